"""Documents: the list, and the text of one with its marks, versions and chain of custody."""

"""What trains the learned reader: the annotated corpus, its markup, and scripts. Not part of the installed package."""

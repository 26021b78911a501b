"""The counting rules of the field: what each would enter for one incident, from the same accounts of it. Pure."""

"""Kinds of bearers of names: how the vocabularies of others tell people from bodies."""

# FollowTheMoney's schemata, as the benchmark and sanctions data name them. None in a look-up: not known.
PERSON_SCHEMATA = {
    "Person": True,
    "Company": False,
    "Organization": False,
    "PublicBody": False,
    "Vessel": False,
    "Airplane": False,
    "Asset": False,
}

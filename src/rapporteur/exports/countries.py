"""Countries as tables of the field name them: codes and names from ISO 3166-1 alpha-2."""

from functools import lru_cache

import pycountry

from rapporteur.views.filters import country_name

_KOSOVO = "XK"  # no code of ISO 3166-1, but what gazetteers give


@lru_cache(maxsize=512)
def country_label(code: str | None) -> str | None:
    """The English short name; the code itself where ISO 3166-1 has none; None for None."""
    if code is None:
        return None
    return country_name(code) or ("Kosovo" if code == _KOSOVO else code)


@lru_cache(maxsize=512)
def alpha_3(code: str | None) -> str | None:
    """The ISO 3166-1 alpha-3 code; None where there is none."""
    found = pycountry.countries.get(alpha_2=code) if code else None
    return None if found is None else str(found.alpha_3)


@lru_cache(maxsize=512)
def numeric(code: str | None) -> int | None:
    """The ISO 3166-1 numeric code; None where there is none."""
    found = pycountry.countries.get(alpha_2=code) if code else None
    return None if found is None else int(found.numeric)

"""The formats that can be imported, by name."""

from rapporteur.imports import acled, airwars, atlos, dtm, gdelt, polecat, ucdp
from rapporteur.imports.layouts import Layout

LAYOUTS: dict[str, Layout] = {
    module.LAYOUT.name: module.LAYOUT for module in (acled, ucdp, polecat, gdelt, airwars, atlos, dtm)
}
MAPPED = "csv"
NAMES = (*LAYOUTS, MAPPED)

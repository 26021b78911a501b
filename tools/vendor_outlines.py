"""Write the outlines of countries of the workbench's map, from the npm package world-atlas (ISC, Natural Earth).

Run by hand when its version changes, after `npm ci` in frontend/: `python tools/vendor_outlines.py`.
"""

import json
from pathlib import Path

import pycountry

FRONTEND = Path(__file__).parents[1] / "frontend"
# Outlines whose borders are drawn as disputed: those without a code, and these.
# Source: Natural Earth, "Admin 0 - Breakaway, Disputed Areas".
DISPUTED = {"EH", "PS"}
DEPENDENT = {"Indian Ocean Ter."}  # without a code, but in no dispute


def main() -> None:
    """Name each outline by its ISO 3166-1 alpha-2 code, and mark the disputed ones."""
    topology = json.loads((FRONTEND / "node_modules/world-atlas/countries-50m.json").read_text())
    shapes = [
        one for one in topology["objects"]["countries"]["geometries"] if one["properties"]["name"] != "Antarctica"
    ]
    for shape in shapes:
        found = pycountry.countries.get(numeric=shape.pop("id", "")) if "id" in shape else None
        name, code = shape["properties"]["name"], found.alpha_2 if found else None
        disputed = code in DISPUTED or (code is None and name not in DEPENDENT)
        shape["properties"] = {"name": name, "country": code, "disputed": disputed}
    topology["objects"] = {"countries": {"type": "GeometryCollection", "geometries": shapes}}
    (FRONTEND / "public" / "outlines.json").write_text(json.dumps(topology, separators=(",", ":")))


if __name__ == "__main__":
    main()

"""Fetch the map library and the country outlines that reports inline, and write them to `exports/static`.

Run by hand when a version changes; npm is needed as a registry client only: `python tools/vendor_map_assets.py`.
Sources: maplibre-gl (BSD-3-Clause) and world-atlas (ISC; outlines from Natural Earth, public domain).
"""

import json
import subprocess
import tarfile
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pycountry

MAPLIBRE = "maplibre-gl@5.24.1"
WORLD_ATLAS = "world-atlas@2.0.2"
STATIC = Path(__file__).parents[1] / "src" / "rapporteur" / "exports" / "static"
# Two decimals are about a kilometre: finer than any place that a report claims to know from a country's outline.
DECIMALS = 2
LEFT_OUT = {"Antarctica"}

Ring = list[list[float]]


def fetched(package: str, folder: Path) -> Path:
    """The unpacked contents of an npm package."""
    command = ["npm", "pack", "--silent", package]
    packed = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603 - fixed words

    target = folder / package.partition("@")[0]
    with tarfile.open(folder / packed.stdout.split()[-1]) as archive:
        archive.extractall(target, filter="data")
    return target / "package"


def decoded_arcs(topology: dict[str, Any]) -> list[Ring]:
    """The arcs of a quantised topology in degrees. Source: TopoJSON specification, 2.1.3."""
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append([round(x * scale_x + shift_x, DECIMALS), round(y * scale_y + shift_y, DECIMALS)])
        arcs.append(points)
    return arcs


def ring(indices: list[int], arcs: list[Ring]) -> Ring:
    """The arcs that `indices` name, joined; a negative index is an arc turned round."""
    joined: Ring = []
    for index in indices:
        points = arcs[index] if index >= 0 else arcs[~index][::-1]
        for point in points:
            if not joined or joined[-1] != point:
                joined.append(point)
    return unbroken(joined)


def unbroken(points: Ring) -> Ring:
    """A ring that jumps over the antimeridian, drawn on beyond 180 degrees east instead."""
    if any(abs(a[0] - b[0]) > 180 for a, b in pairwise(points)):
        return [[x + 360 if x < 0 else x, y] for x, y in points]
    return points


def country_code(numeric: str | None) -> str | None:
    """ISO 3166-1 alpha-2 for a numeric code; None for outlines without one."""
    country = pycountry.countries.get(numeric=numeric) if numeric else None
    return country.alpha_2 if country else None


def countries(topology: dict[str, Any]) -> dict[str, Any]:
    """The outlines of all countries as GeoJSON (RFC 7946)."""
    arcs = decoded_arcs(topology)
    features = []
    for shape in topology["objects"]["countries"]["geometries"]:
        if shape["properties"]["name"] in LEFT_OUT:
            continue
        nested = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        polygons = [[r for r in (ring(i, arcs) for i in polygon) if len(r) >= 4] for polygon in nested]
        features.append(
            {
                "type": "Feature",
                "properties": {"name": shape["properties"]["name"], "country": country_code(shape.get("id"))},
                "geometry": {"type": "MultiPolygon", "coordinates": [p for p in polygons if p]},
            }
        )
    return {"type": "FeatureCollection", "features": features}


def main() -> None:
    """Write maplibre-gl.js, maplibre-gl.css and countries.geojson, with their licences."""
    STATIC.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        maplibre = fetched(MAPLIBRE, Path(name))
        atlas = fetched(WORLD_ATLAS, Path(name))
        script = (maplibre / "dist" / "maplibre-gl.js").read_text(encoding="utf-8")
        without_map = "\n".join(line for line in script.splitlines() if not line.startswith("//# sourceMappingURL"))
        (STATIC / "maplibre-gl.js").write_text(without_map + "\n", encoding="utf-8")
        (STATIC / "maplibre-gl.css").write_bytes((maplibre / "dist" / "maplibre-gl.css").read_bytes())
        (STATIC / "LICENSE.maplibre-gl.txt").write_bytes((maplibre / "LICENSE.txt").read_bytes())
        (STATIC / "LICENSE.world-atlas.txt").write_bytes((atlas / "LICENSE").read_bytes())
        topology = json.loads((atlas / "countries-50m.json").read_text(encoding="utf-8"))
        (STATIC / "countries.geojson").write_text(
            json.dumps(countries(topology), ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()

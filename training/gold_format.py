"""Write the annotated corpus in the format of the gold scorer, so that one measure judges it and other articles.

python -m training.gold_format training/corpus FOLDER [--part development]
"""

import argparse
import hashlib
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from rapporteur.model.reading import Reading
from rapporteur.model.spans import Span, hull
from rapporteur.model.vocabularies import PerpetratorConfidence, Qualifier, SourceKind
from training.markup import load
from training.splits import part_of

_STATUS = {
    PerpetratorConfidence.REPORTED_AS_FACT: "reported_as_fact",
    PerpetratorConfidence.CLAIMED_OR_ADMITTED: "claimed_by_perpetrator",
    PerpetratorConfidence.ACCUSED_BY_AUTHORITIES: "accused",
    PerpetratorConfidence.ACCUSED: "accused",
    PerpetratorConfidence.POSSIBLE: "suspected",
    PerpetratorConfidence.DENIED: "denied",
}


def _closed(start: date | None, end: date | None) -> tuple[str | None, str | None]:
    return (
        None if start is None else start.isoformat(),
        None if end is None else (end - timedelta(days=1)).isoformat(),
    )


class _Gold:
    """One reading as the gold format has it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text
        self.actors = {actor.id: actor for actor in reading.actors}
        self.attributions = {attribution.id: attribution for attribution in reading.attributions}
        self.places = {place.id: place for place in reading.places}

    def quote(self, span: Span) -> dict[str, Any]:
        return {"quote": span.of(self.text), "span": list(span)}

    def actor(self, identifier: str | None) -> str | None:
        return self.actors[identifier].name if identifier else None

    def source(self, identifier: str | None) -> tuple[str, str]:
        if identifier is None:
            return "author", SourceKind.AUTHOR.value
        attribution = self.attributions[identifier]
        words = " ".join(span.of(self.text) for span in attribution.source)
        name = words or self.actor(attribution.actor) or "not stated"
        return name, attribution.source_kind.value

    def incidents(self) -> list[dict[str, Any]]:
        found = []
        for incident in self.reading.incidents:
            first, last = _closed(incident.earliest, incident.latest)
            anchor = Span(incident.start, incident.end)
            found.append(
                {
                    "id": incident.id,
                    "type": incident.type.value,
                    "date_from": first,
                    "date_to": last,
                    "date_precision": incident.date_precision.value,
                    "places": [
                        {"name": p.name, "country": p.country, "admin1": p.admin1, "level": p.kind}
                        for p in (self.places[i] for i in incident.places)
                    ],
                    "perpetrators": [
                        {
                            "name": self.actor(p.actor),
                            "attributed_by": self.source(p.attribution)[0],
                            "status": _STATUS[p.confidence],
                        }
                        for p in incident.perpetrators
                    ],
                    "targets": list(incident.targets),
                    "weapons": list(incident.weapons),
                    "anchor": anchor.of(self.text),
                    "span": list(anchor),
                    "background": incident.background,
                }
            )
        return found

    def figures(self) -> list[dict[str, Any]]:
        found = []
        for figure in self.reading.figures:
            first, last = _closed(figure.earliest, figure.latest)
            name, kind = self.source(figure.attribution)
            found.append(
                {
                    "id": figure.id,
                    "measure": figure.measure.value,
                    "low": figure.low,
                    "high": figure.high,
                    "vague": figure.qualifier is Qualifier.VAGUE,
                    "who": list(figure.who),
                    "unit": figure.unit.value,
                    **self.quote(Span(figure.start, figure.end)),
                    "source": name,
                    "source_kind": kind,
                    "via": [],
                    "incident": figure.incident,
                    "window": [first, last] if first and last else None,
                    "place": self.places[figure.place].name if figure.place else None,
                    "part_of": figure.part_of,
                }
            )
        return found

    def claims(self) -> list[dict[str, Any]]:
        return [
            {
                "id": attribution.id,
                "source": self.source(attribution.id)[0],
                "source_kind": attribution.source_kind.value,
                "cue": " ".join(span.of(self.text) for span in attribution.cue) or None,
                "stance": attribution.stance.value,
                **self.quote(hull(attribution.content)),
                "about": [],
                "target": self.actor(attribution.target),
            }
            for attribution in self.reading.attributions
            if attribution.content
        ]

    def article(self) -> dict[str, Any]:
        document = self.reading.document
        return {
            "id": document.id,
            "url": None,
            "publisher": document.publisher,
            "published": document.published_day.isoformat() if document.published_day else None,
            "language": "en",
            "text_sha256": hashlib.sha256(self.text.encode()).hexdigest(),
            "incidents": self.incidents(),
            "figures": self.figures(),
            "claims": self.claims(),
            "verification": [
                {**self.quote(Span(v.start, v.end)), "about": list(v.about), "status": v.status.value}
                for v in self.reading.verification
            ],
            "actors": [
                {
                    "name": actor.name,
                    "aliases": sorted({span.of(self.text) for span in actor.mentions}),
                    "kind": actor.kind.value,
                    "role": actor.role,
                    "affiliation": self.actor(actor.affiliation),
                }
                for actor in self.reading.actors
            ],
        }

    def times(self) -> list[dict[str, Any]]:
        found = []
        for time in self.reading.times:
            first, last = _closed(time.earliest, time.latest)
            span = Span(time.start, time.end)
            entry = {"quote": span.of(self.text), "start": span.start, "end": span.end, "type": time.type.value}
            found.append({**entry, "earliest": first, "latest": last, "anchor": time.anchored_on})
        return found

    def toponyms(self) -> list[dict[str, Any]]:
        usage = {"location": "location", "government": "metonym_government", "demonym": "demonym"}
        return [
            {
                "quote": place.name,
                "start": place.start,
                "end": place.end,
                "name": place.name,
                "country": place.country,
                "admin1": place.admin1,
                "kind": place.kind,
                "lat": place.latitude,
                "lon": place.longitude,
                "usage": usage[place.sense.value],
            }
            for place in self.reading.places
        ]


def write(corpus: Path, target: Path, part: str | None = None) -> int:
    """Write each document of the corpus (of one part, if given) into a folder of its own under `target`; how many."""
    written = 0
    for path in sorted(corpus.rglob("*.txt")):
        document = load(path)
        if part is not None and part_of(document.episode) != part:
            continue
        gold = _Gold(document.reading)
        folder = target / path.stem
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{path.stem}.txt").write_text(document.text, encoding="utf-8")
        for name, content in ((path.stem, gold.article()), ("times", gold.times()), ("places", gold.toponyms())):
            text = json.dumps(content, ensure_ascii=False, indent=1)
            (folder / f"{name}.gold.json").write_text(text, encoding="utf-8")
        written += 1
    return written


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--part", choices=["train", "development", "test"])
    arguments = parser.parse_args()
    print(write(arguments.corpus, arguments.target, arguments.part), "documents")

"""The spread of deaths in MAVERICK's development half, against a plain count over the same file."""

import csv
from collections import defaultdict
from pathlib import Path
from statistics import median

from rapporteur.evaluation.material import read_text
from rapporteur.evaluation.maverick import by_rules, coded_events, read_reports


def test_every_event_has_the_least_median_and_greatest_of_its_reports(corpora: Path) -> None:
    file = corpora / "data" / "maverick" / "event_reports.dev.csv"
    deaths: dict[str, list[float]] = defaultdict(list)
    starts: dict[str, set[str]] = defaultdict(set)
    with file.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            deaths[row["event_id"]].append(float(row["deaths_best"]))
            starts[row["event_id"]].add(f"{row['date_start']} {row['date_end']}")
    events = coded_events(read_reports(read_text(file)))
    found = {event.id: (event.least, event.middle, event.greatest) for event in events}
    assert found == {name: (min(all_), median(all_), max(all_)) for name, all_ in deaths.items()}
    contradicted = {
        about: {e.id for e in events if about in {c.about for c in e.contradictions}} for about in ("deaths", "dates")
    }
    assert contradicted["deaths"] == {name for name, all_ in deaths.items() if len(set(all_)) > 1}
    assert contradicted["dates"] == {name for name, all_ in starts.items() if len(all_) > 1}
    entered, totals = by_rules(events)
    assert set(entered) == set(deaths)
    ends = {total.rule: total for total in totals}
    assert ends["acled"].best <= ends["ucdp"].best <= (ends["ucdp"].high or 0)

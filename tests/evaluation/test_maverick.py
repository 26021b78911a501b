"""Coded reports of events: their spread, what they contradict, and the rules of the field on them."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.evaluation.material import CorpusError
from rapporteur.evaluation.maverick import by_rules, case_of, coded_events, read_reports, spreads
from tests.cli.conftest import Run, own_folder, run  # noqa: F401 - fixtures

HEAD = (
    "id,event_id,date_start,date_end,actor1,actor1_type,actor1_perpetrator,actor2,actor2_type,actor2_victim,"
    "deaths_low,deaths_best,deaths_high,source,source_author,source_type"
)
ROWS = (
    "r1,E-1,2011-03-01,2011-03-01,Harbour militia,Non-state armed actor,1,Dockers,Citizens,1,4,4,4,"
    "Meridian Wire (2011-03-01) Four dead,Meridian Wire,International news agency",
    "r2,E-1,2011-03-01,2011-03-02,Port police,Security forces,1,Dockers,Citizens,1,9,9,12,"
    "Rights Watchers (2011-04-10) Report,Rights Watchers,International civil society organization",
    "r3,E-1,2011-03-01,2011-03-01,Harbour militia,Non-state armed actor,1,,,,6,6,6,"
    "Meridian Wire (2011-03-03) Six dead,Meridian Wire,International news agency",
    'r4,E-2,2011-05-05,2011-05-05,Port police,Security forces,1,Dockers,Citizens,1,2,2,2,"Gazette, evening",Gazette,'
    "National news media",
    "r5,E-3,2011-06-01,2011-06-01,Villagers,Citizens,0,,,,0,0,0,Gazette (2011-06-02) Calm,Gazette,National news media",
    "r6,E-3,2011-06-04,2011-06-04,Villagers,Citizens,0,,,,0,0,0,Herald (2011-06-05) Clash,Herald,National news media",
)
TEXT = "\n".join((HEAD, *ROWS)) + "\n"


def test_least_median_and_greatest_by_event() -> None:
    events = {e.id: (e.least, e.middle, e.greatest) for e in coded_events(read_reports(TEXT))}
    assert events == {"E-1": (4, 6, 9), "E-2": (2, 2, 2), "E-3": (0, 0, 0)}
    whole, several = spreads(coded_events(read_reports(TEXT)))
    assert (whole.events, whole.least, whole.middle, whole.greatest) == (3, 6, 8, 11)
    assert (several.events, several.least, several.middle, several.greatest) == (1, 4, 6, 9)


def test_contradictions_say_who_says_what() -> None:
    found = {e.id: {c.about: c for c in e.contradictions} for e in coded_events(read_reports(TEXT))}
    assert set(found["E-1"]) == {"deaths", "dates", "actors"}
    assert found["E-1"]["deaths"].exclude
    assert not found["E-1"]["dates"].exclude
    assert found["E-1"]["actors"].said == (("Harbour militia", ("r1", "r3")), ("Port police", ("r2",)))
    assert found["E-2"] == {}
    assert found["E-3"]["dates"].exclude


def test_a_source_counts_once_with_its_last_report() -> None:
    event = coded_events(read_reports(TEXT))[0]
    accounts = {account.source: account.low for account in case_of(event).accounts}
    assert accounts == {"Meridian Wire": 6, "Rights Watchers": 9}


def test_the_rules_side_by_side() -> None:
    entered, totals = by_rules(coded_events(read_reports(TEXT)))
    first = {rule: (a.low, a.best, a.high) for rule, a in entered["E-1"].items()}
    assert first["acled"] == (6, 6, 6)
    assert first["ucdp"] == (6, 9, 12)
    assert entered["E-1"]["airwars"].grade == "contested"
    assert {t.rule: t.best for t in totals} == {"acled": 8, "ucdp": 11, "airwars": 8, "ibc": 6, "un": 6}


@pytest.mark.parametrize("text", ["a,b\n1,2\n", TEXT.replace("2011-03-01,2011-03-01", "soon,2011-03-01", 1)])
def test_what_is_no_such_file_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(CorpusError) as error:
        read_reports(text)
    assert "\n" not in str(error.value)


@given(st.lists(st.integers(0, 300), min_size=1, max_size=8))
def test_the_median_lies_between_the_ends(deaths: list[int]) -> None:
    row = "r{0},E,2011-03-01,2011-03-01,A,Citizens,0,,,,{1},{1},{1},S,S{0},National news media"
    text = "\n".join((HEAD, *(row.format(n, count) for n, count in enumerate(deaths))))
    (event,) = coded_events(read_reports(text))
    assert event.least <= event.middle <= event.greatest
    assert (event.least, event.greatest) == (min(deaths), max(deaths))
    assert bool(event.contradictions) == (len(set(deaths)) > 1)


def test_days_are_read() -> None:
    assert read_reports(TEXT)[1].last == date(2011, 3, 2)


def test_the_command_prints_tables(run: Run, tmp_path: Path) -> None:  # noqa: F811
    file = tmp_path / "reports.csv"
    file.write_text(TEXT, encoding="utf-8")
    ran = run("maverick", file)
    assert ran.code == 0
    assert "UCDP" in ran.out
    assert "2 of 2 events with several reports are contradicted" in ran.out
    assert run("maverick", tmp_path / "none.csv").code == 2

"""The default gazetteer knows what news names, and is built once, whole, and quickly looked up in."""

import shutil
import sqlite3
import threading
import time
from pathlib import Path

import pytest

from rapporteur.gazetteer.index import created
from rapporteur.gazetteer.store import FOLDER_VARIABLE, SqliteGazetteer, default_index, gazetteer_folder, open_default
from rapporteur.model.vocabularies import PlaceKind


@pytest.mark.parametrize(
    ("name", "kind", "country", "latitude", "longitude"),
    [
        ("Sudan", PlaceKind.COUNTRY, "SD", 15, 30),
        ("DRC", PlaceKind.COUNTRY, "CD", -2.5, 23.5),
        ("U.S.", PlaceKind.COUNTRY, "US", 39.8, -98.5),
        ("Helmand", PlaceKind.ADMIN1, "AF", 31, 64),
        ("North Kivu", PlaceKind.ADMIN1, "CD", -0.8, 29),
        ("Nord-Kivu", PlaceKind.ADMIN1, "CD", -0.8, 29),
        ("Fla.", PlaceKind.ADMIN1, "US", 28.75, -82.5),
        ("Donbas", PlaceKind.REGION, "UA", 48.2, 38.2),
        ("Blue Line", PlaceKind.LINE, None, 33.15, 35.5),
        ("Bab el-Mandeb", PlaceKind.WATER, None, 12.5, 43.3),
        ("Goma", PlaceKind.TOWN, "CD", -1.67, 29.22),
        ("GOMA", PlaceKind.TOWN, "CD", -1.67, 29.22),
        ("Tegucigalpa", PlaceKind.TOWN, "HN", 14.08, -87.2),
    ],
)
def test_a_name_of_the_news_is_known(
    default_gazetteer: SqliteGazetteer,
    name: str,
    kind: PlaceKind,
    country: str | None,
    latitude: float,
    longitude: float,
) -> None:
    fitting = [e for e in default_gazetteer.candidates(name) if e.kind is kind and e.country == country]
    assert fitting, f"{name} is not known as a {kind} of {country}"
    entry = fitting[0]
    assert entry.latitude == pytest.approx(latitude, abs=0.7)
    assert entry.longitude == pytest.approx(longitude, abs=0.7)


def test_abbreviations_count_only_as_written(default_gazetteer: SqliteGazetteer) -> None:
    assert any(e.name == "Indiana" for e in default_gazetteer.candidates("IN"))
    assert not any(e.name == "Indiana" for e in default_gazetteer.candidates("in"))
    assert not any(e.name == "United States" for e in default_gazetteer.candidates("us"))


def test_demonyms_lead_to_their_country_in_both_forms(default_gazetteer: SqliteGazetteer) -> None:
    for word in ("Malian", "Malians"):
        assert [e.country for e in default_gazetteer.demonyms(word)] == ["ML"]
    assert default_gazetteer.demonyms("Sudaneses") == ()
    assert {e.country for e in default_gazetteer.demonyms("Congolese")} == {"CD", "CG"}


@pytest.mark.parametrize(
    ("written", "country"),
    [("Hodeida", "YE"), ("Lashkargah", "AF"), ("Deir al-Zour", "SY"), ("Mekele", "ET"), ("Severodonetsk", "UA")],
)
def test_other_transliterations_are_found(default_gazetteer: SqliteGazetteer, written: str, country: str) -> None:
    assert country in {entry.country for entry in default_gazetteer.variants(written)}


def test_an_entry_is_found_by_its_id(default_gazetteer: SqliteGazetteer) -> None:
    entry = default_gazetteer.candidates("Nairobi")[0]
    assert default_gazetteer.entry(entry.id) == entry
    assert default_gazetteer.entry("geonames:0") is None


def test_the_best_known_bearer_comes_first(default_gazetteer: SqliteGazetteer) -> None:
    springfields = [e for e in default_gazetteer.candidates("Birmingham") if e.kind is PlaceKind.TOWN]
    assert springfields[0].country == "GB"
    assert len(springfields) > 2


@pytest.mark.cost
def test_a_look_up_takes_less_than_a_millisecond(default_gazetteer: SqliteGazetteer) -> None:
    names = [f"San {name}" for name in ("Jose", "Antonio", "Pedro", "Juan", "Miguel", "Carlos")] * 3
    names += [f"No Such Place {number}" for number in range(200)]
    uncached = default_gazetteer.candidates.__wrapped__
    durations = []
    for name in names:
        began = time.perf_counter()
        uncached(name)
        durations.append(time.perf_counter() - began)
    durations.sort()
    assert durations[len(durations) // 2] < 0.001


def test_entries_lie_on_the_earth(gazetteer_folder: Path) -> None:
    connection = sqlite3.connect(default_index(gazetteer_folder))
    outside = connection.execute("SELECT id FROM place WHERE abs(latitude) > 90 OR abs(longitude) > 180").fetchall()
    missing = connection.execute("SELECT count(*) FROM place WHERE kind = 'town' AND latitude IS NULL").fetchone()
    connection.close()
    assert outside == []
    assert missing == (0,)


def test_the_folder_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "mine"))
    assert gazetteer_folder() == tmp_path / "mine"
    assert gazetteer_folder(tmp_path) == tmp_path


def test_an_index_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "x.sqlite"
    with pytest.raises(RuntimeError), created(target):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_two_that_create_at_once_leave_one_sound_index(tmp_path: Path) -> None:
    target = tmp_path / "x.sqlite"
    meeting = threading.Barrier(2)

    def create() -> None:
        with created(target) as connection:
            meeting.wait(timeout=10)
            connection.execute("INSERT INTO meta VALUES ('a', 'b')")

    threads = [threading.Thread(target=create) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [path.name for path in tmp_path.iterdir()] == ["x.sqlite"]
    connection = sqlite3.connect(target)
    assert connection.execute("SELECT value FROM meta").fetchall() == [("b",)]
    connection.close()


def test_opening_again_builds_nothing(gazetteer_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(gazetteer_folder, tmp_path / "copy")
    before = default_index(tmp_path / "copy").stat().st_mtime_ns
    gazetteer = open_default(tmp_path / "copy")
    gazetteer.close()
    assert default_index(tmp_path / "copy").stat().st_mtime_ns == before
    assert gazetteer.version == "default:2026.1"

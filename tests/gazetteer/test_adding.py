"""Users' files are recognised by their shape, indexed as a whole, and found beside the default gazetteer."""

import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from rapporteur.gazetteer.adding import SourceFormat, add_file, gazetteer_info
from rapporteur.gazetteer.store import ADDED, open_default
from rapporteur.model.places import GazetteerEntry
from rapporteur.model.vocabularies import PlaceKind, Severity


@pytest.fixture
def folder(gazetteer_folder: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "gazetteer"
    shutil.copytree(gazetteer_folder, copy, copy_function=os.link)
    return copy


def found(folder: Path, name: str) -> tuple[GazetteerEntry, ...]:
    gazetteer = open_default(folder)
    try:
        return tuple(gazetteer.candidates(name))
    finally:
        gazetteer.close()


def geonames_line(number: int, name: str, aliases: str = "", feature: str = "P\tPPL", latitude: str = "12.5") -> str:
    return "\t".join(
        [
            str(number),
            name,
            name,
            aliases,
            latitude,
            "24.25",
            *feature.split("\t"),
            "SD",
            "",
            "55",
            "",
            "",
            "",
            "730",
            "",
            "600",
            "UTC",
            "2026-01-01",
        ]
    )


def test_a_geonames_dump(folder: Path, tmp_path: Path) -> None:
    dump = tmp_path / "whatever.txt"
    lines = [
        geonames_line(9900001, "Qoz Nabeg", "Goz Nabeq,قوز,QZN"),
        geonames_line(9900002, "Wadi Terfa", feature="H\tWAD"),
    ]
    dump.write_text("\n".join(lines) + "\n", encoding="utf-8")
    addition = add_file(dump, folder)
    assert (addition.format, addition.places, addition.skipped) == (SourceFormat.GEONAMES_PLACES, 2, 0)
    (entry,) = found(folder, "goz nabeq")
    assert entry == GazetteerEntry(
        "geonames:9900001", "Qoz Nabeg", PlaceKind.TOWN, "SD", "North Darfur", None, 12.5, 24.25, 730
    )
    assert found(folder, "Wadi Terfa")[0].kind is PlaceKind.WATER
    assert found(folder, "QZN") == ()


def test_what_cannot_be_read_is_counted_and_left_out(folder: Path, tmp_path: Path) -> None:
    dump = tmp_path / "SD.txt"
    bad = [geonames_line(9900003, "Too Far North", latitude="97"), "9900004\tcut short", geonames_line(9900005, "")]
    dump.write_bytes("\n".join([geonames_line(9900006, "Sound Place"), *bad]).encode() + b"\n\xff\xfe\t\xff\n")
    addition = add_file(dump, folder)
    assert (addition.places, addition.skipped) == (1, 4)
    assert [issue.message.split(":")[0] for issue in addition.issues] == ["line 2", "line 3", "line 4", "line 5"]
    assert all(issue.severity is Severity.WARNING for issue in addition.issues)


def test_tables_of_codes_name_the_areas_of_later_dumps(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("SD.55.550\tMellit Locality\tMellit Locality\t9900010\n", encoding="utf-8")
    assert add_file(tmp_path / "a.txt", folder).format is SourceFormat.GEONAMES_AREAS
    line = geonames_line(9900011, "Ubari Sands").replace("\t55\t\t", "\t55\t550\t")
    (tmp_path / "b.txt").write_text(line + "\n", encoding="utf-8")
    add_file(tmp_path / "b.txt", folder)
    (entry,) = found(folder, "Ubari Sands")
    assert (entry.admin1, entry.admin2) == ("North Darfur", "Mellit Locality")


def test_country_table(folder: Path, tmp_path: Path) -> None:
    cells = [
        "SD",
        "SDN",
        "736",
        "SU",
        "Sudan",
        "Khartoum",
        "1",
        "41801533",
        "AF",
        ".sd",
        "SDG",
        "Pound",
        "249",
        "",
        "",
        "ar",
        "366755",
    ]
    (tmp_path / "c.txt").write_text("#ISO\tISO3\n" + "\t".join([*cells, "SS,TD", ""]) + "\n", encoding="utf-8")
    assert add_file(tmp_path / "c.txt", folder).format is SourceFormat.GEONAMES_COUNTRIES
    sudan = [entry for entry in found(folder, "Sudan") if entry.kind is PlaceKind.COUNTRY]
    assert [(entry.id, entry.latitude) for entry in sudan] == [("geonames:366755", 15)]


def test_boundaries_give_a_middle_and_a_box(folder: Path, tmp_path: Path) -> None:
    square = [[[30, 10], [32, 10], [32, 12], [30, 12], [30, 10]]]
    features = [
        {
            "properties": {"shapeName": "Tamrin", "shapeType": "ADM2", "shapeGroup": "SDN"},
            "geometry": {"type": "Polygon", "coordinates": square},
        },
        {
            "properties": {"NAME_1": "Outer", "NAME_2": "Ibdaya", "GID_0": "SDN"},
            "geometry": {"type": "MultiPolygon", "coordinates": [square]},
        },
        {"properties": {"name": "Shapeless"}, "geometry": None},
        {"properties": {}, "geometry": {"type": "Point", "coordinates": [1, 2]}},
    ]
    path = tmp_path / "districts.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    addition = add_file(path, folder)
    assert (addition.format, addition.places, addition.skipped) == (SourceFormat.BOUNDARIES, 2, 2)
    (entry,) = found(folder, "Tamrin")
    assert (entry.kind, entry.country, entry.latitude, entry.longitude) == (PlaceKind.ADMIN2, "SD", 11, 31)
    assert found(folder, "Ibdaya")[0].admin1 == "Outer"


def test_a_table_with_any_usual_header(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "camps.csv"
    path.write_text(
        "Place Name;Type;LAT;Lng;Country;Province;Other names\n"
        "Ardhamat Nord;refugee camp;13.5;22.4;Sudan;West Darfur;Camp Nine|Kamp Tisa\n"
        "Nowhere;town;north;22.4;Sudan;;\n",
        encoding="utf-8",
    )
    addition = add_file(path, folder)
    assert (addition.format, addition.places, addition.skipped) == (SourceFormat.CSV, 1, 1)
    (entry,) = found(folder, "Kamp Tisa")
    assert (entry.name, entry.kind, entry.country, entry.admin1) == (
        "Ardhamat Nord",
        PlaceKind.TOWN,
        "SD",
        "West Darfur",
    )


def test_records_without_country_take_it_from_area_and_point_together(folder: Path, tmp_path: Path) -> None:
    records = [
        {"Province": "Urozgan", "District": "Ezafi", "Village Name": "Kham Sang", "Latitude": 32.9, "Longitude": 66.0},
        {"Province": "Urozgan", "District": "Ezafi", "Village Name": "Far Away", "Latitude": -32.9, "Longitude": 6.0},
    ]
    path = tmp_path / "villages.json"
    path.write_text(json.dumps(records), encoding="utf-8")
    assert add_file(path, folder).places == 2
    assert [(e.country, e.admin1, e.admin2) for e in found(folder, "Kham Sang")] == [("AF", "Uruzgan", "Ezafi")]
    assert found(folder, "Far Away")[0].country is None


def test_the_user_can_say_the_country(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "v.csv"
    path.write_text("name,latitude,longitude\nKham Zard,32.9,66.0\n", encoding="utf-8")
    add_file(path, folder, country="AF")
    assert found(folder, "Kham Zard")[0].country == "AF"


def test_nested_records_lie_in_their_record(folder: Path, tmp_path: Path) -> None:
    district = {"id": 7, "name": "Nawi Deh", "latitude": "33.0", "longitude": "66.2"}
    record = {"id": 1, "name": "Urozgan", "latitude": "32.8", "longitude": "65.5", "districts": [district]}
    path = tmp_path / "p.json"
    path.write_text(json.dumps([record]), encoding="utf-8")
    add_file(path, folder)
    (entry,) = found(folder, "Nawi Deh")
    assert (entry.kind, entry.country, entry.admin1) == (PlaceKind.ADMIN2, "AF", "Uruzgan")


def test_a_zip_is_read_as_what_it_holds(folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "SD.zip", "w") as archive:
        archive.writestr("readme.txt", "read me")
        archive.writestr("SD.txt", (geonames_line(9900020, "Zipped Town") + "\n") * 3)
    addition = add_file(tmp_path / "SD.zip", folder)
    assert addition.format is SourceFormat.GEONAMES_PLACES
    assert len(found(folder, "Zipped Town")) == 1


def test_the_version_says_what_was_added_and_the_same_bytes_add_nothing(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "v.csv"
    path.write_text("name,latitude,longitude\nKham Sabz,32.9,66.0\n", encoding="utf-8")
    assert gazetteer_info(folder).version == "default:2026.1"
    add_file(path, folder)
    info = gazetteer_info(folder)
    assert info.version.startswith("default:2026.1+")
    assert [(file.name, file.places) for file in info.files] == [("v.csv", 1)]
    again = add_file(path, folder)
    assert (again.known, again.places) == (True, 0)
    assert gazetteer_info(folder).version == info.version


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01\x02",
        b"just words\nand more words\n",
        b'{"a": 1}',
        b"[1, 2]",
        b'{"features": [{"type"',
        b"name,latitude,longitude\n",
    ],
)
def test_what_is_no_gazetteer_is_refused_in_one_line(folder: Path, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "strange"
    path.write_bytes(content)
    addition = add_file(path, folder)
    assert (addition.format, addition.places) == (None, 0)
    assert addition.issues[0].severity is Severity.ERROR
    assert "\n" not in addition.issues[0].message
    assert not (folder / ADDED).exists()


def test_a_missing_file_is_an_issue(folder: Path, tmp_path: Path) -> None:
    assert add_file(tmp_path / "absent.csv", folder).issues[0].code == "gazetteer_file"


def test_progress_is_told_up_to_the_end(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "SD.txt"
    path.write_text("".join(geonames_line(9910000 + n, f"Place {n}") + "\n" for n in range(20_000)), encoding="utf-8")
    told: list[tuple[int, int]] = []
    add_file(path, folder, progress=lambda done, size: told.append((done, size)))
    assert told[-1] == (path.stat().st_size, path.stat().st_size)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert len(told) > 1

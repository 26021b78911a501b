"""The formats that a ledger can be written in: their names, what they are for, and what writes them."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rapporteur.exports.acled import write_acled
from rapporteur.exports.followthemoney import write_ftm
from rapporteur.exports.geojson import write_geojson
from rapporteur.exports.geopackage import write_geopackage
from rapporteur.exports.hxl import write_hxl
from rapporteur.exports.material import LedgerMaterial
from rapporteur.exports.parquet import write_parquet
from rapporteur.exports.plover import write_plover
from rapporteur.exports.provenance import write_prov
from rapporteur.exports.timemap import write_timemap
from rapporteur.exports.ucdp import write_ucdp
from rapporteur.exports.writing import Files, Written, staged, write_sidecar
from rapporteur.views.questions import Question


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is, the ending of its file (empty for a folder), and what writes it."""

    name: str
    summary: str
    ending: str
    write: Callable[[LedgerMaterial, Files], Written]

    @property
    def folder(self) -> bool:
        """Whether it is a folder of files."""
        return not self.ending


def _seen_at(material: LedgerMaterial) -> str | None:
    moment = material.state.recorded_at
    return None if moment is None else moment.isoformat(timespec="seconds")


FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        Format("acled", "CSV in ACLED's 31 columns", ".csv", lambda m, f: write_acled(m.events(), f)),
        Format("ucdp", "CSV in UCDP GED's 49 columns", ".csv", lambda m, f: write_ucdp(m.events(), f)),
        Format("hxl", "CSV with humanitarian hashtags", ".csv", lambda m, f: write_hxl(m.events(), f, m.figures())),
        Format("geojson", "map features (RFC 7946)", ".geojson", lambda m, f: write_geojson(m.events(), f)),
        Format("geopackage", "a layer for any GIS", ".gpkg", lambda m, f: write_geopackage(m.events(), f)),
        Format("parquet", "a folder of tables, all claims in them", "", write_parquet),
        Format("ftm", "FollowTheMoney entities and statements", ".jsonl", lambda m, f: write_ftm(m, f, _seen_at(m))),
        Format("plover", "PLOVER records", ".jsonl", lambda m, f: write_plover(m.events(), f)),
        Format("timemap", "events for timemap", ".json", lambda m, f: write_timemap(m.events(), f)),
        Format("prov", "W3C PROV: what rests on what", ".json", write_prov),
    )
}


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote: its files where they lie now, and what it says of itself."""

    files: tuple[Path, ...]
    about: Written


def export(material: LedgerMaterial, asked: Question, wanted: Format, target: Path, *, force: bool = False) -> Exported:
    """Write the material in a format, with its sidecar; all files appear at once, or none.

    Args:
        material: what to write.
        asked: the question as it was asked.
        wanted: the format.
        target: the file, or the folder.
        force: replace what is there.

    Raises:
        AlreadyThereError: something is there already, and `force` is not set.
        LedgerError: the ledger could not be read.
        OSError: a file could not be written.
    """
    with staged(target, folder=wanted.folder, force=force) as files:
        about = wanted.write(material, files)
        ledger = asdict(material.state)
        write_sidecar(files, wanted.name, about, question=_question(asked), ledger=ledger)
        places = tuple(files.place_of(path) for path in files.written())
    return Exported(places, about)


def _question(asked: Question) -> dict[str, Any]:
    words = asdict(asked)
    words["documents"] = sorted(asked.documents) if asked.documents is not None else None
    return words

"""Writing: all files of an export appear together and whole, or not at all; a sidecar says what they are."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from rapporteur.version import VERSION

SIDECAR = ".about.json"
_CHUNK = 1 << 20
NOTICE = (
    "Claims, not facts: every row says what reports say, and who. Empty is not zero: it was not stated, not found, or "
    "is withheld. Names of protected persons are masked."
)
REVEALED = "Restricted: names of protected persons are shown in these files."


@dataclass(frozen=True, slots=True)
class Written:
    """What an exporter says of what it wrote.

    `rows` counts the rows (features, entities) of each file by its name. `counts` counts what a reader should know of
    (rows without a place, numbers set by a convention). `cannot_hold` lists what the ledger has and the format has no
    room for, `conventions` where the format asks for a choice, and which was made, `left_empty` its fields that the
    ledger knows nothing for. `rules` are the counting rules behind the numbers.
    """

    rows: Mapping[str, int]
    counts: Mapping[str, int] = field(default_factory=dict)
    cannot_hold: tuple[str, ...] = ()
    conventions: tuple[str, ...] = ()
    left_empty: tuple[str, ...] = ()
    rules: tuple[Mapping[str, str], ...] = ()
    sources: tuple[str, ...] = ()


class AlreadyThereError(Exception):
    """A file of the export exists, and was not to be replaced; `path` is the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class Files:
    """The files of one export while they are written, out of sight beside their place.

    An export is one file with companions ("strikes.csv", "strikes.numbers.csv"), or a folder.
    """

    def __init__(self, target: Path, staging: Path, *, folder: bool) -> None:
        self.target, self._staging, self.folder = target, staging, folder

    @property
    def main(self) -> Path:
        """Where to write the one file."""
        return self._staging / self.target.name

    def companion(self, ending: str) -> Path:
        """Where to write a file beside the main one: its name with `ending` in place of its own."""
        return self._staging / f"{self.target.stem}{ending}"

    def beside(self, ending: str) -> Path:
        """Where to write a file that bears the main one's whole name, with `ending` after it."""
        return self._staging / f"{self.target.name}{ending}"

    def within(self, name: str) -> Path:
        """Where to write a file of a folder."""
        return self._staging / name

    def written(self) -> list[Path]:
        """All files so far."""
        return sorted(self._staging.iterdir())

    def place_of(self, staged: Path) -> Path:
        """Where a file will be."""
        return (self.target if self.folder else self.target.parent) / staged.name


@contextmanager
def staged(target: Path, *, folder: bool, force: bool) -> Iterator[Files]:
    """Write the files of an export within the block; they move to their places when it ends, none when it raises.

    Args:
        target: the file, or the folder.
        folder: whether it is a folder.
        force: replace what is there.

    Raises:
        AlreadyThereError: something is there already, and `force` is not set.
        OSError: the files could not be written.
    """
    if not force:
        _refuse_existing(target, folder=folder)
    staging = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".part", dir=target.absolute().parent))
    try:
        files = Files(target, staging, folder=folder)
        yield files
        found = files.written()
        for path in found:
            place = files.place_of(path)
            if place.exists() and not force:
                raise AlreadyThereError(place)
            with path.open("rb") as file:
                os.fsync(file.fileno())
        if folder:
            target.mkdir(exist_ok=True)
        for path in found:
            path.chmod(0o666 & ~_umask())
            path.replace(files.place_of(path))
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _refuse_existing(target: Path, *, folder: bool) -> None:
    if folder and target.is_dir() and not any(target.iterdir()):
        return
    for path in (target, target.with_name(target.name + SIDECAR)):
        if path.exists() or path.is_symlink():
            raise AlreadyThereError(path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def write_sidecar(
    files: Files, export_format: str, about: Written, *, question: Mapping[str, Any], ledger: Mapping[str, Any]
) -> Path:
    """Write the sidecar: what the files are, by what rules, of which state of which ledger, and what they cannot hold.

    Args:
        files: the files of the export, all written.
        export_format: the name of the format.
        about: what the exporter says of them.
        question: what was asked, by the names of `Question`; None where it was not asked for.
        ledger: the state of the ledger that answered.

    Returns:
        The path of the staged sidecar.
    """
    found = files.written()
    path = files.within(f"export{SIDECAR}") if files.folder else files.beside(SIDECAR)
    content = {
        "format": export_format,
        "program": f"rapporteur {VERSION}",
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "notice": REVEALED if question.get("reveal") else NOTICE,
        "masked": not question.get("reveal"),
        "question": dict(question),
        "ledger": dict(ledger),
        "rules": [dict(rule) for rule in about.rules],
        "counts": dict(about.counts),
        "cannot_hold": list(about.cannot_hold),
        "conventions": list(about.conventions),
        "left_empty": list(about.left_empty),
        "sources": list(about.sources),
        "files": [
            {"name": one.name, "bytes": one.stat().st_size, "sha256": _digest(one), "rows": about.rows.get(one.name)}
            for one in found
        ],
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1, default=_words) + "\n", encoding="utf-8")
    return path


def _words(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(_CHUNK):
            digest.update(part)
    return digest.hexdigest()

"""Walk a directory of documents."""

import os
from collections.abc import Iterator
from pathlib import Path

from rapporteur.documents.cleaned import Unreadable, warning
from rapporteur.documents.kinds import kind_of_name
from rapporteur.model.issues import Issue


def walk(directory: Path) -> Iterator[tuple[Path, Issue | None]]:
    """All files below a directory, sorted by name within each directory; hidden ones are passed over.

    Links to directories are followed, but never around in a circle.

    Returns:
        Each file of a kind that is read, with None; and each path that is not taken, with the reason:
        `unknown_kind` and `directory_loop` are warnings, `permission_denied` and `unreadable_file` errors.
    """
    yield from _walk(directory, frozenset())


def _walk(directory: Path, above: frozenset[tuple[int, int]]) -> Iterator[tuple[Path, Issue | None]]:
    try:
        status = directory.stat()
        here = (status.st_dev, status.st_ino)
        if here in above:
            yield directory, warning("directory_loop", "this link leads back to a directory above it; not followed")
            return
        with os.scandir(directory) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield directory, file_issue(error)
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith("."):
            continue
        try:
            is_directory, is_file = entry.is_dir(), entry.is_file()
        except OSError as error:
            yield path, file_issue(error)
            continue
        if is_directory:
            yield from _walk(path, above | {here})
        elif not is_file:
            yield path, warning("unknown_kind", "neither a file nor a directory; not read")
        elif kind_of_name(entry.name) is None:
            yield path, warning("unknown_kind", "not a kind of file that is read")
        else:
            yield path, None


def file_issue(error: OSError | ValueError | RuntimeError) -> Issue:
    """What the operating system's refusal of a file means to a user."""
    if isinstance(error, (FileNotFoundError, ValueError)):  # ValueError: a NUL in the name
        return Unreadable("missing_file", "there is no such file").issue
    if isinstance(error, RuntimeError):
        return Unreadable("unreadable_file", "the file cannot be read: links lead around in a circle").issue
    if isinstance(error, PermissionError):
        return Unreadable("permission_denied", "the file may not be read: permission denied").issue
    return Unreadable("unreadable_file", f"the file cannot be read: {error.strerror or type(error).__name__}").issue

"""The bundled sample dispatches: six invented episodes, told by wires, offices, outlets and monitors over four weeks.

The places are real. The events, persons, outlets, units and figures are invented, and so is every toll in them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path


@contextmanager
def sample_folder() -> Iterator[Path]:
    """The folder of the sample dispatches, on disk while the context is open."""
    with as_file(files(__name__) / "dispatches") as folder:
        yield folder

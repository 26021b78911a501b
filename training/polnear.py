"""PolNeAR: attributions of political news, from its brat files."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rapporteur.model.spans import Span

ROLES = ("source", "cue", "content")
_SPAN_LINE = re.compile(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t")
_EVENT_LINE = re.compile(r"E\d+\t(.*)")


@dataclass(frozen=True)
class Spoken:
    """One attribution as annotated: the pieces of each role."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True)
class SpokenText:
    """A text with its attributions."""

    name: str
    text: str
    attributions: tuple[Spoken, ...]


def _pieces(text: str, spans: list[Span]) -> tuple[Span, ...]:
    found = set()
    for start, end in spans:
        for line in re.finditer(r"[^\n]+", text[start:end]):
            words = line[0].strip()
            if words:
                at = start + line.start() + line[0].index(words)
                found.add(Span(at, at + len(words)))
    return tuple(sorted(found))


def attributions(annotations: str, text: str) -> tuple[Spoken, ...]:
    """The attributions of one brat file."""
    spans: dict[str, list[Span]] = {}
    events: list[str] = []
    for line in annotations.split("\n"):
        if found := _SPAN_LINE.match(line):
            spans[found[1]] = [Span(*map(int, pair.split())) for pair in found[2].split(";")]
        elif found := _EVENT_LINE.match(line):
            events.append(found[1])
    result = []
    for event in events:
        roles: dict[str, list[Span]] = {role: [] for role in ROLES}
        for argument in event.split():
            name, _, target = argument.partition(":")
            role = name.rstrip("0123456789").lower()
            if role in roles:
                roles[role] += spans[target]
        if any(roles.values()):
            result.append(Spoken(*(_pieces(text, roles[role]) for role in ROLES)))
    return tuple(result)


def load(part: Path) -> Iterator[SpokenText]:
    """The texts of one part (`train`, `dev`), each with its first annotator's attributions."""
    for path in sorted((part / "text").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        name = re.sub(r"([\[\]*?])", r"[\1]", path.stem)
        files = sorted((part / "attributions").glob(f"{name}_*.ann"))
        yield SpokenText(path.stem, text, attributions(files[0].read_text(encoding="utf-8"), text))

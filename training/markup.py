"""Read the inline markup of the annotated corpus into readings.

A file has a head (`key: value` lines), a blank line, the marked text, a line `---`, and one line for each record.
In the text `{id:words}` marks words for a record; marks nest, and an id that marks several stretches of words has them
all. Attributions mark their parts: `{q1s:source}`, `{q1c:cue}`, `{q1x:content}`. docs: training/GUIDELINES.md.
"""

import hashlib
import re
import shlex
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from rapporteur.model.contract import reading_from_json
from rapporteur.model.reading import Reading
from rapporteur.model.spans import Span, hull

_MARK = re.compile(r"\{([a-z]+\d+[scx]?):")
_ATTRIBUTION_PART = re.compile(r"(q\d+)([scx])")
_PARTS = {"s": "source", "c": "cue", "x": "content"}


class MarkupError(ValueError):
    """A file of the corpus that is not well-formed; the message names the place and what is wrong there."""


@dataclass(frozen=True)
class AnnotatedDocument:
    """One document of the corpus: its reading as annotated, and what the head says of it."""

    reading: Reading
    episode: str
    theatre: str
    style: str

    @property
    def text(self) -> str:
        """The text without marks, into which the reading's offsets count."""
        return self.reading.document.text


def strip_marks(marked: str) -> tuple[str, dict[str, list[Span]]]:
    """The text without marks, and the spans of every id in it, in order.

    Raises:
        MarkupError: a mark is not closed, or a brace closes none.
    """
    pieces: list[str] = []
    spans: dict[str, list[Span]] = defaultdict(list)
    open_marks: list[tuple[str, int]] = []
    length = position = 0
    while position < len(marked):
        mark = _MARK.match(marked, position)
        if mark:
            open_marks.append((mark[1], length))
            position = mark.end()
        elif marked[position] == "}":
            if not open_marks:
                raise MarkupError(f"a brace closes no mark near {marked[max(0, position - 30) : position + 1]!r}")
            name, start = open_marks.pop()
            spans[name].append(Span(start, length))
            position += 1
        else:
            pieces.append(marked[position])
            length += 1
            position += 1
    if open_marks:
        raise MarkupError(f"the mark {open_marks[-1][0]} is not closed")
    return "".join(pieces), dict(spans)


def _options(line: str, number: int) -> tuple[str, list[str], dict[str, str]]:
    try:
        name, *words = shlex.split(line)
    except ValueError as error:
        raise MarkupError(f"record line {number}: {error}") from None
    options = dict(word.split("=", 1) for word in words if "=" in word)
    return name, [word for word in words if "=" not in word], options


def _interval(written: str | None) -> tuple[str | None, str | None]:
    """`A..B` are the first and the last day, `A` one day, `?` unknown; the result is half-open."""
    if written in {None, "?"}:
        return None, None
    first, _, last = str(written).partition("..")
    last = last if ".." in str(written) else first
    end = None if last in {"", "?"} else (date.fromisoformat(last) + timedelta(days=1)).isoformat()
    return (None if first in {"", "?"} else date.fromisoformat(first).isoformat()), end


def _count(written: str) -> tuple[int | None, int | None]:
    """`14` is exact, `14..` at least, `..14` from 0, `14..20` between, `?` not bounded."""
    if written == "?":
        return None, None
    if ".." not in written:
        return int(written), int(written)
    low, high = written.split("..")
    return (int(low) if low else 0), (int(high) if high else None)


def _list(written: str | None) -> list[str]:
    return [part for part in (written or "").split(",") if part]


def _time(words: list[str], options: dict[str, str]) -> dict[str, Any]:
    start, end = _interval(options.get("days"))
    return {
        "type": words[0],
        "value": options.get("value"),
        "earliest": start,
        "latest": end,
        "anchored_on": options.get("on"),
    }


def _place(words: list[str], options: dict[str, str]) -> dict[str, Any]:
    at = _list(options.get("at"))
    return {
        "kind": words[0],
        "sense": words[1] if len(words) > 1 else "location",
        "country": options.get("country"),
        "admin1": options.get("admin1"),
        "latitude": float(at[0]) if at else None,
        "longitude": float(at[1]) if at else None,
    }


def _actor(words: list[str], options: dict[str, str]) -> dict[str, Any]:
    return {
        "name": options["name"],
        "kind": words[0],
        "role": options.get("role"),
        "affiliation": options.get("of"),
        "protected": "protected" in words,
    }


def _attribution(words: list[str], options: dict[str, str]) -> dict[str, Any]:
    return {
        "source_kind": words[0],
        "stance": words[1],
        "certainty": words[2] if len(words) > 2 else "certain",
        "actor": options.get("actor"),
        "target": options.get("target"),
        "within": options.get("within"),
    }


def _incident(words: list[str], options: dict[str, str]) -> dict[str, Any]:
    start, end = _interval(options.get("days"))
    perpetrators = []
    for entry in _list(options.get("by")):
        actor, confidence, *said = entry.split(":")
        perpetrators.append({"actor": actor, "confidence": confidence, "attribution": said[0] if said else None})
    return {
        "type": words[0],
        "status": words[1] if len(words) > 1 and words[1] != "background" else "happened",
        "background": "background" in words,
        "earliest": start,
        "latest": end,
        "date_precision": options.get("precision", "unknown" if start is None and end is None else "day"),
        "places": _list(options.get("at")),
        "perpetrators": perpetrators,
        "targets": _list(options.get("targets")),
        "weapons": _list(options.get("weapons")),
        "attributions": _list(options.get("said")),
    }


def _qualifier(written: str) -> str:
    low, high = _count(written)
    if low is None and high is None:
        return "vague"
    if high is None:
        return "at_least"
    if low == high:
        return "exact"
    return "at_most" if not low else "between"


def _figure(words: list[str], options: dict[str, str]) -> dict[str, Any]:
    measure, number, *rest = words
    low, high = _count(number)
    start, end = _interval(options.get("days"))
    return {
        "measure": measure,
        "low": low,
        "high": high,
        "qualifier": rest[0] if rest else _qualifier(number),
        "unit": options.get("unit", "people"),
        "who": _list(options.get("who")) or ["people"],
        "part_of": options.get("part"),
        "supersedes": options.get("supersedes"),
        "attribution": options.get("said"),
        "incident": options.get("of"),
        "place": options.get("at"),
        "earliest": start,
        "latest": end,
    }


def _victim(words: list[str], options: dict[str, str]) -> dict[str, Any]:
    low, high = _count(words[1]) if len(words) > 1 else (1, 1)
    age = options.get("age")
    return {
        "name": options.get("name"),
        "description": options.get("description"),
        "age": int(age) if age else None,
        "sex": options.get("sex"),
        "occupation": options.get("occupation"),
        "who": _list(options.get("who")) or ["people"],
        "number": {"low": low, "high": high},
        "effect": words[0],
        "incident": options.get("of"),
        "attribution": options.get("said"),
        "protected": "public" not in words,
    }


def _object(words: list[str], options: dict[str, str]) -> dict[str, Any]:
    low, high = _count(words[2]) if len(words) > 2 else (1, 1)
    return {
        "kind": words[0],
        "effect": words[1],
        "number": {"low": low, "high": high},
        "incident": options.get("of"),
        "attribution": options.get("said"),
    }


def _verification(words: list[str], options: dict[str, str]) -> dict[str, Any]:
    return {"status": words[0], "covers": words[1], "about": _list(options.get("about"))}


def _relation(words: list[str], options: dict[str, str]) -> dict[str, Any]:
    start, end = _interval(options.get("days"))
    return {
        "subject": words[0],
        "relation": words[1],
        "object": words[2],
        "attribution": options.get("said"),
        "earliest": start,
        "latest": end,
    }


def _issue(words: list[str], options: dict[str, str]) -> dict[str, Any]:
    return {"code": words[0], "severity": "warning", "message": options.get("message", "")}


# Letter of the id: field of the reading, fields of its record line.
_RECORDS = {
    "t": ("times", _time),
    "p": ("places", _place),
    "a": ("actors", _actor),
    "q": ("attributions", _attribution),
    "i": ("incidents", _incident),
    "f": ("figures", _figure),
    "v": ("victims", _victim),
    "o": ("objects", _object),
    "c": ("verification", _verification),
    "r": ("relations", _relation),
    "n": ("issues", _issue),
}
_EACH_MENTION = {"times", "places"}
_WITHOUT_ID = {"verification", "relations", "issues"}
_REFERENCES = ("affiliation", "actor", "target", "within", "attribution", "incident", "place", "part_of", "supersedes")


def _with_spans(
    field: str, record: dict[str, Any], name: str, spans: dict[str, list[Span]], text: str
) -> dict[str, Any]:
    found = spans.get(name, [])
    if field == "actors":
        return {**record, "mentions": found}
    if field == "attributions":
        parts = {_PARTS[letter]: spans.get(name + letter, []) for letter in _PARTS}
        if not any(parts.values()):
            raise MarkupError(f"{name} marks no words")
        return {**record, **parts}
    if not found:
        raise MarkupError(f"{name} marks no words")
    first = found[0]
    record = {**record, "start": first.start, "end": first.end}
    if field == "incidents":
        record["mentions"] = found
    if field == "places":
        record["name"] = first.of(text)
    if field == "objects" or (field == "victims" and record["description"] is None):
        record["description"] = hull([first]).of(text)
    return record


def _check_references(fields: dict[str, list[dict[str, Any]]]) -> None:
    known = {record["id"] for records in fields.values() for record in records if "id" in record}
    for records in fields.values():
        for record in records:
            named = {record.get(key) for key in _REFERENCES} | set(record.get("about", ()))
            named |= set(record.get("places", ())) | set(record.get("attributions", ()))
            named |= {p["actor"] for p in record.get("perpetrators", ())}
            missing = {one for one in named if one is not None} - known
            if missing:
                raise MarkupError(f"{record.get('id', 'a record')} names {sorted(missing)}, which nothing declares")


def parse(marked: str, name: str = "document") -> AnnotatedDocument:
    """The annotated document that one file of the corpus holds.

    Raises:
        MarkupError: the file is not well-formed, a record has no words, words have no record, or an id is unknown.
        pydantic.ValidationError: a record has a value outside its vocabulary.
    """
    head_text, _, rest = marked.partition("\n\n")
    body, separator, record_text = rest.rpartition("\n---\n")
    if not separator:
        raise MarkupError("no line `---` parts the text from the records")
    head = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in head_text.splitlines())}
    text, spans = strip_marks(body.strip("\n"))
    fields: dict[str, list[dict[str, Any]]] = {field: [] for field, _ in _RECORDS.values()}
    declared = set()
    for number, line in enumerate(record_text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        identifier, words, options = _options(line, number)
        if identifier[0] not in _RECORDS or identifier in declared:
            raise MarkupError(f"record line {number}: {identifier} is unknown or declared twice")
        declared.add(identifier)
        field, build = _RECORDS[identifier[0]]
        try:
            record = build(words, options)
        except (IndexError, KeyError, ValueError) as error:
            raise MarkupError(f"record line {number} ({line}): {error!r}") from None
        for index, span in enumerate(spans.get(identifier, ()) if field in _EACH_MENTION else ()):
            if index:  # a further mention of a time or place is a record of its own
                again = _with_spans(field, record, identifier, {identifier: [span]}, text)
                fields[field].append({"id": f"{identifier}.{index + 1}", **again})
        record = _with_spans(field, record, identifier, spans, text)
        fields[field].append(record if field in _WITHOUT_ID else {"id": identifier, **record})
    marks = {_ATTRIBUTION_PART.sub(r"\1", mark) for mark in spans}
    if marks - declared:
        raise MarkupError(f"{sorted(marks - declared)} are marked in the text but have no record")
    _check_references(fields)
    for key in ("publisher", "published", "episode", "theatre", "style"):
        if key not in head:
            raise MarkupError(f"the head lacks `{key}`")
    document = {
        "id": name,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "text": text,
        "publisher": head["publisher"],
        "published": head["published"],
        "title": head.get("title"),
        "language": "en",
    }
    producer = {"name": "annotator", "version": "1", "engine": head.get("annotator", "first"), "gazetteer": "none"}
    reading = reading_from_json({"producer": producer, "document": document, **fields})
    return AnnotatedDocument(reading, head["episode"], head["theatre"], head["style"])


def load(path: Path) -> AnnotatedDocument:
    """The annotated document in a file; its id is the file's name without its ending.

    Raises:
        MarkupError, pydantic.ValidationError: as `parse`.
        OSError: the file cannot be read.
    """
    return parse(path.read_text(encoding="utf-8"), path.stem)

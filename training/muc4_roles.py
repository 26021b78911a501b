"""MUC-4 messages with the strings of their key templates marked by role.

Source: MUC-4 corpora and answer keys; slots as in `key-*.muc4`.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from rapporteur.model.spans import Span
from rapporteur.tagging.labels import TERRORISM
from training.examples import Marked

# Messages at the end of DEV that are kept back to choose by.
KEPT_BACK = 150
_SLOTS = {
    "6": "instrument",
    "9": "perp_individual",
    "10": "perp_organization",
    "12": "physical_target",
    "18": "human_target",
    "19": "human_target",
}
_MESSAGE = re.compile(r"^([A-Z0-9]+-MUC[34]-\d{4})[^\n]*\n", re.M)
_SLOT = re.compile(r"^(\d+)\.\s+[A-Z]+(?: TGT)?: [A-Z ]+?(?:  +|$)(.*)$")
_STRING = re.compile(r'"([^"]+)"')


def messages(paths: list[Path]) -> Iterator[tuple[str, str]]:
    """Ids and texts of the messages of some files, in order."""
    for path in paths:
        raw = path.read_text(encoding="utf-8", errors="replace")
        starts = list(_MESSAGE.finditer(raw))
        for start, following in zip(starts, [*starts[1:], None], strict=True):
            yield start[1], raw[start.end() : following.start() if following else len(raw)]


def templates(paths: list[Path]) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """The filled templates of some key files: message id, kind of incident, strings with their roles."""
    for path in paths:
        for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8", errors="replace")):
            message, kind, strings, slot = "", "", [], ""
            for line in block.split("\n"):
                if found := _SLOT.match(line):
                    slot, value = found[1], found[2]
                else:
                    value = line.strip()
                if slot == "0":
                    message = value.split()[0] if value else message
                elif slot == "4":
                    kind = kind or value.split("/")[0].strip(" ?")
                elif slot in _SLOTS:
                    strings += [(_SLOTS[slot], string) for string in _STRING.findall(value)]
            if message and kind in TERRORISM:
                yield message, kind, strings


def _occurrences(text: str, string: str) -> Iterator[Span]:
    words = r"\s+".join(re.escape(word) for word in string.split())
    for found in re.finditer(rf"(?<![A-Za-z0-9]){words}(?![A-Za-z0-9])", text, re.I):
        yield Span(*found.span())


def marked(folder: Path) -> Iterator[tuple[str, Marked]]:
    """The messages of one folder of the corpus, in order, with the roles of their template strings, longest first."""
    filled: dict[str, list[tuple[str, list[tuple[str, str]]]]] = {}
    for message, kind, strings in templates(sorted(folder.glob("key-*"))):
        filled.setdefault(message, []).append((kind, strings))
    texts = sorted(path for path in folder.iterdir() if re.match(r"(dev|tst\d)-muc[34]", path.name))
    for message, text in messages(texts):
        spans: set[tuple[str, Span]] = set()
        kinds: set[tuple[int, int]] = set()
        for kind, strings in filled.get(message, ()):
            for role, string in strings:
                for span in _occurrences(text, string):
                    spans.add((role, span))
                    if role in {"physical_target", "human_target", "instrument"}:
                        kinds.add((span.start, TERRORISM.index(kind)))
        longest_first = sorted(spans, key=lambda one: (one[1].start - one[1].end, one))
        yield message, Marked(text, {"terrorism": longest_first}, terrorism=sorted(kinds))

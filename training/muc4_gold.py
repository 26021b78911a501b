"""MUC-4 messages beside their key templates: where the strings of the keys stand, and what the keys say of them.

Reads the keys with `muc4_format.py` and grades strings with `muc4_judge.py` of the corpora's scorer, so that what is
learned is what is scored.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapporteur.evaluation.muc4.entities import Entity
from rapporteur.evaluation.muc4.incidents import KINDS
from rapporteur.evaluation.muc4.mentions import Mention, mention_at
from rapporteur.evaluation.muc4.messages import Message, messages
from rapporteur.evaluation.muc4.roles import Found, Role
from rapporteur.model.spans import Span

SLOT_ROLES = {
    "inc-instr-id": Role.INSTRUMENT,
    "perp-ind-id": Role.PERPETRATOR,
    "perp-org-id": Role.ORGANIZATION,
    "phys-tgt-id": Role.OBJECT,
    "hum-tgt-name": Role.PERSON,
    "hum-tgt-desc": Role.PERSON,
}


@dataclass(frozen=True)
class Member:
    """What one fill of a key speaks of: its slot, its strings, and the mentions of them as an entity."""

    slot: str
    strings: frozenset[str]
    entity: Entity


class Keys:
    """The keys of one part of the corpus, by message id; templates keep the type of the corpora's reader."""

    def __init__(self, corpora: Path, part: str) -> None:
        sys.path.insert(0, str(corpora / "eval/muc4"))
        import muc4_format
        import muc4_judge

        self.format: Any = muc4_format
        self.judge: Any = muc4_judge
        folder = corpora / "data/muc4" / part
        texts = sorted(path for path in folder.iterdir() if path.name.startswith(f"{part}-muc"))
        self.messages: list[Message] = [m for path in texts for m in messages(path.read_text(encoding="latin-1"))]
        self.all = [t for path in sorted(folder.glob("key-*")) for t in muc4_format.read_templates(path)]
        self.templates: dict[str, list[Any]] = {
            name: [t for t in found if not t.irrelevant] for name, found in muc4_format.by_message(self.all).items()
        }

    def values(self, value: Any) -> list[Any]:
        """The alternatives of a fill, without what they are said of."""
        found: list[Any] = []
        for one in self.format.options(value):
            found += self.values(one.value) if isinstance(one, self.format.Xref) else [one]
        return found

    def strings(self, value: Any) -> list[str]:
        """The text strings among the alternatives of a fill."""
        return [v.strip('"').replace('\\"', '"') for v in self.values(value) if isinstance(v, str) and v[:1] == '"']

    def tags(self, value: Any) -> set[str]:
        """The text strings that a fill is said of."""
        return {
            tag.strip('"').replace('\\"', '"')
            for one in self.format.options(value)
            if isinstance(one, self.format.Xref)
            for tag in self.format.options(one.tag)
            if isinstance(tag, str)
        }

    def first(self, template: Any, slot: str) -> str | None:
        """The first fill of a slot; None where it is empty."""
        return next((str(v) for fill in template.get(slot) for v in self.values(fill.value)), None)

    def said_of(self, template: Any, slot: str, strings: frozenset[str]) -> str | None:
        """The fill of a slot that is said of one of some strings; None where there is none."""
        for fill in template.get(slot):
            if self.tags(fill.value) & strings:
                return str(self.values(fill.value)[0])
        return None

    def kind(self, template: Any) -> str:
        """The kind of incident; an ATTACK where the key has a kind that no template is made for."""
        kind = self.first(template, "inc-type") or ""
        return kind if kind in KINDS else "ATTACK"

    def members(self, message: Message, template: Any) -> list[Member]:
        """Who and what takes part in the incident of a template, as far as its strings stand in the text."""
        found = []
        for slot, role in SLOT_ROLES.items():
            for fill in template.get(slot):
                strings = self.strings(fill.value)
                if slot == "hum-tgt-desc" and self.tags(fill.value):
                    continue
                own = mentions_of(message, role, strings)
                if not own:
                    continue
                entity = Entity(role, own, score=1.0)
                if slot == "hum-tgt-name":
                    entity.name = strings[0]
                    for title in template.get("hum-tgt-desc"):
                        if self.tags(title.value) & set(strings):
                            entity.descriptions += mentions_of(message, role, self.strings(title.value)[:2])
                found.append(Member(slot, frozenset(strings), entity))
        return found

    def true(self, entities: Sequence[Entity], message: str) -> set[int]:
        """The identities of the entities that fill a slot of a message's keys: for each fill the one that fits best."""
        found = set()
        for template in self.templates.get(message, []):
            for slot in SLOT_ROLES:
                for fill in template.get(slot):
                    wanted = self.format.Or(tuple(f'"{s}"' for s in self.strings(fill.value)))
                    fits = []
                    for entity in entities:
                        if _slot(entity) == slot:
                            grade = self.judge.grade_string(slot, wanted, f'"{entity.text}"')
                            fits.append((self.judge.RANK[grade], entity.top, id(entity)))
                    best = max(fits, default=(0, 0.0, 0))
                    if best[0]:
                        found.add(best[2])
        return found


def _slot(entity: Entity) -> str:
    if entity.role is Role.PERSON:
        return "hum-tgt-desc" if entity.name is None else "hum-tgt-name"
    return next(slot for slot, role in SLOT_ROLES.items() if role is entity.role)


def mentions_of(message: Message, role: Role, strings: Sequence[str]) -> list[Mention]:
    """Every place where one of some strings stands in the body of a message."""
    spans = {span for string in strings for span in _places(message, string)}
    made = (mention_at(message, Found(role, span, 1.0)) for span in sorted(spans))
    return [mention for mention in made if mention is not None]


def _places(message: Message, string: str) -> Iterator[Span]:
    folded, offsets = _folded(message)
    wanted = " ".join(string.split())
    at = folded.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if not (folded[at - 1 : at].isalnum() or folded[end : end + 1].isalnum()):
            yield Span(offsets[at], offsets[end - 1] + 1)
        at = folded.find(wanted, at + 1)


_FOLDED: dict[str, tuple[str, list[int]]] = {}


def _folded(message: Message) -> tuple[str, list[int]]:
    """The text with white space folded, and the offset of each of its code points."""
    if message.id not in _FOLDED:
        kept = [i for i, c in enumerate(message.text) if not c.isspace() or not message.text[i - 1 : i].isspace()]
        _FOLDED[message.id] = ("".join(" " if message.text[i].isspace() else message.text[i] for i in kept), kept)
    return _FOLDED[message.id]

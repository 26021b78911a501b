"""Templates in the official format of MUC-4: 25 numbered slots, one line for each fill.

Source: MUC-4 template-doc-part1, sections 2 to 7.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

SLOTS = (
    ("message-id", "MESSAGE: ID"),
    ("template-id", "MESSAGE: TEMPLATE"),
    ("inc-date", "INCIDENT: DATE"),
    ("inc-loc", "INCIDENT: LOCATION"),
    ("inc-type", "INCIDENT: TYPE"),
    ("inc-stage", "INCIDENT: STAGE OF EXECUTION"),
    ("inc-instr-id", "INCIDENT: INSTRUMENT ID"),
    ("inc-instr-type", "INCIDENT: INSTRUMENT TYPE"),
    ("perp-inc-cat", "PERP: INCIDENT CATEGORY"),
    ("perp-ind-id", "PERP: INDIVIDUAL ID"),
    ("perp-org-id", "PERP: ORGANIZATION ID"),
    ("perp-org-conf", "PERP: ORGANIZATION CONFIDENCE"),
    ("phys-tgt-id", "PHYS TGT: ID"),
    ("phys-tgt-type", "PHYS TGT: TYPE"),
    ("phys-tgt-num", "PHYS TGT: NUMBER"),
    ("phys-tgt-nation", "PHYS TGT: FOREIGN NATION"),
    ("phys-tgt-effect", "PHYS TGT: EFFECT OF INCIDENT"),
    ("phys-tgt-total-num", "PHYS TGT: TOTAL NUMBER"),
    ("hum-tgt-name", "HUM TGT: NAME"),
    ("hum-tgt-desc", "HUM TGT: DESCRIPTION"),
    ("hum-tgt-type", "HUM TGT: TYPE"),
    ("hum-tgt-num", "HUM TGT: NUMBER"),
    ("hum-tgt-nation", "HUM TGT: FOREIGN NATION"),
    ("hum-tgt-effect", "HUM TGT: EFFECT OF INCIDENT"),
    ("hum-tgt-total-num", "HUM TGT: TOTAL NUMBER"),
)
STRINGS = frozenset({"inc-instr-id", "perp-ind-id", "perp-org-id", "phys-tgt-id", "hum-tgt-name", "hum-tgt-desc"})
_WIDTH = 36


@dataclass
class Template:
    """The fills of one template: for each slot its values, each with the string that it is said of (None: no tag)."""

    fills: dict[str, list[tuple[str, str | None]]] = field(default_factory=dict)

    def add(self, slot: str, value: str | None, tag: str | None = None) -> None:
        """Add a fill; None adds nothing, and nothing is said twice."""
        own = self.fills.setdefault(slot, [])
        if value is not None and (value, tag) not in own:
            own.append((value, tag))


def written(message: str, templates: Sequence[Template]) -> str:
    """The templates of one message in the official format.

    Args:
        message: its id.
        templates: none say that the message is irrelevant.
    """
    blocks = []
    for number, template in enumerate(templates or [None], start=1):
        lines = []
        for at, (slot, label) in enumerate(SLOTS):
            if slot == "message-id":
                values = [message]
            elif slot == "template-id":
                values = ["*" if template is None else str(number)]
            elif template is None:
                values = ["*"]
            else:
                values = [_value(slot, *fill) for fill in template.fills.get(slot, [])] or ["-"]
            head = f"{at}.".ljust(4) + label
            lines.append(head.ljust(_WIDTH) + values[0])
            lines += [" " * _WIDTH + value for value in values[1:]]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n\n"


def _value(slot: str, value: str, tag: str | None) -> str:
    shown = _quoted(value) if slot in STRINGS else value
    return shown if tag is None else f"{shown}: {_quoted(tag)}"


def _quoted(text: str) -> str:
    return '"' + " ".join(text.replace('"', " ").split()) + '"'

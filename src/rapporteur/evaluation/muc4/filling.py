"""From an incident to the slots of a template."""

from collections.abc import Mapping

from rapporteur.evaluation.muc4 import slots
from rapporteur.evaluation.muc4.choosing import date_of, location_of
from rapporteur.evaluation.muc4.confidence import confidence_of
from rapporteur.evaluation.muc4.entities import Entity
from rapporteur.evaluation.muc4.incidents import Incident
from rapporteur.evaluation.muc4.linear import Features, Linear
from rapporteur.evaluation.muc4.messages import Message
from rapporteur.evaluation.muc4.nations import nation_of
from rapporteur.evaluation.muc4.numbers import number_of
from rapporteur.evaluation.muc4.roles import Role
from rapporteur.evaluation.muc4.templates import Template

NONE = "-"


def fill(message: Message, incident: Incident, tables: Mapping[str, Linear]) -> Template:
    """The template of one incident.

    Args:
        message: where the incident was found.
        incident: its kind and who and what takes part.
        tables: the classifiers.
    """
    made = Template()
    sentences = incident.sentences
    kind = incident.kind
    whole = slots.whole(message, kind, sentences, incident.members)
    where = location_of(message, sentences, tables)
    made.add("inc-date", date_of(message, sentences, tables))
    made.add("inc-loc", where)
    made.add("inc-type", kind)
    made.add("inc-stage", tables["stage"].best(whole))
    made.add("perp-inc-cat", _told(tables["category"].best(whole)))
    of = {role: [e for e in incident.members if e.role is role] for role in Role}
    if kind not in {"KIDNAPPING", "ARSON"}:
        _weapons(made, of[Role.INSTRUMENT], tables, whole, kind)
    for entity in of[Role.PERPETRATOR]:
        made.add("perp-ind-id", entity.text)
    for entity in of[Role.ORGANIZATION]:
        made.add("perp-org-id", entity.text)
        made.add("perp-org-conf", confidence_of(entity, kind, tables), entity.text)
    country = where.split(":")[0]
    if kind != "KIDNAPPING":
        for entity in of[Role.OBJECT]:
            _object(made, entity, kind, country, tables)
    for entity in of[Role.PERSON]:
        _person(made, entity, kind, country, tables)
    return made


def _told(label: str) -> str | None:
    return None if label == NONE else label


def _weapons(made: Template, found: list[Entity], tables: Mapping[str, Linear], whole: Features, kind: str) -> None:
    for entity in found:
        made.add("inc-instr-id", entity.text)
        made.add(
            "inc-instr-type", _told(tables["weapon"].best({**slots.noun(entity), f"kind={kind}": 1.0})), entity.text
        )
    if not found:
        made.add("inc-instr-type", _told(tables["implied"].best(whole)), NONE)


def _object(made: Template, entity: Entity, kind: str, country: str, tables: Mapping[str, Linear]) -> None:
    tag = entity.text
    made.add("phys-tgt-id", tag)
    made.add("phys-tgt-type", tables["object"].best(slots.noun(entity)), tag)
    made.add("phys-tgt-num", number_of(entity), tag)
    made.add("phys-tgt-nation", nation_of(entity, country), tag)
    made.add("phys-tgt-effect", _told(tables["damage"].best(slots.effect(entity, kind))), tag)


def _person(made: Template, entity: Entity, kind: str, country: str, tables: Mapping[str, Linear]) -> None:
    tag = entity.text
    if entity.name:
        made.add("hum-tgt-name", tag)
        if entity.descriptions:
            title = max(entity.descriptions, key=lambda m: (round(m.score, 1), m.last - m.first))
            made.add("hum-tgt-desc", title.text, tag)
    else:
        made.add("hum-tgt-desc", tag)
    made.add("hum-tgt-type", tables["person"].best(slots.noun(entity)), tag)
    made.add("hum-tgt-num", number_of(entity), tag)
    made.add("hum-tgt-nation", nation_of(entity, country), tag)
    made.add("hum-tgt-effect", _told(tables["harm"].best(slots.effect(entity, kind))), tag)

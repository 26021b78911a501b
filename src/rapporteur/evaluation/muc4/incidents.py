"""From the roles found in a message to its incidents: which there are, and who and what belongs to which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapporteur.evaluation.muc4 import slots
from rapporteur.evaluation.muc4.entities import Entity, entities
from rapporteur.evaluation.muc4.linear import Features, Linear, logit
from rapporteur.evaluation.muc4.mentions import mentions
from rapporteur.evaluation.muc4.messages import Message
from rapporteur.evaluation.muc4.roles import Role, Roles
from rapporteur.evaluation.muc4.splitting import groups, scene

# Source: MUC-4 template-doc-part1, slot 4; FORCED WORK STOPPAGE stands in seven templates of a corpus of 1,500.
KINDS = ("ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY", "HIJACKING")
TARGETS = (Role.PERSON, Role.OBJECT)
_SHARED = (Role.PERPETRATOR, Role.ORGANIZATION)


@dataclass(frozen=True)
class Policy:
    """From which probability on something is told; chosen on held-back messages of DEV.

    `incident` is for a kind of incident, `member` for who or what takes part, `second` for a second perpetrator,
    organisation or instrument, `together` for two targets of one incident; `distant` lowers what is told so many
    sentences from the targets, where a message has several incidents of a kind.
    """

    incident: float = 0.4
    member: Mapping[Role, float] = field(
        default_factory=lambda: {
            Role.PERPETRATOR: 0.1,
            Role.ORGANIZATION: 0.1,
            Role.OBJECT: 0.35,
            Role.PERSON: 0.35,
            Role.INSTRUMENT: 0.2,
        }
    )
    second: float = 0.7
    together: float = 0.35
    distant: float = 0.8


@dataclass
class Incident:
    """One incident of a message: its kind, who and what takes part, and how probable a template is."""

    kind: str
    members: list[Entity]
    score: float = 1.0

    @property
    def sentences(self) -> list[int]:
        """The sentences that speak of its targets, or of whoever takes part where it has none."""
        shown = [e for e in self.members if e.role in TARGETS] or self.members
        return sorted({m.sentence for e in shown for m in e.all_mentions})


@dataclass(frozen=True)
class Judged:
    """The entities of one message with their probabilities: that a template holds them, and of each kind."""

    relevant: float
    entities: list[Entity]
    kinds: list[dict[str, float]]


def judge(message: Message, roles: Roles, tables: Mapping[str, Linear]) -> Judged:
    """What is in a message, and how probable it is."""
    relevant = tables["relevant"].scores(slots.relevance(message))["yes"]
    found = entities(mentions(message, roles), tables)
    kinds = []
    for entity in found:
        rivals = [other for other in found if other.role is entity.role]
        entity.score = tables["truth"].scores(slots.truth(entity, rivals, relevant))["yes"]
        kinds.append(kinds_of(entity, tables))
    if "member" in tables:
        for entity in found:
            entity.score = tables["member"].scores(membership(entity, found, relevant, message, roles))["yes"]
    return Judged(relevant, found, kinds)


def membership(entity: Entity, found: Sequence[Entity], relevant: float, message: Message, roles: Roles) -> Features:
    """What tells whether an entity fills a slot, given what its words say (its score so far)."""
    rivals = [other for other in found if other.role is entity.role]
    at = message.tokens[entity.best.first].start
    window = max(roles.told(kind, at) for kind in KINDS)
    return slots.member(entity, entity.score, rivals, relevant, window)


def kinds_of(entity: Entity, tables: Mapping[str, Linear]) -> dict[str, float]:
    """The probability of each kind of incident for what an entity takes part in; its surer mentions weigh more."""
    votes = [(m.score, tables["kind"].scores(slots.kind_of(m))) for m in entity.all_mentions]
    total = sum(weight for weight, _ in votes)
    return {kind: sum(w * s.get(kind, 0.0) for w, s in votes) / total for kind in KINDS}


def evidence(judged: Judged, kind: str, roles: Roles) -> Features:
    """What tells whether a message has a template of one kind."""
    missing = 1.0
    top = 0.0
    strongest = 0.0
    for entity, kinds in zip(judged.entities, judged.kinds, strict=True):
        part = entity.score * kinds[kind]
        missing *= 1 - part
        top = max(top, part)
        if entity.role in TARGETS:
            strongest = max(strongest, part)
    window = roles.told(kind)
    return {
        f"{kind}": 1.0,
        f"{kind} all": logit(1 - missing),
        f"{kind} top": logit(top),
        f"{kind} target": logit(strongest),
        f"{kind} relevant": logit(judged.relevant),
        "all": logit(1 - missing),
        "top": logit(top),
        "target": logit(strongest),
        "relevant": logit(judged.relevant),
        "window": logit(window),
        f"{kind} window": logit(window),
        f"{kind} below": logit(window) - max(logit(roles.told(other)) for other in KINDS),
    }


def incidents(
    message: Message, roles: Roles, tables: Mapping[str, Linear], policy: Policy | None = None
) -> list[Incident]:
    """The incidents of a message that are worth a template.

    Args:
        message: the message.
        roles: what a reader found in it.
        tables: the classifiers.
        policy: from which probability on something is told; None for the policy that the tables were tuned with.
    """
    rule = policy or Policy()
    judged = judge(message, roles, tables)
    scores = {kind: tables["template"].scores(evidence(judged, kind, roles))["yes"] for kind in KINDS}
    told = [kind for kind in KINDS if scores[kind] >= rule.incident]
    where = scene(message)
    made: list[Incident] = []
    for kind in told:
        members = [
            entity
            for entity, kinds in zip(judged.entities, judged.kinds, strict=True)
            if entity.role in _SHARED or max(told, key=lambda k: scores[k] * kinds[k]) == kind
        ]
        targets = [e for e in members if e.role in TARGETS and e.score >= rule.member[e.role]]
        others = [e for e in members if e.role not in TARGETS]
        parts = groups(targets, where, tables["same"], rule.together)
        if not parts and len(told) == 1:
            parts = [[]]
        made += [Incident(kind, [*part, *_beside(part, others, rule, len(parts))], scores[kind]) for part in parts]
    return made


def _beside(part: Sequence[Entity], others: Sequence[Entity], rule: Policy, parts: int) -> list[Entity]:
    """Perpetrators, organisations and instruments of one incident; those told far from its targets count less."""
    sentences = [m.sentence for e in part for m in e.all_mentions]
    kept = []
    for role in (Role.PERPETRATOR, Role.ORGANIZATION, Role.INSTRUMENT):
        weighed = sorted(
            (
                (e.score * (rule.distant ** _gap(e, sentences) if parts > 1 else 1.0), e)
                for e in others
                if e.role is role
            ),
            key=lambda pair: -pair[0],
        )
        for rank, (weight, entity) in enumerate(weighed):
            if weight >= (rule.second if rank else rule.member[role]):
                kept.append(entity)
    return kept


def _gap(entity: Entity, sentences: Sequence[int]) -> int:
    return min((abs(m.sentence - s) for m in entity.mentions for s in sentences), default=0)

"""What the encoder's heads tell of each word piece: the layers of tags, the arcs between spans, and their order."""

from dataclasses import dataclass

from rapporteur.model.vocabularies import IncidentStatus, IncidentType, Measure, VerificationStatus

SPEECH = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of spans that do not overlap, each with a role.

    Attributes:
        name: unique among the layers.
        roles: what a span of the layer can be.
        pooled: whether a span is found first, by all roles together, and its role afterwards: for layers of many
            roles that are alike, where each alone might lose to `O`.
    """

    name: str
    roles: tuple[str, ...]
    pooled: bool = False

    @property
    def tags(self) -> tuple[str, ...]:
        """`O`, then `B-role` and `I-role` of each role: the columns of the layer's scores."""
        return ("O", *(f"{prefix}-{role}" for role in self.roles for prefix in ("B", "I")))


# What tells of speech comes first among the layers and the arcs: the encoder has a branch of its own for it.
SPEECH_LAYERS = ("outer_speech", "inner_speech")

LAYERS = (
    Layer("outer_speech", SPEECH),
    Layer("inner_speech", SPEECH),
    Layer("incident", tuple(IncidentType), pooled=True),
    Layer("figure", tuple(Measure)),
    Layer("perpetrator", ("perpetrator",)),
    # Learned beside the others; the rules for victims and objects do not ask for these two yet.
    Layer("victim", ("victim",)),
    Layer("object", ("object",)),
    Layer("verification", tuple(VerificationStatus), pooled=True),
    Layer("terrorism", ("perp_individual", "perp_organization", "physical_target", "human_target", "instrument")),
)

# Arcs go from the first piece of a span to the first piece of another: of a source or content to its cue, of a
# perpetrator or figure to the mention of its incident; to the start mark where there is none.
ARCS = ("outer_speech", "inner_speech", "perpetrator", "figure")

# What is told of an incident at the first piece of its mention.
STATES = (*(f"{status}" for status in IncidentStatus), "background")

# The kinds of incident of the MUC-4 templates, told of a whole window. Source: MUC-4, INCIDENT: TYPE.
TERRORISM = ("ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY", "HIJACKING")


def columns() -> dict[str, slice]:
    """Which columns of the encoder's piece scores belong to each layer; `states` are the last."""
    found: dict[str, slice] = {}
    at = 0
    for layer in LAYERS:
        found[layer.name] = slice(at, at + len(layer.tags))
        at += len(layer.tags)
    found["states"] = slice(at, at + len(STATES))
    return found

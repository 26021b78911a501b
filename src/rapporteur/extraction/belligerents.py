"""Which actors of a document fight in it."""

import re
from collections.abc import Sequence

from rapporteur.model.actors import Actor
from rapporteur.model.layout import Layout
from rapporteur.model.vocabularies import ActorKind

_FIGHTING = re.compile(
    r"^(?:['\u2019]s)?\s+(?:\w+\s+)?(?:forces|army|troops|military|soldiers|jets?|warplanes?|aircraft"
    r"|helicopters?|drones?|artillery"
    r"|air ?strikes?|strikes?|fighters|air force|missiles?|rockets?|shelling|attacks?|bombardment"
    r"|invasion|offensive|fire)\b",
    re.IGNORECASE,
)
_STATES = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MILITARY})


def belligerents_among(layout: Layout, actors: Sequence[Actor]) -> frozenset[str]:
    """The ids of the states, governments and forces whose arms are at work in this document.

    A state is one if its name or demonym stands before words such as forces, jets or air strikes; so are the bodies
    affiliated with it.
    """
    fighting = {
        actor.id
        for actor in actors
        if actor.kind in _STATES
        and any(
            _FIGHTING.match(layout.text[span.end : span.end + 60])
            or _FIGHTING.search(" " + span.of(layout.text).rpartition(" ")[2])
            for span in actor.mentions
        )
    }
    return frozenset(
        fighting | {a.id for a in actors if a.affiliation in fighting and a.kind in _STATES | {ActorKind.POLICE}}
    )

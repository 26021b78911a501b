"""Find the actors of a text and join their mentions."""

from collections.abc import Sequence
from dataclasses import replace

from rapporteur.extraction.actors.bodies import find_generic, find_known, find_ministries
from rapporteur.extraction.actors.candidates import Candidate, Taken
from rapporteur.extraction.actors.doers import find_doers
from rapporteur.extraction.actors.known import states
from rapporteur.extraction.actors.organisations import find_acronyms, find_organisations, find_self_named
from rapporteur.extraction.actors.persons import find_persons
from rapporteur.extraction.actors.speakers import find_speakers
from rapporteur.extraction.clauses import tokens_of
from rapporteur.model.actors import Actor
from rapporteur.model.layout import Layout
from rapporteur.model.places import Place
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import ActorKind, PlaceSense


def find_actors(
    layout: Layout, places: Sequence[Place], doers: Sequence[Span] = (), speakers: Sequence[Span] = ()
) -> tuple[Actor, ...]:
    """Find parties, offices, outlets and persons with their mentions.

    Args:
        layout: the text and its parts.
        places: its resolved place names; a capital or country that stands for its government is a mention of the state.
        doers: words that the learned tagger takes for those who did something; what names nobody known is an actor too.
        speakers: words that the learned tagger takes for sources; likewise.

    Returns:
        The actors in the order of their first mention, mentions of one joined over the document. Witnesses, victims
        and other private persons are `protected`; public office, spokesmen and organisations are not.
    """
    text = layout.text
    upper = is_upper(text)
    tokens = list(tokens_of(text, 0, len(text)))
    taken = Taken(len(text))
    governments = frozenset(p.start for p in places if p.sense is PlaceSense.GOVERNMENT)
    found = list(find_known(tokens, taken, governments, upper))
    found += _governments(places, taken)
    found += find_ministries(text, taken, upper)
    if not upper:
        found += find_organisations(text, taken)
    found += find_self_named(text, taken)
    found += find_acronyms(text, found, taken)
    named_places = frozenset(Span(p.start, p.end) for p in places)
    found.sort(key=lambda c: c.span)
    found += list(find_persons(text, tokens, taken, found, named_places, upper))
    if not upper:
        found += list(find_speakers(text, speakers, found, named_places, taken))
    found += find_generic(text, taken)
    found += find_doers(text, doers, taken)
    return _joined(_settled(text, found))


def is_upper(text: str) -> bool:
    """Whether a text is in capitals throughout, as wire copy once was."""
    sample = text[:4000]
    lower = sum(map(str.islower, sample))
    return sum(map(str.isupper, sample)) > 5 * lower


def _governments(places: Sequence[Place], taken: Taken) -> list[Candidate]:
    found = []
    for place in places:
        span = Span(place.start, place.end)
        if place.sense is PlaceSense.GOVERNMENT and place.country in states() and taken.is_free(span):
            taken.take(span)
            state = states()[place.country]
            found.append(Candidate(span, f"state:{state.code}", state.name, ActorKind.STATE))
    return found


def _settled(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Generic words joined to the only specific actor of their kind: "police", "the army", "the rebels"."""
    specific: dict[ActorKind, set[str]] = {}
    by_key = {c.key: c for c in found if not c.generic}
    for key, candidate in by_key.items():
        specific.setdefault(candidate.kind, set()).add(key)
    settled = []
    for candidate in found:
        keys = specific.get(candidate.kind, set())
        joins = candidate.kind in {ActorKind.MILITARY, ActorKind.POLICE} or (
            candidate.kind is ActorKind.ARMED_GROUP and _is_definite(text, candidate.span)
        )
        if candidate.generic and joins and len(keys) == 1:
            settled.append(replace(by_key[next(iter(keys))], span=candidate.span))
        else:
            settled.append(candidate)
    return settled


def _is_definite(text: str, span: Span) -> bool:
    return text[max(0, span.start - 4) : span.start + 4].lower().find("the ") >= 0


def _joined(found: Sequence[Candidate]) -> tuple[Actor, ...]:
    groups: dict[str, list[Candidate]] = {}
    for candidate in found:
        groups.setdefault(candidate.key, []).append(candidate)
    spans = {key: sorted({c.span for c in group if c.span.end > c.span.start}) for key, group in groups.items()}
    order = sorted((key for key in groups if spans[key]), key=lambda key: spans[key][0])
    ids = {key: f"a{number}" for number, key in enumerate(order, start=1)}
    actors = []
    for key in order:
        group = groups[key]
        described = next((c for c in reversed(group) if c.role or c.affiliation), group[-1])
        affiliation = ids.get(described.affiliation) if described.affiliation else None
        actors.append(
            Actor(
                id=ids[key],
                name=group[-1].name,
                kind=group[0].kind,
                role=described.role,
                affiliation=affiliation if affiliation != ids[key] else None,
                protected=any(c.protected for c in group),
                mentions=tuple(spans[key]),
            )
        )
    return tuple(actors)

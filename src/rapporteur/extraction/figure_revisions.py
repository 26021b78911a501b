"""Find which figure of a document replaces which: tolls raised, lowered, corrected and withdrawn."""

import re
from collections.abc import Sequence

from rapporteur.extraction.incidents.scenes import Scene, Scenes
from rapporteur.model.incidents import Figure

_REVISED = re.compile(
    r"\b(?:revis(?:ed|ing|ion)|rais(?:ed|ing)|lower(?:ed|ing)|reduc(?:ed|ing)|updat(?:ed|ing)|correct(?:ed|ing|ion)|"
    r"amend(?:ed|ing)|ris(?:en|es?|ing)|rose|climb(?:ed|s|ing)|jump(?:ed|s)|increas(?:ed|es|ing)|up from|down from|"
    r"upward|downward|withdr[ae]wn?|withdrew|retract(?:ed|ing|s)|instead of|replac(?:ed|es|ing)|superse(?:ded|"
    r"des)|wrong|"
    r"incorrect|in error|mistaken(?:ly)?|earlier|previous(?:ly)?|initial(?:ly)?|first)\b"
)
# Words right before the number that is given up.
_OLD_BEFORE = re.compile(
    r"\b(?:from|instead of|rather than|compared (?:with|to)|replac(?:ed|es|ing)|withdrew|retracted|withdrawing|"
    r"retracting|"
    r"(?:earlier|previous(?:ly)?|initial(?:ly)?|first|original(?:ly)?|former|prior|preliminary|provisional|last)"
    r"(?: (?:official|death|casualty|reported|announced|given|said|figure|toll|count|report|estimate|tally|"
    r"number|put|at|of|"
    r"was|stood|had|been|that|the|a|an|its|their|government|ministry|police|hospital|statement))*)"
    r"(?: (?:of|at|the|an?|some|about|around|at least|more than|nearly))*\s*$"
)
_OLD_AFTER = re.compile(
    r"^[^.;]{0,60}?\b(?:was|were|has been|had been|is) (?:\w+ )?(?:withdrawn|retracted|wrong|incorrect|an error|"
    r"revised|"
    r"superseded)|^[^.;,]{0,30}?\b(?:earlier|previously|initially|reported earlier|announced earlier|given earlier|"
    r"earlier reported)\b"
)
# Words right before the number that takes its place.
_NEW_BEFORE = re.compile(r"\b(?:to|at|now|stands? at|stood at|is|was)(?: (?:be|at|least|about|now|more than))*\s*$")
# "An earlier version of this story said 52 had died": what follows was given up.
_OLD_VERSION = re.compile(
    r"\b(?:earlier|previous|original|first) (?:versions?|reports?|posts?|alerts?|dispatch(?:es)?)\b[^.;]*"
    r"\b(?:said|gave|put|reported|stated|spoke|cited|listed|misstated)\b[^.;]*$"
)
# A figure's words that lead up to its number.
_TOLL_OPENS = re.compile(
    r"(?:the |a |an |its |their )?(?:\w+ ){0,2}(?:tolls?|counts?|figures?|numbers?|tally|total)\b[^\d]{0,60}?"
    r"\b(?:to|at|of|from|is|was|were|now)\s+(?=[\w-]+(?: \w+)?$)"
)
_SPAN = 70


def find_superseded(figures: Sequence[Figure], scenes: Scenes) -> dict[str, str]:
    """Which figure each figure explicitly replaces, by id.

    A replacement must be in the words: "raised the toll to 45 from 40", "revised from 12 to 15", "not 30 but 20 as
    first reported". Where only the new number is said, the last figure before it with the same measure, class, unit and
    incident is meant. Two sources that merely differ replace nothing.
    """
    ordered = sorted(figures, key=lambda figure: figure.start)
    by_sentence: dict[int, list[Figure]] = {}
    latest: dict[tuple[object, ...], Figure] = {}
    replaced: dict[str, str] = {}
    for figure in ordered:
        index = scenes.index_at(figure.start)
        if index is not None:
            by_sentence.setdefault(index, []).append(figure)
    given_up: tuple[int, list[Figure]] | None = None
    withdrawn: list[Figure] = []
    for index, group in by_sentence.items():
        scene = scenes.scenes[index]
        if given_up and given_up[0] == index - 1:
            replaced.update(_answered(given_up[1], group))
        given_up = None
        withdrawn += [figure for figure in group if _is_old(scene, figure)]
        if _REVISED.search(scene.words):
            found = _in_sentence(scene, group, by_sentence.get(index - 1, []), latest)
            replaced.update(found)
            open_ones = [figure for figure in group if _is_old(scene, figure) and figure.id not in found.values()]
            given_up = (index, open_ones) if open_ones else None
        for figure in group:
            latest[_kind(figure)] = figure
    for old in withdrawn:
        if old.id not in replaced.values() and (new := _standing(old, ordered, withdrawn)):
            replaced.setdefault(new.id, old.id)
    return replaced


def _standing(old: Figure, ordered: Sequence[Figure], withdrawn: list[Figure]) -> Figure | None:
    """The figure that is in force where one is withdrawn and nothing beside it is put in its place."""
    alike = [
        figure
        for figure in ordered
        if (figure.measure, figure.unit, figure.part_of) == (old.measure, old.unit, None)
        and figure not in withdrawn
        and figure.incident in (old.incident, None)
        and figure.low is not None
        and _differs(figure, old)
    ]
    same_source = [figure for figure in alike if figure.attribution == old.attribution]
    return next(iter(same_source or alike), None) if old.incident is not None else None


def _kind(figure: Figure) -> tuple[object, ...]:
    return figure.measure, frozenset(figure.who), figure.unit, figure.incident, figure.part_of is None


def _in_sentence(
    scene: Scene, group: list[Figure], sentence_before: list[Figure], latest: dict[tuple[object, ...], Figure]
) -> dict[str, str]:
    old = [figure for figure in group if _is_old(scene, figure)]
    new = [figure for figure in group if figure not in old and figure.part_of is None]
    found: dict[str, str] = {}
    for given_up in old:
        alike = [f for f in new if f.measure == given_up.measure and f.unit == given_up.unit]
        alike = alike or [f for f in reversed(sentence_before) if f.measure == given_up.measure and f.part_of is None]
        if alike:
            found.setdefault(alike[0].id, given_up.id)
    if old:
        return found
    for figure in new:
        before = latest.get(_kind(figure))
        if before and _is_new(scene, figure) and before.id != figure.id and _differs(figure, before):
            found[figure.id] = before.id
    return found


def _answered(given_up: list[Figure], group: list[Figure]) -> dict[str, str]:
    """The figures that the sentence after a withdrawal puts in the place of those withdrawn."""
    found: dict[str, str] = {}
    for old in given_up:
        new = next((f for f in group if f.measure == old.measure and f.unit == old.unit and f.part_of is None), None)
        if new:
            found.setdefault(new.id, old.id)
    return found


def _is_old(scene: Scene, figure: Figure) -> bool:
    at = _number_at(scene, figure)
    return bool(
        _OLD_BEFORE.search(scene.before(at, _SPAN))
        or _OLD_VERSION.search(scene.before(at, 2 * _SPAN))
        or _OLD_AFTER.match(scene.after(figure.end, _SPAN))
    )


def _is_new(scene: Scene, figure: Figure) -> bool:
    return _NEW_BEFORE.search(scene.before(_number_at(scene, figure), _SPAN)) is not None


def _number_at(scene: Scene, figure: Figure) -> int:
    """Where the number itself begins: the span may open with what is counted ("the toll to 45")."""
    led = _TOLL_OPENS.match(scene.folded[figure.start : figure.end])
    return figure.start + led.end() if led else figure.start


def _differs(figure: Figure, other: Figure) -> bool:
    return (figure.low, figure.high) != (other.low, other.high)

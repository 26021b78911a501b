"""An annotated article as reconciliation sees it, and what a reader might conclude from it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from rapporteur.model.vocabularies import Measure, Qualifier, Unit, VictimClass
from rapporteur.reconciliation.pairs import Aim, Pair, Verdict, compare, compare_aim
from rapporteur.reconciliation.reconcile import reconcile
from rapporteur.reconciliation.statements import Bound, PlaceKey, Query, Reconciliation, Statement
from rapporteur.reconciliation.suppositions import NOTHING_SUPPOSED, Supposing

NO_BOUND = Bound(0, None)
SUMS = (Verdict.ADDABLE, Verdict.ADDABLE_AS_CASUALTIES)
INCLUDED = (Verdict.PART, Verdict.CONTAINED, Verdict.OVERLAPPING)
AT_ODDS = (Verdict.CONTRADICTION, Verdict.CONTRADICTION_IF_SAME_SCOPE, Verdict.TENSION)
ONE_EVENT = (Verdict.COMPATIBLE, Verdict.SUPERSEDES, Verdict.RISEN, *INCLUDED)


@dataclass(frozen=True)
class Article:
    """Figures of one article by id, and what its sources say was aimed at."""

    statements: dict[str, Statement]
    aims: dict[str, Aim] = field(default_factory=dict)

    def answer(self, query: Query, supposing: Supposing = NOTHING_SUPPOSED) -> Reconciliation:
        return reconcile(self.statements.values(), query, supposing)

    def bound(self, query: Query, supposing: Supposing = NOTHING_SUPPOSED) -> Bound:
        """What holds if every source is right; nothing said is no bound."""
        answer = self.answer(query, supposing)
        assert answer.conflict == ()
        return answer.joint or NO_BOUND

    def pair(self, a: str, b: str) -> Pair:
        return compare(self.statements[a], self.statements[b], self.statements.values())

    def verdict(self, a: str, b: str) -> Verdict:
        if b in self.aims:
            return compare_aim(self.statements[a], self.aims[b])
        return self.pair(a, b).verdict


# Whether a conclusion can be drawn from the article by anything that reconciliation says of it.
Inference = Callable[[Article], bool]


def of(
    measure: Measure,
    who: frozenset[VictimClass],
    *places: PlaceKey,
    days: tuple[str, str] | None = None,
    by: str | None = None,
) -> Query:
    """A question about ground; `days` are MM-DD of 2026, the second exclusive."""
    first, last = (date.fromisoformat(f"2026-{day}") for day in days) if days else (None, None)
    return Query(measure, who, Unit.PEOPLE, places, first, last, by=frozenset({by} if by else ()))


def told(measure: Measure, who: frozenset[VictimClass], *subjects: str) -> Query:
    """A question about the people of incidents or tallies."""
    return Query(measure, who, subjects=frozenset(subjects))


def _bounds(answer: Reconciliation) -> list[Bound]:
    return [b for b in (answer.joint, answer.envelope, *(bound for _, bound in answer.by_source)) if b is not None]


def at_least(number: int, *queries: Query) -> Inference:
    """`number` or more are concluded for one of the queries."""
    return lambda article: any(b.low >= number for q in queries for b in _bounds(article.answer(q)))


def at_most(number: int, *queries: Query) -> Inference:
    """`number` or fewer are concluded for one of the queries."""
    return lambda article: any(
        b.high is not None and b.high <= number for q in queries for b in _bounds(article.answer(q))
    )


def fewer_than(number: int, query: Query) -> Inference:
    """People that must add up to `number` are taken for the same."""
    return lambda article: article.bound(query).low < number


def judged(a: str, b: str, *verdicts: Verdict) -> Inference:
    """The two figures are said to stand so to one another."""
    return lambda article: article.verdict(a, b) in verdicts


def conflict(*queries: Query) -> Inference:
    """Sources are said to exclude one another."""
    return lambda article: any(article.answer(q).conflict for q in queries)


def corroborated(number: int, query: Query) -> Inference:
    """More than one source is said to give that number."""
    return lambda article: sum(b.low >= number for _, b in article.answer(query).by_source) > 1


def counting(name: str, query: Query) -> Inference:
    """The figure is among those that an end rests on."""
    return lambda article: any(name in (*b.low_from, *b.high_from) for b in _bounds(article.answer(query)))


def any_of(*inferences: Inference) -> Inference:
    """One of several ways to draw the same conclusion."""
    return lambda article: any(inference(article) for inference in inferences)


MEASURES = {"homes_lost": Measure.DESTROYED}
SAID_TO_HAVE_DONE_IT = {"reported_as_fact", "claimed_by_perpetrator", "accused"}


def _place(name: str, country_of: Callable[[str], str]) -> PlaceKey:
    bare = name.removesuffix("?").removesuffix(" (part)")
    if "border" in name:
        return PlaceKey(None)
    if len(bare) == 2:
        return PlaceKey(bare)
    return PlaceKey(country_of(bare), bare, f"part of {bare}" if name.endswith("(part)") else None)


def _places(names: Sequence[str], country_of: Callable[[str], str]) -> tuple[PlaceKey, ...]:
    """What is only implied is not stated; a place that is only possible still widens the scope."""
    keys = tuple(_place(name, country_of) for name in names)
    return () if all(n.endswith("?") for n in names) or any(k.country is None for k in keys) else keys


def _period(entry: dict[str, Any]) -> tuple[date | None, date | None]:
    if entry["period"] is None or entry["period_basis"].startswith("not stated"):
        return None, None
    first, last = (date.fromisoformat(end[:10]) for end in entry["period"])
    return first, last + timedelta(days=1)


def _classes(entry: dict[str, Any], figure: dict[str, Any]) -> frozenset[VictimClass]:
    known = set(VictimClass)
    stated = frozenset(VictimClass(one) for one in figure.get("who", ()) if one in known)
    return (
        frozenset({VictimClass.CIVILIANS})
        if not figure and "civilian" in entry["who"]
        else stated - {VictimClass.PEOPLE}
    )


def _unit(entry: dict[str, Any]) -> Unit:
    if entry["measure"] == "homes_lost":
        return Unit.HOUSES
    return Unit.FAMILIES if "families" in entry["who"] else Unit.PEOPLE


def _qualifier(entry: dict[str, Any]) -> Qualifier:
    kinds = {"at_least": Qualifier.AT_LEAST, "vague": Qualifier.VAGUE, "open": Qualifier.VAGUE, "none": Qualifier.VAGUE}
    return kinds.get(entry["exactness"], Qualifier.EXACT)


def read_article(
    gold: Mapping[str, Any], read: Mapping[str, Any], subjects: Mapping[str, str], country_of: Callable[[str], str]
) -> Article:
    """The figures that an annotator marked, as statements.

    Args:
        gold: `published` and `statements`, each with its scope as the annotator sees it.
        read: `figures`, for class and part, and `incidents`, for who did it.
        subjects: the incident of each statement that tells of one; any other is a tally of its own.
        country_of: the country of a first-level area.
    """
    figures = {one["id"]: one for one in read["figures"]}
    incidents = {one["id"]: one for one in read["incidents"]}
    name_of = {entry["figure"]: entry["id"] for entry in gold["statements"] if entry["figure"]}
    statements = {}
    for entry in gold["statements"]:
        name, figure = entry["id"], figures.get(entry["figure"], {})
        part_of = name_of.get(figure.get("part_of"))
        parties = incidents.get(figure.get("incident"), {}).get("perpetrators", ())
        first, last = _period(entry)
        # "Including 40": exact among the people of its own tally, whatever the tally misses.
        high = entry["low"] if entry["exactness"].startswith("exact_within") else entry["high"]
        statements[name] = Statement(
            id=name,
            measure=MEASURES.get(entry["measure"]) or Measure(entry["measure"]),
            low=entry["low"],
            high=high,
            qualifier=_qualifier(entry),
            unit=_unit(entry),
            classes=_classes(entry, figure),
            subject=subjects.get(name) or part_of or name,
            tally=name not in subjects,
            places=_places(entry["place_set"], country_of),
            earliest=first,
            latest=last,
            source=entry["source"],
            published=date.fromisoformat(gold["published"]),
            part_of=part_of,
            by=frozenset(p["name"].split(" (")[0] for p in parties if p["status"] in SAID_TO_HAVE_DONE_IT),
        )
    return Article(statements)

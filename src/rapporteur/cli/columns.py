"""What each listing asks the views, and the columns of its table; narrow terminals get fewer."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from rapporteur.cli.printing import Column, joined

if TYPE_CHECKING:
    from rapporteur.views.actors import ActorRow
    from rapporteur.views.claims import ClaimRow
    from rapporteur.views.documents import DocumentRow
    from rapporteur.views.figures import FigureRow
    from rapporteur.views.incidents import IncidentRow
    from rapporteur.views.source_totals import SourceRow

Asked: TypeAlias = tuple[Callable[..., Sequence[Any]], Sequence[Column[Any]]]

ROOMY, WIDE = 100, 140


def of_documents() -> Asked:
    """Documents."""
    from rapporteur.views.documents import documents

    columns: list[Column[DocumentRow]] = [
        Column("id", lambda row: row.id, ratio=6),
        Column("published", lambda row: _day(row.published), width=10),
        Column("publisher", lambda row: row.publisher or "", ratio=4),
        Column("title", lambda row: row.title or "", at_width=ROOMY, ratio=8),
        Column("version", lambda row: f"{row.version}/{row.versions}", right=True),
        Column("status", lambda row: row.status),
        Column("claims", lambda row: f"{row.claims:,}", at_width=ROOMY, right=True),
        Column("figures", lambda row: f"{row.figures:,}", at_width=ROOMY, right=True),
        Column("problems", lambda row: joined(row.problems, "; "), at_width=WIDE, ratio=5),
    ]
    return documents, columns


def of_incidents() -> Asked:
    """Incidents."""
    from rapporteur.exports.labels import day_label, place_label, source_label
    from rapporteur.views.incidents import incidents

    columns: list[Column[IncidentRow]] = [
        Column("id", lambda row: row.id, ratio=5),
        Column("when", lambda row: day_label(row.earliest, row.latest) or "?", ratio=3),
        Column("where", lambda row: place_label(row.places), ratio=4),
        Column("what", _happening, ratio=4),
        Column(
            "blamed",
            lambda row: joined(f"{p.name} ({_words(p.confidence)})" for p in row.perpetrators),
            at_width=ROOMY,
            ratio=5,
        ),
        Column("sources", lambda row: joined(map(source_label, row.sources)), at_width=WIDE, ratio=5),
        Column("words", lambda row: row.quote, ratio=4),
        Column("published", lambda row: _day(row.published), at_width=WIDE, width=10),
    ]
    return incidents, columns


def of_claims() -> Asked:
    """Claims."""
    from rapporteur.exports.labels import source_label
    from rapporteur.views.claims import claims

    columns: list[Column[ClaimRow]] = [
        Column("id", lambda row: row.id, ratio=5),
        Column("source", lambda row: source_label(row.source), ratio=5),
        Column("stance", lambda row: _words(row.stance), ratio=3),
        Column("against", lambda row: row.target or "", at_width=WIDE, ratio=3),
        Column("words", lambda row: row.content or row.cue or "", ratio=11),
        Column("published", lambda row: _day(row.published), at_width=ROOMY, width=10),
        Column("in", lambda row: row.publisher or "", at_width=WIDE, ratio=4),
    ]
    return claims, columns


def of_figures() -> Asked:
    """Figures."""
    from rapporteur.exports.labels import day_label, figure_place, source_label
    from rapporteur.views.figures import figures

    columns: list[Column[FigureRow]] = [
        Column("id", lambda row: row.id, ratio=5),
        Column("count", _count, ratio=3, right=True),
        Column("of", _counted, ratio=4),
        Column("where", figure_place, at_width=ROOMY, ratio=4),
        Column("when", lambda row: day_label(row.earliest, row.latest) or "", at_width=ROOMY, ratio=3),
        Column("source", lambda row: source_label(row.source), ratio=4),
        Column("words", lambda row: row.quote, ratio=4),
        Column("published", lambda row: _day(row.published), at_width=WIDE, width=10),
    ]
    return figures, columns


def of_sources() -> Asked:
    """Root sources."""
    from rapporteur.views.source_totals import sources

    columns: list[Column[SourceRow]] = [
        Column("source", lambda row: row.name or "unnamed", ratio=5),
        Column("kind", lambda row: _words(row.kind), ratio=2),
        Column("speaks for", lambda row: row.affiliation or "", at_width=ROOMY, ratio=3),
        Column("claims", lambda row: f"{row.claims:,}", right=True),
        Column("documents", lambda row: f"{row.documents:,}", right=True),
        Column("carried by", lambda row: joined(row.publishers), ratio=5),
        Column("first", lambda row: _day(row.first_published), at_width=ROOMY, width=10),
        Column("last", lambda row: _day(row.last_published), at_width=ROOMY, width=10),
    ]
    return sources, columns


def of_actors() -> Asked:
    """Actors."""
    from rapporteur.views.actors import actors

    columns: list[Column[ActorRow]] = [
        Column("actor", lambda row: row.name, ratio=5),
        Column("kind", lambda row: _words(row.kind), ratio=2),
        Column("roles", lambda row: joined(row.roles), ratio=4),
        Column("of", lambda row: joined(row.affiliations), at_width=ROOMY, ratio=4),
        Column("documents", lambda row: f"{row.documents:,}", right=True),
        Column("mentions", lambda row: f"{row.mentions:,}", right=True),
        Column("first", lambda row: _day(row.first_published), at_width=ROOMY, width=10),
        Column("last", lambda row: _day(row.last_published), at_width=ROOMY, width=10),
    ]
    return actors, columns


def _words(value: str) -> str:
    """A value of a vocabulary as words."""
    return value.replace("_", " ")


def _day(day: object) -> str:
    return "not stated" if day is None else f"{day}"


def _happening(row: "IncidentRow") -> str:
    remarks = [_words(row.status)] if row.status != "happened" else []
    remarks += ["background"] if row.background else []
    return f"{_words(row.type)} ({', '.join(remarks)})" if remarks else _words(row.type)


def _count(row: "FigureRow") -> str:
    from rapporteur.exports.labels import count_label

    label = count_label(row.low, row.high, row.qualifier)
    return f"{label} (misread)" if row.withdrawn else f"{label} (judged)" if row.judgement else label


def _counted(row: "FigureRow") -> str:
    from rapporteur.exports.labels import who_label

    who = who_label(row.who)
    return " ".join(
        part for part in (row.measure, row.unit if row.unit != "people" else "", f"({who})" if who else "") if part
    )

"""Any table, by a mapping file: rows become reports as the mapping says."""

from rapporteur.imports.cell_text import UNDATED
from rapporteur.imports.cells import days_in
from rapporteur.imports.drafting import Draft
from rapporteur.imports.layouts import Layout
from rapporteur.imports.mapping import FigureMapping, Mapping
from rapporteur.imports.sources import actor_kind, source_kind
from rapporteur.model.vocabularies import IncidentType, PerpetratorConfidence


def layout_of(mapping: Mapping) -> Layout:
    """The layout that a mapping describes; columns are matched letter by letter."""
    return Layout(
        name="csv",
        version=1,
        table=mapping.table,
        publisher=mapping.publisher,
        columns=mapping.columns,
        required=tuple((column,) for column in mapping.columns if column not in mapping.optional),
        identifier=mapping.identifier,
        read=lambda draft: _read(draft, mapping),
        aliases=mapping.aliases,
        delimiter=mapping.delimiter,
        exact=True,
        digest=mapping.digest,
    )


def _read(draft: Draft, mapping: Mapping) -> None:
    told = mapping.incident
    when = UNDATED if told.date is None else draft.period(told.date, told.until or told.date, mapping.dates)
    _published(draft, mapping)
    place = _place(draft, mapping)
    named = [column for column in (told.words, told.type_column, told.date) if column and draft.span(column)]
    anchor = draft.over(*named[:1])
    source = mapping.source
    credited = tuple(
        draft.source(words, span, source.kind or source_kind(words), (anchor,))
        for words, span in (draft.pieces(source.column, source.separators) if source.column else ())
    )
    blamed: list[tuple[str, PerpetratorConfidence]] = []
    for party in mapping.actors:
        for words, span in draft.pieces(party.column, party.separators):
            actor = draft.actor(words, span, party.kind or actor_kind(words), private=party.private)
            if party.confidence is not None:
                blamed.append((actor, party.confidence))
    incident = draft.incident(
        _kind(draft, mapping),
        when,
        anchor,
        () if place is None else (place,),
        tuple(blamed),
        told.targets,
        told.weapons,
        credited,
        told.status,
    )
    speaker = credited[0] if mapping.figures_by == "source" and len(credited) == 1 else None
    made: dict[str, str | None] = {}
    for figure in mapping.figures:
        found = _figure(draft, figure, incident, made.get(figure.part_of or ""), speaker)
        if figure.name:
            made[figure.name] = found


def _published(draft: Draft, mapping: Mapping) -> None:
    column = mapping.source.published
    words = draft.stated(column) if column else None
    if words is None:
        return
    day = days_in(words, mapping.dates)
    if day is None:
        draft.warn("not_a_date", f"{words[:40]!r} is no date that can be told", column)
    else:
        draft.published = day.earliest


def _kind(draft: Draft, mapping: Mapping) -> IncidentType:
    told = mapping.incident
    words = draft.words(told.type_column) if told.type_column else None
    if words is None:
        return told.type
    if words not in told.types and told.types:
        draft.warn("unknown_code", f"the mapping has no type for {words[:60]!r}", told.type_column)
    return told.types.get(words, told.type)


def _place(draft: Draft, mapping: Mapping) -> str | None:
    place = mapping.place
    country = place.country_code or (draft.country(place.country) if place.country else None)
    admin1 = draft.stated(place.admin1) if place.admin1 else None
    point = draft.point(place.latitude, place.longitude) if place.latitude and place.longitude else None
    if point is None and place.point:
        point = draft.pair(place.point)
    kinds = place.kinds or (None,) * len(place.name)
    for column, kind in zip(place.name, kinds, strict=True):
        area = None if kind == "country" else admin1
        if (found := draft.place(column, kind, country, area, point)) is not None:
            return found
    return draft.place(place.country, None, country) if place.country else None


def _figure(draft: Draft, figure: FigureMapping, incident: str, part_of: str | None, speaker: str | None) -> str | None:
    if figure.count is None:
        return draft.bounds(
            figure.measure,
            figure.low or "",
            figure.high or "",
            incident,
            figure.who,
            unit=figure.unit,
            part_of=part_of,
            attribution=speaker,
        )
    if (found := draft.count(figure.count)) is None:
        return None
    return draft.figure(
        figure.measure,
        found,
        draft.over(figure.count),
        incident,
        figure.who,
        unit=figure.unit,
        part_of=part_of,
        attribution=speaker,
    )

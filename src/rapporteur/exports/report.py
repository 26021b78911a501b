"""The report: one HTML file with everything inside it, which opens offline and asks nothing of any server."""

import base64
import hashlib
import json
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from rapporteur.exports.labels import (
    bound_label,
    count_label,
    day_label,
    figure_label,
    figure_place,
    place_label,
    source_label,
    who_label,
)
from rapporteur.exports.map_places import RADIUS_KM, mapped_places, places_geojson
from rapporteur.exports.timeline import MOST_ROWS, WIDEST_DAYS, timeline_svg
from rapporteur.version import VERSION
from rapporteur.views.documents import DocumentRow
from rapporteur.views.dossier import Dossier, ReportedFigure, ReportedIncident
from rapporteur.views.filters import country_name
from rapporteur.views.tally import Tally

_WIDE_PX, _NARROW_PX = 720, 240
_NO_PLACE = "Place not stated or not resolved"


def _static(name: str) -> str:
    return (files("rapporteur.exports") / "static" / name).read_text(encoding="utf-8")


def _script(source: str) -> Markup:
    """A script for inlining; nothing in it may close its element."""
    return Markup(source.replace("</script", "<\\/script").replace("<!--", "<\\!--"))  # noqa: S704 - our own files


def _json(value: Any) -> Markup:
    """JSON for inlining into a script element that is data: no character of it can open or close markup."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704 - escaped


def _hash(script: Markup) -> str:
    """The source expression that allows exactly this script. Source: Content Security Policy Level 3, 2.3.1."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _words(value: str) -> str:
    """A value of a vocabulary as words."""
    return value.replace("_", " ")


def _day(value: date | datetime | None) -> str:
    if value is None:
        return "not stated"
    return f"{value.day} {value:%b %Y}"


def _period(days: Sequence[date]) -> str | None:
    return day_label(min(days), max(days) + timedelta(days=1)) if days else None


def _country_of(incident: ReportedIncident) -> str:
    return country_name(next((p.country for p in incident.row.places if p.country), None)) or _NO_PLACE


def _incident_groups(incidents: Sequence[ReportedIncident]) -> list[tuple[str, list[ReportedIncident]]]:
    """Incidents by country, each country in the order of what happened; the unplaced last, background after news."""

    def key(incident: ReportedIncident) -> tuple[Any, ...]:
        row, country = incident.row, _country_of(incident)
        when = row.earliest or date.max
        return (country == _NO_PLACE, country, row.background, when, place_label(row.places), row.type)

    return [(country, list(group)) for country, group in groupby(sorted(incidents, key=key), key=_country_of)]


def _figure_groups(figures: Sequence[ReportedFigure]) -> list[dict[str, Any]]:
    """Figures of one place, measure and unit beside each other, with the scale that their bars share."""

    def key(figure: ReportedFigure) -> tuple[bool, str, str, str]:
        place = figure_place(figure.row)
        return (not place, place, figure.row.measure, figure.row.unit)

    groups = []
    ordered = sorted(figures, key=lambda f: (*key(f), str(f.row.published or ""), f.row.id))
    for (_, place, measure, unit), group in groupby(ordered, key=key):
        rows = list(group)
        largest = max(max(f.row.low or 0, f.row.high or 0) for f in rows)
        scale = largest * 1.15 or 1
        groups.append({"place": place or _NO_PLACE, "measure": measure, "unit": unit, "figures": rows, "scale": scale})
    return groups


def _bar(figure: ReportedFigure, scale: float) -> dict[str, Any] | None:
    """Where the bar of a figure starts and how long it is, in per cent; None when the words set no bounds."""
    low, high = figure.row.low, figure.row.high
    if low is None and high is None:
        return None
    left = 100 * (low or 0) / scale
    right = 100.0 if high is None else 100 * high / scale
    return {"left": round(left, 2), "width": round(max(right - left, 0), 2), "open": high is None}


def _without_names(documents: Sequence[DocumentRow]) -> Callable[[str], str]:
    """What shows the words of a tally, which name documents by their ids, with those ids masked that hold a name."""
    masked = {row.id: row.shown_id for row in documents if row.id != row.shown_id}

    def shown(words: str) -> str:
        for identifier in sorted(masked, key=len, reverse=True):
            words = words.replace(identifier, masked[identifier])
        return words

    return shown


def render_report(
    content: Dossier,
    tally: Tally,
    *,
    made_at: datetime | None = None,
    scope: Sequence[str] = (),
) -> str:
    """The report as one HTML page.

    Args:
        content: what to show, masked.
        tally: what the tally answers to the same question.
        made_at: when the report is made; now when None.
        scope: what was asked for, in words ("Published by 2026-05-03."), for the head of the page.

    Returns:
        The page: no element of it loads anything from elsewhere, and its content security policy forbids that too.
    """
    news = [incident for incident in content.incidents if not incident.row.background]
    places = mapped_places(news)
    scripts = {"maplibre": _script(_static("maplibre-gl.js")), "report": _script(_static("report.js"))}
    wide, narrow = (timeline_svg(news, width) for width in (_WIDE_PX, _NARROW_PX))
    days = [d.row.published for d in content.documents if d.row.published]
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            content=content,
            tally=tally,
            figure_anchors={figure.row.id: figure.anchor for figure in content.figures},
            figure_labels={figure.row.id: figure_label(figure.row) for figure in content.figures},
            without_names=_without_names([document.row for document in content.documents]),
            made_at=(made_at or datetime.now(UTC)).strftime("%-d %b %Y, %H:%M UTC"),
            version=VERSION,
            scope=scope,
            publishers={d.row.publisher for d in content.documents if d.row.publisher},
            period=_period(days),
            news=news,
            incident_groups=_incident_groups(content.incidents),
            figure_groups=_figure_groups(content.figures),
            bar=_bar,
            places=places,
            places_json=_json(places_geojson(places)),
            countries_json=_json(json.loads(_static("countries.geojson"))) if places else None,
            timeline=Markup(wide) if wide else None,  # noqa: S704 - drawn by Vega, which escapes text
            narrow_timeline=Markup(narrow) if narrow else None,  # noqa: S704 - drawn by Vega, which escapes text
            most_rows=MOST_ROWS,
            widest_days=WIDEST_DAYS,
            radius_km=RADIUS_KM,
            scripts=scripts,
            script_sources=" ".join(_hash(script) for script in scripts.values()),
            styles=Markup(_static("maplibre-gl.css") + _static("report.css")),  # noqa: S704 - our own files
        )
    )


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("rapporteur.exports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(words=_words, day=_day, country=country_name, source=source_label, who=who_label)
    environment.globals.update(
        count_label=count_label,
        day_label=day_label,
        place_label=place_label,
        figure_place=figure_place,
        bound_label=bound_label,
    )
    return environment

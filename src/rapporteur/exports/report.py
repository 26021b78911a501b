"""The report: one HTML file with everything inside it, which opens offline and asks nothing of any server."""

import base64
import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from itertools import groupby
from typing import Any

import pycountry
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from rapporteur.exports.map_places import RADIUS_KM, mapped_places, places_geojson
from rapporteur.exports.report_content import (
    KeptReading,
    ReportContent,
    ReportedFigure,
    ReportedIncident,
    count_label,
    day_label,
    place_label,
    report_content,
)
from rapporteur.exports.timeline import LONGEST, timeline_svg
from rapporteur.version import VERSION

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


def country_name(code: str | None) -> str:
    """The English short name of an ISO 3166-1 alpha-2 code."""
    country = pycountry.countries.get(alpha_2=code) if code else None
    return (getattr(country, "common_name", None) or country.name) if country else _NO_PLACE


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
    return country_name(next((p.country for p in incident.places if p.country), None))


def _incident_groups(incidents: Sequence[ReportedIncident]) -> list[tuple[str, list[ReportedIncident]]]:
    """Incidents by country, each country in the order of what happened; the unplaced last."""
    ordered = sorted(
        incidents,
        key=lambda i: (
            _country_of(i) == _NO_PLACE,
            _country_of(i),
            i.background,
            i.earliest or date.max,
            place_label(i.places),
            i.type,
        ),
    )
    return [(country, list(group)) for country, group in groupby(ordered, key=_country_of)]


def _figure_groups(content: ReportContent) -> list[dict[str, Any]]:
    """Figures of one measure and place beside each other, with the scale that their bars share."""
    of_incident = {(i.document.anchor, i.id.rpartition("/")[2]): i for i in content.incidents}

    def where(figure: ReportedFigure) -> str:
        incident = of_incident.get((figure.document.anchor, figure.incident or ""))
        return figure.place or (place_label(incident.places) if incident else "") or _NO_PLACE

    def key(figure: ReportedFigure) -> tuple[bool, str, str, str]:
        return (where(figure) == _NO_PLACE, where(figure), figure.measure, figure.unit)

    groups = []
    ordered = sorted(content.figures, key=lambda f: (*key(f), f.source, str(f.document.published or "")))
    for (_, place, measure, unit), group in groupby(ordered, key=key):
        figures = list(group)
        largest = max((max(f.low or 0, f.high or 0) for f in figures), default=0)
        groups.append(
            {"place": place, "measure": measure, "unit": unit, "figures": figures, "scale": largest * 1.15 or 1}
        )
    return groups


def _bar(figure: ReportedFigure, scale: float) -> dict[str, Any] | None:
    """Where the bar of a figure starts and how long it is, in per cent; None when the words set no bounds."""
    if figure.low is None and figure.high is None:
        return None
    left = 100 * (figure.low or 0) / scale
    right = 100.0 if figure.high is None else 100 * figure.high / scale
    return {"left": round(left, 2), "width": round(max(right - left, 0), 2), "open": figure.high is None}


def render_report(
    kept: Sequence[KeptReading],
    *,
    made_at: datetime | None = None,
    scope: Sequence[str] = (),
    tally: object | None = None,
) -> str:
    """The report on `kept` as one HTML page; names of protected persons are withheld throughout.

    Args:
        kept: readings of documents, each document once.
        made_at: when the report is made; now when None.
        scope: what the readings were chosen by, in words ("as recorded by 3 May 2026"), for the head of the page.
        tally: what the tally view answers for the same documents; None leaves its section out.

    Returns:
        The page: no element of it loads anything from elsewhere, and its content security policy forbids that too.
    """
    content = report_content(kept)
    shown = mapped_places(i for i in content.incidents if not i.background)
    scripts = {"maplibre": _script(_static("maplibre-gl.js")), "report": _script(_static("report.js"))}
    environment = Environment(
        loader=PackageLoader("rapporteur.exports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(words=_words, day=_day)
    wide, narrow = (timeline_svg(content.incidents, width) for width in (_WIDE_PX, _NARROW_PX))
    return environment.get_template("report.html.j2").render(
        content=content,
        made_at=(made_at or datetime.now(UTC)).strftime("%-d %b %Y, %H:%M UTC"),
        version=VERSION,
        scope=scope,
        publishers=sorted({d.publisher for d in content.documents if d.publisher}),
        period=_period([d.published_day for d in content.documents if d.published_day]),
        tally=tally,
        incident_groups=_incident_groups(content.incidents),
        figure_groups=_figure_groups(content),
        bar=_bar,
        count_label=count_label,
        day_label=day_label,
        place_label=place_label,
        country_name=country_name,
        places=shown,
        places_json=_json(places_geojson(shown)),
        countries_json=_json(json.loads(_static("countries.geojson"))) if shown else None,
        timeline=Markup(wide) if wide else None,  # noqa: S704 - drawn by Vega, which escapes text
        narrow_timeline=Markup(narrow) if narrow else None,  # noqa: S704 - drawn by Vega, which escapes text
        timeline_rows=LONGEST,
        radius_km=RADIUS_KM,
        scripts=scripts,
        script_sources=" ".join(_hash(script) for script in scripts.values()),
        styles=Markup(_static("maplibre-gl.css") + _static("report.css")),  # noqa: S704 - our own files
    )

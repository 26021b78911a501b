"""The timeline of a report: when each incident happened, as an interval, beside when it was reported, as SVG."""

from collections.abc import Sequence
from typing import Any

import vl_convert

from rapporteur.exports.labels import place_label
from rapporteur.views.dossier import ReportedIncident

# More rows than these cannot be told apart on a page.
MOST_ROWS = 40
# What is only known to lie within more days than these would squeeze everything else to dots.
WIDEST_DAYS = 31
_ROW_PX = 22
# Vega makes links absolute; those within the page are written with this address, which is then taken off.
_PAGE = "https://page.invalid/"


def _rows(incidents: Sequence[ReportedIncident]) -> list[dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    for incident in incidents:
        told = incident.row
        if told.earliest is None or told.latest is None or (told.latest - told.earliest).days > WIDEST_DAYS:
            continue
        where, what = place_label(told.places), told.type.replace("_", " ")
        label = f"{where}: {what}" if where else what
        row = rows.setdefault(
            f"{label}|{told.earliest}|{told.latest}",
            {
                "label": label,
                "earliest": told.earliest.isoformat(),
                "latest": told.latest.isoformat(),
                "anchor": f"{_PAGE}#{incident.anchor}",
                "published": [],
            },
        )
        if told.published:
            row["published"].append(told.published.isoformat())
    ordered = sorted(rows.values(), key=lambda row: (row["earliest"], row["latest"], row["label"]))
    return [{**row, "row": number} for number, row in enumerate(ordered)]


def _specification(rows: Sequence[dict[str, Any]], width: int) -> dict[str, Any]:
    """The Vega-Lite specification: bars for when it happened, points for when it was published."""
    happened = [{k: v for k, v in row.items() if k != "published"} for row in rows]
    reported = [{"row": row["row"], "day": day} for row in rows for day in sorted(set(row["published"]))]
    names = "".join(f"datum.value == {row['row']} ? {_quoted(row['label'])} : " for row in rows)
    scale = {"type": "utc"}
    y = {
        "field": "row",
        "type": "ordinal",
        "title": None,
        "axis": {"labelExpr": f"{names}''", "labelLimit": width // 2, "ticks": False, "grid": True},
    }
    x_axis = {"format": "%-d %b", "labelOverlap": True, "grid": True, "tickCount": max(3, width // 90)}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": width,
        "height": _ROW_PX * len(rows),
        "background": "transparent",
        "config": {"view": {"stroke": None}, "axis": {"domain": False, "labelFontSize": 12, "labelFont": "sans-serif"}},
        "layer": [
            {
                "name": "happened",
                "data": {"values": happened},
                "mark": {"type": "bar", "height": 9, "cornerRadius": 4, "color": "#b5533c"},
                "encoding": {
                    "x": {"field": "earliest", "type": "temporal", "title": None, "scale": scale, "axis": x_axis},
                    "x2": {"field": "latest"},
                    "y": y,
                    "href": {"field": "anchor"},
                },
            },
            {
                "name": "reported",
                "data": {"values": reported},
                "mark": {"type": "point", "filled": True, "size": 36, "color": "#22577a", "opacity": 1},
                "encoding": {"x": {"field": "day", "type": "temporal", "scale": scale}, "y": y},
            },
        ],
    }


def timeline_svg(incidents: Sequence[ReportedIncident], width: int) -> str | None:
    """The timeline of `incidents` as one SVG element; None when none of them is dated within a month.

    Incidents of one kind, place and interval share a row. Rows beyond `MOST_ROWS` are left out, the earliest first.

    Args:
        incidents: what to plot; background, and what is not dated within `WIDEST_DAYS`, is left out.
        width: the width of the plotted area in pixels.
    """
    rows = _rows([i for i in incidents if not i.row.background])[-MOST_ROWS:]
    if not rows:
        return None
    svg: str = vl_convert.vegalite_to_svg(_specification(rows, width))
    return svg.replace(_PAGE, "")


def _quoted(words: str) -> str:
    """`words` as a string of Vega's expression language."""
    return "'" + words.replace("\\", "\\\\").replace("'", "\\'").replace("\n", " ") + "'"

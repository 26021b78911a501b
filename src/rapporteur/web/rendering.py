"""Rendering: the templates of all areas, and the words they are written with. Everything is escaped."""

from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from rapporteur.exports.labels import (
    bound_label,
    count_label,
    day_label,
    figure_label,
    figure_place,
    name_label,
    place_label,
    source_label,
    who_label,
)
from rapporteur.version import VERSION
from rapporteur.views.filters import country_name
from rapporteur.web.access.authorising import FORM_FIELD
from rapporteur.web.access.roles import Right
from rapporteur.web.asked import PARAMETERS, Asked
from rapporteur.web.choices import CHOICES
from rapporteur.web.labels import day_words, moment_words, words
from rapporteur.web.navigation import places_for

_WEB = Path(__file__).parent


def make_templates() -> Environment:
    """The templates of the workbench, by area and file: "incidents/list.html.j2"."""
    templates = Environment(
        loader=FileSystemLoader(_WEB),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.do"],
    )
    templates.filters.update(
        words=words, day=day_words, moment=moment_words, country=country_name, source=source_label, who=who_label
    )
    templates.globals.update(
        count_label=count_label,
        day_label=day_label,
        place_label=place_label,
        name_label=name_label,
        figure_place=figure_place,
        figure_label=figure_label,
        bound_label=bound_label,
        address=address,
        places_for=places_for,
        choices=CHOICES,
        parameters=PARAMETERS,
        form_field=FORM_FIELD,
        rights=Right,
        version=VERSION,
    )
    return templates


def address(path: str, asked: Asked | None = None, /, **more: object) -> str:
    """An address of this workbench: a path, what is asked there, and further parameters (None is left out)."""
    pairs = [*(asked.parameters() if asked else ()), *((name, str(v)) for name, v in more.items() if v is not None)]
    return f"{path}?{urlencode(pairs)}" if pairs else path

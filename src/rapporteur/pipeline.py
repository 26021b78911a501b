"""The whole way from a document to a reading, on one page."""

from collections.abc import Sequence

from rapporteur.extraction.actors import find_actors
from rapporteur.extraction.attributions import find_attributions
from rapporteur.extraction.contradictions import find_contradictions
from rapporteur.extraction.figure_links import link_figures
from rapporteur.extraction.figures import find_figures
from rapporteur.extraction.incidents import find_incidents
from rapporteur.extraction.layout import lay_out
from rapporteur.extraction.relations import find_relations
from rapporteur.extraction.times import find_times
from rapporteur.extraction.toponyms import find_toponyms
from rapporteur.extraction.verification import find_verification
from rapporteur.extraction.victims import count_singly, find_objects, find_victims, without_doubles
from rapporteur.model.documents import Document
from rapporteur.model.mentions import Toponym
from rapporteur.model.places import Gazetteer
from rapporteur.model.reading import Producer, Reading
from rapporteur.model.spans import Span
from rapporteur.model.tagged import Tagger
from rapporteur.registry.loading import default_registry
from rapporteur.resolution.actors import resolve_actors
from rapporteur.resolution.places import resolve_places
from rapporteur.resolution.times import resolve_times
from rapporteur.tagging.engine import default_tagger
from rapporteur.version import VERSION


def read_document(
    document: Document, gazetteer: Gazetteer, toponyms: Sequence[Span] | None = None, tagger: Tagger | None = None
) -> Reading:
    """Find everything that the product reads in one document.

    Args:
        document: the document; offsets of the reading are code points into its `text`.
        gazetteer: where place names are looked up.
        toponyms: spans of place names; when given, these are resolved and no others are looked for.
        tagger: the learned tagger; None takes the one that is shipped.

    Returns:
        The reading. The same document, gazetteer and tagger always give the same reading.
    """
    text = document.text
    layout = lay_out(text)
    tagger = tagger or default_tagger()
    tagged = tagger.tagged(layout)
    times, time_issues = resolve_times(find_times(layout), layout, document.published_day)
    named = (
        find_toponyms(layout, gazetteer)
        if toponyms is None
        else tuple(Toponym(span, span.of(text)) for span in toponyms)
    )
    places = resolve_places(named, layout, gazetteer)
    quoted = [piece for one in tagged.spoken for piece in one.source]
    actors = find_actors(layout, places, [one.span for one in tagged.perpetrators], quoted)
    actors = resolve_actors(actors, places, default_registry(), document.published_day)
    attributions = find_attributions(layout, actors, tagged.spoken)
    incidents = find_incidents(layout, times, places, actors, attributions, document.published_day, tagged)
    counted = find_figures(layout, times, tagged.figures, [piece for one in attributions for piece in one.source])
    links = layout, times, places, attributions, incidents, document.published_day, tagged.figures
    figures = link_figures(counted, *links)
    victims = find_victims(layout, actors, attributions, incidents, figures)
    if single := count_singly(layout, figures, victims, incidents):
        figures = without_doubles(link_figures((*counted, *single), *links), single)
    return Reading(
        producer=Producer("rapporteur", VERSION, tagger.version, gazetteer.version),
        document=document,
        times=times,
        places=places,
        actors=actors,
        attributions=attributions,
        incidents=incidents,
        figures=figures,
        victims=victims,
        objects=find_objects(layout, attributions, incidents),
        verification=find_verification(layout, incidents, figures, tagged.verification),
        relations=find_relations(layout, actors, attributions),
        issues=(*time_issues, *find_contradictions(layout, figures, incidents, attributions)),
    )

"""Marked texts for the encoder from PolNeAR and from our own corpus."""

import logging
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from rapporteur.extraction.layout import lay_out
from rapporteur.model.attributions import Attribution
from rapporteur.model.incidents import Incident
from rapporteur.model.reading import Reading
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import PerpetratorConfidence
from rapporteur.tagging.labels import SPEECH, STATES
from training import markup, polnear
from training.examples import Marked
from training.splits import part_of

LOG = logging.getLogger("training")
Spoken = dict[str, tuple[Span, ...]]


def _speech(
    spoken: list[Spoken],
) -> tuple[list[tuple[str, Span]], list[tuple[int, int | None]]]:
    spans = [(role, span) for one in spoken for role in ("cue", "source", "content") for span in one[role]]
    arcs = [
        (span.start, one["cue"][0].start if one["cue"] else None)
        for one in spoken
        for role in ("source", "content")
        for span in one[role]
    ]
    return spans, arcs


def polnear_texts(part: Path) -> Iterator[Marked]:
    """The texts of one part of PolNeAR: one layer of speech, the inner one not being annotated."""
    for text in polnear.load(part):
        spans, arcs = _speech([{r: getattr(a, r) for r in SPEECH} for a in text.attributions])
        yield Marked(text.text, {"outer_speech": spans}, {"outer_speech": arcs})


def _lines(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans cut at line ends, white space trimmed."""
    found = []
    for start, end in spans:
        cuts = [start, *(i for i in range(start, end) if text[i] == "\n"), end]
        for a, b in pairwise(cuts):
            words = text[a:b].strip()
            if words:
                at = a + text[a:b].index(words)
                found.append(Span(at, at + len(words)))
    return tuple(found)


def _depth(one: Attribution, by_id: dict[str, Attribution]) -> int:
    depth = 0
    while one.within and one.within in by_id and depth < 5:
        one, depth = by_id[one.within], depth + 1
    return depth


def _mention_near(incident: Incident, at: int) -> Span:
    return min(incident.mentions, key=lambda mention: abs(mention.start - at))


def _own(reading: Reading) -> Marked:
    text = reading.document.text
    by_id = {one.id: one for one in reading.attributions}
    outer: list[Spoken] = []
    inner: list[Spoken] = []
    for one in reading.attributions:
        pieces = {role: _lines(text, tuple(getattr(one, role))) for role in SPEECH}
        (inner if _depth(one, by_id) else outer).append(pieces)
    incidents = {one.id: one for one in reading.incidents}
    mentions = sorted(
        ((one, Span(*m)) for one in reading.incidents for m in one.mentions),
        key=lambda pair: (pair[1].start, -pair[1].end),
    )
    sentences = lay_out(text).sentences
    actors = {one.id: one for one in reading.actors}
    perpetrators: list[tuple[str, Span]] = []
    perpetrator_arcs: list[tuple[int, int | None]] = []
    for incident, mention in mentions:
        sentence = next((s for s in sentences if s.start <= mention.start < s.end), None)
        if sentence is None:
            continue
        for party in incident.perpetrators:
            if party.confidence is PerpetratorConfidence.DENIED or party.actor not in actors:
                continue
            for where in actors[party.actor].mentions:
                if sentence.start <= where[0] < sentence.end:
                    perpetrators.append(("perpetrator", Span(*where)))
                    perpetrator_arcs.append((where[0], mention.start))
    figures = [(str(f.measure), Span(f.start, f.end)) for f in reading.figures]
    figure_arcs = [
        (f.start, _mention_near(incidents[f.incident], f.start).start)
        for f in reading.figures
        if f.incident in incidents
    ] + [(f.start, None) for f in reading.figures if f.incident is None]
    outer_spans, outer_arcs = _speech(outer)
    inner_spans, inner_arcs = _speech(inner)
    return Marked(
        text,
        {
            "outer_speech": outer_spans,
            "inner_speech": inner_spans,
            "incident": [(str(one.type), mention) for one, mention in mentions],
            "figure": figures,
            "perpetrator": perpetrators,
            "victim": [("victim", Span(v.start, v.end)) for v in reading.victims],
            "object": [("object", Span(o.start, o.end)) for o in reading.objects],
            "verification": [(str(v.status), Span(v.start, v.end)) for v in reading.verification],
        },
        {
            "outer_speech": outer_arcs,
            "inner_speech": inner_arcs,
            "perpetrator": perpetrator_arcs,
            "figure": figure_arcs,
        },
        [
            (mention.start, STATES.index("background" if one.background else str(one.status)))
            for one, mention in mentions
        ],
    )


def own_texts(corpus: Path, part: str) -> Iterator[Marked]:
    """The texts of one part of our own corpus, with every layer but that of MUC-4; faulty documents are logged."""
    for path in sorted(corpus.rglob("*.txt")):
        try:
            document = markup.load(path)
        except markup.MarkupError as fault:
            LOG.warning("left out: %s: %s", path.name, fault)
            continue
        if part_of(document.episode) == part:
            yield _own(document.reading)

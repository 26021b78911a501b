"""Tie words of harm to the incident and the attribution that they stand in."""

from bisect import bisect_left
from collections.abc import Sequence

from rapporteur.model.attributions import Attribution
from rapporteur.model.incidents import Incident
from rapporteur.model.layout import Layout
from rapporteur.model.spans import Span

_BACK = 32  # contents looked at before an offset: more are never open at once


class Context:
    """The incidents and attributions of a text, for look-ups by offset."""

    def __init__(self, layout: Layout, attributions: Sequence[Attribution], incidents: Sequence[Incident]) -> None:
        self._layout = layout
        self._mentions: dict[int, list[tuple[Span, str]]] = {}
        for incident in incidents:
            for mention in incident.mentions:
                index = layout.sentence_index(mention.start)
                if index is not None:
                    self._mentions.setdefault(index, []).append((mention, incident.id))
        self._contents = sorted((span, said.id) for said in attributions for span in said.content)
        self._starts = [span.start for span, _ in self._contents]

    def incident_of(self, span: Span) -> str | None:
        """The incident named nearest in the same sentence; None when the sentence names none."""
        index = self._layout.sentence_index(span.start)
        mentions = self._mentions.get(index, ()) if index is not None else ()
        nearest = min(mentions, key=lambda told: (_distance(told[0], span), told[0].start), default=None)
        return None if nearest is None else nearest[1]

    def attribution_of(self, span: Span) -> str | None:
        """The attribution with the shortest content around `span`; None in the author's own voice."""
        position = bisect_left(self._starts, span.end)
        best: tuple[int, str] | None = None
        for content, identifier in self._contents[max(0, position - _BACK) : position]:
            if content.contains(span) and (best is None or content.end - content.start < best[0]):
                best = content.end - content.start, identifier
        return None if best is None else best[1]


def _distance(first: Span, second: Span) -> int:
    return max(0, first.start - second.end, second.start - first.end)

"""Find time expressions."""

from rapporteur.extraction.times import calendar, lengths, relative, years
from rapporteur.extraction.times.ranges import complete_ranges
from rapporteur.extraction.times.words import signals_in
from rapporteur.model.layout import Layout
from rapporteur.model.mentions import TimeMention
from rapporteur.model.spans import Span

_RULES = (*calendar.RULES, *years.RULES, *relative.RULES, *lengths.RULES)


def find_times(layout: Layout) -> tuple[TimeMention, ...]:
    """Find the words that denote times, before they are anchored.

    Returns:
        The mentions in text order, never overlapping, each inside one sentence. Of readings that overlap the longest
        wins. Ages ("38-year-old") are no times.
    """
    found: list[TimeMention] = []
    for sentence in layout.sentences:
        words = sentence.of(layout.text)
        found += (
            TimeMention(Span(sentence.start + m.span.start, sentence.start + m.span.end), m.meaning)
            for m in complete_ranges(_find_in(words), words)
        )
    return tuple(found)


def _find_in(sentence: str) -> list[TimeMention]:
    candidates = []
    signals = signals_in(sentence)
    for rule in _RULES:
        if rule.signals.isdisjoint(signals):
            continue
        for match in rule.pattern.finditer(sentence):
            meaning = rule.read(match)
            if meaning is not None:
                candidates.append(TimeMention(Span(*match.span()), meaning))
    candidates.sort(key=lambda m: (m.span.start - m.span.end, m.span.start))
    taken = bytearray(len(sentence))
    chosen = []
    for mention in candidates:
        start, end = mention.span
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            chosen.append(mention)
    return sorted(chosen, key=lambda m: m.span)

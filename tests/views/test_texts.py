"""The text of a document, part by part: nothing is lost between the parts, and every mark is where its words are."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.ledger.errors import RecordNotFoundError
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.model.spans import Span
from rapporteur.views.masking import MASK
from rapporteur.views.questions import Question
from rapporteur.views.texts import MARK_KINDS, PART, DocumentText, _begin, _Mark, _part_of, _segments, document_text
from tests.keeping import keep

TOLD = """
{q1s:{a1:Amina Diallo}, a trader,} {q1c:said} {q1x:{f1:nine people were killed} when {i1:shells hit the market} of \
{p1:Djibo} {t1:on 3 June}}. Diallo left.
---
a1 person protected name="Amina Diallo"
q1 resident asserts actor=a1
p1 town country=BF at=14.1,-1.6
t1 DATE days=2024-06-03
i1 shelling days=2024-06-03 at=p1 said=q1
f1 killed 9 of=i1 said=q1 at=p1
"""


@pytest.fixture
def store(ledger_url: str) -> Iterator[LedgerStore]:
    with open_ledger(ledger_url) as opened:
        keep(opened, "told", TOLD, date(2024, 6, 4), url="https://wire.example/Amina-Diallo")
        yield opened


def words_of(shown: DocumentText, record: str) -> str:
    return "".join(segment.text for segment in shown.segments if record in segment.records)


def test_each_record_is_found_at_its_words(store: LedgerStore) -> None:
    shown = document_text(store, "told")
    assert words_of(shown, "f1") == "nine people were killed"
    assert words_of(shown, "i1") == "shells hit the market"
    assert words_of(shown, "p1") == "Djibo"
    assert shown.marked["figure"] == shown.marked["place"] == 1
    assert (shown.record, shown.part, shown.parts) == (None, 1, 1)
    assert document_text(store, "told#f1").record == "f1"


def test_protected_names_are_one_mask_each_wherever_they_stand(store: LedgerStore) -> None:
    shown = document_text(store, "told")
    text = "".join(segment.text for segment in shown.segments)
    assert text.startswith(f"{MASK}, a trader, said")
    assert text.endswith(f"{MASK} left.")
    assert "Diallo" not in str(shown)
    revealed = document_text(store, "told", Question(reveal=True))
    assert "".join(segment.text for segment in revealed.segments).startswith("Amina Diallo, a trader, said")


def test_how_it_came_in_is_told(store: LedgerStore) -> None:
    (custody,) = document_text(store, "told").custody
    assert (custody.version, custody.origin, custody.sniffed_type) == (1, "told.txt", "text")
    assert len(custody.sha256) == 64


@pytest.mark.parametrize(("words", "part"), [("told#f9", None), ("other", None), ("told", 2), ("told@2", None)])
def test_what_is_not_there_is_missing(store: LedgerStore, words: str, part: int | None) -> None:
    with pytest.raises(RecordNotFoundError):
        document_text(store, words, part=part)


def test_nothing_is_lost_between_parts() -> None:
    for text in ("x" * (3 * PART + 5), "word \n" * PART, "a b" * (PART // 2)):
        parts = max(1, -(-len(text) // PART))
        begins = [_begin(text, part, parts) for part in range(1, parts + 2)]
        assert begins == sorted(begins)
        assert "".join(text[a:b] for a, b in pairwise(begins)) == text
        for at in range(0, len(text), 997):
            part = _part_of(text, parts, at)
            assert begins[part - 1] <= at < begins[part]


TEXT = "One two three four five six seven eight nine ten."
SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda ends: Span(min(ends), max(ends)))
MARKS = st.lists(st.tuples(SPANS, st.sampled_from(MARK_KINDS)), max_size=8)


@given(MARKS, SPANS.filter(lambda span: span.end > span.start))
def test_segments_hold_the_text_and_every_mark_its_words(found: list[tuple[Span, str]], window: Span) -> None:
    marks = sorted(
        (_Mark(span, kind, f"r{n}") for n, (span, kind) in enumerate(found) if span.end > span.start),
        key=lambda mark: (mark.span.start, mark.span.end),
    )
    segments = list(_segments(TEXT, window, marks, ()))
    assert "".join(segment.text for segment in segments) == window.of(TEXT)
    for mark in marks:
        inside = TEXT[max(mark.span.start, window.start) : max(min(mark.span.end, window.end), window.start)]
        assert "".join(s.text for s in segments if mark.record in s.records) == inside
        begins = [s for s in segments if mark.record in s.begins]
        assert len(begins) == (window.start <= mark.span.start < window.end)


@given(MARKS, st.lists(SPANS, max_size=3))
def test_no_character_of_a_hidden_name_is_in_a_segment(found: list[tuple[Span, str]], names: list[Span]) -> None:
    hidden: list[Span] = []
    for span in sorted(names):
        if span.end > span.start and (not hidden or span.start >= hidden[-1].end):
            hidden.append(span)
    marks = sorted(
        (_Mark(span, kind, f"r{n}") for n, (span, kind) in enumerate(found) if span.end > span.start),
        key=lambda mark: (mark.span.start, mark.span.end),
    )
    shown = "".join(segment.text for segment in _segments(TEXT, Span(0, len(TEXT)), marks, hidden))
    expected, last = "", 0
    for span in hidden:
        expected += TEXT[last : span.start] + MASK
        last = span.end
    assert shown == expected + TEXT[last:]

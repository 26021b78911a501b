"""Layout: the parts of a text that every finder works on."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from rapporteur.model.spans import Span


@dataclass(frozen=True)
class Layout:
    """A text cut into paragraphs, sentences and quotations; all spans are into `text`.

    `sentences` are in order and never cross a paragraph; a sentence includes its closing quotation mark.
    `quotations` are direct speech without the quotation marks. `dateline` is the place and agency line that opens
    agency copy ("KABUL, March 3 (Agency) -"), None when there is none.
    """

    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    quotations: tuple[Span, ...]
    dateline: Span | None = None

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_index(self, offset: int) -> int | None:
        """The index of the sentence that holds code point `offset`; None between sentences."""
        index = bisect_right(self._sentence_starts, offset) - 1
        if index >= 0 and offset < self.sentences[index].end:
            return index
        return None

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that holds code point `offset`; None between sentences."""
        index = self.sentence_index(offset)
        return None if index is None else self.sentences[index]

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [s.start for s in self.quotations]

    def quotation_at(self, offset: int) -> Span | None:
        """The quotation that holds code point `offset`; None outside direct speech."""
        index = bisect_right(self._quotation_starts, offset) - 1
        if index >= 0 and offset < self.quotations[index].end:
            return self.quotations[index]
        return None

"""Drafts of attributions within one sentence, before they are joined over the text."""

from dataclasses import dataclass, field

from rapporteur.extraction.attributions.sources import Phrase
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import Certainty, Stance


@dataclass(slots=True)
class Draft:
    """An attribution in token indices of its sentence; pieces are half-open.

    `begin` is the first token of its clause; `opens` says that its content runs on to the end of the sentence unless
    another attribution begins there; `borrows`, that its content is that of the attribution which names it ("X, citing
    Y, said"). `shared` is true when its source is that of the attribution before it.
    """

    lemma: str
    stance: Stance
    source: Phrase | None
    cue: tuple[int, int]
    content: list[tuple[int, int]]
    begin: int
    opens: bool = False
    shared: bool = False
    borrows: bool = False
    negated: bool = False
    certainty: Certainty = Certainty.CERTAIN
    within: "Draft | None" = field(default=None, repr=False)


@dataclass(slots=True)
class Found:
    """An attribution in offsets of the text, with the draft that it came from.

    `antecedent` is what a relative pronoun in the place of the source stands for.
    `continues` is the attribution whose speaker goes on; `speaks` says that the content is direct speech.
    """

    draft: Draft
    source: tuple[Span, ...]
    head: Span | None
    cue: tuple[Span, ...]
    content: list[Span]
    antecedent: Span | None = None
    within: "Found | None" = field(default=None, repr=False)
    continues: "Found | None" = field(default=None, repr=False)
    speaks: bool = False

"""By whose word a figure may be given: the author's, or one of the attributions around it."""

import re
from collections.abc import Iterator, Sequence

from rapporteur.extraction.figure_linking.choosing import Option
from rapporteur.extraction.figure_linking.standing import Standing
from rapporteur.extraction.incidents.scenes import Scenes
from rapporteur.model.attributions import Attribution
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import SourceKind

# A source that stands for the one that lets it speak: "the mission said it had itself confirmed 33 deaths".
_PRONOUN = re.compile(r"(?:it|itself|he|himself|she|herself|they|themselves|who|which)")
_OURSELVES = re.compile(r"(?:we|i|our|us)\b.*")
# "That is the governor's count": says of the sentence before whose word it is.
_BACK = re.compile(r"\s*(?:that|this|these|those|both) (?:is|are|was|were|figures?|counts?|numbers?|tolls?)\b")
_COUNTING = re.compile(
    r"^\s*(?:\w+ly |also |has |have |had |now |itself )*(?:verified|recorded|counted|registered|documented|listed|"
    r"tallied|logged|received|gave|given|reported|confirmed)\b[^;:,]*$"
)
_QUOTING = re.compile(r"(?:quot(?:es|ed|ing)|cit(?:es|ed|ing))(?: .{0,30}\bas saying)?")
_OBJECT = re.compile(
    r"(?: (?:the|a|an|its|their|his|her|final|total|number|toll|tally|dead|list|names|at|of|only|just)){0,5}"
    r"\s+[\"\u201c]?"
)
_STOP = re.compile(r"[;:()]")
_CLAUSE = re.compile(r", (?:and|but|or|so)\b|\b(?:while|whereas|when|where|after|before|although|though|because)\b")
_FIRST_PERSON = re.compile(r"\b(?:we|our|us|i|my)\b")
_PAST = re.compile(r"\b(?:had|before|earlier|last (?:year|month|week)|in (?:19|20)\d\d|since)\b")
_QUOTES = frozenset('"\u201c\u00ab')
_PARAGRAPHS_BACK = 2
_SENTENCES_BACK = 12
_SENTENCES_ON = 2
_MOST = 14
_SELDOM, _OFTEN = 0.25, 0.7  # attributions for each sentence


class Sources:
    """The attributions of a document as options."""

    def __init__(self, scenes: Scenes) -> None:
        self._scenes = scenes
        self._by_id = {said.id: said for scene in scenes.scenes for said in scene.attributions}
        rate = len(self._by_id) / max(len(scenes.scenes), 1)
        self._rate = "seldom" if rate < _SELDOM else "often" if rate > _OFTEN else "sometimes"

    def options(self, stand: Standing) -> list[Option[Attribution]]:
        """The author first (None), then the attributions near the figure, each with its cues."""
        wheres = {said.id: _where(stand, said) for said in self._near(stand)}
        named = [Option(self._by_id[name], tuple(self._cues(stand, name, wheres))) for name in wheres]
        return [Option(None, tuple(self._author_cues(stand, wheres))), *named]

    def _near(self, stand: Standing) -> list[Attribution]:
        scenes = self._scenes.scenes
        first = stand.index
        earliest = max(stand.index - _SENTENCES_BACK, 0)
        while first > earliest and scenes[first - 1].paragraph >= stand.scene.paragraph - _PARAGRAPHS_BACK:
            first -= 1
        last = stand.index
        latest = min(stand.index + _SENTENCES_ON, len(scenes) - 1)
        while last < latest and scenes[last + 1].paragraph == stand.scene.paragraph:
            last += 1
        order = sorted(range(first, last + 1), key=lambda index: (abs(index - stand.index), index))
        found = dict.fromkeys(said.id for index in order for said in scenes[index].attributions)
        kept = [name for name in found if self._by_id[name].source_kind is not SourceKind.AUTHOR][:_MOST]
        kept += [figure.attribution for _, figure in stand.earlier() if figure.attribution in self._by_id]
        return [self._by_id[name] for name in dict.fromkeys(kept)]

    def _form(self, said: Attribution) -> str:
        if not said.source:
            return "no source"
        words = self._scenes.folded[said.source[0].start : said.source[0].end]
        if _PRONOUN.fullmatch(words):
            return "pronoun"
        return "ourselves" if _OURSELVES.fullmatch(words) else "cue" if said.cue else "no cue"

    def _cues(self, stand: Standing, name: str, wheres: dict[str, str]) -> Iterator[str]:
        said, where = self._by_id[name], wheres[name]
        form, holds = self._form(said), where.startswith("holds")
        yield f"at {where}"
        yield f"at {where}, {form}"
        yield f"form {form}"
        yield f"kind {said.source_kind.value}"
        if not holds:
            yield f"stance {said.stance.value}"
        yield from self._nested(said, wheres)
        if where in {"before in sentence", "after in sentence", "around"}:
            yield from _beside(stand, said)
        if where == "1 on" and _BACK.match(self._scenes.scenes[stand.index + 1].words):
            yield "points back"
        quotation = self._scenes.layout.quotation_at(stand.figure.start)
        if quotation is not None and not holds:
            yield "same quotation" if any(map(quotation.overlaps, said.content)) else "other than quotation"
            if self._goes_on(stand, said, quotation):
                yield "goes on in quotation"
        if not (holds or where.startswith(("before in", "after in", "around"))):
            if name == next(one for one, other in wheres.items() if not other.startswith(("holds", "after"))):
                yield f"nearest, {where}"
            if said.content and self._ends_sentence(said.content[-1]):
                yield f"speaks to the end, {where}"
        for relation, figure in stand.earlier():
            if figure.attribution == name:
                yield f"gives {relation}, {'holds' if holds else 'beside'}"

    def _nested(self, said: Attribution, wheres: dict[str, str]) -> Iterator[str]:
        """How it stands to those who report it and to those whom it reports."""
        if said.within in wheres:
            yield f"inner of {wheres[said.within]}, {self._form(said)}"
            if any(_QUOTING.fullmatch(self._scenes.folded[cue.start : cue.end]) for cue in said.cue):
                yield "quoted"
        inner = [self._by_id[name] for name in wheres if self._by_id[name].within == said.id]
        if inner:
            yield f"outer of {wheres[inner[0].id]}, {self._form(inner[0])}"

    def _goes_on(self, stand: Standing, said: Attribution, quotation: Span) -> bool:
        """Whether a quotation that opens the paragraph and names nobody is of who spoke at the end of the last one."""
        paragraph = self._scenes.layout.paragraphs[stand.scene.paragraph]
        opened = self._scenes.folded[paragraph.start : paragraph.start + 2].lstrip()[:1]
        if opened not in _QUOTES or quotation.start - paragraph.start > 2:
            return False
        index = self._scenes.index_at(paragraph.start)
        before = self._scenes.scenes[index - 1].attributions if index else ()
        speaking = [one.id for one in before if one.source and one.cue]
        return speaking[-1:] == [said.id]

    def _ends_sentence(self, content: Span) -> bool:
        index = self._scenes.index_at(max(content.end - 1, 0))
        return index is not None and content.end >= self._scenes.scenes[index].span.end - 3

    def _author_cues(self, stand: Standing, wheres: dict[str, str]) -> Iterator[str]:
        holding = [name for name, where in wheres.items() if where.startswith("holds")]
        held = "held" if holding else "not held"
        yield "author"
        yield f"author, {held}"
        if holding and all(not self._by_id[name].source for name in holding):
            yield "author, held by nobody named"
        if not holding:
            if any(where.endswith("in sentence") or where in {"around", "across"} for where in wheres.values()):
                yield "author, told beside"
            else:
                yield "author, nobody in sentence"
                here = any(re.fullmatch(r"\d (?:back|on)", where) for where in wheres.values())
                yield "author, told in paragraph" if here else "author, nobody in paragraph"
        if stand.index == 0:
            yield "author, first sentence"
        if self._scenes.layout.quotation_at(stand.figure.start) is not None:
            yield "author, quotation"
        if _FIRST_PERSON.search(stand.scene.words):
            yield "author, first person"
        if _PAST.search(stand.scene.words):
            yield "author, past"
        yield f"author, {stand.figure.measure.value}"
        yield f"author, others speak {self._rate}"
        for relation, figure in stand.earlier():
            if figure.attribution is None:
                yield f"author gives {relation}, {held}"


def _where(stand: Standing, said: Attribution) -> str:
    """Where the words of an attribution are as seen from the figure; whether its content holds it."""
    figure = Span(stand.figure.start, stand.figure.end)
    covering = [one.id for one in stand.scene.saying(figure.start)]
    if said.id in covering:
        return "holds, only" if len(covering) == 1 else f"holds, {min(covering.index(said.id), 2)}"
    if any(piece.overlaps(figure) for piece in said.content):
        return "holds some"
    if any(piece.overlaps(figure) for piece in said.source):
        return "figure in source"
    pieces = (*said.source, *said.cue, *said.content)
    here = {
        piece.start < figure.start for piece in pieces if stand.scene.span.start <= piece.start < stand.scene.span.end
    }
    if here:
        return "around" if len(here) == 2 else "before in sentence" if True in here else "after in sentence"
    if any(piece.overlaps(stand.scene.span) for piece in pieces):
        return "across"
    return stand.where(min((piece.start for piece in pieces), key=stand.far)) if pieces else "nowhere"


def _joint(between: str) -> str:
    """How firmly the words between two stretches of a sentence part them."""
    if _STOP.search(between):
        return "stop"
    return "clause" if _CLAUSE.search(between) else "comma" if "," in between else "joined"


def _beside(stand: Standing, said: Attribution) -> Iterator[str]:
    """What lies between the words of saying and the figure in one sentence."""
    figure, scene = stand.figure, stand.scene
    parts: Sequence[tuple[str, tuple[Span, ...]]] = (
        ("cue", said.cue),
        ("source", said.source),
        ("content", said.content),
    )
    for part, pieces in parts:
        before = [piece for piece in pieces if piece.end <= figure.start]
        after = [piece for piece in pieces if piece.start >= figure.end]
        if not before and not after:
            continue
        near = max(before) if before else min(after)
        between = scene.folded[near.end : figure.start] if before else scene.folded[figure.end : near.start]
        side = "before" if before else "after"
        yield f"{part} {side} by {stand.gap(*near)}"
        yield f"{part} {side}, {_joint(between)}"
        if part == "cue" and before and _OBJECT.fullmatch(between):
            yield "figure is object"
        if part == "source" and before and _COUNTING.match(between):
            yield "source counts"

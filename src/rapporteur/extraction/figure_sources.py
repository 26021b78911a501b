"""Find by whose word a document gives a figure."""

import re

from rapporteur.extraction.incidents.scenes import Scene, Scenes
from rapporteur.model.attributions import Attribution
from rapporteur.model.incidents import Figure
from rapporteur.model.vocabularies import SourceKind

# A source that stands for the one that lets it speak: "the mission said it had itself confirmed 33 deaths".
_PRONOUN = re.compile(r"(?:it|itself|he|himself|she|herself|they|themselves|we|who|which)", re.IGNORECASE)
_COUNTING = re.compile(
    r"^\s*(?:\w+ly |also |has |have |had |now |itself )*(?:verified|recorded|counted|registered|documented|listed|"
    r"tallied|logged|"
    r"received|gave|given|reported|confirmed)\b[^;:]*$"
)
_QUOTING = re.compile(r"(?:quot(?:es|ed|ing)|cit(?:es|ed|ing))(?: .{0,30}\bas saying)?")
_OBJECT = re.compile(
    r"(?: (?:the|a|an|its|their|his|her|final|total|number|toll|tally|dead|list|names|at|of|only|just)){0,5}"
    r"\s+[\"\u201c]?"
)
_QUOTES = frozenset('"\u201c\u00ab')


def attribution_of(figure: Figure, scenes: Scenes, index: int) -> str | None:
    """The id of the attribution that gives a figure; None where the author gives it.

    Args:
        figure: the count.
        scenes: the sentences of the document with the attributions that lie in each.
        index: which of them holds the figure.

    Returns:
        The innermost attribution whose content holds the figure, or one whose words of saying have it as their object,
        or who goes on to speak in a quotation that opens the paragraph. Where a source only quotes another, that one.
    """
    scene = scenes.scenes[index]
    covering = (
        scene.saying(figure.start)
        or scene.saying(max(figure.end - 1, figure.start))
        or _counted_by(scene, figure)
        or _given_by(scene, figure)
        or _quoted_on(scenes, index, figure)
    )
    innermost = next(iter(covering), None)
    if innermost is None or innermost.source_kind == SourceKind.AUTHOR:
        return None
    words = scene.folded[innermost.source[0].start : innermost.source[0].end] if innermost.source else ""
    outer = next((said for said in scene.attributions if said.id == innermost.within), None)
    if outer and _PRONOUN.fullmatch(words):
        return outer.id
    quoted = next(
        (said for said in scene.attributions if said.within == innermost.id and _is_quoting(scene, said)), None
    )
    return quoted.id if quoted else innermost.id


def _is_quoting(scene: Scene, said: Attribution) -> bool:
    """Whether another only passes the words on: "state television, quoting the ministry, spoke of 98 dead"."""
    return any(_QUOTING.fullmatch(scene.folded[cue.start : cue.end]) for cue in said.cue)


def _given_by(scene: Scene, figure: Figure) -> tuple[Attribution, ...]:
    """Whose words of saying have the number as their object: "puts the toll at ten", "counts 18 graves"."""
    return tuple(
        said
        for said in scene.attributions
        if said.source
        and said.cue
        and said.cue[-1].end <= figure.start
        and _OBJECT.fullmatch(scene.folded[said.cue[-1].end : figure.start])
    )


def _quoted_on(scenes: Scenes, index: int, figure: Figure) -> tuple[Attribution, ...]:
    """Who speaks in a quotation that opens the paragraph and names nobody: the one who spoke at the end of the last."""
    paragraph = scenes.layout.paragraphs[scenes.scenes[index].paragraph]
    opened = scenes.folded[paragraph.start : paragraph.start + 2].lstrip()[:1]
    quotation = next((span for span in scenes.layout.quotations if span.start <= figure.start < span.end), None)
    if opened not in _QUOTES or quotation is None or quotation.start - paragraph.start > 2:
        return ()
    for scene in reversed(scenes.scenes[:index]):
        if scene.span.end <= paragraph.start:
            speaking = [said for said in scene.attributions if said.source and said.cue]
            return tuple(speaking[-1:])
    return ()


def _counted_by(scene: Scene, figure: Figure) -> tuple[Attribution, ...]:
    """Who counts before the figure and goes on to speak: "has recorded 40 deaths and says"."""
    return tuple(
        said
        for said in scene.attributions
        if said.source
        and said.source[-1].end <= figure.start
        and all(figure.end <= cue.start for cue in said.cue)
        and _COUNTING.match(scene.folded[said.source[-1].end : figure.start])
    )

"""Find what a document says of how something was checked."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapporteur.model.incidents import Figure, Incident, Verification
from rapporteur.model.layout import Layout
from rapporteur.model.spans import Span
from rapporteur.model.tagged import TaggedSpan
from rapporteur.model.vocabularies import VerificationCovers, VerificationStatus

_CHECK = r"(?:verif\w+|confirm\w*|corroborat\w+|authenticat\w+|substantiat\w+|ascertain\w*|establish\w*)"
_IMAGES = (
    r"(?:videos?|video (?:clips?|footage)|footage|photographs?|photos?|pictures?|imagery|images?"
    r"|clips?|recordings?|cctv"
    r"|livestreams?|screenshots?)"
)
_PUBLISHED = r"(?:[\w'\u2019,-]+ ){0,12}?"

# The first pattern that fits a stretch of text decides; negated checks therefore come before positive ones.
_PATTERNS: tuple[tuple[VerificationStatus, str], ...] = (
    (
        VerificationStatus.UNVERIFIED,
        r"\bneither (?:\w+ ){0,4}?(?:could|can|has|have|had) (?:\w+ ){0,2}?(?:be |been )?(?:\w+ly )?"
        rf"(?:checked|tested|proven|{_CHECK})"
        r"|\bno (?:inquiry|investigation|court|independent \w+|outside \w+|one)"
        rf"(?: \w+){{0,2}}? (?:has|have|had|could|was|were) (?:(?:ever|yet|so far|been able to|able to) )*{_CHECK}"
        r"|\bno (?:independent|outside|foreign|neutral) (?:observers?|monitors?|journalists?|reporters?|"
        r"investigators?|witness(?:es)?)"
        r" (?:was|were|is|are|has|have|had)\b"
        r"|\b(?:unable|not (?:been )?able|not been allowed|not allowed|not permitted|not possible)"
        r" to (?:go to|travel|visit|reach|access|enter)\b"
        r"|\b(?:has|have|had|could)(?: not|n['\u2019]t) (?:yet )?(?:been |be )?(?:\w+ly )?(?:cross-checked|"
        r"checked|double-checked|audited)\b"
        rf"|(?:could|can|has|have|had|was|were|did|does|is|are|would|will)(?: not"
        rf"|n['\u2019]t)(?: \w+){{0,4}}? {_CHECK}\b"
        rf"|\b(?:cannot|unable to|not able to|not possible to|impossible to|difficult to|hard to"
        rf"|yet to|declined to|refused to"
        rf"|challenging to|no way (?:of|to)|without being able to)(?: \w+){{0,3}}? {_CHECK}\b"
        r"|\b(?:independent |official |full )?(?:verification"
        r"|confirmation)\b(?: \w+){0,7}? (?:remains?|remained|is|was|has"
        r" proved|proved) (?:\w+ )?(?:difficult|impossible|hard|pending|limited|elusive)"
        r"|\bno independent (?:confirmation|verification|corroboration)\b|\b(?:unverified|unconfirmed"
        r"|uncorroborated)\b"
        r"|\b(?:not immediately|not independently) (?:clear|known|verifiable)\b"
        r"|\bnot (?:yet )?(?:been )?(?:independently )?verified\b",
    ),
    (
        VerificationStatus.NO_EVIDENCE,
        r"\bneither (?:\w+ ){0,4}?(?:has|have|had)? ?(?:shown|showed|provided|offered|presented|produced|gave|"
        r"given|cited) (?:any )?"
        r"(?:proof|evidence)\b|\bprove[sd]? nothing\b"
        rf"|\b{_IMAGES}\b(?: [\w'\u2019,-]+){{0,8}}? (?:is|are|was|were) (?:not|n['\u2019]t) (?:from|of|taken|"
        rf"filmed|recent|new)\b"
        rf"|\b{_IMAGES}\b(?: [\w'\u2019,-]+){{0,8}}? (?:is|are|was|were|dates?|dated) (?:actually |in fact |"
        rf"really )?(?:from|of|filmed|taken|recorded)"
        r" (?:in |at |on )?(?:an? (?:different|another|earlier|older|unrelated|previous)|an earlier|another|(?:19|"
        r"20)\d\d)"
        r"|\b(?:do|does|did)(?: not|n['\u2019]t) show (?:any )?(?:signs?|traces?|evidence)\b"
        r"|\bfound (?:no|nothing)(?: \w+)? (?:trace|to (?:support|confirm|suggest))\b"
        r"|\bno (?:\w+ ){0,2}?(?:evidence|proof|sign|indication|official confirmation"
        r"|official word)\b(?: (?:has|had) (?:yet )?emerged)?"
        r"|\bwithout (?:\w+ing |any ){1,3}(?:\w+ )?(?:evidence|proof)\b"
        r"|\b(?:did not|didn['\u2019]t|has not|have not|had not|failed to|gave no|offered no|provided no|cited no)"
        r"(?: (?:provide|present|offer|give|cite|produce|immediately|provided|presented|offered|given"
        r"|any|publicly|further)){0,3}"
        r" (?:evidence|proof)\b|\black of evidence\b|\bevidence (?:has not|is lacking)",
    ),
    (
        VerificationStatus.DISPUTED,
        r"\b(?:disputed|contested|challenged|refuted) (?:the|that|this|those|its|his|their|by)\b"
        r"|\bconflicting (?:accounts?|reports?"
        r"|claims?|figures?|versions?|tolls?|statements?)\b|\b(?:cast|casts|casting|raised|raising) doubts?\b"
        r"|\b(?:contradict(?:s|ed|ing)?|at odds with|inconsistent with)\b"
        r"|\b(?:toll|number|figures?|count|deaths?|casualt\w+)(?: of [\w ]{1,30}?)? (?:is |was |are "
        r"|were )?(?:may|might|could|likely|believed|feared|thought|probably"
        r"|expected)(?: \w+){0,3}? (?:be |rise |climb |go )?(?:\w+ )?(?:higher|lower|rise)\b"
        r"|\b(?:grossly |wildly )?exaggerated\b"
        r"|\b(?:questioned|disputes) the\b",
    ),
    (
        VerificationStatus.EVIDENCE_SHOWN,
        rf"\b(?:have|has|had) seen (?:\w+ )?{_IMAGES}\b"
        rf"|\b(?:satellite |drone |surveillance |mobile phone |social media )?{_IMAGES}\b {_PUBLISHED}"
        r"(?:show(?:s|ed|ing|n)?|depict(?:s|ed|ing)?|captur(?:es|ed|ing)|reveal(?:s|ed|ing)?|seen by"
        r"|reviewed by|viewed by"
        r"|appear(?:s|ed|ing)? to show|purport(?:s|ed|ing|edly)? (?:to )?show(?:ing)?)\b",
    ),
    (
        VerificationStatus.CONFIRMED,
        r"\b(?:was|were|been|be|being|is|are) (?:(?!an? |the )\w+ ){0,2}?(?:verified|confirmed"
        r"|corroborated|authenticated|geo-?located)\b"
        r"|\b(?:verified|geo-?located|authenticated|corroborated) (?:by|the|that|a|an|at|its|their"
        r"|this|those|these|and|as|to)\b"
        r"|\bfound to be (?:substantiated|credible|authentic|genuine)\b|\b(?:independently|visually) (?:confirm|"
        r"verif|corroborat)\w+"
        r"|\b(?:confirm(?:ed|s|ing)?|acknowledg(?:ed|es|ing)|admit(?:ted|s|ting)|has confirmed)"
        r" (?:that|the|a|an|his|her|its|their|it|they|he|in|two|three|four|five|several|some|multiple|\w+ing"
        r"|attacks?|strikes?|reports?|losses|casualties|clashes|deaths?|civilians?|responsibility|on)\b",
    ),
)
_FINDERS = tuple((status, re.compile(pattern, re.IGNORECASE)) for status, pattern in _PATTERNS)
_NEGATED = re.compile(
    r"(?:\b(?:not|no|never|nor|neither|if|unless|until|once|whether|unable|refus\w+|declin\w+|yet"
    r"|cannot|would|could|will|can)\b"
    r"|n['\u2019]t)\W*(?:\w+\W+){0,4}$",
    re.IGNORECASE,
)
_COVERS: tuple[tuple[VerificationCovers, re.Pattern[str]], ...] = tuple(
    (covers, re.compile(words, re.IGNORECASE))
    for covers, words in (
        (VerificationCovers.IMAGES, rf"\b(?:{_IMAGES}|material|posts?)\b"),
        (
            VerificationCovers.FIGURE,
            r"\b(?:figures?|tolls?|numbers?|casualt\w+|counts?|how many|at least \d"
            r"|\d+ (?:\w+ ){0,2}(?:killed|dead|wounded|injured))",
        ),
        (
            VerificationCovers.PERPETRATOR,
            r"\b(?:responsib\w+|behind|perpetrators?|who (?:carried|fired|was|had)|blame|culprits?)\b",
        ),
        (VerificationCovers.EXTENT, r"\b(?:extent|scale|damage|losses|details|magnitude)\b"),
    )
)
_POSITIVE = frozenset({VerificationStatus.CONFIRMED, VerificationStatus.DISPUTED})
# Below this the tagger is guessing.
_SURE = 0.75
_BOUND = re.compile(r"[,;:\u2014\u2013(]|--|\b(?:but|although|though|while|and)\b")


class _Statement(NamedTuple):
    span: Span
    status: VerificationStatus


def find_verification(
    layout: Layout,
    incidents: Sequence[Incident],
    figures: Sequence[Figure],
    tagged: Sequence[TaggedSpan] = (),
) -> tuple[Verification, ...]:
    """Find what the document says of how something was checked.

    Args:
        layout: the text and its parts.
        incidents: the incidents of the document.
        figures: its figures.
        tagged: the statements that the learned tagger sees, in text order.

    Returns:
        The statements in text order. `about` holds what the sentence itself speaks of, else what the sentence before
        did; it is empty where neither names anything. A check that a quoted speaker finds missing is `disputed`: it is
        that speaker's claim, not a finding of the document.

    Source: practice of casualty recorders (Airwars grading; Berkeley Protocol on verification).
    """
    placed = sorted(
        [(span.start, incident.id, False) for incident in incidents for span in incident.mentions]
        + [(figure.start, figure.id, True) for figure in figures]
    )
    found = []
    previous = Span(0, 0)
    for sentence in layout.sentences:
        for span, status in _with_tagged(list(_statements(layout, sentence)), sentence, tagged):
            covers = _covers(layout.text, span, sentence)
            about = _about(placed, sentence, covers) or _about(placed, previous, covers)
            found.append(Verification(span.start, span.end, status, covers, about))
        previous = sentence
    return tuple(found)


def _statements(layout: Layout, sentence: Span) -> Iterator[_Statement]:
    text = layout.text
    found: list[_Statement] = []
    for status, pattern in _FINDERS:
        for match in pattern.finditer(text, sentence.start, sentence.end):
            span = Span(*match.span())
            at = bisect_left(found, (span,))
            beside = [other.span for other in found[max(0, at - 1) : at + 1]]
            if any(span.overlaps(other) for other in beside) or (
                status in _POSITIVE and _NEGATED.search(text, max(sentence.start, span.start - 40), span.start)
            ):
                continue
            said = layout.quotation_at(span.start) is not None and status is VerificationStatus.NO_EVIDENCE
            found.insert(at, _Statement(span, VerificationStatus.DISPUTED if said else status))
    for span, status in found:
        yield _Statement(Span(_begin(text, sentence.start, span.start), span.end), status)


def _with_tagged(found: Sequence[_Statement], sentence: Span, tagged: Sequence[TaggedSpan]) -> Sequence[_Statement]:
    """The statements of a sentence with those that only the tagger sees."""
    seen = [
        _Statement(one.span, VerificationStatus(one.role))
        for one in tagged
        if one.score >= _SURE
        and sentence.start <= one.span.start < sentence.end
        and not any(one.span.overlaps(other.span) for other in found)
    ]
    return sorted([*found, *seen])


def _begin(text: str, start: int, match: int) -> int:
    """Where the clause begins whose words matched."""
    low = max(start, match - 120)
    bounds = [m.end() for m in _BOUND.finditer(text, low, match)]
    begin = bounds[-1] if bounds else (start if low == start else match)
    while begin < match and text[begin].isspace():
        begin += 1
    return begin


def _covers(text: str, span: Span, sentence: Span) -> VerificationCovers:
    for area in (span, Span(span.start, min(sentence.end, span.end + 60))):
        for covers, pattern in _COVERS:
            if pattern.search(text, area.start, area.end):
                return covers
    return VerificationCovers.EVENT


def _about(placed: Sequence[tuple[int, str, bool]], sentence: Span, covers: VerificationCovers) -> tuple[str, ...]:
    here = placed[bisect_left(placed, (sentence.start, "", False)) : bisect_left(placed, (sentence.end, "", False))]
    if covers is VerificationCovers.FIGURE and any(is_figure for _, _, is_figure in here):
        here = [item for item in here if item[2]]
    return tuple(dict.fromkeys(identifier for _, identifier, _ in here))

"""Attributions within one sentence: verbs of saying, "according to", passives, adverbs and nouns."""

from collections.abc import Sequence

from rapporteur.extraction.attributions import words
from rapporteur.extraction.attributions.contents import (
    adjunct_end,
    fits,
    hearer_end,
    sentence_limit,
    vehicle_end,
)
from rapporteur.extraction.attributions.cues import (
    ADVERBS,
    NOMINALS,
    NOUN_LIKE,
    SEEMING,
    VERB_FORMS,
    Cue,
    Form,
    Takes,
)
from rapporteur.extraction.attributions.drafts import Draft
from rapporteur.extraction.attributions.impersonal import (
    find_adverb,
    find_nominal,
    find_passive,
    find_seeming,
    group_start,
)
from rapporteur.extraction.attributions.sources import Phrase, head_of, phrase_after, phrase_before
from rapporteur.extraction.attributions.verbless import find_colon, find_count, find_per
from rapporteur.extraction.clauses import Token
from rapporteur.extraction.words import word_set
from rapporteur.model.vocabularies import Stance

_INVERTING = word_set(
    "say add write report explain note tweet ask recall warn announce reply argue claim declare tell "
    "relate recount clarify state insist assure observe remark complain recall testify"
)
_SPEECH_WORDS = 4


def find_drafts(tokens: Sequence[Token]) -> list[Draft]:
    """The attributions of one sentence in the order of their cues, each alone: contents may still overlap."""
    limit = sentence_limit(tokens)
    drafts: list[Draft] = []
    headline = _in_capitals(tokens)
    for index in range(limit):
        word = tokens[index].lower
        if tokens[index].is_capital and index > 0 and not headline:
            continue  # "the United States" does not state
        draft: Draft | None = None
        if word == "according" and index + 1 < limit and tokens[index + 1].lower == "to":
            draft = _according(tokens, index, limit)
        elif word in {"citing", "quoting"} and index > 0:
            draft = _citing(tokens, index, limit)
        elif word == ":":
            spoken = any(a <= index + 1 < b for d in drafts for a, b in d.content)
            draft = None if spoken else find_colon(tokens, index, limit, main_subject(tokens, index))
        elif word == "per":
            draft = find_per(tokens, index, limit)
        elif word == "by" and index + 2 < limit:
            draft = find_count(tokens, index, limit)
        elif word in ADVERBS:
            draft = find_adverb(tokens, index, limit)
        elif word in SEEMING:
            draft = find_seeming(tokens, index, limit)
        else:
            form = VERB_FORMS.get(word)
            if form is not None:
                draft = _verb(tokens, index, limit, form, drafts)
            if draft is None and word in NOMINALS and not (drafts and index < drafts[-1].cue[1]):
                draft = find_nominal(tokens, index, limit)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _in_capitals(tokens: Sequence[Token]) -> bool:
    """Whether most words open with a capital: a headline, or a text in capitals."""
    longer = [t for t in tokens if t.is_word and len(t.text) > 3 and not t.is_quote]
    return sum(t.is_capital for t in longer) > 0.7 * len(longer)


def _verb(tokens: Sequence[Token], verb: int, limit: int, form: Form, drafts: list[Draft]) -> Draft | None:
    start = group_start(tokens, verb)
    group = [t.lower for t in tokens[start:verb]]
    passive = form.name in {"past", "participle"} and any(g in words.BE for g in group)
    if passive:
        return find_passive(tokens, start, verb, limit, form)
    if form.name == "participle" and not any(g in words.AUXILIARIES for g in group):
        return None
    inverted = _inverted(tokens, start, verb, limit, form)
    if inverted is not None:
        return inverted
    source, shared = _subject(tokens, start, verb, form, group, drafts)
    if source is None:
        return None
    for cue in form.cues:
        if cue.particles and not (verb + 1 < limit and tokens[verb + 1].lower in cue.particles):
            continue
        draft = _with_cue(tokens, cue, source, (start, verb + 1 + bool(cue.particles)), limit, word_form=form)
        if draft is not None:
            draft.shared = shared
            draft.begin = start if shared else source.start
            draft.negated = any(g in words.NEGATIONS for g in group)
            return draft
    return None


def _with_cue(
    tokens: Sequence[Token], cue: Cue, source: Phrase, verb: tuple[int, int], limit: int, word_form: Form
) -> Draft | None:
    start, end = verb
    noun_like = tokens[end - 1].lower in NOUN_LIKE and word_form.name in {"base", "third"}
    at = vehicle_end(tokens, end, limit)
    end_of_cue = at
    if Takes.HEARER in cue.takes:
        at = hearer_end(tokens, at, limit)
    at = max(at, adjunct_end(tokens, at, limit))
    if vehicle_end(tokens, at, limit) > at and at == end_of_cue:
        at = end_of_cue = vehicle_end(tokens, at, limit)
    draft = Draft(cue.lemma, cue.stance, source, (start, end_of_cue), [], source.start)
    if at < limit and tokens[at].lower == ":":
        if at == end_of_cue:
            draft.cue = (start, at + 1)
        at += 1
    after_comma = at < limit and tokens[at].lower == ","
    if after_comma and at + 2 < limit and tokens[at + 2].lower == "," and tokens[at + 1].lower in words.PARENTHETIC:
        at += 2
    before = _content_before(tokens, source.start, cue)
    if after_comma and at + 1 < limit and (tokens[at + 1].is_quote or tokens[at + 1].lower == "that"):
        at, after_comma = at + 1, False
    resumes = (
        after_comma and source.start > 0 and tokens[source.start - 1].lower == "," and _resumes(tokens, at + 1, limit)
    )
    if before is None and resumes and Takes.BEFORE in cue.takes:
        before = 0, source.start - 1
    if at < limit and not after_comma and fits(cue, tokens, at, limit):
        if before is not None and tokens[at].is_quote:
            draft.content.append(before)
        elif before is not None and Takes.CLAUSE not in cue.takes:
            return None
        if noun_like and not _surely_content(tokens, at, source, word_form):
            return None
        draft.content.append((at, limit))
        draft.opens = True
        return draft
    if before is None or Takes.BEFORE not in cue.takes or (noun_like and word_form.name == "base"):
        return None
    draft.content.append(before)
    if resumes:
        draft.content.append((at + 1, limit))
        draft.opens = True
    return draft


def _surely_content(tokens: Sequence[Token], at: int, source: Phrase, form: Form) -> bool:
    """Whether a form that is also a noun ("claims", "report") is a verb here, by its subject and what follows."""
    following = tokens[at]
    if following.is_quote or following.lower in {"that", "to", ":"}:
        return True
    after = VERB_FORMS.get(following.lower)
    if following.lower in words.FINITE or (after is not None and after.name == "past"):
        return False
    if form.cues[-1].lemma == "state":
        return False
    head = tokens[head_of(tokens, source)]
    plural = head.lower.endswith("s") and not head.lower.endswith("ss")
    return head.is_capital or head.lower in words.PRONOUNS or plural is (form.name == "base")


def _resumes(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Whether the content goes on after a parenthetic "he said,"."""
    if at >= limit:
        return False
    first = tokens[at].lower
    form = VERB_FORMS.get(first)
    return not (form is not None and form.name == "ing") and first not in {"who", "which", "citing"}


def _content_before(tokens: Sequence[Token], source: int, cue: Cue) -> tuple[int, int] | None:
    """The content that stands before the source: direct speech, or a clause closed by a comma."""
    if source < 1 or Takes.BEFORE not in cue.takes:
        return None
    last = tokens[source - 1]
    if last.lower in {"as"} and source > 1:
        last, source = tokens[source - 2], source - 1
    if last.is_quote:
        if last.quoted_words >= _SPEECH_WORDS or source == 1:
            return 0, source
        return None
    if last.lower not in {",", "--", "\u2014", "\u2013"} or source < 3:
        return None
    first = tokens[0].lower
    if first in words.PREPOSITIONS and not any(
        t.lower in words.AUXILIARIES or t.lower.endswith("ed") for t in tokens[:source]
    ):
        return None
    return 0, source - 1


def _subject(
    tokens: Sequence[Token], start: int, verb: int, form: Form, group: list[str], drafts: list[Draft]
) -> tuple[Phrase | None, bool]:
    before = tokens[start - 1].lower if start > 0 else ""
    if form.name == "ing" and not any(g in words.BE for g in group):
        opens = before in {",", "and", "by", "while", "before", "-", "--", "\u2014", "\u2013"}
        if not opens and not (start > 0 and tokens[start - 1].is_quote):
            return None, False
        known = drafts[-1].source if drafts else main_subject(tokens, start)
        return known, True
    if (
        form.name == "base"
        and not group
        and (
            before in {"to", ""}
            or before in words.DETERMINERS - words.PRONOUNS - {"those", "these", "most", "all", "more"}
        )
    ):
        return None, False
    if before in {"and", "or", "but", "then"} and start > 1:
        known = drafts[-1].source if drafts else main_subject(tokens, start - 1)
        return known, True
    source = phrase_before(tokens, start)
    if source is None or not _plausible(tokens, source, form, verb):
        return None, False
    return source, False


def _plausible(tokens: Sequence[Token], source: Phrase, form: Form, verb: int) -> bool:
    head = tokens[head_of(tokens, source)]
    first = tokens[source.start].lower
    last = tokens[source.head_end - 1].lower
    counted = source.end - source.start > 1 and (last[0].isdigit() or last in _COUNTED) and head.lower == last
    if (last in _NO_HEADS and last not in words.PRONOUNS) or counted:
        return False  # a determiner: the "verb" belongs to the noun after it ("three suspected insurgents")
    if first in {"you", "no", "nobody", "none", "neither"} or tokens[source.head_end - 1].lower in words.TIME_WORDS:
        return False
    if form.name == "base" and not any(t.lower in words.AUXILIARIES for t in tokens[source.end : verb]):
        return (
            (head.lower.endswith("s") and not head.lower.endswith("ss"))
            or head.lower in _PLURALS
            or first in {"those", "these", "many", "some", "several", "both", "most", "all", "two", "three", "i"}
            or any(t.lower == "and" for t in tokens[source.start : source.head_end])
        )
    return True


_NO_HEADS = words.DETERMINERS - word_set("all both each this that these those most two three four five six few") | (
    word_set("such numerous only other same")
)
_COUNTED = word_set("two three four five six seven eight nine ten")
_PLURALS = frozenset(
    {"they", "we", "who", "many", "some", "people", "police", "media", "both", "several", "others", "most", "all"}
    | {"taliban", "houthis", "mujahideen", "men", "women", "children", "locals", "spokesmen", "data", "those", "these"}
)


def main_subject(tokens: Sequence[Token], before: int) -> Phrase | None:
    """The subject of the sentence: the phrase before its first finite verb; None when it cannot be told."""
    for index in range(1, before):
        lower = tokens[index].lower
        form = VERB_FORMS.get(lower)
        finite = (
            lower in words.AUXILIARIES
            or lower in words.FINITE
            or (form is not None and form.name in {"past", "third"} and lower not in NOUN_LIKE)
            or (lower.endswith("ed") and len(lower) > 4 and tokens[index - 1].lower not in words.DETERMINERS)
        )
        if finite and not tokens[index].is_capital:
            return phrase_before(tokens, group_start(tokens, index))
    return None


def _inverted(tokens: Sequence[Token], start: int, verb: int, limit: int, form: Form) -> Draft | None:
    """A source after its cue: "...", said Jan Kowal, a farmer."""
    if start != verb or verb == 0 or form.name not in {"past", "third"} or verb + 1 >= limit:
        return None
    before, following = tokens[verb - 1], tokens[verb + 1]
    cue = next((c for c in form.cues if c.lemma in _INVERTING and not c.particles), None)
    if (
        cue is None
        or following.lower in words.TIME_WORDS
        or following.lower in {"that", "it", "he", "she", "they", "his"}
    ):
        return None
    speech = before.is_quote and (before.quoted_words >= _SPEECH_WORDS or verb == 1)
    if not speech and (
        before.lower != "," or (phrase_before(tokens, start) is not None and not _after_speech(tokens, verb))
    ):
        return None
    if tokens[verb - 1].lower == "," and verb < 4 and not tokens[0].is_quote:
        return None
    source = phrase_after(tokens, verb + 1, limit, whole=True)
    if source is None:
        return None
    content = [(0, verb if before.is_quote else verb - 1)]
    draft = Draft(cue.lemma, cue.stance, source, (verb, verb + 1), content, 0)
    end = source.end
    if end < limit and tokens[end].lower == ",":
        end += 1
    if end < limit and tokens[end].is_quote:
        content.append((end, limit))
        draft.opens = True
    return draft


def _after_speech(tokens: Sequence[Token], verb: int) -> bool:
    return verb > 1 and tokens[verb - 2].is_quote and tokens[verb - 2].quoted_words >= _SPEECH_WORDS


def _according(tokens: Sequence[Token], at: int, limit: int) -> Draft | None:
    source = phrase_after(tokens, at + 2, limit, whole=at > 0)
    if source is None:
        return None
    draft = Draft("according", Stance.ASSERTS, source, (at, at + 2), [], at)
    if at == 0 or (tokens[at - 1].lower in {"but", "and"} and at == 1):
        end = source.head_end if source.head_end < source.end else source.end
        if end < limit and tokens[end].lower == ",":
            end += 1
        if end < limit:
            draft.content.append((end, limit))
            draft.opens = True
        return draft if draft.content else None
    end = at - 1 if tokens[at - 1].lower in {",", "--", "\u2014"} else at
    if end <= 0:
        return None
    draft.content.append((0, end))
    if source.end < limit and tokens[source.end].lower == "," and _resumes(tokens, source.end + 1, limit):
        following = tokens[source.end + 1].lower
        if following in words.AUXILIARIES or following in words.FINITE:
            draft.content.append((source.end + 1, limit))
    return draft


def _citing(tokens: Sequence[Token], at: int, limit: int) -> Draft | None:
    """The source that another one cites ("State radio, citing the ministry, said"); its content is filled in later."""
    source = phrase_after(tokens, at + 1, limit, whole=False)
    if source is None:
        return None
    return Draft("cite", Stance.ASSERTS, source, (at, at + 1), [(source.start, source.end)], at, borrows=True)

"""Parts: counts that are a subset of another count ("80 casualties, including 19 deaths")."""

from collections.abc import Sequence
from dataclasses import replace

from rapporteur.extraction.figures.clauses import Side, Trigger, is_adverb
from rapporteur.extraction.figures.nouns import TIME_WORDS
from rapporteur.extraction.figures.phrases import PREPOSITIONS, REPORTING, Phrase
from rapporteur.extraction.figures.sentences import Draft, Sentence, can_be, describes_all
from rapporteur.extraction.words import DASH
from rapporteur.model.vocabularies import Measure, Qualifier, VictimClass

_BE = frozenset({"was", "were", "are", "is", "being", "remain", "remained"})
_WITHIN = {
    Measure.CASUALTIES: frozenset({Measure.CASUALTIES, Measure.KILLED, Measure.INJURED}),
    Measure.INJURED: frozenset({Measure.INJURED, Measure.KILLED}),  # "30 wounded, two of whom died"
    Measure.DETAINED: frozenset({Measure.DETAINED, Measure.KILLED, Measure.INJURED}),
    Measure.MISSING: frozenset({Measure.MISSING, Measure.KILLED}),
}


def link_parts(sentence: Sentence, earlier: Sequence[Draft]) -> None:
    """Give the phrases that count a subset their host, and its measure where they state none.

    Args:
        sentence: an analysed sentence; its drafts are changed and added to.
        earlier: the drafts of the sentences just before, in text order ("Seven of them were women").
    """
    for phrase in sentence.phrases:
        if phrase.first in sentence.parts and not describes_all(sentence, phrase):
            _link(sentence, phrase, _host_before(sentence, phrase) or _earlier_host(phrase, earlier))
    _link_named(sentence, earlier)
    _link_listed(sentence)
    _link_predicates(sentence, earlier)
    _link_breakdown(sentence)
    _describe_all(sentence)


def _link(sentence: Sentence, phrase: Phrase, host: Draft | None) -> None:
    draft = sentence.drafts.get(phrase.first)
    if host is None:
        return
    phrase = _with_predicate(sentence, phrase)
    if draft is None:
        if not can_be(phrase, host.measure) or not _is_all_said(sentence, phrase) or phrase.first in sentence.cleared:
            return
        draft = sentence.drafts[phrase.first] = Draft(phrase, host.measure)
    draft.phrase = phrase
    if _fits(draft, host):
        draft.host = host


def _is_all_said(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether no verb of its own follows a "three of them": the three who escaped are not among those held."""
    at = phrase.last
    while is_adverb(sentence.form(at)):
        at += 1
    form = sentence.form(at)
    alone = form not in REPORTING and not sentence.form(at + 1)[:1].isalnum()
    if alone and sentence.form(phrase.first - 1) == ",":
        return True  # "38 on board, 30 of them Tamaris,"
    if form in _BE and sentence.form(phrase.last - 1) not in {"them", "whom", "which", "those", "us"}:
        return at + 1 not in sentence.trigger_at  # "three of the five were Tamaris"
    if phrase.partitive and phrase.kind is None and sentence.form(phrase.first - 1) in {"", "."}:
        return form in _BE and sentence.form(at + 1) in PREPOSITIONS  # "One of them, a baker, said ..."
    return (
        not phrase.partitive
        or not form[:1].isalpha()
        or form in PREPOSITIONS | TIME_WORDS | {"and", "or", "aged", "this", "since"}
        or (form in _BE and sentence.form(at + 1) in PREPOSITIONS)
    )


def _fits(draft: Draft, host: Draft) -> bool:
    if draft.measure not in _WITHIN.get(host.measure, {host.measure}):
        return False
    return host.phrase.high is None or draft.phrase.low is None or draft.phrase.low <= host.phrase.high


def _with_predicate(sentence: Sentence, phrase: Phrase) -> Phrase:
    """The part with the class said of it: "nine of them (were) women"."""
    at = phrase.last
    at += sentence.form(at) in _BE
    following = sentence.starts.get(at)
    if following is None or not following.bare or phrase.who or following.first in sentence.drafts:
        return phrase
    sentence.parts.discard(following.first)
    return replace(phrase, last=following.last, who=following.who, kind=following.kind, unit=following.unit)


def _host_before(sentence: Sentence, phrase: Phrase) -> Draft | None:
    """The nearest earlier phrase of the sentence that has a measure and is no part itself."""
    for candidate in reversed(sentence.phrases):
        if candidate.first < phrase.first and candidate.first not in sentence.parts:
            draft = sentence.drafts.get(candidate.first)
            if draft is not None and draft.host is None and candidate.high != 0:
                return draft
    return None


def _earlier_host(phrase: Phrase, earlier: Sequence[Draft]) -> Draft | None:
    """The last figure before the sentence that can hold the part; only for "of them" and the like."""
    if not phrase.partitive:
        return None
    return _largest_recent(earlier, None, phrase)


def _largest_recent(earlier: Sequence[Draft], measure: Measure | None, phrase: Phrase) -> Draft | None:
    fitting = [
        draft
        for draft in reversed(earlier)
        if draft.host is None and draft.phrase.high != 0 and (draft.phrase.low or 0) >= max(phrase.low or 0, 2)
    ]
    same = (draft for draft in fitting if measure is None or draft.measure is measure)
    wider = (draft for draft in fitting if measure in _WITHIN.get(draft.measure, ()))
    return next(same, None) or next(wider, None)


def _link_named(sentence: Sentence, earlier: Sequence[Draft]) -> None:
    """Read "Among the dead were three children", "three of the wounded", "the dead included two nurses"."""
    for trigger in sentence.triggers:
        if trigger.side is not Side.NAMED or trigger.measure is None:
            continue
        for phrase in _named_parts(sentence, trigger):
            if phrase.first not in sentence.drafts:
                draft = sentence.drafts[phrase.first] = Draft(phrase, trigger.measure, trigger)
                draft.host = _largest_recent([*earlier, *_drafts_before(sentence, phrase)], trigger.measure, phrase)
    for index, form in enumerate(word.form for word in sentence.words):
        if form == "victims" and sentence.form(index - 1) == "the" and sentence.form(index - 3) != "all":
            _link_victims(sentence, index, earlier)


def _drafts_before(sentence: Sentence, phrase: Phrase) -> list[Draft]:
    return [sentence.drafts[first] for first in sorted(sentence.drafts) if first < phrase.first]


def _named_parts(sentence: Sentence, trigger: Trigger) -> list[Phrase]:
    at = trigger.last
    before = trigger.first - 2  # the word before "the"
    if sentence.form(before) == "of":  # "six of the dead were children"
        phrase = sentence.ends.get(trigger.first)
        return [_with_said(sentence, phrase, at)] if phrase is not None and not phrase.bare and phrase.high != 1 else []
    if sentence.form(at) in _BE | {"included", "include", "includes", "including"}:
        return _listed(sentence, sentence.starts.get(at + 1))
    if sentence.form(before) == "among" and sentence.form(before - 1) in _BE:
        phrase = _with_its_body(sentence, before - 1)
        return [phrase] if phrase is not None else []
    return []


def _with_its_body(sentence: Sentence, end: int) -> Phrase | None:
    """The phrase that ends at token `end`, or before the "of ..." that ends there ("nine members of the brigade")."""
    for at in range(end, max(end - 7, 0), -1):
        phrase = sentence.ends.get(at)
        if phrase is not None:
            return phrase if at == end or sentence.form(at) == "of" else None
        if not sentence.form(at - 1)[:1].isalnum():
            return None
    return None


def _with_said(sentence: Sentence, phrase: Phrase, at: int) -> Phrase:
    """The phrase with the class said of it by the predicate at `at`: "six of the dead were children"."""
    following = sentence.starts.get(at + 1) if sentence.form(at) in _BE else None
    if following is None or not following.bare or not set(following.who) & _CLASSES:
        return phrase
    return replace(phrase, who=following.who, kind=following.kind, unit=following.unit)


def _listed(sentence: Sentence, phrase: Phrase | None) -> list[Phrase]:
    """`phrase` and those joined to it by commas and "and"."""
    listed: list[Phrase] = []
    while phrase is not None:
        listed.append(phrase)
        at = _behind_place(sentence, phrase) if _is_elided(sentence, phrase) else phrase.last
        begin = at
        while sentence.form(at) in {",", "and"}:
            at += 1
        phrase = sentence.starts.get(at) if at > begin else None
    return listed


def _is_elided(sentence: Sentence, phrase: Phrase) -> bool:
    """A count without a noun before its place or time: "28 in the first raid"."""
    return phrase.kind is None and sentence.form(phrase.last) in {"in", "at", "near", "on", "from", "during"}


def _behind_place(sentence: Sentence, phrase: Phrase) -> int:
    at = phrase.last
    limit = at + 6
    while at < limit and at not in sentence.trigger_at and sentence.form(at) not in {",", "and", "."}:
        at += 1
    return at


def _link_victims(sentence: Sentence, victims: int, earlier: Sequence[Draft]) -> None:
    """Read "the victims included two nurses": the measure is that of the whole."""
    phrases: list[Phrase] = []
    if sentence.form(victims + 1) in _BE | {"included", "include", "includes", "including"}:
        phrases = _listed(sentence, sentence.starts.get(victims + 2))
    elif sentence.form(victims - 2) == "among":
        before = sentence.ends.get(victims - 3)
        phrases = [before] if before is not None else []
    for phrase in phrases:
        host = _largest_recent([*earlier, *_drafts_before(sentence, phrase)], None, phrase)
        if host is not None and phrase.first not in sentence.drafts and can_be(phrase, host.measure):
            sentence.drafts[phrase.first] = Draft(phrase, host.measure, host=host)


def _link_listed(sentence: Sentence) -> None:
    """A list after a dash, a colon or a bracket, or one that adds up: "five people - three women and two children"."""
    for draft in list(sentence.drafts.values()):
        if (
            draft.host is None
            and not draft.phrase.bare
            and (draft.phrase.kind is not None or draft.trigger is not None)
        ):
            for part in _breakdown(sentence, draft):
                own = sentence.drafts.setdefault(part.first, Draft(part, draft.measure))
                if own.host is None and own is not draft and _fits(own, draft):
                    own.host = draft
                    sentence.parts.add(part.first)


def _breakdown(sentence: Sentence, draft: Draft) -> list[Phrase]:
    """The phrases of the list that explains `draft`; empty when none does.

    Right behind the figure a dash, colon or bracket is enough; farther on, or after a comma, the list has to add up.
    """
    whole = draft.phrase
    trigger_end = draft.trigger.last if draft.trigger and draft.trigger.first >= whole.last else whole.last
    follows_at_once = draft.trigger is not None and draft.trigger.first == whole.last
    marks = [trigger_end if follows_at_once else whole.last, _next_mark(sentence, trigger_end)]
    for at in marks:
        mark = sentence.form(at)
        listed = _listed(sentence, sentence.starts.get(at + 1)) if mark in {DASH, "-", ":", "(", ","} else []
        elided = len(listed) > 1 and all(_is_elided(sentence, part) for part in listed)
        if not listed or any(
            (part.kind is None and not part.who and not elided) or not can_be(part, draft.measure) for part in listed
        ):
            continue
        adds_up = len(listed) > 1 and sum(part.low or 0 for part in listed) == whole.low
        in_brackets = adds_up and mark == "("  # "13 rebels (7 women, 6 men)"
        if whole.who and not in_brackets and not {VictimClass.PEOPLE, VictimClass.CIVILIANS} & set(whole.who):
            continue
        closed = sentence.form(listed[-1].last) in {")", DASH, "-", ".", ""}
        if adds_up or (mark != "," and at == marks[0] and closed):
            return listed
    return []


def _next_mark(sentence: Sentence, at: int) -> int:
    """The next token that is no word, within the clause."""
    limit = at + 16
    while at < limit and sentence.form(at)[:1].isalnum() and at not in sentence.trigger_at:
        at += 1
    return at


def _link_predicates(sentence: Sentence, earlier: Sequence[Draft]) -> None:
    """Read "Most of them women", "seven were children": a class said of a figure already given."""
    for phrase in sentence.phrases:
        if (
            phrase.first in sentence.drafts
            or phrase.kind is not None
            or phrase.partitive
            or phrase.qualifier is Qualifier.VAGUE
        ):
            continue
        following = sentence.starts.get(phrase.last + 1) if sentence.form(phrase.last) in {"were", "was"} else None
        if following is None or not following.bare or not set(following.who) & _CLASSES:
            continue
        host = _host_before(sentence, phrase) or _largest_recent(earlier, None, phrase)
        if host is not None and can_be(following, host.measure):
            part = replace(phrase, last=following.last, who=following.who, kind=following.kind, unit=following.unit)
            sentence.drafts[phrase.first] = Draft(part, host.measure, host=host)


def _link_breakdown(sentence: Sentence) -> None:
    """Read "213 casualties (61 killed, 152 injured)": killed and injured after a number of casualties are its parts."""
    drafts = [sentence.drafts[first] for first in sorted(sentence.drafts)]
    for index, whole in enumerate(drafts):
        if (
            whole.measure is not Measure.CASUALTIES
            or not whole.phrase.low
            or whole.trigger is None
            or whole.host is not None
        ):
            continue
        mark = sentence.form(max(whole.phrase.last, whole.trigger.last))
        harmed = {Measure.KILLED, Measure.INJURED}
        rest = [draft for draft in drafts[index + 1 : index + 3] if draft.measure in harmed and draft.host is None]
        adds_up = sum(draft.phrase.low or 0 for draft in rest) == whole.phrase.low
        if mark in {"(", ":", DASH} or adds_up:
            for draft in rest:
                draft.host = whole if _fits(draft, whole) else None


def _describe_all(sentence: Sentence) -> None:
    """Read "Killed five and wounded nine, all civilians": a class said of all counted before."""
    for phrase in sentence.phrases:
        if phrase.first not in sentence.drafts and describes_all(sentence, phrase):
            for first, draft in sentence.drafts.items():
                if first < phrase.first and draft.host is None and draft.phrase.who in {(), (VictimClass.PEOPLE,)}:
                    draft.phrase = replace(draft.phrase, who=phrase.who)


_CLASSES = frozenset(VictimClass) - {VictimClass.PEOPLE}

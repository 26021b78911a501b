"""Attachment: which counted phrase a word of harm is said of."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapporteur.extraction.figures.clauses import BE, HAVE, Side, Trigger, find_triggers, is_adverb, may_precede
from rapporteur.extraction.figures.harms import Form
from rapporteur.extraction.figures.nouns import CLASS_WORDS, TIME_WORDS, Kind
from rapporteur.extraction.figures.phrases import AUXILIARIES, CONJUNCTIONS, DETERMINERS, MODALS, PREPOSITIONS, Phrase, find_phrases
from rapporteur.extraction.words import DASH, Word
from rapporteur.model.vocabularies import Measure, VictimClass


@dataclass(slots=True)
class Draft:
    """A phrase with its measure; `trigger` is the word of harm, None when only a modifier or a host gives the measure."""

    phrase: Phrase
    measure: Measure
    trigger: Trigger | None = None
    host: "Draft | None" = None


@dataclass(slots=True)
class Sentence:
    """One sentence under analysis: its tokens, counted phrases, words of harm, and what was attached so far."""

    words: list[Word]
    phrases: list[Phrase]
    triggers: list[Trigger]
    starts: dict[int, Phrase]
    ends: dict[int, Phrase]
    trigger_at: dict[int, Trigger]
    drafts: dict[int, Draft] = field(default_factory=dict)  # by the phrase's first token
    parts: set[int] = field(default_factory=set)  # first tokens of phrases that count a subset
    cleared: set[int] = field(default_factory=set)  # first tokens of phrases said to be released, returned and the like

    def form(self, index: int) -> str:
        """The look-up form of a token; empty outside the sentence."""
        return self.words[index].form if 0 <= index < len(self.words) else ""

    def attach(self, phrase: Phrase, trigger: Trigger) -> bool:
        """Give `phrase` the measure of `trigger`; False when it has one already, or cannot have this one."""
        if phrase.first in self.drafts and not self._died_since(phrase, trigger):
            return False
        if trigger.measure is None or not can_be(phrase, trigger.measure):
            if trigger.measure is None:
                self.cleared.add(phrase.first)
            return False
        self.drafts[phrase.first] = Draft(phrase, trigger.measure, trigger)
        return True


    def _died_since(self, phrase: Phrase, trigger: Trigger) -> bool:
        """Whether those held or missing, by an earlier word of harm, were then killed."""
        earlier = self.drafts[phrase.first]
        return (
            trigger.measure is Measure.KILLED
            and trigger.side is Side.BEFORE
            and earlier.measure in {Measure.DETAINED, Measure.MISSING}
            and earlier.host is None
        )


_HARD_STOPS = frozenset(
    "that when while whereas because if although though but so unless whether ; : said says told reported claimed confirmed announced "
    "according added he she it they we i this which who what where".split()
)
_RELATIVES = frozenset({"who", "that", "which"})
_FARTHEST = 40
_REPORTED = frozenset("reported recorded announced registered confirmed documented known noted".split())
_LISTING = frozenset({",", "and", "&", "or", "plus"})
_FLEEING_FORMS = frozenset({"flee", "fled", "fleeing", "vanished", "sheltering"})


def analyse(words: list[Word], text: str) -> Sentence:
    """Find phrases and words of harm in one sentence and attach them to one another."""
    phrases = find_phrases(words, text)
    starts = {phrase.first: phrase for phrase in phrases}
    covered = [False] * len(words)
    for phrase in phrases:
        for index in range(phrase.first, min(phrase.last, len(words))):
            covered[index] = True
    triggers = find_triggers(words, starts, covered, text)
    sentence = Sentence(
        words, phrases, triggers, starts, {p.last: p for p in phrases}, {i: t for t in triggers for i in range(t.first, t.last)}
    )
    _mark_parts(sentence)
    for trigger in triggers:
        if not trigger.unreal:
            _attach(sentence, trigger)
    for phrase in phrases:
        if phrase.state is not None and _has_own_state(sentence, phrase):
            sentence.drafts[phrase.first] = Draft(phrase, phrase.state)
    return sentence


def can_be(phrase: Phrase, measure: Measure) -> bool:
    """Whether what the phrase counts can suffer this: houses do not die, and people are not demolished."""
    if phrase.kind is None:
        return phrase.known or (phrase.low is not None and not phrase.bare)
    if measure is Measure.DESTROYED:
        return phrase.kind is Kind.OBJECT
    return phrase.kind is not Kind.OBJECT


def _has_own_state(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a modifier alone makes a figure of the phrase ("showed destroyed homes", but not "a camp for displaced people")."""
    if phrase.state is None or phrase.first in sentence.drafts or phrase.first in sentence.cleared:
        return False
    generic = phrase.bare and sentence.form(phrase.first - 1) in {"for", "as"}
    return can_be(phrase, phrase.state) and not generic and sentence.form(phrase.first) not in {"the", "these", "those"}


def _attach(sentence: Sentence, trigger: Trigger) -> None:
    match trigger.side:
        case Side.AFTER:
            _attach_object(sentence, trigger)
        case Side.OF:
            if not _attach_beside(sentence, trigger):
                _attach_after_of(sentence, trigger)
        case Side.BESIDE:
            _attach_beside(sentence, trigger)
        case Side.BEFORE:
            _attach_subject(sentence, trigger)
        case Side.NAMED:
            pass


def _attach_object(sentence: Sentence, trigger: Trigger) -> None:
    at = trigger.last
    while at not in sentence.starts and is_adverb(sentence.form(at)):
        at += 1
    phrase = sentence.starts.get(at) or _possessed(sentence, at)
    if phrase is None:
        _attach_following(sentence, trigger, after=at)  # "killed the mayor and two guards"
    elif sentence.attach(phrase, trigger):
        _attach_following(sentence, trigger, after=phrase.last, near=True)


def _possessed(sentence: Sentence, at: int) -> Phrase | None:
    """The count behind an owner: "killed the commander's two sons"."""
    for owner in range(at, at + 4):
        if sentence.form(owner).endswith(("'s", "s'")):
            return sentence.starts.get(owner + 1)
        if not sentence.form(owner)[:1].isalpha() or sentence.form(owner) in PREPOSITIONS | CONJUNCTIONS:
            return None
    return None


def _attach_after_of(sentence: Sentence, trigger: Trigger) -> None:
    for at in range(trigger.last + 1, trigger.last + 3):
        phrase = sentence.starts.get(at)
        if phrase is not None:
            if sentence.attach(phrase, trigger):
                _attach_following(sentence, trigger, after=phrase.last, near=True)
            return


def _attach_beside(sentence: Sentence, trigger: Trigger) -> bool:
    """A count just before a noun, state or bare participle: "12 deaths", "left 30 wounded", "nine people killed"."""
    if _attach_label(sentence, trigger):
        return True
    at = trigger.first
    while at > 0 and may_precede(sentence.form(at - 1)):
        at -= 1
    phrase = sentence.ends.get(at)
    if phrase is None:
        return _attach_inverted(sentence, trigger) or _attach_company(sentence, trigger)
    if trigger.form is Form.NOUN and phrase.kind is not None:
        return False
    if trigger.form is Form.PARTICIPLE and phrase.bare and sentence.form(trigger.last) not in PREPOSITIONS:
        return False
    if phrase.high == 0 and _is_silence(sentence, trigger) or not sentence.attach(phrase, trigger):
        return False
    _attach_preceding(sentence, phrase, trigger)
    return True


def _is_silence(sentence: Sentence, trigger: Trigger) -> bool:
    """"No casualties were reported" says that nothing was heard, not that there were none."""
    following = [sentence.form(index) for index in range(trigger.last, trigger.last + 5)]
    return bool(_REPORTED & set(following)) and bool(BE & set(following))


def _attach_inverted(sentence: Sentence, trigger: Trigger) -> bool:
    """"Also killed were three guards"."""
    phrase = sentence.starts.get(trigger.last + 1)
    if phrase is None or sentence.form(trigger.last) not in {"was", "were"} or trigger.first > 3:
        return False
    if sentence.attach(phrase, trigger):
        _attach_following(sentence, trigger, after=phrase.last, near=True)
        return True
    return False


def _attach_company(sentence: Sentence, trigger: Trigger) -> bool:
    """"She was arrested along with two other nuns"."""
    if (sentence.form(trigger.last), sentence.form(trigger.last + 1)) not in {("along", "with"), ("together", "with")}:
        return False
    phrase = sentence.starts.get(trigger.last + 2)
    return phrase is not None and sentence.attach(phrase, trigger)


def _attach_label(sentence: Sentence, trigger: Trigger) -> bool:
    """A field of a situation report: "Killed: 12", "Houses destroyed - 40"."""
    if sentence.form(trigger.last) not in {":", DASH, "-", "|"} or trigger.first > 3:
        return False
    phrase = sentence.starts.get(trigger.last + 1)
    if phrase is None or phrase.bare or trigger.last + 1 in sentence.drafts or sentence.form(phrase.last).isalpha():
        return False
    label = sentence.ends.get(trigger.first)
    if label is not None and phrase.kind is None:
        phrase = replace(phrase, kind=label.kind, unit=label.unit, who=label.who)
    elif phrase.kind is None:
        who = (CLASS_WORDS.get(sentence.form(index)) for index in range(trigger.first))
        phrase = replace(phrase, who=tuple(found for found in who if found is not None))
    sentence.starts[phrase.first] = phrase
    return sentence.attach(phrase, trigger)


def _attach_subject(sentence: Sentence, trigger: Trigger) -> None:
    at = trigger.first
    while at > 0 and (may_precede(sentence.form(at - 1)) or sentence.form(at - 1) in AUXILIARIES | MODALS | {"to"}):
        at -= 1
    if sentence.form(at - 1) in _RELATIVES and (at - 1) not in sentence.trigger_at:
        at -= 1
        if sentence.form(at - 1) == ",":
            at -= 1
        phrase = sentence.ends.get(at) or _subject(sentence, at, near=True)
    else:
        phrase = _subject(sentence, at)
    if phrase is not None and phrase.bare and sentence.form(phrase.last) in {"was", "is", "has"}:
        return  # "the union of students was disbanded": the plural is not its subject
    if phrase is None:
        if not _attach_inverted(sentence, trigger):
            _attach_company(sentence, trigger)
        return
    if _flees_from_justice(sentence, phrase, trigger):
        return
    if sentence.attach(phrase, trigger):
        _attach_preceding(sentence, phrase, trigger)
        _attach_following(sentence, trigger, after=trigger.last)


def _flees_from_justice(sentence: Sentence, phrase: Phrase, trigger: Trigger) -> bool:
    """Attackers and suspects who flee are not displaced."""
    if sentence.form(trigger.first) not in _FLEEING_FORMS:
        return False
    return phrase.kind is not Kind.FAMILY and (
        VictimClass.COMBATANTS in phrase.who or phrase.who == (VictimClass.MEN,) or (phrase.kind is None and phrase.high is not None and phrase.high < 10)
    )


def _subject(sentence: Sentence, at: int, near: bool = False) -> Phrase | None:
    """The subject before token `at`, behind prepositional phrases and insertions between commas; None when it is no count.

    `near` looks no farther than the next comma (for the antecedent of "who").
    """
    position, pending, comma = at - 1, 0, sentence.form(at - 1) in {",", DASH, ")"} and not near
    fallback: Phrase | None = None
    joint = False
    while position >= 0 and at - position < _FARTHEST:
        form = sentence.form(position)
        phrase = sentence.ends.get(position + 1)
        if form == ")" and (opening := _opening(sentence, position)) is not None:
            position = opening - 1
            continue
        if phrase is not None:
            before = sentence.form(phrase.first - 1)
            if phrase.first in sentence.parts and not (position == at - 1 and _is_whose(sentence, phrase)):
                position = phrase.first - 1
                pending = 0
                continue
            if before in PREPOSITIONS and not (before in {"with"} or sentence.form(phrase.first - 2) in {"and", ","}):
                fallback = fallback or (phrase if before == "of" else None)
                position, pending = phrase.first - 2, 0
                continue
            if (phrase.first in sentence.drafts and not comma) or (pending and joint and not comma):
                return None
            if pending and phrase.bare:
                return None
            return phrase
        if comma and position in sentence.trigger_at and (relative := _relative(sentence, position)) is not None:
            position = relative - 1
            continue
        if position in sentence.trigger_at or (form in _HARD_STOPS and not comma):
            return fallback
        if form in DETERMINERS and pending and not comma and sentence.form(position - 1) != "and" and sentence.form(position - 1) not in PREPOSITIONS:
            return None
        if form == "and" and pending and _is_plural(sentence, at) and (first := _first_of_two(sentence, position)):
            return first
        if form in PREPOSITIONS:
            pending = 0
        elif form in {"and", "or"}:
            joint = True
        elif form == "." or (form == "," and near):
            return None
        elif form == ",":
            joint = joint or (not comma and pending > 0)
        else:
            pending += 1
        position -= 1
    return fallback


def _relative(sentence: Sentence, inner: int) -> int | None:
    """The comma that opens the relative clause around token `inner` (", who had been captured in May,")."""
    for position in range(inner, max(inner - 8, 0), -1):
        if sentence.form(position) in {"who", "which"} and sentence.form(position - 1) == ",":
            return position - 1
    return None


def _is_plural(sentence: Sentence, at: int) -> bool:
    return sentence.form(at) in {"were", "have", "are"}


def _first_of_two(sentence: Sentence, conjunction: int) -> Phrase | None:
    """The count in a plural subject whose other half is none: "two drivers and a cook were killed"."""
    phrase = sentence.ends.get(conjunction)
    if phrase is None or phrase.bare or phrase.first in sentence.drafts or phrase.first in sentence.parts:
        return None
    return None if sentence.form(phrase.first - 1) in PREPOSITIONS else phrase


def _is_whose(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a clause of its own is said of the part: "two of whom died", "of whom two died"."""
    return phrase.partitive or sentence.form(phrase.first - 1) in {"whom", "which", "them", "those"}


def _opening(sentence: Sentence, closing: int) -> int | None:
    for position in range(closing - 1, max(closing - 15, -1), -1):
        if sentence.form(position) == "(":
            return position
    return None


def _attach_preceding(sentence: Sentence, phrase: Phrase, trigger: Trigger) -> None:
    """Counts joined to the subject from the left: "three soldiers and two civilians were killed"."""
    while True:
        at = phrase.first - 1
        if sentence.form(at) not in _LISTING:
            return
        while at >= 0 and sentence.form(at) in _LISTING:
            at -= 1
        previous = sentence.ends.get(at + 1) or _with_its_place(sentence, at)
        if previous is None or previous.first in sentence.parts or (previous.bare and not phrase.bare):
            return
        if sentence.form(previous.first - 1) in PREPOSITIONS - {"with"} or not sentence.attach(previous, trigger):
            return
        phrase = previous


def _with_its_place(sentence: Sentence, at: int) -> Phrase | None:
    """The phrase whose own prepositional phrase ends at token `at` ("12 people from the north")."""
    for position in range(at, max(at - 8, -1), -1):
        if position in sentence.trigger_at or sentence.form(position) in _HARD_STOPS | _LISTING | AUXILIARIES:
            return None
        phrase = sentence.ends.get(position)
        if phrase is not None:
            return phrase if sentence.form(position) in PREPOSITIONS and not phrase.bare else None
    return None


def _attach_following(sentence: Sentence, trigger: Trigger, after: int, near: bool = False) -> None:
    """Counts joined to the right: "killing three soldiers and two civilians", "died in the port, seven in the market".

    `near` says that a count of the same list ends at `after`.
    """
    at, passed = after, 0
    while at < len(sentence.words):
        form = sentence.form(at)
        if form in _LISTING:
            step = at
            while sentence.form(step) in _LISTING:
                step += 1
            following = sentence.starts.get(step)
            if following is None:
                at, passed = step, passed + 1
                continue
            if following.first in sentence.parts:
                at = following.last
                continue
            far = passed > 0 or not near
            if trigger.side is Side.OF and not far and not following.bare and sentence.attach(following, trigger):
                at = following.last
                continue
            if far and (following.bare or form == "," and not _is_elided(sentence, following)) or not _may_follow(sentence, following, far):
                return
            if not sentence.attach(following, trigger):
                return
            at, passed, near = following.last, 0, True
            continue
        if at in sentence.trigger_at or form in _HARD_STOPS | AUXILIARIES | {".", "(", DASH} or passed > 10:
            return
        inner = sentence.starts.get(at)
        if inner is not None and inner.first not in sentence.parts and form not in DETERMINERS and sentence.form(at - 1) not in PREPOSITIONS:
            return
        at, passed = (inner.last if inner is not None else at + 1), passed + 1


def _is_elided(sentence: Sentence, phrase: Phrase) -> bool:
    """A count without a noun before a place: "seven in the market"."""
    return phrase.kind is None and sentence.form(phrase.last) in {"in", "at", "near", "on", "from"}


def _may_follow(sentence: Sentence, phrase: Phrase, far: bool) -> bool:
    """Whether nothing of its own is said of the phrase: no verb, no harm, no further noun."""
    if phrase.kind is None and not phrase.others and (far and not _is_elided(sentence, phrase)):
        return False
    at = phrase.last
    while is_adverb(sentence.form(at)) and at not in sentence.trigger_at:
        at += 1
    form = sentence.form(at)
    if at in sentence.trigger_at:
        return False
    if not form or not form[0].isalpha():
        return True
    return may_precede(form) or form in PREPOSITIONS | TIME_WORDS | CONJUNCTIONS | {"who", "whom", "whose", "aged", "aboard"} and form not in AUXILIARIES


def _mark_parts(sentence: Sentence) -> None:
    """Mark phrases that a cue makes a subset: "including X", "among them X", "X of whom", "mostly X", "(X and Y)"."""
    inside = False
    previous: Phrase | None = None
    for phrase in sentence.phrases:
        before, earlier = sentence.form(phrase.first - 1), sentence.form(phrase.first - 2)
        joined = (
            previous is not None and inside and _only_listing(sentence, previous.last, phrase.first, comma=not phrase.bare)
        )
        inside = (
            before in {"including", "include", "includes", "included", "mostly", "mainly", "largely", "predominantly", "notably"}
            or (before in {"them", "whom", "those", "which"} and earlier in {"among", "amongst", "of"})
            or (before in {"were", "was", "being"} and earlier in {"them", "whom"})
            or (phrase.partitive and before in {"", ",", "and", DASH, "(", ";", "."})
            or joined
        )
        if inside:
            sentence.parts.add(phrase.first)
        previous = phrase


def _only_listing(sentence: Sentence, first: int, last: int, comma: bool) -> bool:
    """Whether only a comma or a conjunction lies between; a comma with "and" closes an insertion."""
    forms = [sentence.form(index) for index in range(first, last)]
    return forms in (["and"], ["or"], ["&"]) or (comma and forms == [","])

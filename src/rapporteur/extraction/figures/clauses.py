"""Clauses: words of harm in a sentence, and on which side of each its people or things stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from rapporteur.extraction.figures.harms import ANY, HARMS, Form, Harm, Said
from rapporteur.extraction.figures.nouns import TIME_WORDS
from rapporteur.extraction.figures.phrases import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    Phrase,
    ordinal,
)
from rapporteur.extraction.words import Word, word_set
from rapporteur.model.vocabularies import Measure


class Side(Enum):
    """Where what was harmed stands, seen from the word of harm."""

    AFTER = auto()  # its object
    BEFORE = auto()  # its subject, over auxiliaries and prepositional phrases
    BESIDE = auto()  # just before it, nothing between ("12 dead")
    OF = auto()  # after "of"
    NAMED = auto()  # "the dead", "those wounded": the harmed themselves


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word of harm over the tokens `[first, last)`; `measure` is None when it, or its union, has none.

    `unreal` marks what was threatened, planned, feared for the future or denied: it counts nobody. `vague` marks what
    counts nobody unless it gives a number: "denied killing civilians", "who burns villages".
    """

    first: int
    last: int
    measure: Measure | None
    side: Side
    form: Form
    unreal: bool = False
    said: Said = Said.OF_ANYONE
    vague: bool = False


BE = word_set(
    "was were is are be been being become became wasn't weren't isn't aren't get gets got getting gotten remain "
    "remained remains"
)
HAVE = word_set("have has had having haven't hasn't hadn't")
_ADVERBS = word_set(
    "themselves himself herself also all both then already either later still only just even so far since thus now ever"
)
_ATTRIBUTIVES = word_set("feared reported confirmed believed presumed known thought said not never shot found")
_NEGATIONS = word_set(
    "not never wasn't weren't isn't aren't didn't don't doesn't hasn't haven't hadn't neither nor without"
)
# Behind these a noun of harm names something else: "death row", "arrest warrant", "casualty figures".
_COMPOUNDED = word_set(
    "row penalty threat threats toll tolls squad squads certificate certificates sentence sentences camp camps "
    "armor armour count counts bag bags charge charges case cases trial trials weapon suspect suspects "
    "operation operations attack attacks bombing bombings investigation warrant warrants figure figures "
    "collection recorder recorders rate rates time order orders"
)
# Behind these a word says no harm: "the number fell to 200", "12 soldiers fell ill".
_HARMLESS_BEFORE = {
    "fell": word_set("to from back into by below silent ill asleep under out short on behind apart through sick"),
    "fallen": word_set("to from back into by below silent ill asleep under out short on behind apart through sick"),
    "held": word_set("up on out off back down to onto talks over"),
    "reached": word_set("agreement a an the by out deal consensus this that"),
    "left": word_set("behind without with in at dead wounded injured homeless out on the a an their no"),
    "gone": word_set("to on missing without through into hungry unpaid back home"),
}
# Nouns of purpose and risk: what follows their "of" has not happened.
_PURPOSES = word_set(
    "intention intent intentions aim aims purpose purposes goal objective risk risks danger possibility threat "
    "threats "
    "hope plan plans capable idea prospect fear fears means"
)
_DENYING = word_set("denied denies deny denying")
_UNREAL_MODALS = MODALS - {"may", "might", "shall"}
_REAL_BEFORE_TO = word_set(
    "forced began begun continue continued continues started compelled managed able had believed feared reported "
    "thought said known understood presumed confirmed claimed appear appears went obliged made helped helping had"
)
_DRIVING = word_set(
    "forcing forced forces causing caused driving drove pushing pushed prompting prompted led leading sending "
    "sent obliging"
)
_CASUALTIES = frozenset({Measure.KILLED, Measure.INJURED, Measure.CASUALTIES})


def is_adverb(form: str) -> bool:
    """Whether a word may stand between a verb and its auxiliary or object without mattering here."""
    return form in _ADVERBS or (form.endswith("ly") and form != "family")


def may_precede(form: str) -> bool:
    """Whether a word may stand between an auxiliary or a subject and its word of harm ("were reported killed")."""
    return is_adverb(form) or form in _ATTRIBUTIVES


def find_triggers(
    words: Sequence[Word], starts: Mapping[int, Phrase], covered: Sequence[bool], text: str
) -> list[Trigger]:
    """The words of harm of a sentence, joined where they share their people ("killed or wounded").

    Args:
        words: the tokens of the sentence.
        starts: its counted phrases by their first token.
        covered: for each token, whether it lies inside a counted phrase.
        text: the text the tokens were cut from.
    """
    found: list[Trigger] = []
    at = 0
    while at < len(words):
        trigger = None if covered[at] else _trigger(words, at, starts, text)
        if trigger is None:
            at += 1
            continue
        found.append(trigger)
        at = trigger.last
    return _joined(words, found)


def _form(words: Sequence[Word], index: int) -> str:
    return words[index].form if 0 <= index < len(words) else ""


def _trigger(words: Sequence[Word], at: int, starts: Mapping[int, Phrase], text: str) -> Trigger | None:
    harms = HARMS.get(words[at].form)
    if harms is None:
        return None
    fitting = [harm for harm in harms if _matches(words, at, harm)]
    if not fitting:
        return None
    after = _form(words, at + len(fitting[0].words))
    if fitting[0].form is Form.NOUN and after in _COMPOUNDED:
        return None
    if after in _HARMLESS_BEFORE.get(words[at].form, ()):
        return None
    longest = [h for h in fitting if len(h.words) == len(fitting[0].words)]
    last = at + len(longest[0].words)
    object_follows = _object_follows(words, last, starts, text)
    harm = _chosen(words, at, longest, object_follows)
    side = _side(words, at, last, harm, object_follows)
    if side is None:
        return None
    vague = _is_denied(words, at) or (harm.form is Form.BASE and _form(words, at - 1) == "who")
    unreal = _is_unreal(words, at, harm, starts)
    return Trigger(at, last, harm.measure, side, harm.form, unreal, harm.said, vague)


def _matches(words: Sequence[Word], at: int, harm: Harm) -> bool:
    forms = (_form(words, at + offset) for offset in range(len(harm.words)))
    return all(
        form == word or (word == ANY and form[:1].isalpha()) for form, word in zip(forms, harm.words, strict=True)
    )


def _before(words: Sequence[Word], at: int) -> int:
    """The nearest token before `at` that is no adverb; -1 when there is none."""
    at -= 1
    while at >= 0 and may_precede(words[at].form):
        at -= 1
    return at


def _object_follows(words: Sequence[Word], last: int, starts: Mapping[int, Phrase], text: str) -> bool:
    while is_adverb(_form(words, last)) and _form(words, last) not in TIME_WORDS:
        last += 1
    form = _form(words, last)
    if last in starts or form.endswith("-year-old"):
        return True
    if not form or not form[0].isalpha() or form in TIME_WORDS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES:
        return False
    if form in DETERMINERS:
        return not (form in {"this", "that", "each", "every"} or _form(words, last + 1) in TIME_WORDS)
    if form in {"him", "them", "us", "me", "her", "himself", "themselves"}:
        return True
    word = words[last]
    return text[word.start].isupper() and text[word.start : word.end] != text[word.start : word.end].upper()


def _chosen(words: Sequence[Word], at: int, harms: Sequence[Harm], object_follows: bool) -> Harm:
    """Of several readings of the same words, the one that the clause allows."""
    if len(harms) == 1:
        return harms[0]
    last = at + len(harms[0].words)
    if _form(words, last) == "of" or _form(words, at - 1) in DETERMINERS:
        wanted: tuple[Form, ...] = (Form.NOUN, Form.GERUND)
    elif _form(words, _before(words, at)) in BE or not object_follows:
        wanted = (Form.PASSIVE, Form.PARTICIPLE, Form.INTRANSITIVE)
    else:
        wanted = (Form.PAST, Form.PARTICIPLE, Form.BASE)
    return next((harm for form in wanted for harm in harms if harm.form is form), harms[0])


def _side(words: Sequence[Word], at: int, last: int, harm: Harm, object_follows: bool) -> Side | None:
    before = _form(words, _before(words, at))
    if harm.form in {Form.PARTICIPLE, Form.STATE, Form.PASSIVE} and before in {"the", "those", "these"}:
        return Side.NAMED
    match harm.form:
        case Form.BASE | Form.PAST:
            return Side.AFTER
        case Form.GERUND:
            return Side.OF if _form(words, last) == "of" else Side.AFTER
        case Form.PARTICIPLE:
            if before in BE:
                return Side.BEFORE
            if before in HAVE or object_follows:
                return Side.AFTER
            return Side.BESIDE
        case Form.PASSIVE | Form.STATE:
            if before in BE or _form(words, at - 1) == "who":
                return Side.BEFORE
            return None if harm.said is not Said.OF_ANYONE and not _ends_clause(words, last) else Side.BESIDE
        case Form.INTRANSITIVE:
            return Side.BEFORE
        case Form.NOUN if harm.measure is Measure.CASUALTIES:
            return Side.BESIDE
        case Form.NOUN:
            return Side.OF if _form(words, last) in {"of", "to", "among"} else Side.BESIDE


def _ends_clause(words: Sequence[Word], at: int) -> bool:
    """Whether no object can follow: "12 seized by gunmen", but "12 gunmen seized power"."""
    form = _form(words, at)
    return not form[:1].isalnum() or form in PREPOSITIONS | CONJUNCTIONS | TIME_WORDS


def _is_unreal(words: Sequence[Word], at: int, harm: Harm, starts: Mapping[int, Phrase]) -> bool:
    """Whether auxiliaries before the word say that it did not, or not yet, happen."""
    if harm.form is Form.NOUN:
        if _form(words, at - 1) == "attempted":
            return True
        nearby = {word.form for word in words[max(0, at - 4) : at]}
        return bool(nearby & (_UNREAL_MODALS | {"avoid", "prevent", "preventing", "avoiding"})) or _is_conditional(
            words, at
        )
    position = at - 1
    while position >= 0 and at - position <= 6:
        form = words[position].form
        if form in _NEGATIONS or form == "n't":
            return not (form == "nor" or _form(words, position + 1) == "only")
        if form == "of" and _form(words, position - 1) in _PURPOSES:
            return True
        if form in {"on", "at"} and _form(words, position - 1) in {"intent", "bent", "aimed"}:
            return True
        if form == "to":
            return not _is_real_infinitive(words, position, starts) and harm.form is not Form.GERUND
        if form in _UNREAL_MODALS:
            return True
        if form == "from" and _form(words, position + 1) == "being":
            return True
        if not (may_precede(form) or form in BE or form in HAVE):
            break
        position -= 1
    return _is_conditional(words, at)


def _is_denied(words: Sequence[Word], at: int) -> bool:
    """Whether a verb of denial governs token `at`: "denied it had killed civilians"."""
    for position in range(at - 1, max(at - 10, -1), -1):
        form = words[position].form
        if form in _DENYING:
            return True
        if form in {"but", "after", "when", "while", "as", "who", "which", "."} or form in {",", ";", ":"}:
            return False
    return False


def _is_conditional(words: Sequence[Word], at: int) -> bool:
    """Whether "if" opens the clause of token `at`."""
    for position in range(at - 1, max(at - 12, -1), -1):
        if words[position].form in {"if", "unless"}:
            return True
        if not words[position].form[0].isalnum():
            return False
    return False


def _is_real_infinitive(words: Sequence[Word], to: int, starts: Mapping[int, Phrase]) -> bool:
    """Whether "to" leads to what happened: "forced to flee", "believed to have died", "forcing 300 to flee"."""
    if ordinal(_form(words, to - 2)) is not None and _form(words, to - 3) in {"the", "a"}:
        return True  # "the third nurse to be killed"
    if _form(words, to + 1) in HAVE or _form(words, to - 1) in _REAL_BEFORE_TO:
        return True
    return any(
        phrase.last == to and _form(words, first - 1) in _DRIVING
        for first in range(max(0, to - 9), to)
        if (phrase := starts.get(first)) is not None
    )


def _joined(words: Sequence[Word], triggers: Sequence[Trigger]) -> list[Trigger]:
    joined: list[Trigger] = []
    for trigger in triggers:
        previous = joined[-1] if joined else None
        if previous is None or not _shares_people(words, previous, trigger):
            joined.append(trigger)
            continue
        links = {word.form for word in words[previous.last : trigger.first]}
        side = previous.side if previous.side in {Side.BEFORE, Side.NAMED} else trigger.side
        joined[-1] = replace(
            previous,
            last=trigger.last,
            measure=_union(previous.measure, trigger.measure, "or" in links),
            side=side,
            form=trigger.form,
            unreal=previous.unreal or trigger.unreal,
        )
    return joined


def _shares_people(words: Sequence[Word], first: Trigger, second: Trigger) -> bool:
    """Whether two words of harm are joined, with nothing between that the first alone could be said of."""
    links = {word.form for word in words[first.last : second.first] if not is_adverb(word.form)}
    if not links or not links <= {"and", "or", "/", ","} or second.first - first.last > 3:
        return False
    if "and" not in links and "or" not in links and (first.form is Form.GERUND) != (second.form is Form.GERUND):
        return False  # "the ferry sank, drowning ten"
    if (first.form is Form.NOUN) != (second.form is Form.NOUN):
        return False  # "4 deaths and injuring 11"
    if first.form is Form.STATE and second.side is Side.AFTER:
        return False  # "left one dead and injured four"
    if second.side is Side.NAMED and first.side is not Side.NAMED:
        return False
    return not (first.side is Side.BEFORE and second.side is Side.AFTER)  # "12 were killed and wounded 30"


def _other_than_casualties(first: Measure | None, second: Measure | None) -> Measure | None:
    return second if first is Measure.CASUALTIES else first


def _union(first: Measure | None, second: Measure | None, alternative: bool) -> Measure | None:
    """The measure of two harms with one count; None when no measure covers both ("killed or captured")."""
    if first is second:
        return first
    if first in _CASUALTIES and second in _CASUALTIES:
        # "struck and killed": the harm that says less gives way.
        return (
            Measure.CASUALTIES if Measure.CASUALTIES not in {first, second} else _other_than_casualties(first, second)
        )
    if alternative or Measure.DESTROYED in {first, second}:
        return None
    # "abducted and killed" happened to the same people: the graver harm counts them.
    return Measure.KILLED if Measure.KILLED in {first, second} else second or first

"""Tolls: figures given as the value of a named quantity ("the death toll rose to 45", "the number of wounded")."""

from collections.abc import Sequence
from dataclasses import replace

from rapporteur.extraction.figures.clauses import Side, Trigger
from rapporteur.extraction.figures.harms import HARMS, Form
from rapporteur.extraction.figures.nouns import CLASS_WORDS, NOUNS, Kind
from rapporteur.extraction.figures.sentences import SIDES, Draft, Sentence, can_be
from rapporteur.extraction.words import DASH, word_set
from rapporteur.model.vocabularies import Measure, Qualifier, VictimClass

_LINKS = word_set(
    "to at of reached exceeded exceeds passed surpassed topped hit stood stands was is were been as climbed rose : "
    "reaching exceeding passing surpassing totalled totaled numbered number total exceed above ended"
)
_EXCEEDING = word_set("exceeded exceeds exceeding passed passing surpassed surpassing topped above")
_FARTHEST = 14
_NUMBERING = word_set("numbered number numbering totalled totaled reached exceeded exceed")
_LOSING = word_set("claimed claims claim claiming cost costing costs lost loss took taken taking losing")
_KINDS = {
    "death": Measure.KILLED,
    "casualty": Measure.CASUALTIES,
    "casualties": Measure.CASUALTIES,
    "injury": Measure.INJURED,
    "injured": Measure.INJURED,
    "wounded": Measure.INJURED,
}
_RAISING = word_set(
    "raises raised raising brings brought bringing bring takes took taking taking pushes pushed pushing lifts"
)
_AMOUNTING = word_set("amounted amount amounting totalled totaled included include at of : are were to")


def read_tolls(sentence: Sentence, earlier: Sequence[Draft]) -> None:
    """Attach bare counts that are said to be the value of a toll, of "the number of ..." or of "losses".

    Args:
        sentence: an analysed sentence; drafts are added to it.
        earlier: the drafts of the sentences just before: what "the total" and "it" were counts of.
    """
    toll: Measure | None = None  # that the sentence spoke of last
    for index, word in enumerate(sentence.words):
        match word.form:
            case "toll" | "tolls":
                toll = _KINDS.get(sentence.form(index - 1), Measure.KILLED)
                _read_value(sentence, index, index + 1, toll)
            case "figure" | "count" | "tally" if sentence.form(index - 1) in _KINDS:
                toll = _KINDS[sentence.form(index - 1)]
                _read_value(sentence, index, index + 1, toll)
            case "number" | "total" if sentence.form(index - 1) in {"the", "total"} and (
                sentence.form(index + 1) == "of" or sentence.form(index + 1) in HARMS
            ):
                found = _counted_quantity(sentence, index + 1)
                if found is not None:
                    toll = found[0]
                    if not _read_raised(sentence, index, *found):
                        _read_value(sentence, index, index + 2, *found)
            case "figure" | "figures" | "number" | "total" | "tally" | "count" if sentence.form(index - 1) in {
                "the",
                "a",
                "that",
                "this",
                "total",
            }:
                _read_again(sentence, index, toll, earlier)
            case "it" if _is_sum(sentence, index):
                _read_again(sentence, index, toll, earlier)
            case "life" | "lives":
                _read_lives(sentence, index)
            case "losses":
                _read_losses(sentence, index)
    for trigger in sentence.triggers:
        if trigger.side is Side.NAMED and trigger.measure is not None:
            _read_numbered(sentence, trigger, trigger.measure)


def _is_sum(sentence: Sentence, index: int) -> bool:
    """Whether "it" is a count: "put it at 40", "it ended above 100"."""
    return sentence.form(index - 1) in {"put", "puts", "putting"} or sentence.form(index + 1) in {
        "stood",
        "stands",
        "ended",
        "rose",
        "climbed",
        "reached",
    }


def _read_again(sentence: Sentence, index: int, toll: Measure | None, earlier: Sequence[Draft]) -> None:
    """A further value of what was counted before: "the figure of 46", "bringing the total to 147"."""
    before = [draft for first, draft in sorted(sentence.drafts.items()) if first < index]
    whole = next((draft for draft in reversed([*earlier, *before]) if draft.host is None), None)
    known = toll or (whole.measure if whole is not None else None)
    if known is not None and known is not Measure.DESTROYED:
        same = whole is not None and whole.measure is known and whole.phrase.who in SIDES
        who = whole.phrase.who if whole is not None and same else ()
        _read_value(sentence, index, index + 1, known, who, alone=True)


def _read_raised(sentence: Sentence, index: int, measure: Measure, who: tuple[VictimClass, ...]) -> bool:
    """Read "raises to 384 the number of reporters killed"."""
    for phrase in reversed(sentence.phrases):
        raised = sentence.form(phrase.first - 1) == "to" and sentence.form(phrase.first - 2) in _RAISING
        if raised and phrase.last in {index - 1, index - 2} and not phrase.bare and phrase.known:
            _drop_bare(sentence, index, index + 8)
            sentence.drafts[phrase.first] = Draft(replace(phrase, who=phrase.who or who), measure)
            return True
    return False


def _read_numbered(sentence: Sentence, trigger: Trigger, measure: Measure) -> None:
    """Read "the dead numbered 40, the wounded more than 100", "the dead did not exceed five"."""
    at = trigger.last
    denied = sentence.form(at + 1) == "not" or sentence.form(at) == "didn't"
    at += 2 if sentence.form(at + 1) == "not" else 1 if denied else 0
    at += sentence.form(at) == ","
    form = sentence.form(at)
    if form in {"put", "estimated"} or sentence.form(at - 1) == ",":
        at += 1 if form == "put" else 0
        form = sentence.form(at)
    elided = at in sentence.starts and any(
        other.side is Side.NAMED and other.last < trigger.first for other in sentence.triggers
    )
    putting = {sentence.form(trigger.first - back) for back in (2, 3, 4)} & {"put", "puts", "putting", "estimates"}
    put = form == "at" and (putting or sentence.form(at - 1) == "put")
    if form not in _NUMBERING and not elided and not put:
        return
    phrase = sentence.starts.get(at if elided else at + 1)
    if phrase is None or phrase.bare or phrase.low is None or phrase.first in sentence.drafts:
        return
    if form == "exceed" and denied:
        phrase = replace(phrase, low=0, high=phrase.low, qualifier=Qualifier.AT_MOST)
    elif form in _EXCEEDING:
        phrase = replace(phrase, high=None, qualifier=Qualifier.AT_LEAST)
    if can_be(phrase, measure):
        sentence.drafts[phrase.first] = Draft(phrase, measure, trigger)


def _read_lives(sentence: Sentence, index: int) -> None:
    """Read "claimed 33 lives", "12 lives were lost"."""
    phrase = sentence.ends.get(index) or sentence.ends.get(index + 1)
    if phrase is None or phrase.bare or phrase.first in sentence.drafts:
        return
    nearby = {
        sentence.form(position) for position in range(max(0, phrase.first - 4), min(index + 5, len(sentence.words)))
    }
    if nearby & _LOSING:
        sentence.drafts[phrase.first] = Draft(replace(phrase, last=index + 1, who=(), known=True), Measure.KILLED)


def _read_losses(sentence: Sentence, index: int) -> None:
    """Read "losses amounted to 1,240 personnel, 12 tanks and 31 artillery systems"."""
    at = next(
        (
            place
            for place in range(index + 1, index + _FARTHEST)
            if place in sentence.starts and _is_amount(sentence, place)
        ),
        None,
    )
    while at is not None and (phrase := sentence.starts.get(at)) is not None and not phrase.bare:
        measure = Measure.DESTROYED if phrase.kind is Kind.OBJECT else Measure.CASUALTIES
        if phrase.first not in sentence.drafts and phrase.kind is not None:
            who = phrase.who if phrase.who != (VictimClass.PEOPLE,) else (VictimClass.COMBATANTS,)
            sentence.drafts[phrase.first] = Draft(replace(phrase, who=who), measure)
        at = phrase.last
        while sentence.form(at) in {",", "and", ";"}:
            at += 1


def _is_amount(sentence: Sentence, first: int) -> bool:
    return sentence.form(first - 1) in _AMOUNTING


def _counted_quantity(sentence: Sentence, at: int) -> tuple[Measure, tuple[VictimClass, ...]] | None:
    """What "the number of ..." counts: the first word of harm within its noun phrase, and its class of victims."""
    for position in range(at, at + 4):
        for harm in HARMS.get(sentence.form(position), ()):
            if len(harm.words) == 1 and harm.form in {Form.PARTICIPLE, Form.STATE, Form.NOUN, Form.PASSIVE}:
                if harm.measure is None:
                    return None
                return harm.measure, _class_among(sentence, at, position + 2)
    return None


def _class_among(sentence: Sentence, first: int, last: int) -> tuple[VictimClass, ...]:
    for form in (sentence.form(index) for index in range(first, last)):
        noun = NOUNS.get(form)
        who = noun.who if noun is not None else CLASS_WORDS.get(form)
        if who is not None and who is not VictimClass.PEOPLE:
            return (who,)
    return ()


def _drop_bare(sentence: Sentence, first: int, last: int) -> None:
    """Forget "civilians killed" in "the number of civilians killed": what is counted is no figure itself."""
    for index in range(first, last):
        if index in sentence.drafts and sentence.drafts[index].phrase.bare:
            del sentence.drafts[index]


def _read_value(
    sentence: Sentence,
    quantity: int,
    at: int,
    measure: Measure,
    who: tuple[VictimClass, ...] = (),
    alone: bool = False,
) -> None:
    """Give the value behind the quantity its measure, and the old value of "rose from 12 to 15", "up from 12".

    `alone` takes only a value without a noun.
    """
    named = Trigger(quantity, quantity + 1, measure, Side.NAMED, Form.NOUN)
    last = min(at + _FARTHEST, len(sentence.words))
    position, found = at, False
    while position < last:
        form, before = sentence.form(position), sentence.form(position - 1)
        if form in {"that", ";", DASH} or (form == "," and position > at + 8 and not found):
            return
        phrase = sentence.starts.get(position)
        position += 1
        if phrase is None or phrase.bare or phrase.low is None or not phrase.known or not can_be(phrase, measure):
            continue
        if alone and phrase.kind is not None:
            continue
        old = before == "from" and (sentence.form(phrase.first - 2) in {"up", "down"} or not found)
        also = found and before == "and" and sentence.form(quantity) == "figures"  # "the figures of 18 and 64"
        if not (old or also) and (found or before not in _LINKS):
            continue
        if before in _EXCEEDING:
            phrase = replace(phrase, high=None, qualifier=Qualifier.AT_LEAST)
        value = Draft(replace(phrase, who=phrase.who or who), measure, None if old else named)
        sentence.drafts.setdefault(phrase.first, value)
        _drop_bare(sentence, at, phrase.first)
        if found:
            return
        if not old:
            found = True
            last = min(phrase.last + 5, len(sentence.words))

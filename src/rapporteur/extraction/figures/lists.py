"""Lists: counts joined to one that a word of harm was attached to ("three soldiers and two civilians were killed")."""

from rapporteur.extraction.figures.clauses import Side, Trigger, is_adverb
from rapporteur.extraction.figures.nouns import TIME_WORDS
from rapporteur.extraction.figures.phrases import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, Phrase
from rapporteur.extraction.figures.sentences import CLAUSE_BOUNDS, LISTING, Sentence
from rapporteur.extraction.words import DASH


def attach_preceding(sentence: Sentence, phrase: Phrase, trigger: Trigger) -> None:
    """Counts joined to the subject from the left: "three soldiers and two civilians were killed"."""
    while True:
        at = phrase.first - 1
        if sentence.form(at) not in LISTING:
            return
        while at >= 0 and sentence.form(at) in LISTING:
            at -= 1
        previous = sentence.ends.get(at + 1) or _with_its_place(sentence, at)
        if previous is None or previous.first in sentence.parts or (previous.bare and not phrase.bare):
            return
        if sentence.form(previous.first - 1) in PREPOSITIONS - {"with"} or not sentence.attach(previous, trigger):
            return
        if phrase.bare and not previous.bare and previous.high != 1:
            del sentence.drafts[phrase.first]  # "hundreds of guides and porters": one count
        phrase = previous


def _with_its_place(sentence: Sentence, at: int) -> Phrase | None:
    """The phrase whose own prepositional phrase ends at token `at` ("12 people from the north")."""
    for position in range(at, max(at - 8, -1), -1):
        if position in sentence.trigger_at or sentence.form(position) in CLAUSE_BOUNDS | LISTING | AUXILIARIES:
            return None
        phrase = sentence.ends.get(position)
        if phrase is not None:
            return phrase if sentence.form(position) in PREPOSITIONS and not phrase.bare else None
    return None


def attach_following(sentence: Sentence, trigger: Trigger, after: int, near: bool = False) -> None:
    """Counts joined to the right: "killing three soldiers and two civilians", "died in the port, seven in the market".

    `near` says that a count of the same list ends at `after`.
    """
    at, passed = after, 0
    last = sentence.ends.get(after) if near else None
    single = last is not None and last.high == 1
    while at < len(sentence.words):
        form = sentence.form(at)
        if form in LISTING:
            step = at
            while sentence.form(step) in LISTING:
                step += 1
            if sentence.form(step) == "to" and sentence.form(trigger.last - 1) == "to":
                step += 1  # "set fire to the court and to some twenty houses"
            if sentence.form(step) == "of" and trigger.side is Side.OF:
                step += 1  # "the burial of eleven soldiers and of five guerrillas"
            following = sentence.starts.get(step)
            if following is None:
                at, passed = step, passed + 1
                continue
            if following.first in sentence.parts:
                at = following.last
                continue
            far = passed > 0 or not near
            joined = "and" in {sentence.form(index) for index in range(at, step)}
            if following.bare and (form == "," or not single):
                return  # "12 guides and porters" is one count, and "12 people, police said" no list
            if trigger.side is Side.OF and not far and not following.bare and sentence.attach(following, trigger):
                at = following.last
                continue
            if (far and (following.bare or (not joined and not _is_elided(sentence, following)))) or not _may_follow(
                sentence, following, far
            ):
                return
            if not sentence.attach(following, trigger):
                return
            at, passed, near, single = following.last, 0, True, following.high == 1
            continue
        if at in sentence.trigger_at or form in CLAUSE_BOUNDS | AUXILIARIES | {".", "(", DASH} or passed > 10:
            return
        inner = sentence.starts.get(at)
        if (
            inner is not None
            and inner.first not in sentence.parts
            and form not in DETERMINERS
            and sentence.form(at - 1) not in PREPOSITIONS
        ):
            return
        at, passed = (inner.last if inner is not None else at + 1), passed + 1


def _is_elided(sentence: Sentence, phrase: Phrase) -> bool:
    """A count without a noun before a place: "seven in the market"."""
    return phrase.kind is None and sentence.form(phrase.last) in {"in", "at", "near", "on", "from", "among", "during"}


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
    return is_adverb(form) or (
        form in PREPOSITIONS | TIME_WORDS | CONJUNCTIONS | {"who", "whom", "whose", "aged", "aboard"}
        and form not in AUXILIARIES
    )

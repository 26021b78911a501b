"""What stands after a cue: hearers, adjuncts, and where the content begins and ends."""

from collections.abc import Sequence

from rapporteur.extraction.attributions import words
from rapporteur.extraction.attributions.cues import Cue, Takes
from rapporteur.extraction.clauses import Token, ends_sentence
from rapporteur.extraction.words import word_set

_VEHICLES = word_set(
    "statement interview tweet post message letter email e-mail speech communique communiqu\u00e9 release report "
    "telegram x twitter facebook whatsapp instagram video briefing"
)
_TOLLS = frozenset({"toll", "number", "numbers", "figure", "count", "dead", "casualties", "losses", "total"})
_HARMED = word_set(
    "dead killed deaths bodies corpses victims wounded injured injuries fatalities casualties martyrs civilians graves "
    "burials families households persons people missing displaced detained attacks incidents violations names houses "
    "strikes cases injured arrests"
)
_NUMBERS = word_set(
    "two three four five six seven eight nine ten eleven twelve dozen dozens hundreds thousands twenty thirty forty "
    "fifty sixty seventy eighty ninety hundred thousand scores several"
)
# A verb of these attributes only what it counts; elsewhere it tells what somebody does ("gave him water").
COUNTING = word_set("put set give have list count register record document receive identify revise correct withdraw")
_TO_NUMBER = word_set("put set")
_REACH = 10
_OBJECT_PRONOUNS = word_set("me us him her them you it")
_COMPLEMENT_OPENERS = word_set("that whether if how why what where who when")


def sentence_limit(tokens: Sequence[Token]) -> int:
    """The number of tokens without the marks that end the sentence."""
    limit = len(tokens)
    while limit > 0 and ends_sentence(tokens[limit - 1]):
        limit -= 1
    return limit


def vehicle_end(tokens: Sequence[Token], at: int, limit: int) -> int:
    """Where the words that name the channel end ("in a statement", "on X"), which belong to the cue; `at` if none."""
    if at >= limit or tokens[at].lower not in {"in", "on", "via", "by"}:
        return at
    for index in range(at + 1, min(at + 5, limit)):
        if tokens[index].lower in _VEHICLES:
            return index + 1
        if tokens[index].lower in words.PREPOSITIONS or not tokens[index].is_word:
            return at
    return at


def hearer_end(tokens: Sequence[Token], at: int, limit: int) -> int:
    """Where the hearer after "told" ends; `at` when none is named."""
    if at >= limit:
        return at
    if tokens[at].lower in _OBJECT_PRONOUNS:
        return at + 1
    for index in range(at, min(at + 18, limit)):
        token = tokens[index]
        if token.lower in _COMPLEMENT_OPENERS or token.is_quote or token.lower in {",", ":"}:
            return index
        if index > at and _opens_clause(tokens, index):
            return index
    if tokens[at - 1].lower.startswith("warn"):
        return at  # "warned the toll would rise"
    index = at
    if tokens[index].lower in words.DETERMINERS:
        index += 1
    if index < limit and tokens[index].is_capital:
        while index < limit and tokens[index].is_capital and tokens[index].lower not in words.TIME_WORDS:
            index += 1
        if index < limit and tokens[index].lower == "'s":
            index += 2
    elif index < limit:
        index += 1
        if index < limit and tokens[index - 1].lower in {"news", "state", "local"}:
            index += 1
    return min(index, limit)


def _opens_clause(tokens: Sequence[Token], index: int) -> bool:
    """Whether a clause without "that" begins at `index`, after a noun phrase."""
    lower = tokens[index].lower
    if lower in {"he", "she", "they", "it", "we", "i", "there"}:
        return True
    before = tokens[index - 1].lower
    return lower in words.DETERMINERS and before not in words.PREPOSITIONS | words.CONJUNCTIONS | words.DETERMINERS


def adjunct_end(tokens: Sequence[Token], at: int, limit: int) -> int:
    """Where time and place words after a cue end ("said on Monday that", "told the BBC in Goma:"); `at` if none."""
    if at >= limit:
        return at
    lower = tokens[at].lower
    opens = (
        lower in words.PREPOSITIONS or lower in words.TIME_WORDS or lower in {"last", "this"} or words.is_adverb(lower)
    )
    if not opens:
        return at
    for index in range(at, min(at + 14, limit)):
        token = tokens[index]
        if token.lower == "that" or token.is_quote or token.lower == ":":
            return index
        if token.lower == ",":
            return index
        if index > at and (token.lower in words.AUXILIARIES or _opens_clause(tokens, index)):
            break
    index = at
    while index < limit and index < at + 6:
        word = tokens[index].lower
        is_time = (
            word in words.TIME_WORDS
            or word in {"on", "last", "this", "next", "in", "at", "the", "early", "of", "a"}
            or word[0].isdigit()
        )
        if not is_time:
            break
        index += 1
    timed = any(t.lower in words.TIME_WORDS or t.lower[0].isdigit() for t in tokens[at:index])
    while index > at and tokens[index - 1].lower in {"the", "in", "on", "at", "of", "this", "a"}:
        index -= 1
    return index if timed else at


def _opens_count(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Whether a count that opens with a preposition stands at `at` ("at least nine", "about 30", "up to 200")."""
    if at + 1 >= limit or tokens[at].lower not in {"at", "about", "around", "over", "up", "as", "between", "under"}:
        return False
    following = tokens[at + 1].lower
    return following in {"least", "most", "to", "many", "a"} or following[0].isdigit()


def _is_number(token: Token) -> bool:
    return token.lower[0].isdigit() or token.lower in _NUMBERS or token.lower.partition("-")[0] in _NUMBERS


def _counts(tokens: Sequence[Token], at: int, limit: int, lemma: str) -> bool:
    """Whether the object that begins at `at` is a count of people or harm, as the verb `lemma` states one."""
    near = tokens[at : min(at + _REACH, limit)]
    if near[0].lower in {"that", "how"}:
        return lemma in {"document", "record"}
    toll = any(t.lower in _TOLLS for t in near[:6])
    if lemma in _TO_NUMBER:
        place = next((i for i, t in enumerate(near) if t.lower == "at"), None)
        return (toll and lemma == "put") or (place is not None and any(map(_is_number, near[place + 1 : place + 6])))
    if lemma in {"revise", "correct", "withdraw"}:
        return toll or any(t.lower in {"statement", "report", "claim", "account", "accusation"} for t in near[:6])
    if lemma == "give" and toll:
        return True
    number = next((i for i, t in enumerate(near) if _is_number(t)), None)
    if lemma == "have" and number != 0 and not _opens_count(tokens, at, limit):
        return False  # "has 53 bodies", not "has verified 53"
    return number is not None and number < 5 and any(t.lower in _HARMED for t in near[number:])


def _on_naming(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Whether the words at `at` are about the source's name ("asked not to be named")."""
    return any(t.lower in {"named", "identified", "quoted", "photographed"} for t in tokens[at : min(at + 5, limit)])


def fits(cue: Cue, tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Whether what stands at `at` can be the content of `cue`."""
    if at >= limit:
        return False
    token = tokens[at]
    lower = token.lower
    if token.is_quote or lower == ":":
        return True
    if cue.particles:
        return token.is_word
    if cue.lemma in COUNTING:
        return _counts(tokens, at, limit, cue.lemma)
    if cue.lemma in {"ask", "refuse", "decline", "want", "prefer"} and _on_naming(tokens, at, limit):
        return False
    if lower in {"himself", "herself", "itself", "themselves"}:
        return False  # "who calls himself the spokesman"
    if lower == "having":
        return bool(cue.takes & (Takes.GERUND | Takes.NOUN))
    if lower in {"nothing", "anything"} and at + 1 >= limit:
        return False  # "the army has said nothing"
    if lower == "that":
        return bool(cue.takes & (Takes.CLAUSE | Takes.NOUN))
    if lower == "to":
        return bool(cue.takes & Takes.INFINITIVE) or cue.lemma in {"say", "claim"}
    if _opens_count(tokens, at, limit):
        return bool(cue.takes & (Takes.CLAUSE | Takes.NOUN))
    if lower in {"of", "for", "with", "as", "about", "against", "in", "on", "by", "at", "from"}:
        return Takes.INFINITIVE not in cue.takes and cue.takes & Takes.NOUN != Takes(0) and lower == "as"
    if lower.endswith("ing") and not token.is_capital and not cue.takes & Takes.CLAUSE:
        return bool(cue.takes & (Takes.GERUND | Takes.NOUN))
    if lower in words.CONJUNCTIONS or not token.is_word:
        return lower in {"$", "\u20ac", "\u00a3", "(", "[", "#", "@"} and bool(cue.takes & (Takes.CLAUSE | Takes.NOUN))
    if lower in words.AUXILIARIES:
        return False
    return bool(cue.takes & (Takes.CLAUSE | Takes.NOUN))

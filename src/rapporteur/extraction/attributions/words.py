"""Closed classes of English words that bound phrases."""

from rapporteur.extraction.words import word_set

PRONOUNS = word_set("he she they it we i you who which one both many some others several")
DETERMINERS = word_set(
    "the a an this that these those his her its their our my your some any many most several few all both each every "
    "another other no one two three four five six seven eight nine ten more"
)
PREPOSITIONS = word_set(
    "of in on at by for with from to into over under after before during against among between through across near "
    "inside outside amid since until about along around behind beyond within without despite via per as like upon "
    "throughout following"
)
CONJUNCTIONS = word_set("and or but nor yet so &")
SUBORDINATORS = word_set(
    "that if because when while although though whether unless where how why what than whereas once whom whose which "
    "who as since until after before"
)
AUXILIARIES = word_set(
    "is are was were be been being am has have had having do does did will would shall should can could may might must "
    "'s 're 've 'd 'll 'm isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't "
    "won't wouldn't can't "
    "couldn't shouldn't cannot ca"
)
BE = word_set("is are was were be been being am isn't aren't wasn't weren't")
NEGATIONS = word_set(
    "not never n't isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't "
    "couldn't cannot neither nor no"
)
ADVERBS = word_set(
    "also later then first now already quickly still just even ever once again often always sometimes recently soon "
    "twice earlier previously further only immediately long all both not never n't thus instead "
    "since simply initially "
    "afterwards afterward therefore therewith subsequently merely yet rather"
)
LEADS_TO_INFINITIVE = word_set(
    "continues continue continued continuing declined declines refused refuses failed wants wanted went began begun "
    "appeared appears seemed seems sought used ready quick keen expected likely able unable set"
)
FINITE = word_set(
    "killed wounded injured died fell hit struck attacked left took came began broke erupted went got made put fled "
    "became met brought led ran lost won gave sent fired launched bombed shelled destroyed captured seized entered "
    "followed included includes include remains remain remained comes come takes take leaves makes "
    "make goes get gets "
    "says said told tells"
)
WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sept sep oct nov dec"
)
TIME_WORDS = (
    WEEKDAYS
    | MONTHS
    | word_set("today yesterday tomorrow tonight earlier late later week month year morning evening night afternoon")
)
PARENTHETIC = word_set(
    "however meanwhile too though also moreover instead for in on at speaking who which whose citing quoting when "
    "after while with during including among despite unlike like along together asked by through following "
    "responding appearing once himself herself themselves itself as"
)


def is_adverb(word: str) -> bool:
    """Whether `word`, in lower case, stands beside a verb without changing its phrase."""
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in NOT_ADVERBS)


NOT_ADVERBS = word_set("family italy july supply reply ally assembly anomaly monopoly early daily weekly elderly")

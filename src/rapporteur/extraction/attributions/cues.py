"""The words that attribute: verbs of saying, holding and intending, with what may follow them and what they do."""

from dataclasses import dataclass
from enum import Flag, auto

from rapporteur.extraction.words import word_set
from rapporteur.model.vocabularies import Certainty, Stance


class Takes(Flag):
    """What a verb may have as its content."""

    CLAUSE = auto()
    """A clause, with or without "that", or direct speech."""
    NOUN = auto()
    """A noun phrase: "confirmed the strike"."""
    INFINITIVE = auto()
    """An infinitive: "vowed to respond"."""
    GERUND = auto()
    """A gerund: "denied shelling the town"."""
    HEARER = auto()
    """A hearer before the content: "told reporters that"."""
    BEFORE = auto()
    """The content may stand before: "The bridge fell, residents said"."""
    WEAK = auto()
    """The word has other uses: the source must be a person, a group or a document."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that attributes. `particles` are the words of which one must follow ("called for"); empty: none."""

    lemma: str
    takes: Takes
    stance: Stance
    particles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """One inflected form of cues. `name` is `base`, `third`, `past`, `participle` or `ing`."""

    cues: tuple[Cue, ...]
    name: str


_SAY = Takes.CLAUSE | Takes.BEFORE
_STATE = _SAY | Takes.NOUN
_TELL = Takes.CLAUSE | Takes.HEARER | Takes.BEFORE
_HOLD = Takes.CLAUSE | Takes.WEAK
_JUDGE = Takes.NOUN | Takes.GERUND | Takes.CLAUSE
_INTEND = Takes.INFINITIVE
_NOUN = Takes.NOUN

# Grouped by stance and frame; distribution of verbs after PolNeAR (train) and conflict reporting practice.
_VERBS: tuple[tuple[Stance, Takes, str], ...] = (
    (Stance.ASSERTS, _SAY, "say remark observe add answer reply respond recount quip joke tweet"),
    (
        Stance.ASSERTS,
        _STATE,
        "state note explain stress emphasize emphasise underline underscore reiterate repeat recall declare",
    ),
    (
        Stance.ASSERTS,
        _STATE,
        "report announce claim argue assert contend maintain insist conclude predict estimate suggest",
    ),
    (Stance.ASSERTS, _STATE, "indicate reveal disclose testify write clarify propose recommend caution boast lament"),
    (Stance.ASSERTS, _STATE, "post affirm reaffirm signal"),
    (Stance.ASSERTS, _STATE, "calculate reckon assess relate"),
    (Stance.ASSERTS, _NOUN, "regret"),
    (Stance.ASSERTS, _SAY, "allege complain wonder counter speculate theorize theorise concede agree joke retort"),
    (Stance.ASSERTS, _TELL, "tell inform assure remind notify brief"),
    (
        Stance.ASSERTS,
        _HOLD,
        "believe think know hope fear expect understand suspect realize realise assume doubt",
    ),
    (Stance.ASSERTS, _HOLD | _NOUN, "show find see learn discover determine recognize recognise remember"),
    (
        Stance.ASSERTS,
        _NOUN | Takes.WEAK,
        "want oppose endorse prefer describe",
    ),
    (
        Stance.ASSERTS,
        _NOUN | Takes.WEAK,
        "document record count list register put set give have receive identify "
        "praise welcome hail discuss mention cite quote highlight "
        "reference question mock thank",
    ),
    (
        Stance.ASSERTS,
        _NOUN | Takes.WEAK,
        "call portray depict frame characterize characterise label dub compare express demand",
    ),
    (Stance.ASSERTS, _NOUN | Takes.WEAK | Takes.CLAUSE, "request propose suggest"),
    (Stance.ASSERTS, Takes.NOUN | Takes.INFINITIVE | Takes.CLAUSE | Takes.BEFORE, "ask urge order"),
    (Stance.ASSERTS, _INTEND | Takes.WEAK, "want hope seek intend offer agree decide decline refuse expect"),
    (Stance.CONFIRMS, _STATE, "confirm acknowledge admit concede verify corroborate"),
    (Stance.CONFIRMS, _NOUN | Takes.CLAUSE, "recognize recognise authenticate"),
    (Stance.DENIES, _JUDGE, "deny reject dismiss refute dispute contest debunk rebuff disavow disown contradict"),
    (Stance.ACCUSES, _NOUN, "accuse blame attribute incriminate"),
    (Stance.ACCUSES, Takes.CLAUSE, "allege charge"),
    (
        Stance.CONDEMNS,
        _NOUN,
        "condemn denounce decry deplore criticize criticise slam blast lambast lambaste deride rebuke",
    ),
    (Stance.THREATENS, Takes.INFINITIVE | Takes.CLAUSE | Takes.NOUN, "vow threaten"),
    (Stance.ASSERTS, Takes.INFINITIVE | Takes.CLAUSE | Takes.NOUN, "pledge promise swear"),
    (Stance.THREATENS, _STATE | Takes.HEARER, "warn"),
    (Stance.DOUBTS, _NOUN | Takes.CLAUSE | Takes.WEAK, "question doubt"),
    (Stance.JUSTIFIES, _NOUN | Takes.GERUND, "justify defend"),
    (Stance.RETRACTS, _NOUN, "retract recant"),
    (Stance.RETRACTS, _NOUN | Takes.WEAK, "withdraw revise correct"),
)

_WITH_PARTICLE: tuple[tuple[str, str, Stance], ...] = (
    ("call", "for on", Stance.ASSERTS),
    ("point", "out to", Stance.ASSERTS),
    ("refer", "to", Stance.ASSERTS),
    ("speak", "of about", Stance.ASSERTS),
    ("talk", "about of", Stance.ASSERTS),
    ("complain", "of about", Stance.ASSERTS),
    ("warn", "of about against", Stance.THREATENS),
    ("appeal", "for to", Stance.ASSERTS),
    ("agree", "with", Stance.ASSERTS),
    ("write", "about of", Stance.ASSERTS),
    ("ask", "for about", Stance.ASSERTS),
    ("push", "for", Stance.ASSERTS),
    ("boast", "of about", Stance.ASSERTS),
    ("tell", "of", Stance.ASSERTS),
    ("admit", "to", Stance.CONFIRMS),
    ("apologize", "for to", Stance.CONFIRMS),
    ("apologise", "for to", Stance.CONFIRMS),
    ("allude", "to", Stance.ASSERTS),
    ("hint", "at", Stance.ASSERTS),
    ("learn", "of about", Stance.ASSERTS),
    ("object", "to", Stance.DENIES),
    ("protest", "against", Stance.CONDEMNS),
    ("rule", "out", Stance.DENIES),
)

_IRREGULAR = {
    "say": "says said said saying",
    "tell": "tells told told telling",
    "write": "writes wrote written writing",
    "think": "thinks thought thought thinking",
    "feel": "feels felt felt feeling",
    "know": "knows knew known knowing",
    "understand": "understands understood understood understanding",
    "hold": "holds held held holding",
    "show": "shows showed shown showing",
    "find": "finds found found finding",
    "see": "sees saw seen seeing",
    "hear": "hears heard heard hearing",
    "mean": "means meant meant meaning",
    "swear": "swears swore sworn swearing",
    "speak": "speaks spoke spoken speaking",
    "withdraw": "withdraws withdrew withdrawn withdrawing",
    "seek": "seeks sought sought seeking",
    "put": "puts put put putting",
    "set": "sets set set setting",
    "give": "gives gave given giving",
    "have": "has had had having",
}
_DOUBLED = frozenset({"admit", "regret", "quip", "slam", "plan", "rebut", "refer", "dub"})
FORM_NAMES = ("base", "third", "past", "participle", "ing")


def _inflect(lemma: str) -> tuple[str, ...]:
    if lemma in _IRREGULAR:
        return (lemma, *_IRREGULAR[lemma].split())
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"
    stem = lemma + lemma[-1] if lemma in _DOUBLED else lemma
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
    if lemma.endswith("ee"):
        return lemma, third, lemma + "d", lemma + "d", lemma + "ing"
    if lemma.endswith("e"):
        return lemma, third, lemma + "d", lemma + "d", lemma[:-1] + "ing"
    return lemma, third, stem + "ed", stem + "ed", stem + "ing"


def _forms() -> dict[str, Form]:
    cues: dict[str, list[Cue]] = {}
    for lemma, particles, stance in _WITH_PARTICLE:
        cues.setdefault(lemma, []).append(Cue(lemma, _STATE, stance, tuple(particles.split())))
    for stance, takes, lemmas in _VERBS:
        for lemma in lemmas.split():
            cues.setdefault(lemma, []).append(Cue(lemma, takes, stance))
    forms: dict[str, Form] = {}
    for lemma, found in cues.items():
        inflected = dict(zip(FORM_NAMES, _inflect(lemma), strict=True))
        for name, word in reversed(inflected.items()):
            if name == "base" and word == inflected["past"]:
                continue  # "put": news tells of the past
            forms[word] = Form(tuple(found), name)
    return forms


VERB_FORMS = _forms()
"""Every inflected form of every cue verb, in lower case."""

NOUN_LIKE = word_set(
    "report reports claim claims call calls show shows question questions fear fears hope hopes demand demands promise "
    "promises order orders view views plan plans signal signals estimate estimates comment comments "
    "post posts request "
    "requests charge charges find finds appeal push talk protest protests support back doubt doubts suspect suspects "
    "list lists record records register set sets contest contests "
    "offer offers note notes state states brief briefs reply praise welcome back backs point warn "
    "cite blame means mean "
    "caution label approach attack welcome reference references quote quotes dispute disputes vow "
    "vows pledge pledges "
    "compliment ask object pledge regard remark remarks feel feeling meaning understanding warning findings"
)
"""Forms that are also nouns or adjectives: they need a source right before them and a content after."""

NOMINALS: dict[str, Stance] = {
    **dict.fromkeys(word_set("claim claims assertion assertions report reports statement statements"), Stance.ASSERTS),
    **dict.fromkeys(
        word_set("belief rumor rumors rumour rumours suggestion suggestions argument arguments"), Stance.ASSERTS
    ),
    **dict.fromkeys(
        word_set("announcement contention insistence conclusion estimate estimates testimony"), Stance.ASSERTS
    ),
    **dict.fromkeys(
        word_set("fear fears concern concerns hope hopes suspicion suspicions speculation"), Stance.ASSERTS
    ),
    **dict.fromkeys(word_set("allegation allegations accusation accusations charge charges"), Stance.ACCUSES),
    **dict.fromkeys(word_set("denial denials rejection"), Stance.DENIES),
    **dict.fromkeys(word_set("warning warnings threat threats vow pledge promise"), Stance.THREATENS),
    **dict.fromkeys(word_set("confirmation admission acknowledgement acknowledgment"), Stance.CONFIRMS),
    **dict.fromkeys(word_set("doubt doubts"), Stance.DOUBTS),
    **dict.fromkeys(word_set("condemnation criticism"), Stance.CONDEMNS),
}
"""Nouns that attribute the clause after them: "claims that ..."."""

ADVERBS = {
    "reportedly": Certainty.PROBABLE,
    "allegedly": Certainty.POSSIBLE,
    "purportedly": Certainty.POSSIBLE,
    "supposedly": Certainty.POSSIBLE,
    "apparently": Certainty.PROBABLE,
    "seemingly": Certainty.POSSIBLE,
}
"""Adverbs that attribute their clause to nobody named."""

SEEMING = word_set("appear appears appeared seem seems seemed")
"""Verbs by which the author says what things look like."""

IMPERSONAL = word_set(
    "reported believed thought said alleged understood feared suspected expected known considered estimated rumored "
    "rumoured claimed accused charged seen blamed presumed assumed described announced confirmed assessed deemed"
)
"""Participles of agentless attribution: "was reported", "is believed to"."""

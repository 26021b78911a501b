"""Attributions: who is credited with saying what, and how it is meant."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.extraction.actors import find_actors
from rapporteur.extraction.attributions import find_attributions
from rapporteur.extraction.layout import lay_out
from rapporteur.model.actors import Actor
from rapporteur.model.attributions import Attribution
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import Certainty, SourceKind, Stance


def read(text: str) -> tuple[tuple[Attribution, ...], dict[str, Actor]]:
    layout = lay_out(text)
    actors = find_actors(layout, ())
    return find_attributions(layout, actors), {actor.id: actor for actor in actors}


def only(text: str) -> Attribution:
    found, _ = read(text)
    assert len(found) == 1, [(words(text, a.source), words(text, a.cue)) for a in found]
    return found[0]


def words(text: str, pieces: tuple[Span, ...]) -> str:
    return " ... ".join(piece.of(text) for piece in pieces)


def with_cue(text: str, cue: str) -> Attribution:
    found = [a for a in read(text)[0] if words(text, a.cue) == cue]
    assert len(found) == 1, [words(text, a.cue) for a in read(text)[0]]
    return found[0]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The mayor said the bridge was mined.", "The mayor", "said", "the bridge was mined"),
        (
            "The governor, Ada Nwosu, later told reporters that nine people had died.",
            "The governor, Ada Nwosu,",
            "later told",
            "that nine people had died",
        ),
        (
            "\u201cWe heard three blasts,\u201d said Ines Vola, a baker in Tarsk.",
            "Ines Vola, a baker in Tarsk",
            "said",
            "\u201cWe heard three blasts,\u201d",
        ),
        (
            "\u201cWe ran,\u201d she said. \u201cThen the roof fell.\u201d",
            "she",
            "said",
            "\u201cWe ran,\u201d ... \u201cThen the roof fell.\u201d",
        ),
        ("The raid, officials said, freed two pilots.", "officials", "said", "The raid ... freed two pilots"),
        (
            "The depot burned for two days, residents said on Friday.",
            "residents",
            "said",
            "The depot burned for two days",
        ),
        ("According to two nurses, the ward was empty.", "two nurses", "According to", "the ward was empty"),
        (
            "The ward was empty, according to two nurses at the clinic.",
            "two nurses at the clinic",
            "according to",
            "The ward was empty",
        ),
        ("The army on Monday denied shelling the town.", "The army", "denied", "shelling the town"),
        ("The junta confirmed the strike.", "The junta", "confirmed", "the strike"),
        ("Quito has repeatedly vowed to retake the port.", "Quito", "has repeatedly vowed", "to retake the port"),
        (
            "The mayor's statement said two schools were hit.",
            "The mayor's statement",
            "said",
            "two schools were hit",
        ),
        (
            "Satellite images reviewed by a monitor show that the camp was razed.",
            "Satellite images reviewed by a monitor",
            "show",
            "that the camp was razed",
        ),
        (
            "He wrote on Telegram that the pumping station was hit.",
            "He",
            "wrote on Telegram",
            "that the pumping station was hit",
        ),
        ("Heavy shelling was reported near Tarsk.", "", "was reported", "Heavy shelling ... near Tarsk"),
        ("The commander is believed to have fled.", "", "is believed", "The commander ... to have fled"),
        ("Rebels reportedly took the airfield.", "", "reportedly", "Rebels ... took the airfield"),
        (
            "THE FMLN SAID IN A COMMUNIQUE THAT IT WILL NOT VOTE.",
            "THE FMLN",
            "SAID IN A COMMUNIQUE",
            "THAT IT WILL NOT VOTE",
        ),
    ],
)
def test_source_cue_and_content(text: str, source: str, cue: str, content: str) -> None:
    found = only(text)
    assert (words(text, found.source), words(text, found.cue), words(text, found.content)) == (source, cue, content)


def test_two_sides_of_one_sentence_are_two_attributions() -> None:
    text = "The army said ten rebels died, but the rebels said they lost nobody."
    assert [(words(text, a.source), words(text, a.content)) for a in read(text)[0]] == [
        ("The army", "ten rebels died"),
        ("the rebels", "they lost nobody"),
    ]


def test_verbs_that_share_a_source_have_it_both() -> None:
    text = "The ministry condemned the raid and said that four guards were missing."
    found, _ = read(text)
    assert [words(text, a.source) for a in found] == ["The ministry", "The ministry"]
    assert [words(text, a.content) for a in found] == ["the raid", "that four guards were missing"]


def test_what_a_source_passes_on_lies_within_it() -> None:
    text = "State radio, citing the interior ministry, said that the road was open."
    found, actors = read(text)
    ministry, radio = with_cue(text, "citing"), with_cue(text, "said")
    assert ministry.within == radio.id
    assert ministry.content == radio.content
    assert ministry.actor is not None
    assert actors[ministry.actor].name == "Interior Ministry"
    assert len(found) == 2


def test_what_a_quoted_speaker_says_that_others_said_lies_within_his_words() -> None:
    text = "\u201cThe governor denied the raid, and I believed it,\u201d said Ines Vola, a baker."
    inner, outer = with_cue(text, "denied"), with_cue(text, "said")
    assert inner.within == outer.id
    assert words(text, inner.source) == "The governor"


def test_a_paragraph_of_speech_after_a_speaker_is_his() -> None:
    text = (
        "\u201cThe roof fell on us all,\u201d said Ines Vola, a baker.\n\n\u201cNobody came to dig for two days.\u201d"
    )
    found, actors = read(text)
    first, second = found
    assert (second.source, second.cue) == ((), ())
    assert words(text, second.content) == "\u201cNobody came to dig for two days.\u201d"
    assert second.actor is not None
    assert second.actor == first.actor
    assert actors[second.actor].name == "Ines Vola"


def test_speech_without_a_speaker_before_it_is_credited_to_nobody() -> None:
    assert read("It rained.\n\n\u201cNobody came to dig for two days.\u201d")[0] == ()


def test_who_reports_a_report_stands_around_it() -> None:
    text = "The mayor said nine had died, according to the provincial radio."
    assert with_cue(text, "said").within == with_cue(text, "according to").id


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army denied the report.", Stance.DENIES),
        ("Lima rejected the claim that it ordered the raid.", Stance.DENIES),
        ("Rwanda accused Burundi of shelling Cibitoke.", Stance.ACCUSES),
        ("Villagers blamed the militia for the fire.", Stance.ACCUSES),
        ("Oslo condemned the attack.", Stance.CONDEMNS),
        ("The warlord threatened to burn the silos.", Stance.THREATENS),
        ("The governor acknowledged that two posts were lost.", Stance.CONFIRMS),
        ("The Night Watch claimed responsibility for the blast.", Stance.CONFIRMS),
        ("Reuters could not independently verify the footage.", Stance.CANNOT_VERIFY),
        ("The army did not confirm the losses.", Stance.CANNOT_VERIFY),
        ("The air force said it targeted a legitimate military target.", Stance.JUSTIFIES),
        ("The agency retracted the earlier toll.", Stance.RETRACTS),
        ("The mayor said the market was open.", Stance.ASSERTS),
    ],
)
def test_the_cue_tells_the_stance(text: str, stance: Stance) -> None:
    assert read(text)[0][0].stance is stance


def test_an_accusation_has_its_target() -> None:
    text = "Rwanda accused Burundi of shelling Cibitoke."
    found, actors = read(text)
    assert found[0].actor is not None
    assert found[0].target is not None
    assert (actors[found[0].actor].name, actors[found[0].target].name) == ("Rwanda", "Burundi")


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The mayor said the dam broke.", Certainty.CERTAIN),
        ("The mayor said the dam may break.", Certainty.POSSIBLE),
        ("The mayor said the dam had probably been mined.", Certainty.PROBABLE),
        ("The mayor said the dam had not been hit.", Certainty.NEGATED),
        ("The army denied mining the dam.", Certainty.NEGATED),
        ("Analysts believe the dam was mined.", Certainty.PROBABLE),
    ],
)
def test_hedges_tell_the_certainty(text: str, certainty: Certainty) -> None:
    assert read(text)[0][0].certainty is certainty


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Witnesses said the bus burned.", SourceKind.RESIDENT),
        ("A surgeon at the clinic said six were dead.", SourceKind.MEDICAL),
        ("UNICEF said three schools closed.", SourceKind.IO),
        ("Oxfam said the wells were dry.", SourceKind.NGO),
        ("A local journalist said the square was empty.", SourceKind.JOURNALIST),
        ("State television said the road was open.", SourceKind.MEDIA),
        ("Analysts said the front was frozen.", SourceKind.ANALYST),
        ("Hezbollah said it fired rockets.", SourceKind.ARMED_GROUP),
        ("The ministry said the road was open.", SourceKind.OFFICIAL),
        ("Two sources said the envoy had left.", SourceKind.UNNAMED),
        ("Ethiopian forces shelled Adi. The Ethiopian government said the town was free.", SourceKind.PARTY),
        ("The convoy appeared to be heading north.", SourceKind.AUTHOR),
    ],
)
def test_the_kind_of_source(text: str, kind: SourceKind) -> None:
    assert read(text)[0][-1].source_kind is kind


def test_a_pronoun_is_the_last_speaker() -> None:
    text = "Governor Ada Nwosu said the dam broke. She said two villages were under water."
    found, actors = read(text)
    assert [actors[a.actor].name for a in found if a.actor] == ["Ada Nwosu", "Ada Nwosu"]


def test_a_pronoun_that_may_be_either_of_two_is_left_open() -> None:
    text = "Governor Ada Nwosu met General Pavel Rudin. He said the talks had failed."
    assert only(text).actor is None


def test_the_united_states_does_not_state() -> None:
    assert read("Troops of the United States left the base.")[0] == ()


PIECES = st.one_of(
    st.text(max_size=10),
    st.sampled_from(
        [
            "said",
            "told",
            "according to",
            "“",
            "”",
            '"',
            ",",
            ".",
            "He",
            "the army",
            "that",
            "and",
            "was reported",
            "citing",
            "denied",
            "claims",
            "who",
            "reportedly",
            "appears to",
            ":",
            "\n",
            "\n\n",
            "in a statement",
            "A.",
            "''",
        ]
    ),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_any_text_gives_spans_inside_it_and_ids_that_exist(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found, actors = read(text)
    ids = [a.id for a in found]
    assert ids == [f"q{n}" for n in range(1, len(found) + 1)]
    for item in found:
        assert item.content
        for span in (*item.source, *item.cue, *item.content):
            assert 0 <= span.start < span.end <= len(text)
        assert item.within is None or item.within in set(ids) - {item.id}
        assert {item.actor, item.target} <= {None, *actors}


@pytest.mark.parametrize(
    "unit",
    [
        "The army said it won, but ",
        "said ",
        "\u201cNo,\u201d he said. ",
        '"',
        "he said that ",
        "a, ",
        "according to ",
        "( ",
    ],
)
@pytest.mark.cost
def test_cost_is_linear_in_the_length(unit: str) -> None:
    def seconds(length: int) -> float:
        layout = lay_out(unit * (length // len(unit)))
        start = time.perf_counter()
        find_attributions(layout, ())
        return time.perf_counter() - start

    seconds(1_000)
    assert seconds(60_000) < 20 * max(seconds(10_000), 0.02)

"""What the learned tagger tells is taken beside what the rules know; the tags here are given, no weights are needed."""

from datetime import date

import pytest

from rapporteur.extraction.actors import find_actors
from rapporteur.extraction.attributions import find_attributions
from rapporteur.extraction.attributions.spoken import read_cue
from rapporteur.extraction.figures import find_figures
from rapporteur.extraction.incidents import find_incidents
from rapporteur.extraction.layout import lay_out
from rapporteur.extraction.verification import find_verification
from rapporteur.model.attributions import Attribution
from rapporteur.model.spans import Span
from rapporteur.model.tagged import Spoken, Tagged, TaggedSpan
from rapporteur.model.vocabularies import ActorKind, Certainty, IncidentType, Measure, Stance, VerificationStatus


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def spoken(text: str, source: str, cue: str, content: str, depth: int = 0) -> Spoken:
    return Spoken(
        (at(text, source),) if source else (), (at(text, cue),) if cue else (), (at(text, content),), depth, 0.9
    )


def attributions(text: str, *told: Spoken) -> tuple[Attribution, ...]:
    layout = lay_out(text)
    return find_attributions(layout, find_actors(layout, ()), sorted(told, key=lambda one: one.start))


def test_the_tagger_decides_where_source_cue_and_content_are() -> None:
    text = "By the miller's reckoning nobody came back from the Tamra pass."
    (found,) = attributions(text, spoken(text, "the miller's", "reckoning", "nobody came back from the Tamra pass"))
    assert [piece.of(text) for piece in found.source] == ["the miller's"]
    assert [piece.of(text) for piece in found.content] == ["nobody came back from the Tamra pass"]
    assert found.stance is Stance.ASSERTS


def test_an_inner_attribution_stands_within_the_outer_one_that_holds_it() -> None:
    text = "State radio said the ministry had denied that any shell fell on Tamra."
    outer = spoken(text, "State radio", "said", "the ministry had denied that any shell fell on Tamra")
    inner = spoken(text, "the ministry", "had denied", "that any shell fell on Tamra", depth=1)
    found = {found.cue[0].of(text): found for found in attributions(text, outer, inner)}
    assert found["had denied"].within == found["said"].id
    assert found["had denied"].stance is Stance.DENIES


def test_a_report_within_a_long_speech_is_found_by_pattern_where_the_tagger_has_one_layer() -> None:
    text = '"The governor told us that nine men were taken to Tamra and shot there," said Ines Okar, a teacher.'
    told = spoken(text, "Ines Okar, a teacher", "said", text[: text.index(" said")])
    found = attributions(text, told)
    inner = next(one for one in found if one.within is not None)
    assert [piece.of(text) for piece in inner.source] == ["The governor"]


def test_a_source_that_the_tagger_missed_is_that_of_the_pattern_at_the_same_cue() -> None:
    text = "The mission now reports that at least 146 people died in Tamra."
    (found,) = attributions(text, spoken(text, "", "reports", "that at least 146 people died in Tamra"))
    assert [piece.of(text) for piece in found.source] == ["The mission"]


def test_a_content_in_pieces_stays_in_pieces() -> None:
    text = '"We left at dawn," she said, "and the shells came at noon."'
    pieces = (at(text, '"We left at dawn,"'), at(text, '"and the shells came at noon."'))
    (found,) = attributions(text, Spoken((at(text, "she"),), (at(text, "said"),), pieces, 0, 0.9))
    assert found.content == pieces


@pytest.mark.parametrize(
    ("cue", "following", "stance", "negated"),
    [
        ("has flatly denied", "", Stance.DENIES, False),
        ("did not confirm", "", Stance.CONFIRMS, True),
        ("called", "for a truce", Stance.ASSERTS, False),
        ("gave a warning", "", Stance.THREATENS, False),
        ("according to", "", Stance.ASSERTS, False),
        ("put it bluntly", "", Stance.ASSERTS, False),
    ],
)
def test_cues_are_read_by_their_words(cue: str, following: str, stance: Stance, negated: bool) -> None:
    assert read_cue(cue, following)[1:3] == (stance, negated)


def test_an_adverb_doubts() -> None:
    assert read_cue("allegedly")[3] is Certainty.POSSIBLE


def test_a_figure_without_a_word_of_harm_is_counted_where_the_tagger_sees_one() -> None:
    text = "Nine did not come home from the Tamra market."
    layout = lay_out(text)
    assert find_figures(layout, ()) == ()
    (figure,) = find_figures(layout, (), [TaggedSpan("missing", at(text, "Nine did not come home"), 0.9)])
    assert (figure.measure, figure.low, figure.high) == (Measure.MISSING, 9, 9)


def test_those_who_tell_are_not_counted_among_the_dead() -> None:
    text = "Shells fell on Tamra, killing at least 18 people, most of them traders, two doctors at the hospital said."
    layout = lay_out(text)
    found = find_figures(layout, (), (), [at(text, "two doctors at the hospital")])
    assert "two doctors" not in {text[figure.start : figure.end] for figure in found}
    assert 18 in {figure.low for figure in found}


@pytest.mark.parametrize(
    ("text", "words", "measure"),
    [
        ("Nine miners were shot at the gate.", "Nine miners", Measure.CASUALTIES),
        ("Nine miners were shot dead at the gate.", "Nine miners", Measure.KILLED),
        ("Nine miners never came back.", "Nine miners", Measure.KILLED),
    ],
)
def test_who_was_shot_is_not_dead_for_that(text: str, words: str, measure: Measure) -> None:
    told = [TaggedSpan("killed", at(text, words), 0.9)]
    (found,) = find_figures(lay_out(text), (), told)
    assert (found.measure, found.low) == (measure, 9)


def test_an_age_counts_nobody() -> None:
    text = "Ada Okoro, 45, was shot near her stall."
    assert not find_figures(lay_out(text), (), [TaggedSpan("killed", at(text, "45"), 0.9)])


def test_a_guess_of_the_tagger_counts_nobody_and_no_number_is_made_up() -> None:
    text = "Nine did not come home. The miller did not come home."
    layout = lay_out(text)
    assert find_figures(layout, (), [TaggedSpan("missing", at(text, "Nine did not come home"), 0.3)]) == ()
    without_number = TaggedSpan("missing", at(text, "The miller did not come home"), 0.9)
    assert all(figure.low == 1 for figure in find_figures(layout, (), [without_number]))


def test_a_happening_that_no_word_of_the_lexicon_names_is_told_by_the_tagger() -> None:
    text = "On 4 May 2019 hooded men herded the millers of Tamra into the river. Two drowned."
    layout = lay_out(text)
    tagged = Tagged(
        incidents=(TaggedSpan("execution", at(text, "herded the millers of Tamra into the river"), 0.9, "happened"),),
        perpetrators=(TaggedSpan("perpetrator", at(text, "hooded men"), 0.9, points_to=text.index("herded")),),
    )
    actors = find_actors(layout, (), [one.span for one in tagged.perpetrators])
    found = find_incidents(layout, (), (), actors, (), date(2019, 5, 5), tagged)
    told = next(incident for incident in found if incident.type is IncidentType.EXECUTION)
    names = {actor.id: actor for actor in actors}
    assert [names[party.actor].name for party in told.perpetrators] == ["hooded men"]
    assert names[told.perpetrators[0].actor].kind is ActorKind.ARMED_GROUP


def test_a_check_in_unusual_words_is_told_by_the_tagger() -> None:
    text = "Who fired is a matter on which the mission keeps its own counsel."
    layout = lay_out(text)
    assert find_verification(layout, (), ()) == ()
    (found,) = find_verification(layout, (), (), [TaggedSpan("unverified", Span(0, len(text) - 1), 0.8)])
    assert found.status is VerificationStatus.UNVERIFIED

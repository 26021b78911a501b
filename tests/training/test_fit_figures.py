"""The weights of figures are fitted on options of which some are right."""

from datetime import date

from rapporteur.extraction.figure_linking.choosing import Option, heaviest
from training.fit_figures import PRIOR, Example, _agreement, cross_validated, fit, share_right


def examples(count: int) -> list[Example]:
    """Options of which the near one is right, told first or last in turn."""
    cues, right = (("near", "dull"), ("far", "dull"), ("far",)), (True, False, False)
    turned = Example("b", cues[::-1], right[::-1])
    return [Example(f"episode {number}", cues, right) if number % 2 else turned for number in range(count)]


def test_what_is_right_more_often_weighs_more() -> None:
    weights = fit("incident", examples(40))
    assert weights["near"] > 0 > weights["far"]
    assert share_right(examples(10), weights) == 1.0
    assert heaviest([Option("a", ("far",)), Option("b", ("near",))], weights) == "b"


def test_a_cue_that_no_example_has_keeps_the_weight_that_it_is_given() -> None:
    weights = fit("period", examples(10))
    assert abs(weights["aside"] - PRIOR["period"]["aside"]) < 1e-6


def test_cross_validation_checks_on_other_episodes() -> None:
    assert cross_validated("place", examples(40)) == 1.0


def test_the_nearest_period_agrees_best() -> None:
    gold = (date(2031, 5, 2), date(2031, 5, 4))
    same, longer = _agreement(gold, gold), _agreement(gold, (date(2031, 5, 1), date(2031, 6, 1)))
    assert same == 1.0
    assert same > longer > 0 == _agreement(gold, (date(2031, 5, 4), date(2031, 5, 5))) == _agreement(gold, None)

"""Figures tied to what they count: incident, place, period, source, and what they replace."""

from datetime import date

import pytest

from rapporteur.extraction.figure_links import link_figures
from rapporteur.extraction.figures import find_figures
from rapporteur.model.incidents import Figure
from rapporteur.model.spans import Span
from rapporteur.model.tagged import TaggedSpan
from tests.extraction.staging import PUBLISHED, Staged, staged


class Linked:
    """The linked figures of a marked text, in readable terms."""

    def __init__(self, marked: str) -> None:
        self.stage: Staged = staged(marked)
        stage = self.stage
        self.figures = link_figures(
            find_figures(stage.layout, stage.times),
            stage.layout,
            stage.times,
            stage.places,
            stage.attributions,
            stage.incidents,
            PUBLISHED,
        )

    def counting(self, low: int) -> Figure:
        (figure,) = [figure for figure in self.figures if figure.low == low]
        return figure

    def anchor(self, figure: Figure) -> str | None:
        return next(
            (self.stage.layout.text[i.start : i.end] for i in self.stage.incidents if i.id == figure.incident), None
        )

    def place(self, figure: Figure) -> str | None:
        return next((place.name for place in self.stage.places if place.id == figure.place), None)

    def source(self, figure: Figure) -> str | None:
        said = [a for a in self.stage.attributions if a.id == figure.attribution]
        return said[0].source[0].of(self.stage.layout.text) if said and said[0].source else None


def test_a_figure_belongs_to_the_happening_of_its_clause() -> None:
    read = Linked(
        "An air strike killed 14 people in {p|Tolmin} on {t|Friday|2031-05-02}, while shelling wounded 9 people in "
        "{p|Verl} on {t|Saturday|2031-05-03}."
    )
    killed, wounded = read.counting(14), read.counting(9)
    assert "air strike" in (read.anchor(killed) or "")
    assert "shelling" in (read.anchor(wounded) or "")
    assert (read.place(killed), read.place(wounded)) == ("Tolmin", "Verl")
    assert (killed.earliest, killed.latest) == (date(2031, 5, 2), date(2031, 5, 3))
    assert wounded.earliest == date(2031, 5, 3)


def test_a_toll_in_the_next_paragraph_belongs_to_the_strike_told_before() -> None:
    read = Linked(
        "An air strike hit a market in {p|Tolmin} on {t|Friday|2031-05-02}. || At least 14 people were killed, the "
        "hospital said.".replace(" || ", "\n\n")
    )
    killed = read.counting(14)
    assert "air strike" in (read.anchor(killed) or "")
    assert read.place(killed) == "Tolmin"
    assert "hospital" in (read.source(killed) or "")


@pytest.mark.parametrize(
    "tally",
    [
        "In total, 9,120 people have been killed in {c|Ruvia} since {t|January|2031-01-01|2031-02-01}.",
        "The war has killed 9,120 people across the country.",
        "The ministry has recorded 9,120 deaths nationwide.",
        "At least 9,120 civilians were killed in {c|Ruvia} between {t|1 March|2031-03-01} and {t|30 April|2031-04-30}.",
        "Fighting has displaced 9,120 people over the past two months.",
    ],
)
def test_a_tally_of_the_war_belongs_to_no_single_happening(tally: str) -> None:
    read = Linked("An air strike killed 14 people in {p|Tolmin} on {t|Friday|2031-05-02}. " + tally)
    assert read.counting(9120).incident is None
    assert read.counting(14).incident is not None


def test_a_stated_window_is_the_period_of_the_count() -> None:
    read = Linked(
        "At least 146 civilians were killed in {c|Ruvia} between {t|26 February|2031-02-26} and {t|2 March|2031-03-02}."
    )
    figure = read.counting(146)
    assert (figure.earliest, figure.latest) == (date(2031, 2, 26), date(2031, 3, 3))
    assert read.place(figure) == "Ruvia"


@pytest.mark.parametrize("since", ["since", "since fighting broke out there on"])
def test_since_runs_until_the_day_of_publication(since: str) -> None:
    read = Linked(f"More than 700 people have been killed in {{a|Karst}} {since} {{t|7 April|2031-04-07}}.")
    (figure,) = read.figures
    assert (figure.earliest, figure.latest) == (date(2031, 4, 7), date(2031, 5, 7))


def test_a_part_has_the_links_of_its_whole() -> None:
    read = Linked(
        "Officials said shelling killed 20 people, including six children, in {p|Verl} on {t|Friday|2031-05-02}."
    )
    whole, part = read.counting(20), read.counting(6)
    assert part.part_of == whole.id
    assert (part.incident, part.place, part.attribution) == (whole.incident, whole.place, whole.attribution)
    assert whole.incident is not None
    assert whole.attribution is not None


def test_the_authors_own_count_has_no_attribution() -> None:
    read = Linked("Shelling killed 20 people in {p|Verl} on {t|Friday|2031-05-02}.")
    assert read.counting(20).attribution is None


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("A blast in {p|Damar} killed 40 people. || Officials raised the death toll to 45 from 40.", 45, 40),
        ("A blast in {p|Damar} killed 40 people. || The ministry revised the death toll from 40 to 31.", 31, 40),
        ("Police withdrew an earlier figure of 50 deaths in {p|Damar} and said 38 people were killed.", 38, 50),
        (
            "An earlier toll of 50 dead was wrong, the ministry said. It said 38 people were killed in {p|Damar}.",
            38,
            50,
        ),
        ("At least 45 people were killed in {p|Damar}, up from an earlier toll of 40.", 45, 40),
        ("A blast in {p|Damar} killed 40 people. || The death toll rose to 45, police said.", 45, 40),
    ],
)
def test_a_stated_revision_supersedes_the_figure_it_replaces(text: str, new: int, old: int) -> None:
    read = Linked(text.replace(" || ", "\n\n"))
    given_up = {figure.id for figure in read.figures if figure.low == old}
    assert read.counting(new).supersedes in given_up
    assert not any(figure.supersedes for figure in read.figures if figure.id in given_up)


def test_two_sources_that_differ_replace_nothing() -> None:
    read = Linked("Police said 40 people were killed in {p|Damar}. Medics said 45 people were killed in {p|Damar}.")
    assert [figure.supersedes for figure in read.figures] == [None, None]


def test_people_displaced_belong_to_the_displacement_and_not_to_the_strike() -> None:
    read = Linked(
        "An air strike killed 14 people in {p|Tolmin} on {t|Friday|2031-05-02}. Some 3,000 people were displaced from "
        "{p|Verl} when militias arrived on {t|Saturday|2031-05-03}."
    )
    assert "displaced" in (read.anchor(read.counting(3000)) or "")


def test_a_figure_later_on_belongs_to_what_the_document_is_about() -> None:
    read = Linked(
        "Drones struck a market in {p|Verl} on {t|Monday|2031-05-05}. The attack lasted an hour.\n\n"
        "Gunmen shot a guard in {p|Osk} on {t|Monday|2031-05-05}.\n\n"
        "The surgeon has counted 19 bodies."
    )
    figure = read.counting(19)
    anchor = read.anchor(figure)
    assert anchor is not None and "struck a market" in anchor


def test_how_long_a_party_has_been_at_war_is_not_the_period_of_its_count() -> None:
    read = Linked(
        "Drones struck a market in {p|Verl} on {t|Monday|2031-05-05}.\n\n"
        "The army, which has been at war with the {g|Red Front} since {t|2028|2028-01-01|2029-01-01}, said 27 people "
        "were killed."
    )
    assert read.counting(27).earliest == date(2031, 5, 5)


def test_what_a_body_has_counted_is_its_own_though_it_says_so_only_later() -> None:
    read = Linked("The monitoring mission has recorded 740 deaths in {p|Kessa} and says the true number is higher.")
    assert read.source(read.counting(740)) == "The monitoring mission"


def test_a_figure_withdrawn_without_another_beside_it_gives_way_to_the_one_that_stands() -> None:
    read = Linked(
        "Shelling killed 41 people in {p|Verl} on {t|Monday|2031-05-05}. The shelling was heavy.\n\n"
        "We withdraw our earlier figure of 46 deaths."
    )
    assert read.counting(41).supersedes == read.counting(46).id


def test_what_an_earlier_version_said_is_out_of_force() -> None:
    read = Linked(
        "Militiamen killed 18 people in {p|Orsa} on {t|Monday|2031-05-05}. The attack lasted until dawn.\n\n"
        "An earlier version of this report said that 25 people were killed in the attack. We retract that figure."
    )
    assert read.counting(18).supersedes == read.counting(25).id


STRIKE = "An air strike hit a market in {p|Tolmin} on {t|Friday|2031-05-02}.\n\n"
FILLER = "\n\n".join(["The roofs are of tin.", "Bread is dear.", "It rains in autumn.", "The road is long.", ""])


@pytest.mark.parametrize(
    "later",
    [
        "On {t|Sunday|2031-05-04}, the ministry said that 14 people had been killed.",
        "Fourteen wounded people were taken to hospitals in {p|Verl}.",
        "Fourteen people are dead so far.",
        "Bread is dear.\n\nA nurse counted 14 bodies.",
    ],
    ids=["day of telling", "where the wounded are cared for", "so far", "a paragraph on"],
)
def test_a_later_toll_still_belongs_to_the_one_happening(later: str) -> None:
    read = Linked(STRIKE + later)
    toll = read.counting(14)
    assert "air strike" in (read.anchor(toll) or "")
    assert read.place(toll) == "Tolmin"


@pytest.mark.parametrize(
    ("later", "low"),
    [
        (FILLER + "Historians say 40,000 people died of hunger.", 40_000),
        (FILLER + "So far this year 14 people have died on the roads.", 14),
        (
            FILLER + "Gunmen abducted a priest in {p|Verl}. "
            "Fourteen people were killed there in {t|2027|2027-01-01|2028-01-01}.",
            14,
        ),
    ],
    ids=["a great toll", "a year's tally", "a paragraph on something else"],
)
def test_a_toll_of_something_else_is_not_given_to_the_one_happening(later: str, low: int) -> None:
    read = Linked(STRIKE + later)
    assert "air strike" not in (read.anchor(read.counting(low)) or "")


def test_a_count_without_happening_is_of_the_place_told_before_it() -> None:
    read = Linked("A lorry left the road near {p|Halsk} in fog. Nineteen people died.")
    assert read.place(read.counting(19)) == "Halsk"


def test_a_quotation_that_opens_the_next_paragraph_goes_on_with_the_speaker() -> None:
    read = Linked(
        "Fighters stormed a camp near {p|Tolmin} on {t|Friday|2031-05-02}, the group's spokesman said.\n\n"
        '"At least 13 soldiers were killed. Two towers were burned."'
    )
    assert "spokesman" in (read.source(read.counting(13)) or "")


def test_what_follows_a_quotation_without_marks_is_the_authors_own_voice() -> None:
    read = Linked('"It was quiet," the commander said.\n\nThe enemy fled. Sixteen soldiers were killed.')
    assert read.source(read.counting(16)) is None


def test_where_a_party_is_from_is_not_where_its_victims_died() -> None:
    read = Linked("Two gangs of {p|Port Lenz} fought in {p|Halsk} on {t|Friday|2031-05-02}. Nine people were killed.")
    assert read.place(read.counting(9)) == "Halsk"


def test_a_figure_follows_the_incident_that_the_tagger_ties_it_to() -> None:
    stage = staged(
        "Shelling hit {p|Verl} on {t|Friday|2031-05-02}. Gunmen stormed a village near {p|Tolmin} on "
        "{t|Friday|2031-05-02}. Thirty-one people were killed."
    )
    text = stage.layout.text
    figures = find_figures(stage.layout, stage.times)
    (figure,) = [one for one in figures if one.low == 31]

    def linked(words: str) -> str | None:
        at = next(m.start for one in stage.incidents for m in one.mentions if words in m.of(text))
        tie = TaggedSpan("killed", Span(figure.start, figure.end), 0.9, points_to=at)
        context = (stage.layout, stage.times, stage.places, stage.attributions, stage.incidents, PUBLISHED)
        (one,) = [one for one in link_figures(figures, *context, [tie]) if one.low == 31]
        return next((text[i.start : i.end] for i in stage.incidents if i.id == one.incident), None)

    assert "helling" in (linked("helling") or "")
    assert "stormed" in (linked("stormed") or "")


def test_residents_of_a_place_are_counted_there() -> None:
    read = Linked("Nine residents of {p|Verl} were killed on {t|Friday|2031-05-02}, officials said.")
    assert read.place(read.counting(9)) == "Verl"

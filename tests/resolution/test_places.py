"""Toponyms are resolved by what surrounds them, stand for governments when they act, and stay open when undecided."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.extraction.layout import lay_out
from rapporteur.extraction.toponyms import find_toponyms
from rapporteur.gazetteer.store import SqliteGazetteer
from rapporteur.model.mentions import Toponym
from rapporteur.model.places import Place
from rapporteur.model.spans import Span
from rapporteur.model.vocabularies import PlaceKind, PlaceSense
from rapporteur.resolution.places import resolve_places


def places(text: str, gazetteer: SqliteGazetteer) -> dict[str, Place]:
    layout = lay_out(text)
    return {place.name: place for place in resolve_places(find_toponyms(layout, gazetteer), layout, gazetteer)}


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("A fire broke out in Paris, Texas, on Sunday.", "Paris", "US", "Texas"),
        ("A fire broke out in Paris on Sunday.", "Paris", "FR", None),
        ("Farmers met in Athens, Ga., and in Dublin, Ga., this week.", "Dublin", "US", "Georgia"),
        ("Tbilisi and Batumi, in Georgia, saw protests.", "Georgia", "GE", None),
        ("Atlanta and Savannah, in Georgia, saw protests.", "Georgia", "US", "Georgia"),
        ("Rebels shelled Tripoli, Misrata and Sirte in Libya.", "Tripoli", "LY", None),
        ("Clashes in Tripoli, in northern Lebanon, killed two; Sidon was calm.", "Tripoli", "LB", None),
        ("In Iraq, gunmen attacked Samarra and Tikrit.", "Samarra", "IQ", None),
        ("In Russia's far west, trains to Samara were late; Saratov too.", "Samara", "RU", None),
        ("The Sudanese city of Kassala was flooded.", "Kassala", "SD", None),
        ("Guerrillas left Santa Ana, San Vicente and San Miguel in El Salvador.", "Santa Ana", "SV", None),
        ("The strike hit Jalalabad, in Nangarhar province.", "Jalalabad", "AF", "Nangarhar"),
    ],
)
def test_the_surroundings_decide(
    default_gazetteer: SqliteGazetteer, text: str, name: str, country: str, admin1: str | None
) -> None:
    place = places(text, default_gazetteer)[name]
    assert place.country == country
    assert place.gazetteer_id is not None
    if admin1 is not None:
        assert place.admin1 == admin1


def test_one_name_keeps_one_meaning(default_gazetteer: SqliteGazetteer) -> None:
    text = "Voters in Manchester, New Hampshire, turned out early. By noon Manchester had run out of ballots."
    layout = lay_out(text)
    found = [
        p
        for p in resolve_places(find_toponyms(layout, default_gazetteer), layout, default_gazetteer)
        if p.name == "Manchester"
    ]
    assert {(place.country, place.admin1) for place in found} == {("US", "New Hampshire")}
    assert len(found) == 2


@pytest.mark.parametrize(
    ("text", "name", "sense"),
    [
        ("Ankara confirmed the raid.", "Ankara", PlaceSense.GOVERNMENT),
        ("Late on Friday Moscow flatly denied the report.", "Moscow", PlaceSense.GOVERNMENT),
        ("Talks between Addis Ababa and Asmara have stalled.", "Asmara", PlaceSense.GOVERNMENT),
        ("Ethiopia has accused Eritrea of arming rebels.", "Ethiopia", PlaceSense.GOVERNMENT),
        ("Ethiopia has accused Eritrea of arming rebels.", "Eritrea", PlaceSense.GOVERNMENT),
        ("MOSCOW SAID THE REPORT WAS FALSE.", "MOSCOW", PlaceSense.GOVERNMENT),
        ("They hold Kigali responsible for the shelling.", "Kigali", PlaceSense.GOVERNMENT),
        ("Islamabad has yet to comment.", "Islamabad", PlaceSense.GOVERNMENT),
        ("By New Delhi's reckoning, nine posts fell.", "New Delhi", PlaceSense.GOVERNMENT),
        ("Belgrade dismissed the report as gossip.", "Belgrade", PlaceSense.GOVERNMENT),
        ("A bomb went off in Kigali on Sunday.", "Kigali", PlaceSense.LOCATION),
        ("A bomb went off in Ankara.", "Ankara", PlaceSense.LOCATION),
        ("Residents of Moscow said they heard drones.", "Moscow", PlaceSense.LOCATION),
        ("In Ethiopia attacks on clinics continued.", "Ethiopia", PlaceSense.LOCATION),
        ("Shells hit Izmir, officials said.", "Izmir", PlaceSense.LOCATION),
        ("Colombian troops advanced.", "Colombian", PlaceSense.DEMONYM),
    ],
)
def test_a_capital_that_acts_stands_for_its_government(
    default_gazetteer: SqliteGazetteer, text: str, name: str, sense: PlaceSense
) -> None:
    assert places(text, default_gazetteer)[name].sense is sense


def test_words_tell_the_province_from_its_town(default_gazetteer: SqliteGazetteer) -> None:
    assert places("Mines lie all over Kandahar province.", default_gazetteer)["Kandahar"].kind is PlaceKind.ADMIN1
    assert places("The road to Kandahar was mined.", default_gazetteer)["Kandahar"].kind is PlaceKind.TOWN
    assert places("Shelling went on in the Donetsk region.", default_gazetteer)["Donetsk"].kind is PlaceKind.ADMIN1
    assert places("Envoys met in New York.", default_gazetteer)["New York"].kind is PlaceKind.TOWN
    assert places("A mill in Ithaca, New York, burned.", default_gazetteer)["New York"].kind is PlaceKind.ADMIN1


def test_an_unlisted_village_inherits_its_area_and_no_point(default_gazetteer: SqliteGazetteer) -> None:
    text = "Soldiers burned the villages of Um Belaba and Wad Hersi in Gezira state, Sudan."
    found = places(text, default_gazetteer)
    for name in ("Um Belaba", "Wad Hersi"):
        village = found[name]
        assert (village.kind, village.country, village.admin1) == (PlaceKind.TOWN, "SD", "Gezira")
        assert (village.latitude, village.longitude, village.gazetteer_id) == (None, None, None)


def test_what_nothing_decides_stays_open_with_its_candidates(default_gazetteer: SqliteGazetteer) -> None:
    place = places("The sheriff of Madison County resigned.", default_gazetteer)["Madison County"]
    assert place.gazetteer_id is None
    assert place.latitude is None
    assert len({candidate.admin1 for candidate in place.candidates}) > 2
    assert [c.score for c in place.candidates] == sorted((c.score for c in place.candidates), reverse=True)


def test_another_transliteration_is_resolved_in_its_country(default_gazetteer: SqliteGazetteer) -> None:
    text = "In Yemen, Houthi fighters left Sanaa. Yemen's navy said shells fell in Hudeida on Monday."
    layout = lay_out(text)
    start = text.index("Hudeida")
    spans = [Toponym(Span(3, 8), "Yemen"), Toponym(Span(start, start + 7), "Hudeida")]
    assert resolve_places(spans, layout, default_gazetteer)[1].country == "YE"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        # small bearers abroad: Liancourt (France), Peto (Mexico), Colima (Mexico, Costa Rica), Tangi (Bangladesh)
        ("In Haiti, gangs burnt houses in Liancourt. Port-au-Prince is cut off from Gonaives.", "Liancourt", "HT"),
        ("Burkina Faso's army shelled the village of Peto. Ouagadougou and Kaya are calm.", "Peto", "BF"),
        ("In El Salvador, troops left San Salvador for the hamlet of Colima.", "Colima", "SV"),
        ("SAGAING, Myanmar - Troops burnt houses in Depayin, monks in Monywa and Mandalay said.", "Depayin", "MM"),
        ("In Colombia, rebels shot two men in El Plateado. Popayan and Cali sent police.", "El Plateado", "CO"),
    ],
)
def test_a_small_namesake_abroad_is_never_meant(
    default_gazetteer: SqliteGazetteer, text: str, name: str, country: str
) -> None:
    place = places(text, default_gazetteer)[name]
    assert (place.country, place.latitude, place.gazetteer_id) == (country, None, None)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Syria's envoys flew from Damascus to Geneva. Aleppo and Homs were quiet.", "Geneva", "CH"),
        ("Sudan's army shelled Omdurman. Khartoum sent a delegation to Jeddah.", "Jeddah", "SA"),
        (
            "Ukraine hit Belgorod from Kharkiv; in Ukraine power failed. A shell fell in Shebekino, Russia.",
            "Shebekino",
            "RU",
        ),
    ],
)
def test_a_well_known_or_explained_place_abroad_is_kept(
    default_gazetteer: SqliteGazetteer, text: str, name: str, country: str
) -> None:
    place = places(text, default_gazetteer)[name]
    assert place.country == country
    assert place.gazetteer_id is not None


def test_a_village_lies_in_no_country_where_the_text_has_two(default_gazetteer: SqliteGazetteer) -> None:
    place = places("India and Pakistan traded fire. Shells fell near Kerulabad.", default_gazetteer)["Kerulabad"]
    assert place.country is None


def test_given_spans_are_resolved_and_no_others(default_gazetteer: SqliteGazetteer) -> None:
    text = "From Oslo to Bergen, and xyzzy."
    spans = [Span(25, 30), Span(5, 9)]
    toponyms = [Toponym(span, span.of(text)) for span in spans]
    found = resolve_places(toponyms, lay_out(text), default_gazetteer)
    assert [(place.id, place.start, place.end) for place in found] == [("p1", 5, 9), ("p2", 25, 30)]
    assert found[0].country == "NO"
    assert found[1].gazetteer_id is None


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_any_spans_of_any_text_are_resolved(default_gazetteer: SqliteGazetteer, data: st.DataObject) -> None:
    words = st.sampled_from(
        ["Paris", "Texas", "in", ", ", "of", "Kabul", "'s ", "and", "Sudanese", "(", "Gulf", "\n", "Ω", " said"]
    )
    text = " ".join(data.draw(st.lists(st.one_of(words, st.text(max_size=6)), min_size=1, max_size=25)))
    offsets = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(
        lambda pair: Span(min(pair), max(pair))
    )
    spans = data.draw(st.lists(offsets, max_size=10))
    found = resolve_places([Toponym(s, s.of(text)) for s in spans], lay_out(text), default_gazetteer)
    assert [place.id for place in found] == [f"p{number}" for number in range(1, len(spans) + 1)]
    for place in found:
        assert place.latitude is None or -90 <= place.latitude <= 90
        assert place.longitude is None or -180 <= place.longitude <= 180
        assert all(0 <= candidate.score <= 1 for candidate in place.candidates)


@pytest.mark.cost
def test_cost_grows_with_the_text_not_faster(default_gazetteer: SqliteGazetteer) -> None:
    def seconds(size: int) -> float:
        towns = ("Springfield", "Salem", "Aleppo", "Lagos", "Lima", "Gao", "Kyiv", "Paris, Texas", "Mali's Kidal")
        text = " ".join(f"Shots were heard in {towns[number % len(towns)]}." for number in range(size))
        layout = lay_out(text)
        toponyms = find_toponyms(layout, default_gazetteer)
        began = time.perf_counter()
        resolve_places(toponyms, layout, default_gazetteer)
        return time.perf_counter() - began

    seconds(100)
    small, large = min(seconds(300) for _ in range(3)), seconds(3_000)
    assert large < 40 * small + 0.3

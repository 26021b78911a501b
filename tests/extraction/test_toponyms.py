"""Place names are found by the gazetteer and by their neighbours; persons, bodies and plain words are not."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.extraction.layout import lay_out
from rapporteur.extraction.toponyms import find_toponyms
from rapporteur.gazetteer.store import SqliteGazetteer
from rapporteur.model.vocabularies import PlaceKind


def names(text: str, gazetteer: SqliteGazetteer) -> list[str]:
    return [toponym.name for toponym in find_toponyms(lay_out(text), gazetteer)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells landed in Kramatorsk and near Bakhmut on Monday.", ["Kramatorsk", "Bakhmut"]),
        (
            "The convoy left Goma for Bukavu, in the Democratic Republic of the Congo.",
            ["Goma", "Bukavu", "Democratic Republic of the Congo"],
        ),
        (
            "Gunmen stormed a market in Maiduguri, Borno State, the Nigerian army said.",
            ["Maiduguri", "Borno State", "Nigerian"],
        ),
        ("The U.S. and the UAE urged restraint.", ["U.S.", "UAE"]),
        ("He drove from Tampa, Fla., to Mobile, Ala., overnight.", ["Tampa", "Fla.", "Mobile", "Ala."]),
        ("Fighters crossed the Euphrates near Deir ez-Zor.", ["Euphrates", "Deir ez-Zor"]),
        ("Displaced families reached the Sahel and Bosnia and Herzegovina.", ["Sahel", "Bosnia and Herzegovina"]),
        ("The Beirut-based group met U.S.-backed rebels.", ["Beirut", "U.S."]),
        ("Northern Gaza was hit again, and shelling resumed in South Kordofan.", ["South Kordofan"]),
        ("Aid entered Syria's Idlib through Turkey.", ["Syria", "Idlib", "Turkey"]),
    ],
)
def test_places_are_found(default_gazetteer: SqliteGazetteer, text: str, expected: list[str]) -> None:
    found = names(text, default_gazetteer)
    assert [name for name in expected if name not in found] == []


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        (
            "Mr. Washington and Jordan Miller met Col. Sidney Lincoln on March 4.",
            {"Washington", "Jordan", "Lincoln", "Sidney", "March", "Miller"},
        ),
        (
            "Most Reading was done by Police in May. Nice work, said Ms. Florence Chester.",
            {"Most", "Reading", "Police", "May", "Nice", "Florence", "Chester"},
        ),
        ("Of the dead, Friday prayers had drawn Many. Of course they Said so.", {"Of", "Friday", "Many", "Said"}),
        (
            "Islamic State in Iraq and the Levant and al-Qaeda in the Arabian Peninsula fought on.",
            {"Iraq", "Levant", "Arabian Peninsula"},
        ),
        ("Maria Santiago told Victoria Lagos that it was over. Santiago wept.", {"Santiago", "Victoria", "Lagos"}),
    ],
)
def test_persons_words_and_groups_are_not(default_gazetteer: SqliteGazetteer, text: str, unwanted: set[str]) -> None:
    assert unwanted & set(names(text, default_gazetteer)) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It happened in the village of Umm Zarqa.", {"Umm Zarqa": PlaceKind.TOWN}),
        (
            "They fled the districts of Sharwek, Beh Tani and Deh Sola in Helmand province.",
            {
                "Sharwek": PlaceKind.ADMIN2,
                "Beh Tani": PlaceKind.ADMIN2,
                "Deh Sola": PlaceKind.ADMIN2,
                "Helmand": PlaceKind.ADMIN1,
            },
        ),
        (
            "Troops took Gorvat district and the town of Lesna Dub.",
            {"Gorvat": PlaceKind.ADMIN2, "Lesna Dub": PlaceKind.TOWN},
        ),
        ("Strikes hit Ranik and Dol Pech districts.", {"Ranik": PlaceKind.ADMIN2, "Dol Pech": PlaceKind.ADMIN2}),
        (
            "A body was found in the Morvath River near Lake Sirnak.",
            {"Morvath River": PlaceKind.WATER, "Lake Sirnak": PlaceKind.WATER},
        ),
        ("Residents of Qasr Barun, Idlib, had left.", {"Qasr Barun": PlaceKind.TOWN}),
        ("Police closed Harvest Street.", {"Harvest Street": PlaceKind.SITE}),
    ],
)
def test_places_that_no_list_has_are_known_by_their_description(
    default_gazetteer: SqliteGazetteer, text: str, expected: dict[str, PlaceKind]
) -> None:
    found = {toponym.name: toponym.kind for toponym in find_toponyms(lay_out(text), default_gazetteer)}
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell near Ubangora on Monday. The road to Ubangora is closed.", ["Ubangora", "Ubangora"]),
        ("Four were shot in Kasheva, the mayor said. Nobody sleeps in Kasheva.", ["Kasheva", "Kasheva"]),
        ("Two air raids on al-Burqan killed a shepherd.", ["al-Burqan"]),
        ("Villagers came down from the heights of Mulongi at dusk.", ["Mulongi"]),
        ("The villages of al-Sharja and Um Hajar were emptied.", ["al-Sharja", "Um Hajar"]),
        ("A truck was burnt in Santa Rosa Ixtepal, Honduras.", ["Santa Rosa Ixtepal", "Honduras"]),
        ("Boats left Jacmel-Belvil, in Haiti, before dawn.", ["Jacmel-Belvil", "Haiti"]),
        ("A mine exploded in Irumesa territory and another in Dolo Sar woreda.", ["Irumesa", "Dolo Sar"]),
        ("GOMA, Democratic Republic of Congo - A shell hit a market.", ["GOMA", "Democratic Republic of Congo"]),
        ("Congo's army left Bukavu and Uvira. In Congo, shots were heard near Sake.", ["Sake"]),
        ("Across the border, Islamabad said five had died.", ["Islamabad"]),
        ("A mine went off at Kilometre 27.", ["Kilometre 27"]),
    ],
)
def test_villages_that_no_list_has_are_known_by_the_words_before_them(
    default_gazetteer: SqliteGazetteer, text: str, expected: list[str]
) -> None:
    found = names(text, default_gazetteer)
    assert [found.count(name) for name in expected] == [expected.count(name) for name in expected]


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("The Kachin Liberation Army denied it.", {"Kachin"}),
        ("Fighters of the Sudanese Armed Forces left the town during the night.", {"Sudanese"}),
        ("He wrote to the Yemen Monitoring Network.", {"Yemen"}),
        ("The speech was given in Arabic, in Ramadan, and praised in Congress.", {"Arabic", "Ramadan", "Congress"}),
        ("The vote was lost in Parliament. Shares fell at Burger's.", {"Parliament", "Burger"}),
        ("Western media and the Federal Government disagree.", {"Western", "Federal"}),
        ("Brig. Gen. Tomas Hradek spoke.", {"Brig", "Brig."}),
    ],
)
def test_bodies_and_ideas_are_not(default_gazetteer: SqliteGazetteer, text: str, unwanted: set[str]) -> None:
    assert unwanted & set(names(text, default_gazetteer)) == set()


def test_a_text_in_capitals(default_gazetteer: SqliteGazetteer) -> None:
    text = "GUERRILLAS ATTACKED A POST IN CHALATENANGO, EL SALVADOR. POLICE SAID MOST CLASHES WERE NEAR SAN MIGUEL."
    found = names(text, default_gazetteer)
    assert {"CHALATENANGO", "EL SALVADOR", "SAN MIGUEL"} <= set(found)
    assert {"MOST", "POLICE", "POST", "CLASHES"} & set(found) == set()


def test_every_toponym_says_which_words_spoke_for_it(default_gazetteer: SqliteGazetteer) -> None:
    text = "Fighting went on in Taiz yesterday."
    (toponym,) = find_toponyms(lay_out(text), default_gazetteer)
    assert [cue.of(text) for cue in toponym.cues] == ["in", "yesterday"]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=12),
            st.sampled_from(
                [
                    "in",
                    "the",
                    "of",
                    "province",
                    "Districts of",
                    "Kabul",
                    "U.S.",
                    "-",
                    ",",
                    ", ",
                    ". ",
                    "St. ",
                    "al-",
                    "’s",
                    "Mr.",
                    "and",
                    "\n",
                    "Paris",
                    "Highway 4",
                    "É",
                    "İ",
                    "ß",
                ]
            ),
        ),
        max_size=40,
    )
)
def test_any_text_gives_toponyms_inside_it_in_order(default_gazetteer: SqliteGazetteer, pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = find_toponyms(lay_out(text), default_gazetteer)
    previous = 0
    for toponym in found:
        assert previous <= toponym.span.start < toponym.span.end <= len(text)
        assert toponym.span.of(text) == toponym.name
        assert all(0 <= cue.start <= cue.end <= len(text) for cue in toponym.cues)
        previous = toponym.span.end


@pytest.mark.parametrize(
    "unit",
    [
        "Shells fell in Kharkiv and Izium, officials in Kyiv said. ",
        "A B C D E F G H ",
        "Paris, ",
        "district of Xa and Yb and ",
        "and ",
        "Aaaa ",
    ],
)
@pytest.mark.cost
def test_cost_grows_with_the_text_not_faster(default_gazetteer: SqliteGazetteer, unit: str) -> None:
    def seconds(size: int) -> float:
        layout = lay_out(unit * (size // len(unit)))
        began = time.perf_counter()
        find_toponyms(layout, default_gazetteer)
        return time.perf_counter() - began

    seconds(5_000)
    small, large = min(seconds(20_000) for _ in range(3)), seconds(200_000)
    assert large < 40 * small + 0.3

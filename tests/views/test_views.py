"""What the views answer: rows with their words and sources, filtered by place, period, actor and source."""

from datetime import date

import pytest

from rapporteur.ledger.errors import RecordNotFoundError
from rapporteur.ledger.opening import LedgerStore, open_ledger
from rapporteur.views.actors import actors
from rapporteur.views.claims import claims
from rapporteur.views.documents import documents
from rapporteur.views.figures import figures
from rapporteur.views.frames import frame
from rapporteur.views.incidents import IncidentRow, incidents
from rapporteur.views.questions import Question, names_match
from rapporteur.views.records import show
from rapporteur.views.source_totals import sources
from tests.keeping import keep


def ids(rows: tuple[object, ...]) -> list[str]:
    return [row.id for row in rows]  # type: ignore[attr-defined]


def test_a_figure_has_its_words_its_source_and_its_scope(kadugli: LedgerStore) -> None:
    row = next(row for row in figures(kadugli) if row.id == "wire-market#f1")
    assert (row.low, row.high, row.qualifier, row.measure) == (14, None, "at_least", "killed")
    assert row.quote == "At least 14 people were killed"
    assert (row.source.name, row.source.kind, row.source.id) == ("Nuba Doctors' Union", "medical", "wire-market#a2")
    assert (row.place, row.country, row.admin1, row.latitude) == ("Kadugli", "SD", "South Kordofan", 11.01)
    assert (row.earliest, row.latest) == (date(2024, 6, 2), date(2024, 6, 3))
    assert (row.incident, row.incident_type, row.background) == ("wire-market#i1", "shelling", False)
    assert [(party.name, party.confidence) for party in row.perpetrators] == [("army", "possible")]


def test_a_figure_without_place_and_day_takes_those_of_its_incident(kadugli: LedgerStore) -> None:
    row = next(row for row in figures(kadugli) if row.id == "wire-market#f2")
    assert (row.place, row.earliest, row.latest) == ("Kadugli", date(2024, 6, 2), date(2024, 6, 3))
    assert (row.stance, row.source.name, row.source.affiliation) == ("denies", "Tariq Daoud", "army")


def test_in_the_authors_own_voice_the_publisher_is_the_source(kadugli: LedgerStore) -> None:
    (row,) = figures(kadugli, Question(place="Colombia"))
    assert (row.source.kind, row.source.name, row.source.id) == ("author", "La Hoja", "hoja-puente")
    assert (row.stance, row.certainty) == ("asserts", "certain")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (Question(place="Kadugli"), ["wire-market#f1", "wire-market#f2", "courier-funeral#f1"]),
        (Question(place="SD"), ["wire-market#f1", "wire-market#f2", "courier-funeral#f1"]),
        (Question(place="sudan"), ["wire-market#f1", "wire-market#f2", "courier-funeral#f1"]),
        (Question(place="south kordofan"), ["wire-market#f1", "wire-market#f2", "courier-funeral#f1"]),
        (Question(place="Popayan"), ["hoja-puente#f1"]),
        (Question(place="Kad"), []),
        (Question(earliest=date(2024, 6, 2), latest=date(2024, 6, 3)), ["wire-market#f1", "wire-market#f2"]),
        (Question(earliest=date(2024, 6, 3)), []),
        (Question(latest=date(2024, 6, 2)), ["hoja-puente#f1"]),
        (Question(latest=date(2024, 5, 20)), []),
        (Question(actor="army"), ["wire-market#f1", "wire-market#f2"]),
        (Question(actor="United Nations"), ["courier-funeral#f1"]),
        (Question(source="Nuba Doctors"), ["wire-market#f1"]),
        (Question(source="io"), ["courier-funeral#f1"]),
        (Question(source="La Hoja"), ["hoja-puente#f1"]),
        (Question(source="nobody"), []),
        (Question(as_of=date(2024, 6, 3)), ["hoja-puente#f1", "wire-market#f1", "wire-market#f2"]),
        (Question(place="SD", source="medical", actor="army"), ["wire-market#f1"]),
    ],
)
def test_figures_are_found_by_place_period_actor_and_source(
    kadugli: LedgerStore, question: Question, expected: list[str]
) -> None:
    assert ids(figures(kadugli, question)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (Question(), ["hoja-puente#i1", "wire-market#i1"]),
        (Question(place="South Kordofan"), ["wire-market#i1"]),
        (Question(place="CO"), ["hoja-puente#i1"]),
        (Question(actor="army"), ["wire-market#i1"]),
        (Question(actor="Nuba Doctors' Union"), ["wire-market#i1"]),
        (Question(actor="United Nations"), []),
        (Question(source="author"), ["hoja-puente#i1"]),
        (Question(source="medical"), ["wire-market#i1"]),
        (Question(latest=date(2024, 6, 1)), ["hoja-puente#i1"]),
    ],
)
def test_incidents_are_found_by_place_period_actor_and_source(
    kadugli: LedgerStore, question: Question, expected: list[str]
) -> None:
    assert ids(incidents(kadugli, question)) == expected


def test_an_incident_has_all_its_places_and_sources(kadugli: LedgerStore) -> None:
    (row,) = incidents(kadugli, Question(place="SD"))
    assert [place.name for place in row.places] == ["Kadugli", "South Kordofan"]
    assert [source.kind for source in row.sources] == ["medical", "resident"]
    assert (row.quote, row.targets) == ("mortar rounds hit a market", ("market",))


def test_claims_keep_cue_target_and_words(kadugli: LedgerStore) -> None:
    accuses, denies = claims(kadugli, Question(actor="army"))[0], claims(kadugli, Question(source="official"))[0]
    assert (accuses.stance, accuses.target, accuses.cue) == ("accuses", "army", '" … ," said')
    assert (denies.stance, denies.content) == ("denies", "that the 14 had died by army fire")
    assert ids(claims(kadugli, Question(earliest=date(2024, 6, 4), place="Kadugli"))) == [
        "courier-funeral#q1",
        "courier-funeral#q2",
    ]


def test_documents_say_what_was_found_in_them(kadugli: LedgerStore) -> None:
    rows = documents(kadugli, Question(source="Meridian Wire"))
    assert [(row.id, row.status, row.incidents, row.figures, row.claims) for row in rows] == [
        ("wire-market", "read", 1, 2, 3)
    ]
    assert ids(documents(kadugli, Question(actor="United Nations"))) == ["courier-funeral"]


def test_actors_and_sources_are_summed_over_documents(kadugli: LedgerStore) -> None:
    army = next(actor for actor in actors(kadugli) if actor.name == "army")
    assert (army.documents, army.ids) == (1, ("wire-market#a3",))
    unions = [source for source in sources(kadugli) if source.name == "Nuba Doctors' Union"]
    assert [(source.claims, source.documents, source.publishers) for source in unions] == [(1, 1, ("Meridian Wire",))]


def test_sources_that_are_only_described_are_not_joined_across_documents(ledger_url: str) -> None:
    text = "{q1s:The residents} {q1c:said} {q1x:it was quiet}. {q2s:Civil Defence} {q2c:agreed}."
    marked = f"{text}\n---\nq1 resident asserts\nq2 official asserts\n"
    with open_ledger(ledger_url) as store:
        keep(store, "a", marked)
        keep(store, "b", marked)
        found = [(row.name, row.claims, row.documents) for row in sources(store)]
    assert found == [("Civil Defence", 2, 2), ("The residents", 1, 1), ("The residents", 1, 1)]


def test_a_record_is_shown_with_its_words_in_context_and_its_origin(kadugli: LedgerStore) -> None:
    shown = show(kadugli, "wire-market#i1", context=30)
    passage = shown.passages[0]
    assert (passage.role, passage.words) == ("words", "mortar rounds hit a market")
    assert passage.before.endswith("people were killed when ")
    assert passage.after.startswith(" in Kadugli, South")
    assert (shown.id, shown.kind, shown.document, shown.version) == ("wire-market#i1@1", "incident", "wire-market", 1)
    assert shown.versions[0].origin == "wire-market.txt"
    assert len(shown.versions[0].blob_sha256) == 64
    assert show(kadugli, "wire-market#i1@1") == show(kadugli, "wire-market#i1")


@pytest.mark.parametrize(
    "name", ["wire-market#i9", "nowhere#i1", "wire-market#i1@2", "wire-market@7", "", "#", "nobody"]
)
def test_a_record_that_is_not_there_is_said_so(kadugli: LedgerStore, name: str) -> None:
    with pytest.raises(RecordNotFoundError):
        show(kadugli, name)


def test_a_record_published_later_is_not_there_yet(kadugli: LedgerStore) -> None:
    with pytest.raises(RecordNotFoundError):
        show(kadugli, "wire-market#f1", Question(as_of=date(2024, 6, 2)))


def test_frames_have_their_columns_with_and_without_rows(kadugli: LedgerStore) -> None:
    full = frame(IncidentRow, incidents(kadugli))
    empty = frame(IncidentRow, incidents(kadugli, Question(place="Atlantis")))
    assert full.height == 2
    assert empty.height == 0
    assert full.schema == empty.schema
    assert full["places"].explode().struct.field("country").to_list() == ["CO", "SD", "SD"]


@pytest.mark.parametrize(
    ("asked", "name", "matches"),
    [
        ("army", "Sudanese army", True),
        ("arm", "Sudanese army", False),
        ("popayan", "Popayán", True),
        ("doctors union", "the Nuba Doctors' Union", True),
        ("Nuba Union", "the Nuba Doctors' Union", False),
        ("", "anything", False),
        ("!", "anything", False),
    ],
)
def test_names_match_in_whole_words_without_case_and_accents(asked: str, name: str, matches: bool) -> None:
    assert names_match(asked, name) is matches

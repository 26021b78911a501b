"""Which known incident a new account tells of."""

from rapporteur.linking.accounts import Account
from rapporteur.linking.blocking import keys_of
from rapporteur.linking.deciding import Decision, decide
from rapporteur.linking.weights import shipped, shipped_words
from rapporteur.model.judgements import Verdict
from tests.linking.telling import shelling, told


def decided(new: str, *known: str, forbidden: dict[tuple[str, str], str] | None = None) -> tuple[Decision, ...]:
    (account,) = told("new", new)
    others: list[Account] = [one for at, marked in enumerate(known) for one in told(f"old{at}", marked)]
    incidents = {one.key: [one] for one in others}
    return decide(account, incidents, shipped_words(), shipped()["same_incident"], forbidden)


def test_one_town_one_day_is_one_incident_with_its_reasons() -> None:
    (decision,) = decided(shelling("Kadugli", "2024-06-02", 14), shelling("Kadugli", "2024-06-02", 14))
    assert decision.verdict is Verdict.POSITIVE
    assert decision.account == ("new", "i1")
    assert decision.other == ("old0", "i1")
    assert "on the same day" in decision.reason
    assert "at the same place" in decision.reason
    assert f"score {decision.probability:.2f}" in decision.reason


def test_another_place_on_the_day_is_another_incident() -> None:
    far = shelling("Nyala", "2024-06-02", 3, at="12.05,24.88").replace("South Kordofan", "South Darfur")
    positive = [one for one in decided(shelling("Kadugli", "2024-06-02", 14), far) if one.verdict is Verdict.POSITIVE]
    assert not positive


def test_the_same_town_a_month_later_is_another_incident() -> None:
    found = decided(shelling("Kadugli", "2024-06-02", 14), shelling("Kadugli", "2024-07-05", 2))
    assert not [one for one in found if one.verdict is Verdict.POSITIVE]


def test_what_the_document_told_apart_is_not_joined() -> None:
    known = shelling("Kadugli", "2024-06-02", 14)
    (decision,) = decided(known, known, forbidden={("old0", "i1"): "its document tells of it apart, in i2"})
    assert decision.verdict is Verdict.NEGATIVE
    assert decision.reason.startswith("its document tells of it apart, in i2")


def test_of_two_known_incidents_the_nearer_is_joined() -> None:
    other_day = shelling("Kadugli", "2024-06-06", 2)
    same = shelling("Kadugli", "2024-06-02", 14)
    positive = [one for one in decided(same, other_day, same) if one.verdict is Verdict.POSITIVE]
    assert [one.other for one in positive] == [("old1", "i1")]


def test_accounts_of_one_incident_share_a_key_though_the_day_differs_by_one() -> None:
    (a,) = told("a", shelling("Kadugli", "2024-06-02", 14))
    (b,) = told("b", shelling("Kadugli", "2024-06-03", 9))
    (c,) = told("c", shelling("Talodi", "2023-01-03", 9, at="10.63,30.38"))
    assert set(keys_of(a)) & set(keys_of(b))
    assert not set(keys_of(a)) & set(keys_of(c))


def test_reasons_give_no_names_away() -> None:
    who = "The tailor Hassan Abdelrahim was buried by Mariam Osman."
    found = decided(shelling("Kadugli", "2024-06-02", 14, more=who), shelling("Kadugli", "2024-06-02", 14, more=who))
    assert all("Hassan" not in one.reason and "hassan" not in one.reason for one in found)


CLASH = """
The army said {f1:22 fighters were killed} in {i1:a clash} at {p1:Talodi} on Sunday.
---
p1 town country=SD admin1="South Kordofan" at=10.63,30.38
i1 armed_clash days=2024-06-02 at=p1
f1 killed 22 who=combatants of=i1
"""
MASSACRE = """
Survivors of {i1:the massacre} in {p1:Talodi} buried {f1:31 villagers} whom soldiers had lined up.
---
p1 town country=SD admin1="South Kordofan" at=10.63,30.38
i1 execution days=2024-06-02 at=p1
f1 killed 31 who=civilians of=i1
"""


def test_a_clash_and_a_massacre_of_one_day_and_place_may_be_one_event() -> None:
    (decision,) = decided(MASSACRE, CLASH)
    assert decision.verdict is not Verdict.NEGATIVE
    assert decision.reason.startswith("one tells of a clash, the other of people killed who did not fight")


def test_a_clash_and_a_massacre_of_other_days_or_places_are_no_question() -> None:
    for other in (MASSACRE.replace("06-02", "06-05"), MASSACRE.replace("10.63,30.38", "11.9,31.9")):
        elsewhere = other.replace("Talodi", "Delami") if "11.9" in other else other
        assert not [one for one in decided(elsewhere, CLASH) if "clash" in one.reason.split(":")[0]]


def test_two_strikes_of_one_day_that_one_document_tells_apart_stay_two() -> None:
    accounts = told(
        "wire",
        """
{i1:A strike on the depot} of {p1:Talodi} killed {f1:four}; {i2:another strike}, on {p2:Delami}, killed {f2:nine}.
---
p1 town country=SD admin1="South Kordofan" at=10.63,30.38
p2 town country=SD admin1="South Kordofan" at=11.86,30.44
i1 air_strike days=2024-06-02 at=p1
i2 air_strike days=2024-06-02 at=p2
f1 killed 4 of=i1
f2 killed 9 of=i2
""",
    )
    assert [account.incidents for account in accounts] == [("i1",), ("i2",)]

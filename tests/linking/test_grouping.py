"""What one document tells as one incident, and what it keeps apart."""

from tests.linking.telling import told


def records(marked: str) -> list[tuple[str, ...]]:
    return [account.incidents for account in told("d", marked)]


def test_a_second_mention_without_place_day_or_count_of_its_own_is_the_same() -> None:
    assert records("""
{i1:Shells fell on the market} of {p1:Kadugli} on Sunday. Traders said {i2:the shelling} lasted an hour.
---
p1 town country=SD admin1="South Kordofan" at=11.01,29.72
i1 shelling days=2024-06-02 at=p1
i2 shelling days=2024-06-02
""") == [("i1", "i2")]


def test_two_towns_are_two_incidents_on_one_day() -> None:
    assert records("""
{i1:Shells fell} on {p1:Kadugli} on Sunday, and {i2:shells fell} on {p2:Talodi}.
---
p1 town country=SD admin1="South Kordofan" at=11.01,29.72
p2 town country=SD admin1="South Kordofan" at=10.63,30.38
i1 shelling days=2024-06-02 at=p1
i2 shelling days=2024-06-02 at=p2
""") == [("i1",), ("i2",)]


def test_other_days_with_counts_of_their_own_are_two_incidents() -> None:
    assert records("""
{f1:Two people died} when {i1:gunmen opened fire} on Sunday. {f2:Five people died} when {i2:gunmen opened fire} in May.
---
i1 shooting days=2024-06-02
i2 shooting days=2024-05-11
f1 killed 2 of=i1
f2 killed 5 of=i2
""") == [("i1",), ("i2",)]


def test_an_arrest_is_not_the_shooting_that_it_follows() -> None:
    assert records("""
Police said {i1:a man was arrested} on Monday after {i2:the shooting}.
---
i1 detention days=2024-06-03
i2 shooting days=2024-06-03
""") == [("i1",), ("i2",)]


def test_dead_without_an_incident_make_one_account() -> None:
    (account,) = told("d", "{f1:Three people died} in the village.\n---\nf1 killed 3\n")
    assert account.incidents == ("f1",)
    assert account.killed is not None
    assert account.killed.low == 3

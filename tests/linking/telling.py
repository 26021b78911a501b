"""Accounts of invented dispatches, for the tests of linking."""

from datetime import date

from rapporteur.linking.accounts import Account
from rapporteur.linking.telling import accounts_of
from training.markup import parse

_HEAD = "episode: x\ntheatre: x\nstyle: x\npublisher: x\npublished: {}\n\n"


def told(identifier: str, marked: str, published: date = date(2024, 6, 3)) -> tuple[Account, ...]:
    """The accounts of a marked dispatch (see training/markup.py)."""
    reading = parse(_HEAD.format(published.isoformat()) + marked.lstrip(), identifier).reading
    return accounts_of(identifier, reading)


def shelling(town: str, day: str, killed: int, at: str = "11.01,29.72", more: str = "") -> str:
    """A dispatch on the shelling of a town."""
    return f"""
{{f1:{killed} people were killed}} when {{i1:shells hit the market}} of {{p1:{town}}} on that morning. {more}
---
p1 town country=SD admin1="South Kordofan" at={at}
i1 shelling days={day} at=p1
f1 killed {killed} of=i1 at=p1
"""

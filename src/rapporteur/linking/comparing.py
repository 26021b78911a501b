"""Compare two accounts: each way in which they agree or differ is one named feature, with the words that explain it."""

import math
from dataclasses import dataclass
from datetime import date, timedelta

from rapporteur.linking.accounts import Account, Site, Toll
from rapporteur.linking.kinds import VIOLENCE, alike, is_clash
from rapporteur.linking.places import Nearness, nearest
from rapporteur.linking.signatures import COPIED, resemblance
from rapporteur.linking.wording import Vocabulary
from rapporteur.model.vocabularies import DatePrecision, IncidentType

# A window of at most this many days counts as a stated day; wider ones only bound it.
_CLOSE_DAYS = 3
# An account in a copy is the same account when so much of its words are.
_SAME_WORDS = 0.9
# Its weight is set, not learned: the corpus that weights are learned on has few copies.
TOLD_ALIKE = "text: the account is copied"
# Precise days so far from each other are of two incidents; a report may give the day of an arrest or a burial.
_OTHER_DAYS = 10
_DISTINCT_NAMES = 4.0  # so many of the rarest shared names say all that shared names can say


@dataclass(frozen=True, slots=True)
class Feature:
    """One point of comparison: its name in the table of weights, how strongly it holds in [0, 1], and its words."""

    name: str
    value: float
    words: str


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """How rare words and names are in the documents at hand."""

    words: Vocabulary
    names: Vocabulary


def compare(a: Account, b: Account, known: Vocabularies) -> tuple[Feature, ...]:
    """All features of a pair of accounts, in a fixed order of topics: time, place, kind, tolls, persons, wording."""
    return (
        _time(a, b),
        _published(a, b),
        _place(a, b),
        _kind(a, b),
        _toll("killed", a.killed, b.killed),
        _toll("injured", a.injured, b.injured),
        *_persons(a, b, known),
        *_wording(a, b, known),
        *_standing(a, b),
    )


def contradiction(a: Account, b: Account) -> str | None:
    """What rules out that two accounts are of one incident, however alike their words; None when nothing does.

    Situation reports tell of one day like of another. Persons in both outweigh it: a reader misdates a trial, and
    misplaces a village, more easily than it finds the same two persons in two incidents.
    """
    if not _comparable(a, b):
        return "of another kind"
    if a.persons & b.persons:
        return None
    gap = gap_days(a, b) if _close(a) and _close(b) else None
    if gap is not None and gap > _OTHER_DAYS:
        return f"{gap} days from each other"
    tolls = [(x, y) for x, y in ((a.killed, b.killed), (a.injured, b.injured)) if x and y and x.exact and y.exact]
    if gap is not None and gap > 1 and tolls and all(x.low != y.low for x, y in tolls):
        return f"{gap} days from each other and with other numbers"
    here, there = ([site for site in one.places if site.local] for one in (a, b))
    if here and there and nearest(here, there) is Nearness.APART:
        return "at places in different areas"
    return None


def _comparable(a: Account, b: Account) -> bool:
    """Whether two kinds may be one happening: violence with violence, the rest with its like.

    Arrests, flight and protest follow from violence. What is counted without a kind may be of any.
    """
    if IncidentType.OTHER in a.kinds | b.kinds:
        return True
    violent = bool(a.kinds & VIOLENCE), bool(b.kinds & VIOLENCE)
    return all(violent) or (not any(violent) and alike(a.kinds, b.kinds))


def told_by_two_sides(a: Account, b: Account) -> bool:
    """Whether one account tells of a clash and the other of people killed who did not fight, there and on that day.

    The sides of a war tell one event so; but two events of one day may lie near each other too.
    """
    two = (is_clash(a.kinds) and b.one_sided) or (is_clash(b.kinds) and a.one_sided)
    if not two or not (_close(a) and _close(b)) or gap_days(a, b) != 0:
        return False
    here, there = ([site for site in one.places if site.local] for one in (a, b))
    return bool(here and there) and nearest(here, there) >= Nearness.NEAR


def told_apart(a: Account, b: Account) -> str | None:
    """How one document tells two incidents apart by more than the reader's splitting; None when it does not.

    Places apart, days that do not meet with counts on both sides, or other exact counts. A second mention that only
    falls on another day may be that of an arrest or a statement.
    """
    if not alike(a.kinds, b.kinds):
        return "as another kind"
    here, there = ([site for site in one.places if site.local] for one in (a, b))
    if here and there and nearest(here, there) <= Nearness.SAME_COUNTRY:
        return "at another place"
    gap = gap_days(a, b) if _close(a) and _close(b) else None
    counted = all(one.killed or one.injured for one in (a, b))
    if gap is not None and (gap > _CLOSE_DAYS or (gap and counted)):
        return f"{gap} days from it"
    tolls = [(x, y) for x, y in ((a.killed, b.killed), (a.injured, b.injured)) if x and y and x.exact and y.exact]
    if any(x.low != y.low for x, y in tolls):
        return "with other numbers"
    return None


def _window(account: Account) -> tuple[date, date] | None:
    if account.earliest is None or account.latest is None:
        return None
    return account.earliest, account.latest


def _close(account: Account) -> bool:
    window = _window(account)
    return window is not None and (window[1] - window[0]).days <= _CLOSE_DAYS


def gap_days(a: Account, b: Account) -> int | None:
    """Whole days between the windows of two accounts, 0 when they meet; None when one is not dated."""
    first, second = _window(a), _window(b)
    if first is None or second is None:
        return None
    return max(0, (max(first[0], second[0]) - min(first[1], second[1]) + timedelta(days=1)).days)


def _time(a: Account, b: Account) -> Feature:
    gap = gap_days(a, b)
    if gap is None:
        return Feature("time: not stated by one", 1, "one of them is not dated")
    if _close(a) and _close(b):
        for limit, name, words in (
            (0, "time: same day", "on the same day"),
            (1, "time: next day", "on neighbouring days"),
            (3, "time: few days", f"{gap} days from each other"),
            (10, "time: days apart", f"{gap} days from each other"),
        ):
            if gap <= limit:
                return Feature(name, 1, words)
        return Feature("time: far apart", 1, f"{gap} days from each other")
    if gap == 0:
        return Feature("time: windows meet", 1, "one is dated loosely, and their times meet")
    if gap <= 10:
        return Feature("time: windows near", 1, f"one is dated loosely; {gap} days between them")
    return Feature("time: windows apart", 1, f"one is dated loosely; {gap} days between them")


def _published(a: Account, b: Account) -> Feature:
    first, second = a.telling.published, b.telling.published
    if first is None or second is None:
        return Feature("published: not stated", 1, "the day of publication of one is not known")
    days = abs((first - second).days)
    for limit, name in ((1, "within a day"), (4, "within days"), (30, "within a month")):
        if days <= limit:
            return Feature(f"published: {name}", 1, f"published {days} days from each other")
    return Feature("published: far apart", 1, f"published {days} days from each other")


_LYING = {
    Nearness.SAME: ("same", "at the same place"),
    Nearness.NEAR: ("near", "at places within 25 km"),
    Nearness.SAME_AREA: ("same area", "in the same first-level area"),
    Nearness.UNKNOWN: ("unknown", "no place can be compared"),
    Nearness.SAME_COUNTRY: ("apart in area", "at different places of one area"),
    Nearness.APART: ("apart", "in different areas"),
}


def _place(a: Account, b: Account) -> Feature:
    own = nearest(a.places, b.places)
    if own is not Nearness.UNKNOWN and any(s.local for s in a.places) and any(s.local for s in b.places):
        name, words = _LYING[own]
        return Feature(f"place: {name}", 1, words)
    wide = nearest(_ground(a), _ground(b))
    name, words = _LYING[wide]
    return Feature(f"setting: {name}", 1, f"{words}, as far as their documents say where they are")


def _ground(account: Account) -> tuple[Site, ...]:
    """The places of an account; without local ones, those of its document."""
    if any(site.local for site in account.places):
        return account.places
    return (*account.places, *account.telling.places)


def _kind(a: Account, b: Account) -> Feature:
    if a.kinds & b.kinds:
        return Feature("kind: same", 1, "of the same kind")
    if alike(a.kinds, b.kinds):
        return Feature("kind: like", 1, "of like kinds")
    return Feature("kind: other", 1, "of other kinds")


def _toll(measure: str, a: Toll | None, b: Toll | None) -> Feature:
    if a is None or b is None:
        return Feature(f"{measure}: not stated by one", 1, f"one of them counts nobody {measure}")
    if a.low == b.low:
        big = "many" if a.low >= 4 else "few"
        return Feature(f"{measure}: equal, {big}", 1, f"both count {a.low} {measure}")
    ratio = math.log2((max(a.low, b.low) + 1) / (min(a.low, b.low) + 1))
    words = f"they count {a.low} and {b.low} {measure}"
    return Feature(f"{measure}: differs", min(1.0, ratio / 2), words)


def _persons(a: Account, b: Account, known: Vocabularies) -> list[Feature]:
    shared = a.persons & b.persons
    features = []
    if shared:
        features.append(Feature("persons: shared", 1, _counted(len(shared), "person is", "persons are", "in both")))
    elif a.persons and b.persons:
        features.append(Feature("persons: none shared", 1, "each names other persons"))
    ages = a.ages & b.ages
    if ages:
        features.append(Feature("ages: shared", min(1.0, len(ages) / 3), f"both give the ages {_listed(ages)}"))
    elif a.ages and b.ages:
        features.append(Feature("ages: none shared", 1, "each gives other ages"))
    names = a.telling.names & b.telling.names
    telling = min(1.0, known.names.rare(names) / _DISTINCT_NAMES)
    if telling:
        features.append(Feature("names: rare ones shared", telling, f"{len(names)} names are in both documents"))
    return features


def _wording(a: Account, b: Account, known: Vocabularies) -> list[Feature]:
    whole = known.words.cosine(a.telling.words, b.telling.words)
    near = known.words.cosine(a.near, b.near)
    features = [
        Feature("wording: documents", whole, f"the documents' words agree to {whole:.0%}"),
        Feature("wording: accounts", near, f"the words around it agree to {near:.0%}"),
    ]
    copied = resemblance(a.telling.signature, b.telling.signature)
    if copied > 0:
        features.append(Feature("text: copied", copied, f"{copied:.0%} of the text is the same"))
    if copied >= COPIED and not gap_days(a, b) and len(a.near & b.near) >= _SAME_WORDS * len(a.near | b.near):
        features.append(Feature(TOLD_ALIKE, 1, "told in the same words in a copied text"))
    return features


def _standing(a: Account, b: Account) -> list[Feature]:
    features = []
    if a.background is not b.background:
        features.append(Feature("one is background", 1, "what is news to one is background to the other"))
    least = min(a.share, b.share)
    features.append(Feature("lesser share", least, f"in each document at least {least:.0%} of the violence told"))
    if not (a.kinds & VIOLENCE and b.kinds & VIOLENCE):
        features.append(Feature("one is no violent incident", 1, "one of them is no violent incident"))
    if a.precision is DatePrecision.UNKNOWN and b.precision is DatePrecision.UNKNOWN:
        features.append(Feature("time: neither dated", 1, "neither of them is dated"))
    return features


def _counted(number: int, one: str, many: str, rest: str) -> str:
    return f"{number} {one if number == 1 else many} {rest}"


def _listed(numbers: frozenset[int]) -> str:
    return ", ".join(map(str, sorted(numbers)))

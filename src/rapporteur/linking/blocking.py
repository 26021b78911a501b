"""Blocking: keys that two accounts of one incident have in common, so that a new one is compared with few."""

from collections.abc import Iterator
from datetime import date, timedelta

from rapporteur.linking.accounts import Account, Site
from rapporteur.linking.signatures import bands
from rapporteur.model.vocabularies import PlaceKind

# A window of more days than these is no help in finding; then persons, names and text must.
_MOST_DAYS = 10
# What is not dated happened, most likely, within so many days before its publication.
_REPORTED_WITHIN = 3
# A document sets its scene with the places it names first.
_FIRST_PLACES = 4
# A key that more accounts share than this finds nothing in particular.
MOST_SHARING = 400


def keys_of(account: Account) -> tuple[str, ...]:
    """The keys of an account, each once: where and when, who, and the text itself.

    Places below the first level come with each day of the window, the first-level area with each day too, so that
    a village and its province meet; persons come alone, because a trial tells of a crime of years ago.
    """
    return tuple(dict.fromkeys((*_here_and_then(account), *_people(account), *_copied(account))))


def _here_and_then(account: Account) -> Iterator[str]:
    sites = dict.fromkeys((*account.places, *account.telling.places[:_FIRST_PLACES]))
    grounds = tuple(dict.fromkeys(ground for site in sites for ground in _grounds(site)))
    days = days_of(account)
    for day in days:
        for ground in grounds:
            yield f"at {ground} {day.isoformat()}"
        if not grounds:
            yield f"on {day.isoformat()}"
    dated = account.earliest if days else None
    months = {f"{day:%Y-%m}" for day in (dated, account.telling.published) if day}
    for site in sites:
        for month in sorted(months) if site.local else ():
            yield f"in {site.ground} {month}"


def _grounds(site: Site) -> Iterator[str]:
    """The first-level area, so that a village and its province meet; and the name, right where the choice was not."""
    if site.admin1:
        yield f"{site.country}/{site.admin1}"
    if site.name and site.kind not in {PlaceKind.COUNTRY, PlaceKind.ADMIN1}:
        yield site.name


def days_of(account: Account) -> tuple[date, ...]:
    """The days on which it may have happened, one more on either side; none when they are too many to help."""
    earliest, latest = account.earliest, account.latest
    if earliest is None or latest is None:
        published = account.telling.published
        if published is None:
            return ()
        earliest, latest = published - timedelta(days=_REPORTED_WITHIN), published + timedelta(days=1)
    if not 0 < (latest - earliest).days <= _MOST_DAYS:
        return ()
    first = earliest - timedelta(days=1)
    return tuple(first + timedelta(days=n) for n in range((latest - earliest).days + 2))


def _people(account: Account) -> Iterator[str]:
    for person in sorted(account.persons | account.names):
        yield f"who {person}"


def _copied(account: Account) -> Iterator[str]:
    for band in bands(account.telling.signature):
        yield f"text {band}"

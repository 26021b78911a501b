"""Registries from files: the one that comes with the package, and lists that a user brings.

Source: the default registry was written for this package from general knowledge; states by ISO 3166-1 (pycountry).
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any

import pycountry

from rapporteur.model.registry import RegistryEntry, Tie
from rapporteur.model.vocabularies import ActorKind
from rapporteur.registry.index import NameIndex

_DATA = files("rapporteur.registry") / "data"
_FILES = ("actors.jsonl", "states.jsonl")
_BODIES = {
    ActorKind.MILITARY: ("military", "army", "armed forces", "forces", "troops", "soldiers"),
    ActorKind.POLICE: ("police", "police force"),
    ActorKind.GOVERNMENT: ("government", "authorities", "officials"),
}
_MINISTRIES = {
    "Health": ("Health Ministry", "Ministry of Health"),
    "Defense": ("Defense Ministry", "Ministry of Defense", "Defence Ministry", "Ministry of Defence"),
    "Interior": ("Interior Ministry", "Ministry of Interior", "Ministry of the Interior"),
    "Foreign": ("Foreign Ministry", "Ministry of Foreign Affairs", "Foreign Affairs Ministry"),
}


_SANCTIONED = {"INDIVIDUAL": ActorKind.PERSON, "ENTITY": ActorKind.COMPANY}


class RegistryFileError(ValueError):
    """A file that is no registry; the message says which entry is wrong and why, in one line."""


@cache
def default_registry() -> NameIndex:
    """The registry that comes with the package: states and their bodies, groups, parties, outlets, persons."""
    raw = {name: (_DATA / name).read_bytes() for name in _FILES}
    digest = hashlib.sha256(b"".join(raw.values()) + version("pycountry").encode()).hexdigest()[:8]
    actors = read_entries(raw["actors.jsonl"].decode("utf-8"))
    states = [json.loads(line) for line in raw["states.jsonl"].decode("utf-8").splitlines()]
    return NameIndex((*actors, *_states(states)), f"default:{digest}", exact_only=_bodies(states))


def read_entries(text: str) -> tuple[RegistryEntry, ...]:
    """The entries of a registry file.

    Args:
        text: JSON Lines of entries as in the package's `data/actors.jsonl` (`id`, `name`, `kind`, and optionally
            `aliases`, `countries`, `from`, `to`, `ties`), or a JSON array of such; aliases may also be records with
            `name`, as in exports of sanctions lists, and `kind` INDIVIDUAL or ENTITY.

    Raises:
        RegistryFileError: it is neither, or an entry has no id or no name.
    """
    try:
        found = json.loads(text) if text.lstrip().startswith("[") else [json.loads(n) for n in text.splitlines() if n]
    except json.JSONDecodeError as error:
        raise RegistryFileError(f"line {error.lineno}: not JSON: {error.msg}") from error
    return tuple(_entry(fields, number) for number, fields in enumerate(found, 1))


def _entry(fields: Any, number: int) -> RegistryEntry:
    try:
        aliases = [alias["name"] if isinstance(alias, Mapping) else alias for alias in fields.get("aliases") or ()]
        return RegistryEntry(
            id=str(fields["id"]),
            name=str(fields["name"]),
            kind=_kind(str(fields["kind"])),
            aliases=tuple(str(alias) for alias in (fields.get("original_script"), *aliases) if alias),
            countries=tuple(fields.get("countries") or ()),
            ties=tuple(_tie(tie) for tie in fields.get("ties") or ()),
            earliest=first_day(fields.get("from")),
            latest=day_after(fields.get("to")),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RegistryFileError(f"entry {number} is no entry of a registry: {error}") from error


def _kind(word: str) -> ActorKind:
    return _SANCTIONED.get(word) or ActorKind(word)


def _tie(fields: Mapping[str, str]) -> Tie:
    return Tie(fields["relation"], fields["of"], first_day(fields.get("from")), day_after(fields.get("to")))


def first_day(words: str | None) -> date | None:
    """The first day of "2014", "2014-03" or "2014-03-08"; None of None."""
    if words is None:
        return None
    year, month, day = (*map(int, words.split("-")), 1, 1)[:3]
    return date(year, month, day)


def day_after(words: str | None) -> date | None:
    """The day after the last of "2014", "2014-03" or "2014-03-08"; None of None."""
    first = first_day(words)
    if first is None or words is None:
        return None
    match words.count("-"):
        case 0:
            return date(first.year + 1, 1, 1)
        case 1:
            return date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return date.fromordinal(first.toordinal() + 1)


def _states(rows: Iterable[Mapping[str, Any]]) -> Iterator[RegistryEntry]:
    """States under the names that news uses, those of ISO 3166-1, and no demonyms: people are not their state."""
    listed = {row["code"]: row for row in rows}
    official = {country.alpha_2: country for country in pycountry.countries}
    for code in sorted({*listed, *official}):
        iso, row = official.get(code), listed.get(code, {})
        formal = [getattr(iso, field, None) for field in ("name", "common_name", "official_name")] if iso else [""]
        name = str(row.get("name") or formal[0])
        names = dict.fromkeys(n for n in (*row.get("aliases", ()), *formal) if n and n != name)
        yield RegistryEntry(f"state:{code}", name, ActorKind.STATE, tuple(names), (code,))


def _bodies(rows: Iterable[Mapping[str, Any]]) -> Iterator[RegistryEntry]:
    """The forces, the police, the government and the ministries of each state, as parts of it."""
    for row in rows:
        code, callings = row["code"], (*row["adjectives"], row["name"])
        ties = (Tie("part_of", f"state:{code}"),)
        for kind, words in _BODIES.items():
            own = row.get(kind.value, ())
            made = tuple(f"{calling} {word}" for calling in callings for word in words)
            yield RegistryEntry(f"state:{code}/{kind}", made[0], kind, (*own, *made[1:]), (code,), ties)
        for subject, titles in _MINISTRIES.items():
            made = tuple(f"{calling} {title}" for calling in callings for title in titles)
            after = tuple(f"{title} of {row['name']}" for title in titles)
            ministry = f"state:{code}/ministry/{subject.lower()}"
            yield RegistryEntry(ministry, made[0], ActorKind.GOVERNMENT, (*made[1:], *after), (code,), ties)

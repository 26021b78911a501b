"""Tell whether a text is in a language that the readers read. They read English."""

import re
from dataclasses import dataclass

import py3langid

from rapporteur.documents.cleaned import Unreadable
from rapporteur.model.issues import Issue

READ_LANGUAGE = "en"
_UNTOLD = frozenset({"und", "mul", "mis", "zxx", "unknown"})  # ISO 639-2: undetermined, multiple, uncoded, none
_SAMPLE = 6000
_FEW_WORDS = 8
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
# The commonest words of English that are not at the same time common in another language of the press.
_ENGLISH_WORDS = (
    "the of and to that was were is are be been has have had with from by for on at it its he she they their his her "
    "this these which who said says not but after before when where while into over against near people killed wounded "
    "injured dead died between during about than other would could as an or we there two three"
)
_COMMON_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_ENGLISH_SHARE = 0.18
# From this share on, a verdict against English is doubted; capitals hide names, which then vote.
_DOUBTED_SHARE = 0.09
_DOUBTED_SHARE_IN_CAPITALS = 0.04


@dataclass(frozen=True, slots=True)
class Language:
    """The language of a text as an ISO 639-1 code, None when it cannot be told, and what keeps it from being read."""

    code: str | None
    issue: Issue | None = None


def tell_language(text: str, stated: str | None = None, *, binding: bool = False) -> Language:
    """Tell the language of a text.

    A short text, or one full of foreign names, is only called foreign when its script or its words leave no doubt.

    Args:
        text: any text; upper case throughout is expected.
        stated: the language that its sender declared, an ISO 639 code, perhaps with a region ("en-GB").
        binding: whether a person, not a page's template, declared it; then only another script contradicts it.

    Returns:
        The stated language, else the one detected. Its issue is `unread_language` when the text is not English.
    """
    code = (stated or "").strip().lower().replace("_", "-").split("-", 1)[0]
    code = {"eng": "en", "english": "en"}.get(code, code)
    if code in _UNTOLD or not (code.isascii() and code.isalpha()):
        code = ""
    sample = _sample(text)
    foreign_script = _mostly_not_latin(sample)
    if binding and code:
        if code != READ_LANGUAGE or not foreign_script:
            return _told(code)
        return _told(_other_than_english(sample))
    if foreign_script:
        return _told(_other_than_english(sample))
    detected = _detected(sample)
    if detected is None:
        # Too little to tell: a page that declares another language is believed, else it is tried.
        return _told(code) if code not in {"", READ_LANGUAGE} else Language(code or None)
    return _told(detected)


def _told(code: str | None) -> Language:
    if code in {None, READ_LANGUAGE}:
        return Language(code)
    name = "another language than English" if code == "und" else f"the language '{code}'"
    return Language(
        None if code == "und" else code,
        Unreadable("unread_language", f"the text is in {name}; only English is read, so it is kept unread").issue,
    )


def _sample(text: str) -> str:
    """The text, or of a long one its beginning, middle and end: headers and lists must not decide alone."""
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return "\n".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))


def _mostly_not_latin(sample: str) -> bool:
    letters = [c for c in sample if c.isalpha()]
    # The Latin blocks end at U+024F; the additional ones serve Vietnamese and transliteration.
    latin = sum(c <= "\u024f" or "\u1e00" <= c <= "\u1eff" for c in letters)
    return len(letters) >= 10 and latin < len(letters) / 2


def _detected(sample: str) -> str | None:
    """The language whose words these are; None when they are too few or mostly names."""
    words = _WORD.findall(sample)
    if not words:
        return None
    share = sum(word.lower() in _COMMON_ENGLISH for word in words) / len(words)
    if share >= _ENGLISH_SHARE:
        return READ_LANGUAGE
    # Names say nothing of the language around them: where case tells them apart, they have no vote.
    common = [word for word in words if word[0].islower()]
    upper_case = sum(word.isupper() for word in words) > len(words) / 2
    voting = [word.lower() for word in words] if upper_case else common
    if len(voting) < _FEW_WORDS:
        return None
    code = _classified(" ".join(voting))
    doubted = _DOUBTED_SHARE_IN_CAPITALS if upper_case else _DOUBTED_SHARE
    return None if code != READ_LANGUAGE and share >= doubted else code


def _classified(words: str) -> str:
    return str(py3langid.classify(words)[0])


def _other_than_english(words: str) -> str:
    code = _classified(words)
    return "und" if code == READ_LANGUAGE else code

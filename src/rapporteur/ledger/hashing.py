"""Content hashes: SHA-256 over canonical JSON, so that a row can be checked against what was appended."""

import hashlib
import json
from typing import Any


def canonical_json(value: Any) -> str:
    """`value` as JSON in the one form that is hashed: keys sorted, no white space, no escapes beyond need.

    Negative zero is zero: SQLite keeps no sign of it.

    Raises:
        ValueError: a number is not finite.
    """
    text = _dumped(value)
    return _dumped(_without_negative_zero(value)) if "-0.0" in text else text


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _without_negative_zero(value: Any) -> Any:
    if isinstance(value, float):
        return value + 0.0
    if isinstance(value, dict):
        return {key: _without_negative_zero(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_without_negative_zero(one) for one in value]
    return value


def content_hash(value: Any) -> str:
    """The hexadecimal SHA-256 of the canonical JSON of `value`, in UTF-8.

    Raises:
        ValueError: a number is not finite, or a string is no valid Unicode (a lone surrogate).
    """
    return text_hash(canonical_json(value))


def text_hash(text: str) -> str:
    """The hexadecimal SHA-256 of the UTF-8 bytes of `text`."""
    return hashlib.sha256(text.encode()).hexdigest()


def bytes_hash(data: bytes) -> str:
    """The hexadecimal SHA-256 of `data`."""
    return hashlib.sha256(data).hexdigest()

"""The reading format as JSON: the one place where readings become the public contract, and come back from it."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from rapporteur.model.reading import Reading, Unread

_READING = TypeAdapter(Reading)
_UNREAD = TypeAdapter(Unread)


def reading_to_json(reading: Reading | Unread) -> dict[str, Any]:
    """The reading as the public format has it: plain dictionaries, lists, strings, numbers and None.

    A document that could not be read gives `document` and `issues` and nothing else.
    """
    if isinstance(reading, Unread):
        whole: dict[str, Any] = _UNREAD.dump_python(reading, mode="json")
        return whole
    fields: dict[str, Any] = _READING.dump_python(reading, mode="json")
    return {"format": fields.pop("format"), **fields}


def reading_from_json(fields: Mapping[str, Any]) -> Reading:
    """The reading that `fields`, in the public format, describes.

    Raises:
        pydantic.ValidationError: `fields` is not a reading of this format.
    """
    return _READING.validate_python(fields)


def reading_schema() -> dict[str, Any]:
    """The JSON Schema of the reading format."""
    return _READING.json_schema(mode="serialization")

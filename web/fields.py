"""The fields of the API's requests: each is described and read in one place, so neither can lie.

A field is read from JSON or from an address; what does not fit its description is a BadRequest that
names it. Pure.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from corpus.errors import BadRequest
from corpus.sidecar import ISO_DATE
from web.asked import LONGEST_QUESTION
from web.present import Json

# A sign that can be seen: white space, controls and what has no width are listed, since patterns
# mean different things by "white space" in different languages.
SEEN = (
    "[^\\u0000-\\u0020\\u007f-\\u00a0\\u00ad\\u061c\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f"
    "\\u205f-\\u206f\\u3000\\ufeff]"
)
_SEEN = re.compile(SEEN)
_WORDS: Json = {
    "type": "string", "minLength": 1, "maxLength": LONGEST_QUESTION, "pattern": SEEN,
}  # fmt: skip
LONGEST_NAME = 300  # characters; ours: longer than any council's or committee's name
MOST_NAMES = 50
TRUTHS = {"true": True, "1": True, "false": False, "0": False}
Read = Callable[[str, object], object]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its JSON Schema, what it is, and how it is read. `several` may be repeated."""

    name: str
    schema: Json
    about: str
    read: Read
    required: bool = False
    several: bool = False
    in_path: bool = False
    otherwise: object = None
    texts: Mapping[str, object] = field(default_factory=dict)  # how an address writes its values

    @property
    def in_address(self) -> Json:
        """The schema of the field where it stands in an address, which knows no null."""
        if self.texts:
            return {"enum": list(self.texts)}
        if self.several:
            return {"type": "array", "items": self.schema["anyOf"][0], "maxItems": MOST_NAMES}
        return self.schema

    def from_address(self, given: Sequence[str]) -> object:
        """The value of what an address gives under this name."""
        if self.several:
            return self.read(self.name, list(given))
        if len(given) > 1:
            raise BadRequest(f"{self.name} is given {len(given)} times.", "Give it once.")
        if self.texts:
            if given[0] not in self.texts:
                raise _wrong(self.name, given[0], f"one of {', '.join(self.texts)}")
            return self.texts[given[0]]
        if self.schema.get("type") == "integer":
            return self.read(self.name, _whole(given[0]))
        return self.read(self.name, given[0])


def words(name: str, about: str, *, required: bool = False) -> Field:
    """Words to look for: something to be seen among them, and no more than can be read."""
    return Field(name, _WORDS, about, _text, required)


def names(name: str, about: str) -> Field:
    """A name or a list of names."""
    return Field(
        name, _several({"type": "string", "maxLength": LONGEST_NAME}), about, _names, several=True
    )


def sayings(name: str, about: str) -> Field:
    """Words to look for, or a list of such."""
    return Field(name, _several(_WORDS), about, _texts, several=True)


def choice(name: str, about: str, values: Sequence[str]) -> Field:
    """One of some words."""
    return Field(name, {"enum": list(values)}, about, _one_of(values))


def day(name: str, about: str) -> Field:
    """A day as YYYY-MM-DD."""
    schema = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
    return Field(name, schema, about, _day)


def number(name: str, about: str, *, least: int, most: int, otherwise: int) -> Field:
    """A whole number within bounds."""
    schema = {"type": "integer", "minimum": least, "maximum": most, "default": otherwise}
    return Field(name, schema, about, _between(least, most), otherwise=otherwise)


def identity(name: str, about: str) -> Field:
    """The number of a row of the record, given in the path; any other is not there."""
    schema = {"type": "integer", "minimum": 1, "maximum": (1 << 63) - 1}
    return Field(name, schema, about, _between(1, (1 << 63) - 1), required=True, in_path=True)


def truth(name: str, about: str) -> Field:
    """Yes or no."""
    return Field(
        name, {"type": "boolean", "default": False}, about, _truth, otherwise=False, texts=TRUTHS
    )


def from_address(fields: Sequence[Field], given: Mapping[str, Sequence[str]]) -> Json:
    """The values of the fields of an address; BadRequest names the first that is wrong."""
    known = {one.name: one for one in fields}
    _refuse_unknown(given, known)
    return _whole_of(fields, {name: known[name].from_address(given[name]) for name in given})


def from_json(fields: Sequence[Field], given: object) -> Json:
    """The values of the fields of a JSON object; null is as good as nothing."""
    if not isinstance(given, dict):
        raise BadRequest("The request is not a JSON object.", f"Send {_example(fields)}.")
    known = {one.name: one for one in fields}
    _refuse_unknown(given, known)
    present = {
        name: value for name, value in given.items() if value is not None or not known[name].several
    }
    return _whole_of(
        fields, {name: known[name].read(name, value) for name, value in present.items()}
    )


def json_schema(fields: Sequence[Field]) -> Json:
    """The schema of a JSON object with these fields."""
    return {
        "type": "object",
        "properties": {one.name: {**one.schema, "description": one.about} for one in fields},
        "required": [one.name for one in fields if one.required],
        "additionalProperties": False,
    }


def _several(one: Json) -> Json:
    many = {"type": "array", "items": one, "maxItems": MOST_NAMES}
    return {"anyOf": [one, many, {"type": "null"}]}


def _whole_of(fields: Sequence[Field], given: Json) -> Json:
    for one in fields:
        if one.required and one.name not in given:
            raise BadRequest(f"{one.name} is missing.", f"Send {one.name}: {one.about}")
    return {one.name: given.get(one.name, one.otherwise) for one in fields}


def _refuse_unknown(given: Mapping[str, object], known: Mapping[str, Field]) -> None:
    """A misspelt filter that is ignored in silence would widen the answer."""
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise BadRequest(
            f"{unknown[0][:60]!r} is not a field of this request.",
            f"Known fields: {', '.join(sorted(known)) or 'none'}.",
        )


def _example(fields: Sequence[Field]) -> str:
    return "{" + ", ".join(f'"{one.name}": …' for one in fields if one.required) + "}"


def _wrong(name: str, value: object, wanted: str) -> BadRequest:
    return BadRequest(f"{name} is {repr(value)[:60]}.", f"Send {wanted}.")


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise BadRequest(f"{name} is not text.", f"Send {name} as a string.")
    if not _SEEN.search(value):
        raise BadRequest(f"{name} is empty.", "Type the words to look for.")
    if any("\ud800" <= sign <= "\udfff" for sign in value):
        raise BadRequest(f"{name} has half a character in it.", "Send the text as UTF-8.")
    if len(value) > LONGEST_QUESTION:
        raise BadRequest(
            f"{name} has {len(value):,} characters; at most {LONGEST_QUESTION:,} are read.",
            "Ask for one thing in a sentence or two.",
        )
    return value


def _listed(name: str, value: object) -> list[str]:
    given = value if isinstance(value, list) else [value]
    texts = [one for one in given if isinstance(one, str)]
    if len(texts) < len(given):
        raise BadRequest(f"{name} is not text.", f"Send {name} as a name or a list of names.")
    if len(texts) > MOST_NAMES:
        raise BadRequest(f"{name} has {len(given)} parts.", f"Send at most {MOST_NAMES}.")
    return texts


def _names(name: str, value: object) -> list[str]:
    given = _listed(name, value)
    if any(len(one) > LONGEST_NAME for one in given):
        raise BadRequest(f"{name} is too long.", f"A name has at most {LONGEST_NAME} characters.")
    return given


def _texts(name: str, value: object) -> list[str]:
    return [_text(name, one) for one in _listed(name, value)]


def _day(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise BadRequest(f"{name} is not text.", f"Send {name} as text, such as 2020-07-09.")
    try:
        if not (value.isascii() and ISO_DATE.match(value)):
            raise ValueError(value)
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise BadRequest(
            f"{name}: {value[:40]!r} is not a date.", "Write the year first, as in 2020-07-09."
        ) from error


def _whole(text: str) -> object:
    """The number that an address writes, or its text, which no reader of numbers takes."""
    digits = text.removeprefix("-")
    plain = digits.isascii() and digits.isdigit() and len(digits) < 20
    return int(text) if plain else text


def _between(least: int, most: int) -> Read:
    def read(name: str, value: object) -> int:
        whole = isinstance(value, int | float) and not isinstance(value, bool) and value % 1 == 0
        if not whole or not least <= value <= most:  # type: ignore[operator] # it is a number
            raise _wrong(name, value, f"a whole number from {least} to {most}")
        return int(value)  # type: ignore[call-overload,no-any-return] # it is a number

    return read


def _one_of(values: Sequence[str]) -> Read:
    def read(name: str, value: object) -> str:
        if not isinstance(value, str) or value not in values:
            raise _wrong(name, value, f"one of {', '.join(values)}")
        return value

    return read


def _truth(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise _wrong(name, value, "true or false")
    return value

"""The languages of the pages: every word that is ours comes from a catalogue, one file each.

The minutes' own words stay as they are; only what stands round them is translated. The English
sentences that qa makes are qa's own templates, so that they stand in one place.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from qa.reasons import TEMPLATES

FOLDER = Path(__file__).parent / "words"
COOKIE = "minutebook_language"
REMEMBERED = 365 * 24 * 3600  # seconds; a preference, and nothing about the reader


class Language(StrEnum):
    """A language the pages are written in, by its BCP 47 code."""

    ENGLISH = "en"
    WELSH = "cy"


@dataclass(frozen=True, slots=True)
class Words:
    """The catalogue of one language. A missing key is a fault of ours, and raises KeyError."""

    language: Language
    table: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The words of a key, with values in the places that are named in them."""
        words = self.table[key]
        return words.format(**values) if values else words

    def count(self, key: str, number: int) -> str:
        """A count with its noun, from the keys `….one` and `….many`."""
        return self(f"{key}.{'one' if number == 1 else 'many'}", n=f"{number:,}")

    def or_as_is(self, prefix: str, value: str) -> str:
        """The word for a value of the record, such as a status; its own name if there is none."""
        return self.table.get(f"{prefix}.{value.replace(' ', '_')}", value)

    def day(self, iso: str | None) -> str:
        """A date as councils print it: "9 July 2020"."""
        if iso is None:
            return self("date.unknown")
        there = date.fromisoformat(iso)
        return f"{there.day} {self.month(there.month)} {there.year}"

    def month(self, number: int) -> str:
        """The name of a month, 1 to 12."""
        return self(f"month.{number}")

    def window(self, first: str | None, last: str | None) -> str:
        """A window of dates as a person says it: a year, a month, a day, or from one to another."""
        if first and last:
            one, other = date.fromisoformat(first), date.fromisoformat(last)
            if first == last:
                return self.day(first)
            if (first[4:], last[4:]) == ("-01-01", "-12-31") and one.year == other.year:
                return str(one.year)
            whole = (one.year, one.month, one.day) == (other.year, other.month, 1)
            if whole and (other.toordinal() + 1 == _next_month(one).toordinal()):
                return f"{self.month(one.month)} {one.year}"
            return self("date.between", first=self.day(first), last=self.day(last))
        return self("date.from" if first else "date.to", date=self.day(first or last))


def catalogues() -> Mapping[Language, Words]:
    """Every catalogue, read from the files beside this module."""
    return MappingProxyType({one: Words(one, _read(one)) for one in Language})


def chosen(asked: str | None, kept: str | None, preferred: str | None) -> Language:
    """The language to write in: as asked for, else as remembered, else as the browser prefers."""
    for code in (asked, kept, preferred):
        if code in tuple(Language):
            return Language(code)
    return Language.ENGLISH


def _read(language: Language) -> Mapping[str, str]:
    tables = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    if language is Language.ENGLISH:
        tables = {**tables, "reason": TEMPLATES}
    return MappingProxyType(dict(_flat("", tables)))


def _flat(prefix: str, table: Mapping[str, object]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, Mapping):
            found += _flat(f"{prefix}{key}.", value)
        else:
            found.append((f"{prefix}{key}", str(value)))
    return found


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)

"""What every list of the record has in common: its filters, its pages, and their addresses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode

from flask import request

from web.searching import page_number

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page of a list is shown, and the addresses of those before and after it."""

    page: int
    last: int
    size: int
    urls: Mapping[int, str]

    def of(self, rows: Sequence[T]) -> Sequence[T]:
        """The rows on this page."""
        return rows[(self.page - 1) * self.size : self.page * self.size]


def given_in(names: Sequence[str]) -> dict[str, str]:
    """The filters of this request's address by name, empty ones too."""
    return {name: request.args.get(name, "").strip() for name in names}


def paging(path: str, given: Mapping[str, str], *, total: int, size: int) -> Paging:
    """The page this request asks for, the last one if there are fewer."""
    last = max(1, -(-total // size))
    page = min(page_number(), last)
    beside = [at for at in (page - 1, page + 1) if 1 <= at <= last]
    return Paging(page, last, size, {at: address(path, {**given, "page": at}) for at in beside})


def address(path: str, given: Mapping[str, object]) -> str:
    """An address with those filters that narrow anything."""
    return f"{path}?{urlencode({name: value for name, value in given.items() if value})}"

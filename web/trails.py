"""The citations of answers that were shown lately, so that a reader can go from one to the next.

Only in memory, and only where quotations stand: what is gone with the process costs a reader the
two links, and nothing else.
"""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias
from urllib.parse import urlencode

from web.present import quotation_url

Spot: TypeAlias = tuple[int, int, int]  # document, start, end
REMEMBERED = 1_000
_KEY = 16  # hexadecimal digits: enough that nobody meets another reader's question by chance


@dataclass(frozen=True, slots=True)
class Trail:
    """An answer: its question, its address, and where its citations stand, in their order."""

    question: str
    address: str
    spots: tuple[Spot, ...]


@dataclass(slots=True)
class Trails:
    """What was shown lately, by a key that is always the same for the same answer."""

    _held: OrderedDict[str, Trail] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def keep(self, question: str, address: str, spots: Sequence[Spot]) -> str:
        """Remember an answer; the key by which it is found again."""
        trail = Trail(question, address, tuple(spots))
        key = hashlib.sha256(repr((address, trail.spots)).encode()).hexdigest()[:_KEY]
        with self._lock:
            self._held[key] = trail
            self._held.move_to_end(key)
            if len(self._held) > REMEMBERED:
                self._held.popitem(last=False)
        return key

    def find(self, key: str) -> Trail | None:
        """What was remembered under a key, if it still is."""
        with self._lock:
            return self._held.get(key)


def spot_url(spot: Spot, place: int, key: str) -> str:
    """The address of a citation, which says of which answer it is, and at which place in it."""
    return with_more(quotation_url(*spot), hit=place, answer=key)


def with_more(url: str, **more: object) -> str:
    """An address of a quotation with more parameters."""
    before, mark, anchor = url.partition("#")
    return f"{before}&{urlencode(more)}{mark}{anchor}"

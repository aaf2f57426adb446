"""A permanent address for an answer as it was given: the address holds it, and nothing is stored.

What it holds is where each quotation stands, not the words: these are read from the record again,
and compared. So an erased document is gone from old answers too. It is signed with a key of this
home, so that nobody can put an answer together that was never given.
"""

import base64
import binascii
import hashlib
import hmac
import json
import os
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from corpus.models import Basis
from corpus.store.rows import Coverage
from qa.library import Library, places
from qa.models import Answer, Citation, Finding, Ledger, Question, Searched, Wanted
from qa.quote import Quoted, citations_of

KEY_FILE = "answers.key"
KEY_BYTES = 32
SIGNATURE = 16  # bytes of the HMAC that are kept: enough that none can be guessed
LONGEST = 16_000  # characters of an address that are looked at
LARGEST = 256 * 1024  # bytes it may unpack to


@dataclass(frozen=True, slots=True)
class Frozen:
    """An answer as it was given on a day. `whole` is false if something of it is gone since."""

    answer: Answer
    on: str
    whole: bool


def key_of(home: Path) -> bytes | None:
    """The key of a home, made the first time; None where the home cannot be written."""
    path = home / KEY_FILE
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(os.urandom(KEY_BYTES))
    except FileExistsError:
        pass
    except OSError:
        return None
    try:
        key = path.read_bytes()
    except OSError:
        return None
    return key if len(key) == KEY_BYTES else None


def token(answer: Answer, on: str, key: bytes) -> str:
    """The end of an answer's permanent address."""
    packed = zlib.compress(json.dumps(_plain(answer, on), separators=(",", ":")).encode(), 9)
    return f"{_text(packed)}.{_text(_signature(packed, key))}"


def thaw(library: Library, text: str, key: bytes) -> Frozen | None:
    """The answer of a permanent address; None if this home never gave it, or nothing is left."""
    packed, _, signature = text.partition(".")
    try:
        data, signed = _bytes(packed), _bytes(signature)
    except (binascii.Error, ValueError):
        return None
    if len(text) > LONGEST or not hmac.compare_digest(_signature(data, key), signed):
        return None
    return _rebuilt(library, json.loads(zlib.decompressobj().decompress(data, LARGEST)))


def _plain(answer: Answer, on: str) -> dict[str, object]:
    return {
        "q": answer.question.text,
        "on": on,
        "a": answer.answer_citation if answer.answer else None,
        "c": [[c.passage_id, c.start, c.end, _sum(c.quote)] for c in answer.citations],
        "f": [
            [f.ledger, f.citation, f.basis, f.speaker, f.speaker_basis, f.outcome]
            for f in answer.findings
        ],
        "m": answer.more,
        "s": [asdict(answer.searched.coverage), answer.searched.in_scope, answer.searched.gaps],
    }


def _rebuilt(library: Library, plain: Mapping[str, Any]) -> Frozen | None:
    citations = _citations(library, plain["c"])
    findings = tuple(
        Finding(
            ledger=Ledger(ledger),
            text=citations[number].quote,
            speaker=speaker,
            speaker_basis=Basis(speaker_basis) if speaker_basis else None,
            basis=Basis(basis),
            citation=number,
            outcome=outcome,
        )
        for ledger, number, basis, speaker, speaker_basis, outcome in plain["f"]
        if number in citations
    )
    if not findings:
        return None
    best = citations.get(plain["a"])
    coverage, in_scope, gaps = plain["s"]
    text = str(plain["q"])
    answer = Answer(
        question=Question(text=text, words=text, topic="", wanted=Wanted.SAID),
        answer=best.quote if best else None,
        answer_citation=best.number if best else None,
        findings=findings,
        citations=tuple(citations.values()),
        searched=Searched(_coverage(coverage), in_scope, tuple(gaps)),
        more=int(plain["m"]),
    )
    return Frozen(answer, str(plain["on"]), whole=len(citations) == len(plain["c"]))


def _coverage(plain: Mapping[str, Any]) -> Coverage:
    """What was held then. An older version may have counted less."""
    return Coverage(**{field.name: plain.get(field.name, 0) for field in fields(Coverage)})


def _citations(library: Library, places_of: list[list[int]]) -> dict[int, Citation]:
    """The citations that are still held, word for word, under the numbers they had."""
    held = places(library, [row[0] for row in places_of])
    found: dict[int, Citation] = {}
    for number, (passage_id, start, end, digest) in enumerate(places_of, 1):
        place = held.get(passage_id)
        if place is None or not place.passage.start <= start < end <= place.passage.end:
            continue
        quoted = Quoted(place, start, end)
        if _sum(quoted.text) == digest:
            (cited,) = citations_of([quoted], library.collection)
            found[number] = replace(cited, number=number)
    return found


def _sum(text: str) -> int:
    return zlib.crc32(text.encode())


def _signature(data: bytes, key: bytes) -> bytes:
    return hmac.new(key, data, hashlib.sha256).digest()[:SIGNATURE]


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def _bytes(text: str) -> bytes:
    padded = text.encode("ascii") + b"=" * (-len(text) % 4)
    return base64.b64decode(padded, altchars=b"-_", validate=True)

"""Sentences cut where one decision was run into the next, or into a heading, without a stop."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from corpus.models import Reading
from corpus.parsing.movers import pair_ends
from corpus.parsing.units import Unit

_PROPOSED = re.compile(r"\b[Pp]rop\.$")
_PROPOSER = re.compile(
    r"\b(?:[Pp]rop(?:oser|osed)?|PROPOSED)\b[^.]{0,4}(?:by\s+)?[A-Z][\w\s.’'-]{1,40}$"
)
_SECONDED = re.compile(r"\W*(?:2nd|second(?:er|ed))\b\s*(?:by\b|[:–-])?\s*[A-Z]", re.IGNORECASE)
_MOTION_BEGINS = re.compile(r"\bMOVED\s+BY\s*:")
_MOTION_ENDS = re.compile(r"\bAND\s+THE\s+MOTION\s+(?:WAS\s+)?(?:PASSED|FAILED|CARRIED|LOST)\b")
# "resolved to pay £60 Invoice received from …, resolved to pay"
# "… donated to Talking Books It was proposed by …": the capital alone shows the sentence
_SENTENCE = re.compile(
    r"(?<=[\w)])\s+(?=It\s+was\s+(?:then\s+|also\s+|unanimously\s+)*(?:agreed|AGREED|resolved"
    r"|RESOLVED|decided|proposed)\b|The\s+[Mm]inutes\s+(?:of|were)\b)"
)
_TO_PAY = re.compile(
    r"\b[Rr]esolved\s+(?:not\s+)?to\s+(?:pay|[Ss]ign)\b(?:\s+£\s?[\d.,]*\d)?"
    r"(?:\s+\([^()]{1,60}\))?(?=\s+[A-Z])"
)
# "iv.", "(b)", "20.1", "•" before the first word; "TO APPROVE THE MINUTES The minutes were …"
_POINT = re.compile(r"(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,3}(?:\.\d{1,2})?)[.)]\s+|[•*\\>§-]+\s*)+")
_CAPITAL_TITLE = re.compile(
    r"(?!MOVED|RESOLVED|AGREED|RECOMMENDED)[A-ZÀ-Þ’'&/,:.()-]{2,}\s+(?:(?:[A-ZÀ-Þ\d’'&/,:.()–-]+|\d{1,2}(?:st|nd|rd|th))\s+){2,}"
    r"(?=(?:[A-Z][a-z]|[AI]\s+[a-z]))"
)
# "JS With regard to …": who is to act, from the margin; "Minutes: It was proposed …"
_MARGIN = re.compile(
    r"[A-Z]{2,3}(?:/[A-Z]{2,3})*\s+(?=(?:With|It|The|In|After|A|There|Following)\s)"
    r"|[A-Z][A-Za-z’'/& -]{2,50}:\s+(?=It\s+was|The\s+[Mm]inutes|Minutes\s+of|Proposed|RESOLVED"
    r"|Resolved)"
)
_LONGEST_TITLE = 60  # characters: a title run into its first sentence says what is decided
_SHORTEST = 12  # characters that must be left of a sentence whose title is cut off


def pieces_of(reading: Reading, units: Iterable[Unit]) -> list[Unit]:
    """The sentences, each without its point or title, cut where decisions run into each other."""
    return [piece for unit in _joined(reading, units) for piece in _cut(reading, unit)]


def _joined(reading: Reading, units: Iterable[Unit]) -> Iterator[Unit]:
    """ "It was prop." and "Proposer: A." end no sentence: a name, or "2nd: B.", follows."""
    held: Unit | None = None
    for unit in units:
        if held is None:
            held = unit
        elif _runs_on(held, unit):
            held = replace(held, end=unit.end, text=reading.text[held.start : unit.end])
        else:
            yield held
            held = unit
    if held:
        yield held


def _runs_on(held: Unit, unit: Unit) -> bool:
    if unit.item != held.item or unit.block - held.block > 1:
        return False
    if held.block == unit.block and _PROPOSED.search(held.text):
        return True
    return _SECONDED.match(unit.text) is not None and _PROPOSER.search(held.text) is not None


def _cut(reading: Reading, unit: Unit) -> Iterator[Unit]:
    text, start = unit.text, unit.start
    label = _label_before(reading, unit)
    if label:
        start -= label
        text = reading.text[start : unit.end]
    places = {match.start() for match in _MOTION_BEGINS.finditer(text)}
    places |= {match.end() for match in _MOTION_ENDS.finditer(text)}
    places |= {m.end() for m in _SENTENCE.finditer(text) if m.start() > _LONGEST_TITLE}
    places |= set(pair_ends(text)[:-1])
    payments = [match.end() for match in _TO_PAY.finditer(text)]
    places |= set(payments) if len(payments) > 1 or re.search("esolved", text[-25:]) else set()
    bounds = [0, *sorted(places), len(text)]
    for first, last in pairwise(bounds):
        words = text[first:last]
        if words.strip():
            first += len(words) - len(words.lstrip())
            yield _bare(unit, start + first, start + first + len(words.strip()), words.strip())


def _label_before(reading: Reading, unit: Unit) -> int:
    """The length of "MOVED BY: " where it was taken for the end of a title."""
    before = reading.text[reading.blocks[unit.block].start : unit.start]
    label = re.search(r"\bMOVED\s+BY\s*:\s*(?:[A-Z]\w*\s+){0,2}$", before)
    return len(label[0]) if label else 0


def _bare(unit: Unit, start: int, end: int, text: str) -> Unit:
    for pattern in (_POINT, _CAPITAL_TITLE, _POINT, _MARGIN):
        match = pattern.match(text)
        if match and len(text) - match.end() >= _SHORTEST:
            start, text = start + match.end(), text[match.end() :]
    return replace(unit, start=start, end=end, text=text)

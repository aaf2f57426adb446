"""Which printed numbers of a document number its items: the best run that goes up by one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

# 66  77/21  20/1/CNL  CAB/12  18.09.4  17/064  52  7b  9A  PLA152/24  7.0; "7.1" is a paragraph
NUMBER = re.compile(
    r"(?:\d{1,4}[a-zA-Z]?|\d{1,2}\.0|\d{1,4}/\d{2,4}|\d{2}/\d{1,4}(?:/[A-Z]{2,6}[a-z]?)?"
    r"|\d{1,4}\.\d{1,2}\.\d{1,3}"
    r"|[A-Z]\d{1,4}/\d{2,4}|[A-Z]{2,6}[ /.-]?\d{1,4}(?:/\d{2,4})?)"
)
_LEADING_ZERO = re.compile(r"\b0+(?=\d)")  # one print has 16.03.9 and 16.3.10
_SKIPS = 2  # items may be missing from a print (withdrawn, exempt): at most two in a row
_SKIP_COST = 0.4
_SHORTEST_RUN = 3
_LONG_RUN = 5
_CONVINCES = 0.6
_STRONG = 1.7  # two strong headings are a run as well


@dataclass(frozen=True, slots=True)
class Candidate:
    """A numbered block that may be an item's heading; `weight` says how much it looks like one.

    `heading`, `capitals` and `known` say how it is printed: on a line of its own, in capitals,
    and whether its title is one that councils' agendas repeat.
    """

    block: int
    number: str
    closing: str  # "" or ")"
    weight: float
    heading: bool = False
    capitals: bool = False
    known: bool = False
    title: str = ""


def split_number(printed: str) -> tuple[str, str] | None:
    """A printed number and what closes it: "286." is ("286", "."); "(a)" and "7.1" are None."""
    bare = printed.strip()
    closing = bare[-1] if bare[-1:] in (".", ")", ":") else ""
    bare = bare.rstrip(".):").strip()
    return (bare, ")" if closing == ")" else "") if NUMBER.fullmatch(bare) else None


def items_run(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The heaviest run of candidates in one format whose numbers go up; [] if none convinces."""
    best: dict[tuple[str, int, str], tuple[float, int]] = {}
    scores: list[float] = []
    before: list[int | None] = []
    for index, candidate in enumerate(candidates):
        score, previous = candidate.weight, None
        keys = _keys(candidate)
        for key in keys:
            for earlier, cost in _predecessors(key):
                if earlier in best and best[earlier][0] - cost + candidate.weight >= score:
                    score, previous = best[earlier][0] - cost + candidate.weight, best[earlier][1]
        scores.append(score)
        before.append(previous)
        for key in keys:
            if key not in best or score >= best[key][0]:
                best[key] = (score, index)
    return _convincing(candidates, scores, before)


def _convincing(
    candidates: Sequence[Candidate], scores: Sequence[float], before: Sequence[int | None]
) -> list[Candidate]:
    if not candidates:
        return []
    at: int | None = max(range(len(candidates)), key=lambda index: (scores[index], index))
    run: list[Candidate] = []
    while at is not None:
        run.append(candidates[at])
        at = before[at]
    run.reverse()
    average = sum(each.weight for each in run) / len(run)
    if len(run) >= _SHORTEST_RUN and average >= _CONVINCES:
        return run
    # Paragraphs that begin with an agenda's own words, from the first to the last of them.
    if len(run) >= _LONG_RUN and run[0].number in ("1", "2") and average > 0:
        return run if sum(each.known for each in run) >= _SHORTEST_RUN else []
    return run if len(run) >= 2 and average >= _STRONG else []


def _keys(candidate: Candidate) -> list[tuple[str, int, str]]:
    """One reading for each part that may count up: 77/21 may follow 76/21 or 77/20."""
    number, suffix = candidate.number, ""
    lettered = re.fullmatch(r"(\d{1,4})([a-zA-Z])", number)
    if lettered:
        number, suffix = lettered[1], lettered[2].lower()
    number = _LEADING_ZERO.sub("", number) if "." in number else number
    return [
        (
            f"{number[: part.start()]}#{number[part.end() :]}{candidate.closing}",
            int(part[0]),
            suffix,
        )
        for part in re.finditer(r"\d+", number)
    ]


def _predecessors(key: tuple[str, int, str]) -> list[tuple[tuple[str, int, str], float]]:
    form, value, suffix = key
    if suffix and suffix != "a":
        return [((form, value, chr(ord(suffix) - 1)), 0.0)]
    if suffix:
        return [((form, value, ""), 0.0), ((form, value - 1, ""), 0.0)]
    steps = [((form, value - step, ""), (step - 1) * _SKIP_COST) for step in range(1, _SKIPS + 2)]
    return steps + [((form, value - 1, letter), 0.0) for letter in "abcdef"]

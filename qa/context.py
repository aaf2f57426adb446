"""Few findings are quoted with the sentences around them: their matter is told in several. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from qa.derived import leans_back
from qa.evidence import Evidence
from qa.models import Ledger
from qa.select import RUN_WORDS, Run, ledger_of, runs

FEW = 4  # findings; of more, each is one of many voices, and its own words are enough
VERY_FEW = 2  # findings; the best one's paragraph is told to its end, whoever speaks in it
BEHIND = 3  # further findings at most
LONGER = 2 * RUN_WORDS  # words of a quotation where there are very few


def in_context(found: Sequence[Run], evidence: Sequence[Evidence]) -> list[Run]:
    """The same runs, if they are few with what stands behind and before them in their paragraph.

    Only sentences of the same speaker and ledger, and no longer than any quotation; what another
    run quotes is not quoted again. `evidence` has every sentence of the passages.
    """
    if len(found) > FEW:
        return list(found)
    most = LONGER if len(found) <= VERY_FEW else RUN_WORDS
    made: list[Run] = []
    for at, run in enumerate(found):
        others = [*made, *found[at + 1 :]]
        made.append(_widened(run, evidence, others, most))
    return [*made, *_behind(made[0], made, evidence)] if 0 < len(made) <= VERY_FEW else made


def _behind(best: Run, found: Sequence[Run], evidence: Sequence[Evidence]) -> list[Run]:
    """What others say, or what was decided, further on in the paragraph of the best run.

    Only behind what was said: a decision or a task ends its matter.
    """
    if best.ledger is not Ledger.SAID:
        return []
    passage = best.best.place.passage
    rest = passage.text[best.end - passage.start :].partition("\n")[0]
    further = sorted(
        (e for e in evidence if e.place.passage.passage_id == passage.passage_id
         and best.end <= e.start < best.end + len(rest)),
        key=lambda e: e.start,
    )  # fmt: skip
    left: list[Evidence] = []
    for each in further:
        if ledger_of(each.kind) is Ledger.DECIDED and not leans_back(each.text):
            break  # another matter begins
        if not any(each.start < o.end and o.start < each.end for o in found if _same(o, best)):
            left.append(each)
    return runs(left, limit=BEHIND)


def _widened(
    run: Run, evidence: Sequence[Evidence], others: Sequence[Run], most: int
) -> Run:  # fmt: skip
    passage = run.best.place.passage
    row = sorted(
        (
            e for e in evidence
            if e.place.passage.passage_id == passage.passage_id
            and not any(e.start < o.end and o.start < e.end for o in others if _same(o, run))
        ),
        key=lambda e: e.start,
    )  # fmt: skip
    for each in (e for e in row if e.start >= run.end):
        if not _belongs(run, each, run.end, each.start, run.start, each.end, most):
            break
        run = replace(run, end=each.end)
    for each in reversed([e for e in row if e.end <= run.start]):
        if not _belongs(run, each, each.end, run.start, each.start, run.end, most):
            break
        run = replace(run, start=each.start)
    return run


def _same(one: Run, other: Run) -> bool:
    return one.best.place.passage.passage_id == other.best.place.passage.passage_id


def _belongs(
    run: Run, each: Evidence, gap: int, to: int, start: int, end: int, most: int
) -> bool:  # fmt: skip
    """Whether a sentence beside a run is of its speaker, ledger and paragraph, and fits."""
    passage = run.best.place.passage
    between = passage.text[gap - passage.start : to - passage.start]
    together = passage.text[start - passage.start : end - passage.start]
    return (
        between.strip() == ""
        and "\n" not in between
        and ledger_of(each.kind) == run.ledger
        and each.speaker == run.best.speaker
        and len(together.split()) <= most
    )

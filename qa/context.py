"""Few findings are quoted with the sentences around them: their matter is told in several. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from qa.evidence import Evidence
from qa.select import RUN_WORDS, Run, ledger_of

FEW = 4  # findings; of more, each is one of many voices, and its own words are enough


def in_context(found: Sequence[Run], evidence: Sequence[Evidence]) -> list[Run]:
    """The same runs, if they are few with what stands behind and before them in their paragraph.

    Only sentences of the same speaker and ledger, and no longer than any quotation; what another
    run quotes is not quoted again. `evidence` has every sentence of the passages.
    """
    if len(found) > FEW:
        return list(found)
    made: list[Run] = []
    for at, run in enumerate(found):
        others = [*made, *found[at + 1 :]]
        made.append(_widened(run, evidence, others))
    return made


def _widened(run: Run, evidence: Sequence[Evidence], others: Sequence[Run]) -> Run:
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
        if not _belongs(run, each, run.end, each.start, run.start, each.end):
            break
        run = replace(run, end=each.end)
    for each in reversed([e for e in row if e.end <= run.start]):
        if not _belongs(run, each, each.end, run.start, each.start, run.end):
            break
        run = replace(run, start=each.start)
    return run


def _same(one: Run, other: Run) -> bool:
    return one.best.place.passage.passage_id == other.best.place.passage.passage_id


def _belongs(run: Run, each: Evidence, gap: int, to: int, start: int, end: int) -> bool:
    """Whether a sentence beside a run is of its speaker, ledger and paragraph, and fits."""
    passage = run.best.place.passage
    between = passage.text[gap - passage.start : to - passage.start]
    together = passage.text[start - passage.start : end - passage.start]
    return (
        between.strip() == ""
        and "\n" not in between
        and ledger_of(each.kind) == run.ledger
        and each.speaker == run.best.speaker
        and len(together.split()) <= RUN_WORDS
    )

"""Answers to the sides of a comparison, set beside each other as one answer. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from qa.models import Answer, Citation, Finding, NoAnswer, Question, Searched

Ask = Callable[[Question], Answer | NoAnswer]


def together(question: Question, held: Sequence[Answer], silent: Sequence[str]) -> Answer:
    """Some answers as one, the findings of each in turn, each quotation cited once."""
    numbers: dict[tuple[int, int, int], Citation] = {}
    findings: dict[int, Finding] = {}
    for answer in held:
        cited = {one.number: one for one in answer.citations}
        for finding in answer.findings:
            citation = cited[finding.citation]
            key = (citation.document_id, citation.start, citation.end)
            kept = numbers.setdefault(key, replace(citation, number=len(numbers) + 1))
            findings.setdefault(kept.number, replace(finding, citation=kept.number))
    return Answer(
        question=question,
        answer=None,
        answer_citation=None,
        findings=tuple(findings.values()),
        citations=tuple(numbers.values()),
        searched=_searched(held, silent),
        more=sum(each.more for each in held),
    )


def holds(outer: Citation, inner: Citation) -> bool:
    """Whether one citation contains another."""
    same = outer.document_id == inner.document_id
    return same and outer.start <= inner.start and inner.end <= outer.end


def _searched(held: Sequence[Answer], silent: Sequence[str]) -> Searched:
    gaps = dict.fromkeys(gap for each in held for gap in each.searched.gaps)
    every = [gap for gap in gaps if all(gap in each.searched.gaps for each in held)]
    of_some = [gap for gap in gaps if gap not in every]
    most = max(each.searched.in_scope for each in held)
    return Searched(held[0].searched.coverage, most, (*silent, *every, *of_some))

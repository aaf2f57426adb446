"""Compares one answer, in the shape of `ask --json`, with what a gold question expects. Pure."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from tests.gold.spans import folded, found, said_as

Json: TypeAlias = Mapping[str, Any]

# Classes whose answer is a list: nobody expects it among the first findings.
WIDE = frozenset({"actions", "comparison", "everything", "scope", "timeline"})


def judge(
    gold: Json,
    answer: Json,
    text_of: Callable[[str], str] | None = None,
    *,
    first: int | None = None,
) -> list[str]:
    """The faults of an answer; none means fully right.

    With `text_of`, which gives the text of a document by its gold source, it is also checked that
    every quotation of a document that the gold question names stands in that document. With
    `first`, only that many findings count, as for a reader who does not scroll; a class whose
    answer is a list is read to its end.
    """
    if first is not None and gold["class"] not in WIDE:
        answer = {**answer, "findings": list(_list(answer, "findings"))[:first]}
    if answer.get("outcome") != gold["expect"]:
        return [f"outcome is {answer.get('outcome')!r}, expected {gold['expect']!r}"]
    if gold["expect"] == "no_answer":
        return _refusal_faults(gold, answer)
    return [
        *_citation_faults(answer),
        *_evidence_faults(gold, answer),
        *_source_faults(gold, answer),
        *_ledger_faults(gold, answer),
        *_order_faults(gold, answer),
        *_speaker_faults(gold, answer),
        *_sentence_faults(gold, answer),
        *(_quotation_faults(gold, answer, text_of) if text_of else ()),
    ]


def expected(gold: Json) -> Iterator[Json]:
    """Every stretch that a gold question names, the indispensable ones first."""
    yield from gold.get("must", ())
    yield from gold.get("any", ())
    for group in gold.get("each", ()):
        yield from group


def _refusal_faults(gold: Json, answer: Json) -> list[str]:
    reason = folded(answer.get("reason") or "")
    faults = [] if reason else ["no reason is given"]
    if answer.get("findings") or answer.get("answer"):
        faults.append("something is answered although nothing should be")
    wanted = gold.get("reason_words", ())
    return faults + [f"reason lacks {word!r}" for word in wanted if folded(word) not in reason]


def _citation_faults(answer: Json) -> list[str]:
    """An answer needs findings, and every finding a citation that is there."""
    numbers = {citation["number"] for citation in _list(answer, "citations")}
    findings = _list(answer, "findings")
    faults = [] if findings else ["there is no finding"]
    return faults + [
        f"finding {finding.get('text', '')[:40]!r} has no citation"
        for finding in findings
        if finding.get("citation") not in numbers
    ]


def _evidence_faults(gold: Json, answer: Json) -> list[str]:
    faults = [
        f"missing from {entry['source']}: {said_as(entry)!r}"
        for entry in gold.get("must", ())
        if not _meeting(entry, answer)
    ]
    choices, least = gold.get("any", ()), gold.get("least", 1)
    quoted = sum(bool(_meeting(entry, answer)) for entry in choices)
    if choices and quoted < least:
        wanted = "none" if least == 1 else f"{quoted}, not {least},"
        faults.append(f"{wanted} of the {len(choices)} acceptable passages is quoted")
    return faults + [
        f"nothing from {', '.join(dict.fromkeys(entry['source'] for entry in group))}"
        for group in gold.get("each", ())
        if not any(_meeting(entry, answer) for entry in group)
    ]


def _order_faults(gold: Json, answer: Json) -> list[str]:
    """What happened first is shown before what came of it."""
    if not gold.get("ordered"):
        return []
    findings = _list(answer, "findings")
    places = [
        min((findings.index(one) for entry in group for one in _meeting(entry, answer)), default=-1)
        for group in gold["each"]
    ]
    shown = [place for place in places if place >= 0]
    return [] if shown == sorted(shown) else ["not in the order in which it happened"]


def _source_faults(gold: Json, answer: Json) -> list[str]:
    return [
        f"quotes {source}, which must not be quoted"
        for source in gold.get("must_not", ())
        if any(_is_from(citation, source) for citation in _list(answer, "citations"))
    ]


def _ledger_faults(gold: Json, answer: Json) -> list[str]:
    """Each passage that was asked for and is there stands in the right ledger at least once."""
    wanted = gold.get("ledger")
    if not wanted:
        return []
    met = [(entry, _meeting(entry, answer)) for entry in gold.get("must", ())]
    # Where several passages would do, one of them in the right ledger is enough.
    choices = [one for entry in gold.get("any", ()) for one in _meeting(entry, answer)]
    faults = [
        f"not under {wanted!r}: {said_as(entry)!r}"
        for entry, findings in met
        if findings and not _in_ledger(findings, wanted)
    ]
    if choices and not _in_ledger(choices, wanted):
        faults.append(f"none of the acceptable passages is under {wanted!r}")
    return faults


def _speaker_faults(gold: Json, answer: Json) -> list[str]:
    """The surname decides: titles and initials are written in many ways."""
    if "speaker" not in gold:
        return []
    met = [finding for entry in expected(gold) for finding in _meeting(entry, answer)]
    surname = folded(gold["speaker"]).split()[-1]
    if not met or any(surname in folded(one.get("speaker") or "").split() for one in met):
        return []
    names = sorted({str(one.get("speaker")) for one in met})
    return [f"speaker is {', '.join(names)}, expected {gold['speaker']}"]


def _sentence_faults(gold: Json, answer: Json) -> list[str]:
    words = gold.get("answer_words")
    if not words or _stands_in(folded(words), folded(answer.get("answer") or "")):
        return []
    return [f"answer lacks {words!r}: {answer.get('answer')!r}"]


def _stands_in(words: str, sentence: str) -> bool:
    """Whether words stand in a sentence as they are: "14" neither in 2014 nor in 14.5."""
    before = r"(?<![\w,.])" if words[0].isalnum() else ""
    after = r"(?![\d]|[.,]\d)" if words[-1].isdigit() else r"(?![^\W\d_])"
    return re.search(before + re.escape(words) + after, sentence) is not None


def _quotation_faults(gold: Json, answer: Json, text_of: Callable[[str], str]) -> list[str]:
    sources = dict.fromkeys(entry["source"] for entry in expected(gold))
    return [
        f"not in {source}: {citation['quote'][:60]!r}"
        for source in sources
        for citation in _list(answer, "citations")
        if _is_from(citation, source) and folded(citation["quote"]) not in folded(text_of(source))
    ]


def _meeting(entry: Json, answer: Json) -> list[Json]:
    """The findings that cite a quotation with the expected stretch, from its source or a copy."""
    sources = [entry["source"], *entry.get("also", ())]
    numbers = {
        citation["number"]
        for citation in _list(answer, "citations")
        if any(_is_from(citation, source) for source in sources)
        and found(citation["quote"], entry) is not None
    }
    return [one for one in _list(answer, "findings") if one.get("citation") in numbers]


def _is_from(citation: Json, source: str) -> bool:
    path = "/" + str(citation["source"]).replace("\\", "/").lstrip("/")
    return path.endswith("/" + source)


def _in_ledger(findings: Iterable[Json], ledger: str) -> bool:
    return any(finding.get("ledger") == ledger for finding in findings)


def _list(answer: Json, key: str) -> Sequence[Json]:
    found: Sequence[Json] = answer.get(key) or ()
    return found

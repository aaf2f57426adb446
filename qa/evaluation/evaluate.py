"""Runs the questions of a set through the very pipeline that serves users, and measures it."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from index.models import EVERYTHING, Scope
from index.search import DEPTH, Query, any_words, search
from qa.evaluation.metrics import auroc, interval, mean, ndcg, recall, reciprocal_rank
from qa.evaluation.sets import ANSWERABLE, JudgedQuestion, JudgedSet
from qa.evaluation.shelve import shelved
from qa.gather import gather
from qa.library import Library
from qa.models import Question, Wanted
from qa.reading import read
from qa.rerank import reranked

RANKED = 100  # passages in a ranking, for recall@100


@dataclass(slots=True)
class Result:
    """What one set gave: means, their 95 % intervals, and every question's own figures."""

    name: str
    passages: int
    questions: int
    measures: dict[str, float] = field(default_factory=dict)
    intervals: dict[str, tuple[float, float]] = field(default_factory=dict)
    auroc: dict[str, float] = field(default_factory=dict)
    by_question: list[dict[str, object]] = field(default_factory=list)


def evaluate(
    library: Library, judged: JudgedSet, progress: Callable[[int, int, str], None]
) -> Result:
    """Measure finding, refusing and the choice of the sentence on one set."""
    names = shelved(library.database, judged.passages)
    result = Result(judged.name, len(judged.passages), len(judged.questions))
    columns: dict[str, list[float]] = defaultdict(list)
    strengths: dict[str, list[float]] = defaultdict(list)
    for done, asked in enumerate(judged.questions, 1):
        figures: dict[str, float] = {}
        if asked.relevant:
            figures |= _finding(_ranking(library, asked.text, EVERYTHING, names), asked)
        if asked.kind is not None:
            figures["strength"] = _strength(library, asked.text)
            strengths[asked.kind].append(figures["strength"])
        if (candidates := judged.candidates.get(asked.name)) is not None:
            figures["p@1"] = _first_is_right(library, asked, candidates, names)
        for name, value in figures.items():
            columns[name].append(value)
        result.by_question.append({"question": asked.name, "kind": asked.kind, **figures})
        progress(done, len(judged.questions), f"questions of {judged.name}")
    _summarise(result, columns, strengths)
    return result


def _summarise(
    result: Result, columns: Mapping[str, Sequence[float]],
    strengths: Mapping[str, Sequence[float]],
) -> None:  # fmt: skip
    for name, values in columns.items():
        if name != "strength":
            result.measures[name] = mean(values)
            result.intervals[name] = interval(values)
    for kind in sorted(strengths):
        if kind != ANSWERABLE:
            value = auroc(strengths[ANSWERABLE], strengths[kind])
            if value is not None:
                result.auroc[kind] = value


def _finding(ranking: Sequence[str], asked: JudgedQuestion) -> dict[str, float]:
    return {
        "ndcg@10": ndcg(ranking, asked.relevant),
        "recall@10": recall(ranking, asked.relevant, depth=10),
        "recall@100": recall(ranking, asked.relevant, depth=100),
        "mrr@10": reciprocal_rank(ranking, asked.relevant),
    }


def _ranking(
    library: Library, text: str, scope: Scope, names: Mapping[int, str], limit: int = RANKED
) -> list[str]:
    query = Query(any_words(text), library.encoder.encode_question(text), scope)
    hits = search(library.generation, query, limit=DEPTH)
    return [names[hit.passage_id] for hit in reranked(library, text, hits)[:limit]]


def _first_is_right(
    library: Library, asked: JudgedQuestion, candidates: Sequence[str], names: Mapping[int, str]
) -> float:
    """Whether the best of the given candidates is a right one."""
    wanted = set(candidates)
    scope = Scope(passages=frozenset(number for number, name in names.items() if name in wanted))
    first = _ranking(library, asked.text, scope, names)
    return float(bool(first) and first[0] in asked.relevant)


def _strength(library: Library, text: str) -> float:
    """How strong the best evidence is: what decides between an answer and a refusal.

    With the reader the log-odds that it answers.
    """
    question = Question(text=text, words=text, topic=text, wanted=Wanted.FACT)
    evidence = gather(library, question, EVERYTHING).evidence
    if library.reader is None or not evidence:
        return evidence[0].strength if evidence else 0.0
    return read(library.reader, question, evidence)[0].odds

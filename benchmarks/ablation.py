"""What each ingredient of finding and answering adds: every measure with one of them left out.

    python -m benchmarks.ablation --home HOME [--sample HOME] [--real HOME] [--most N] [--only WORD]

HOME of --home keeps the judged sets once they are encoded; --sample and --real are homes that hold
the minutes already, for our gold questions. What is left out is left out of the same code: by its
parameters, by a stand-in for one engine, or by a setting of its module. An ingredient earns its
place where leaving it out makes a measure worse by more than chance on at least two sets: the
differences come with their 95 % bootstrap intervals over the questions.
"""

import argparse
import importlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from benchmarks.gold import TODAY, Gold, questions
from benchmarks.rankings import FINDING, Ranker
from benchmarks.results import keep
from index.models import EVERYTHING, Scope
from index.words import WordIndex
from qa.ask import answer
from qa.evaluation.metrics import interval, mean, ndcg, recall
from qa.evaluation.sets import JudgedQuestion, JudgedSet
from qa.follow import conversation
from qa.library import Library
from qa.spelling import understood
from qa.thesaurus import Thesaurus
from tests.gold.judge import judge
from web.evaluating import opened_set
from web.opening import open_library
from web.present import ask_json
from web.settings import from_environment

SETS = Path(__file__).parents[2] / "shared" / "eval"
NAMES = ("qmsum-committee", "answerability-squad2", "answer-sentence-squad")
NO_THESAURUS = Thesaurus((), {}, {}, 0)


class NoMeaning:
    """Stands in for an encoder: everything is equally far from every question."""

    def __init__(self, encoder: Any) -> None:
        self.name, self.width, self.is_word = encoder.name, encoder.width, encoder.is_word

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """A row of zeros for each text."""
        return np.zeros((len(texts), self.width), np.float32)

    def encode_question(self, text: str) -> NDArray[np.float32]:  # noqa: ARG002 - its signature
        """Zeros."""
        return np.zeros(self.width, np.float32)


class NoWords:
    """Stands in for the word index: counts as it does, and finds nothing."""

    def __init__(self, words: WordIndex) -> None:
        self._words = words

    def __getattr__(self, name: str) -> Any:
        return getattr(self._words, name)

    def search(self, *_: object, **__: object) -> list[tuple[int, float]]:
        """Nothing."""
        return []


@dataclass(frozen=True, slots=True)
class Without:
    """One ingredient of answering and how it is left out; `settings` are of modules of qa."""

    name: str
    settings: tuple[tuple[str, str, object], ...] = ()
    library: Callable[[Library], Library] = lambda library: library
    repairs: bool = True


def _wordless(library: Library) -> Library:
    words = cast("WordIndex", NoWords(library.generation.words))
    return replace(library, generation=replace(library.generation, words=words))


ANSWERING = (
    Without("as it is"),
    Without("without meaning", library=lambda one: replace(one, encoder=NoMeaning(one.encoder))),
    Without("without words in finding", library=_wordless),
    Without("without the thesaurus", (("topic", "thesaurus", lambda: NO_THESAURUS),)),
    Without("without spelling repair", repairs=False),
    Without("without the passage's meaning for its sentences", (("gather", "OF_PASSAGE", 0.0),)),
    Without("without titles as evidence", (("gather", "UNDER_TITLE", 0.0),)),
    Without("without the words around a sentence", (("evidence", "AROUND", 0.0),)),
    Without("without the test for strange matters", (("gather", "STRANGE_SHARE", 2.0),)),
    Without("without the limit for one item", (("select", "MOST_OF_ITEM", 10_000),
                                               ("ledgers", "MOST_OF_ITEM", 10_000))),
    Without("without putting reports below minutes", (("evidence", "REPORTED", 1.0),)),
    Without("without putting fragments below statements", (("evidence", "STATEMENT_WORDS", 1),)),
    Without("without setting drafts aside",
            library=lambda one: replace(one, set_aside=frozenset())),
)  # fmt: skip


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--home", type=Path, help="keeps the judged sets")
    parser.add_argument("--sample", type=Path, help="a home with the sample minutes")
    parser.add_argument("--real", type=Path, help="a home with the real minutes")
    parser.add_argument("--sets", type=Path, default=SETS)
    parser.add_argument("--most", type=int, default=10**9, help="questions of one set")
    parser.add_argument("--only", default="", help="ingredients with this word in their name")
    given = parser.parse_args()
    for name in NAMES if given.home else ():
        with opened_set(_settings(given.home), given.sets / name, lambda *_: None) as (
            held,
            judged,
        ):
            _kept(name, finding(held, judged, most=given.most, only=given.only), given)
    for name, home in (("sample", given.sample), ("real", given.real)):
        if home is not None:
            golds = questions(name)[: given.most]
            library = open_library(_settings(home))
            found = answering(library, golds, today=TODAY[name], only=given.only)
            _kept(f"gold-{name}", found, given)


def _kept(name: str, figures: dict[str, Any], given: argparse.Namespace) -> None:
    show(name, figures)
    if not given.only:
        keep(f"ablation-{name}", {"questions": _asked(figures), **figures})


def _asked(figures: Mapping[str, Any]) -> int:
    return int(next(iter(figures["as it is"].values()))["questions"])


def finding(library: Library, judged: JudgedSet, *, most: int, only: str = "") -> dict[str, Any]:
    """The measures of a judged set with each ingredient of finding left out."""
    ids = {
        int(number): str(source)
        for number, source in library.database.rows(
            "SELECT passage_id, source FROM passages JOIN documents USING (document_id)"
        )
    }
    asked = [one for one in judged.questions if one.relevant][:most]
    rows: dict[str, dict[str, list[float]]] = {}
    for name, ranker in FINDING.items():
        if only in name or name == "as it is":
            rows[name] = _columns(library, judged, asked, ids, ranker)
    return _compared(rows)


def _columns(
    library: Library, judged: JudgedSet, asked: Sequence[JudgedQuestion],
    ids: Mapping[int, str], ranker: Ranker,
) -> dict[str, list[float]]:  # fmt: skip
    columns: dict[str, list[float]] = {"ndcg@10": [], "recall@10": []}
    for one in asked:
        ranking = [ids[number] for number in ranker(library, one.text, EVERYTHING)]
        columns["ndcg@10"].append(ndcg(ranking, one.relevant))
        columns["recall@10"].append(recall(ranking, one.relevant, depth=10))
        if candidates := set(judged.candidates.get(one.name, ())):
            scope = Scope(passages=frozenset(n for n, name in ids.items() if name in candidates))
            first = ranker(library, one.text, scope)[:1]
            right = bool(first) and ids[first[0]] in one.relevant
            columns.setdefault("p@1", []).append(float(right))
    return columns


def answering(
    library: Library, golds: Sequence[Gold], *, today: date, only: str = ""
) -> dict[str, Any]:
    """How many gold questions are answered fully right with each ingredient left out."""
    rows: dict[str, dict[str, list[float]]] = {}
    for one in ANSWERING:
        if only in one.name or one.name == "as it is":
            with switched(one.settings):
                held = one.library(library)
                rows[one.name] = _judged(held, golds, today=today, repairs=one.repairs)
    return _compared(rows)


def _judged(
    library: Library, golds: Sequence[Gold], *, today: date, repairs: bool
) -> dict[str, list[float]]:
    columns: dict[str, list[float]] = {"right": [], "refused rightly": []}
    for gold in golds:
        said = gold.get("turns") or [gold["question"]]
        question = (
            understood(library, said, today=today)
            if repairs
            else conversation(said, library.known, today=today)
        )
        found = ask_json(answer(library, question), generation="", took_ms=0)
        right = float(not judge(gold, found))
        columns["right"].append(right)
        if gold["expect"] == "no_answer":
            columns["refused rightly"].append(right)
    return columns


@contextmanager
def switched(settings: Sequence[tuple[str, str, object]]) -> Iterator[None]:
    """Modules of qa with some of their settings changed, and as they were afterwards.

    AttributeError for a setting that is not there: what cannot be left out is not measured.
    """
    modules = [importlib.import_module(f"qa.{module}") for module, _, _ in settings]
    before = [getattr(m, name) for m, (_, name, _) in zip(modules, settings, strict=True)]
    try:
        for module, (_, name, value) in zip(modules, settings, strict=True):
            setattr(module, name, value)
        yield
    finally:
        for module, (_, name, _), value in zip(modules, settings, before, strict=True):
            setattr(module, name, value)


def _compared(rows: Mapping[str, Mapping[str, Sequence[float]]]) -> dict[str, Any]:
    """Each measure, and by how much the whole is better than without, with its interval."""
    whole = rows["as it is"]
    return {
        name: {
            measure: {
                "questions": len(values),
                "mean": round(mean(values), 4),
                "lost": round(mean(whole[measure]) - mean(values), 4),
                "interval": [
                    round(end, 4)
                    for end in interval(
                        [w - v for w, v in zip(whole[measure], values, strict=True)]
                    )
                ],
            }
            for measure, values in columns.items()
        }
        for name, columns in rows.items()
    }


def show(name: str, figures: Mapping[str, Any]) -> None:
    """One set as a table: the measure, and what is lost without the ingredient."""
    print(name)
    for ingredient, columns in figures.items():
        cells = [
            f"{m} {c['mean']:.4f} {c['lost']:+.4f} {c['interval']}" for m, c in columns.items()
        ]
        print(f"  {ingredient:<52}", "  ".join(cells), flush=True)


def _settings(home: Path) -> Any:
    return from_environment({**dict(from_environment().environment), "MINUTEBOOK_HOME": str(home)})


if __name__ == "__main__":
    main()

"""How much of what bears on a matter the search for everything lists; what its estimate is worth.

    python -m benchmarks.everything sets|gold|hidden [--home HOME] [--sample HOME] [--real HOME]

HOME of --home keeps the judged sets once they are encoded; --sample and --real are homes that hold
the minutes already. Each measure is made at several thresholds of meaning:

sets    of the passages that judges marked for a question, how many are in the list, how long it
        is, and whether the estimate's upper end covers those that are not
gold    of the stretches that our "everything" questions expect, how many are in a passage listed
hidden  on the real minutes, phrases of the thesaurus whose other names are kept from the search:
        the passages that have one of those are on the matter and known, so that the estimate of
        what is missing can be compared with the number that is
"""

import argparse
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.gold import questions
from benchmarks.results import keep
from index.models import Phrase
from qa.evaluation.sets import JudgedSet
from qa.everything import Everything, Thresholds, everything
from qa.library import Library, places
from qa.search import Look
from qa.thesaurus import thesaurus
from qa.wordings import Wording, Wordings
from tests.gold.judge import expected
from tests.gold.spans import found as stands_in
from web.evaluating import opened_set
from web.opening import open_library
from web.settings import from_environment

SETS = Path(__file__).parents[2] / "shared" / "eval"
NAMES = ("qmsum-committee", "answerability-squad2", "answer-sentence-squad")
NEAR = (0.25, 0.3, 0.35)
LEAST_OWN, LEAST_OTHERS = 5, 3  # passages of a phrase, and of its hidden names
MOST_QUESTIONS = 150  # of one set


@dataclass(frozen=True, slots=True)
class Case:
    """One search with what is known of it: the passages on the matter, and what was listed."""

    relevant: frozenset[int]
    every: Everything

    @property
    def listed(self) -> frozenset[int]:
        """The passages in the list."""
        return frozenset(match.hit.passage_id for match in self.every.matches)


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("measure", choices=("sets", "gold", "hidden"))
    parser.add_argument("--home", type=Path, help="keeps the judged sets (for sets)")
    parser.add_argument("--sample", type=Path, help="has the sample minutes (for gold)")
    parser.add_argument("--real", type=Path, help="has the real minutes (for gold, hidden)")
    parser.add_argument("--sets", type=Path, default=SETS)
    given = parser.parse_args()
    figures: dict[str, Any] = {}
    for name, row in _measured(given):
        figures[name] = row
        print(name, row, flush=True)
    keep(f"everything-{given.measure}", figures)


def _measured(given: argparse.Namespace) -> Iterator[tuple[str, Any]]:
    if given.measure == "sets":
        for name in NAMES:
            folder = given.sets / name
            with opened_set(_settings(given.home), folder, lambda *_: None) as (held, judged):
                for near in NEAR:
                    yield f"{name} {near}", table(list(_judged(held, judged, near)))
        return
    homes = {"sample": given.sample, "real": given.real}
    for name, home in homes.items() if given.measure == "gold" else [("real", given.real)]:
        if home is not None:
            library = open_library(_settings(home))
            for near in NEAR:
                yield (
                    f"{name} {near}",
                    (
                        gold(library, name, near)
                        if given.measure == "gold"
                        else table(list(_hidden(library, near)))
                    ),
                )


def table(cases: Sequence[Case]) -> dict[str, float | int | None]:
    """What some searches listed, and how often the estimate covers what they did not."""
    missed = [len(case.relevant - case.listed) for case in cases]
    given = [
        (case.every.estimate, missing)
        for case, missing in zip(cases, missed, strict=True)
        if case.every.estimate.most is not None
    ]
    wanted = sum(len(case.relevant) for case in cases)
    covered = sum(1 for estimate, missing in given if missing <= (estimate.most or 0))
    return {
        "searches": len(cases),
        "recall": round(1 - sum(missed) / wanted, 4) if wanted else None,
        "recall by search": round(
            statistics.mean(1 - m / len(c.relevant) for c, m in zip(cases, missed, strict=True)), 4
        ),
        "listed, middle": statistics.median(len(case.listed) for case in cases),
        "in scope": max(len(case.every.matches) + len(case.every.left) for case in cases),
        "estimates given": len(given),
        "covered": round(covered / len(given), 4) if given else None,
        "missing, mean": round(statistics.mean(missed), 2),
        "likely, middle": statistics.median(e.likely or 0.0 for e, _ in given) if given else None,
        "most, middle": statistics.median(e.most or 0 for e, _ in given) if given else None,
    }


def gold(library: Library, name: str, near: float) -> dict[str, Any]:
    """Our own "everything" questions: how many of the stretches they expect are listed."""
    there, asked, lengths = 0, 0, []
    for one in questions(name):
        if one["class"] != "everything":
            continue
        every = everything(library, Look(one["question"]), Thresholds(near=near))
        held = places(library, [match.hit.passage_id for match in every.matches])
        lengths.append(len(every.matches))
        for entry in expected(one):
            asked += 1
            there += any(
                _is_of(place.document.source, entry)
                and stands_in(f"{place.item.title}\n{place.passage.text}", entry)
                for place in held.values()
            )
    return {"stretches": asked, "listed": there, "passages listed": lengths}


def _is_of(source: str, entry: Mapping[str, Any]) -> bool:
    names = (entry["source"], *entry.get("also", ()))
    return any(f"/{source}".endswith(f"/{name}") for name in names)


def _judged(library: Library, judged: JudgedSet, near: float) -> Iterator[Case]:
    ids = {
        str(source): int(number)
        for number, source in library.database.rows(
            "SELECT passage_id, source FROM passages JOIN documents USING (document_id)"
        )
    }
    asked = [one for one in judged.questions if one.relevant]
    for one in asked[:MOST_QUESTIONS]:
        every = everything(library, Look(one.text), Thresholds(near=near))
        yield Case(frozenset(ids[name] for name in one.relevant if name in ids), every)


def _hidden(library: Library, near: float) -> Iterator[Case]:
    words = library.generation.words
    for group in thesaurus().groups:
        having = {
            phrase: frozenset(
                number for number, _ in words.search(Phrase(phrase, "text"), limit=words.size)
            )
            for phrase in group
        }
        whole = frozenset().union(*having.values())
        for phrase, own in having.items():
            if len(own) >= LEAST_OWN and len(whole - own) >= LEAST_OTHERS:
                alone = Wordings((Wording(phrase, 1.0),), ())
                every = everything(library, Look(phrase), Thresholds(near=near), alone)
                yield Case(whole, every)


def _settings(home: Path) -> Any:
    return from_environment({**dict(from_environment().environment), "MINUTEBOOK_HOME": str(home)})


if __name__ == "__main__":
    main()

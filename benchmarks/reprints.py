"""Which of real minutes are taken for prints of the same meeting, of all pairs of files.

    python -m benchmarks.reprints

Every pair that is alike by its words is printed with what the facts make of it, so that a person
can see whether it is right. The minutes are in ../shared/minutes and no part of the repository.
"""

from itertools import combinations

from benchmarks.results import keep
from corpus.errors import Unreadable
from corpus.likeness import SAME, SHORTEST, Shingles, shared, shingles_of, words_of
from corpus.models import Header
from corpus.names import name_key
from corpus.parse import parse_file
from tests.gold.labels.measure import MINUTES

_NEAR = 0.4  # pairs from here on are printed too, to see how far the others stay away


def main() -> None:
    """Compare every readable file with every other, print what is near, and keep the counts."""
    held: dict[str, tuple[Header, Shingles]] = {}
    for path in sorted(path for path in MINUTES.rglob("*") if path.is_file()):
        try:
            parsed = parse_file(path.name, path.read_bytes())
        except Unreadable:
            continue
        text = parsed.reading.text
        long_enough = len(words_of(text)) >= SHORTEST
        held[str(path.relative_to(MINUTES))] = (
            parsed.header,
            shingles_of(text if long_enough else ""),
        )
    alike = linked = 0
    for (one, (a, mine)), (other, (b, its)) in combinations(held.items(), 2):
        share = shared(mine, its)
        if share < _NEAR:
            continue
        verdict = "apart" if share < SAME else "print" if _agree(a, b) else "other facts"
        alike += share >= SAME
        linked += verdict == "print"
        print(f"{share:.2f} {verdict:11} {one} | {other}")
    pairs = len(held) * (len(held) - 1) // 2
    counts = {"files": len(held), "pairs": pairs, "alike": alike, "linked": linked}
    print(", ".join(f"{count} {name}" for name, count in counts.items()))
    print("kept in", keep("reprints", counts).name)


def _agree(one: Header, other: Header) -> bool:
    """Whether no fact that both have differs; packs, which bear another day, are not looked for."""
    pairs = ((one.council, other.council), (one.committee, other.committee), (one.date, other.date))
    return all(a is None or b is None or name_key(a.value) == name_key(b.value) for a, b in pairs)


if __name__ == "__main__":
    main()

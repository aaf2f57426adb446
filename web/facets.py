"""What a search's results can be narrowed by: values with their counts. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

REASON = "reason"  # of a search that must miss nothing: why each result is there
GROUPS = (REASON, "council", "committee", "year", "kind", "speaker", "outcome")
SHOWN = 12  # values of one group on the page, the most frequent


@dataclass(frozen=True, slots=True)
class Row:
    """One result with its values in every group; several speakers or outcomes are possible."""

    passage_id: int
    date: str | None
    values: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The values chosen in each group; within a group any of them will do."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def has(self, group: str, value: str) -> bool:
        """Whether a value was chosen."""
        return value in self.values.get(group, ())

    def admitted(self, rows: Iterable[Row], *, but: str = "") -> list[Row]:
        """The results that have a chosen value in every group, one group left aside."""
        if not any(wanted for group, wanted in self.values.items() if group != but):
            return list(rows)
        return [row for row in rows if self.admits(row, but=but)]

    def admits(self, row: Row, *, but: str = "") -> bool:
        """Whether a result has a chosen value in every group, one group left aside."""
        return all(
            group == but or not wanted or not set(wanted).isdisjoint(row.values.get(group, ()))
            for group, wanted in self.values.items()
        )


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a group: how many results it leaves, and whether it is chosen."""

    name: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One group with the values that can still be chosen."""

    group: str
    values: tuple[Value, ...]


def counted(rows: Iterable[Row], chosen: Chosen) -> list[Facet]:
    """Every group that can narrow, counted as if nothing were chosen in itself."""
    held = list(rows)
    found = []
    for group in GROUPS:
        admitted = chosen.admitted(held, but=group)
        counts = Counter(chain.from_iterable([row.values.get(group, ()) for row in admitted]))
        values = _values(counts, group, chosen)
        if len(values) > 1 or any(value.chosen for value in values):
            found.append(Facet(group, values))
    return found


def _values(counts: Counter[str], group: str, chosen: Chosen) -> tuple[Value, ...]:
    by: Callable[[tuple[str, int]], tuple[object, ...]] = (
        (lambda pair: (-int(pair[0]),)) if group == "year" else (lambda pair: (-pair[1], pair[0]))
    )
    names = sorted(counts.items(), key=by)
    wanted: Sequence[str] = chosen.values.get(group, ())
    kept = names[:SHOWN] + [pair for pair in names[SHOWN:] if pair[0] in wanted]
    kept += [(name, 0) for name in wanted if name not in counts]
    return tuple(Value(name, count, name in wanted) for name, count in kept)

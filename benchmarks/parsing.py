"""How much of real minutes the parser reads as a person does, by field and by source.

    python -m benchmarks.parsing [--faults]

The labels are in tests/gold/labels, written by reading; the minutes are in ../shared/minutes and
no part of the repository.
"""

import argparse

from benchmarks.results import keep
from tests.gold.labels.measure import (
    Mark,
    Table,
    f1,
    label_files,
    marks_of,
    parsed,
    read_labels,
    table,
)
from tests.gold.labels.people import people_marks
from tests.gold.labels.registers import register_marks


def main() -> None:
    """Compare every label with its document, print the table, and keep it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--faults", action="store_true", help="say what is wrong with each")
    arguments = parser.parse_args()
    labels = read_labels(label_files())
    marks: list[Mark] = []
    for label in labels:
        document = parsed(label["source"])
        marks += [*marks_of(label, document), *register_marks(label, document)]
        marks += people_marks(label, document)
    figures = table(marks)
    means = f1(figures)
    show(figures)
    print("F1:", ", ".join(f"{field} {value}" for field, value in means["all"].items()))
    if arguments.faults:
        for mark in sorted(marks, key=lambda mark: mark.field):
            if not mark.right:
                print(f"{mark.field} | {mark.source} | {mark.fault}")
    print(f"{len(labels)} documents, {len(marks)} comparisons")
    kept = {"documents": len(labels), "right_of": figures, "f1": means}
    print("kept in", keep("parsing", kept).name)


def show(figures: Table) -> None:
    """One row a field, one column a folder, right/all in each."""
    folders = list(figures)
    print(" " * 22, *(f"{folder:>11}" for folder in folders))
    for field in figures["all"]:
        cells = (figures[folder].get(field) for folder in folders)
        shown = (f"{cell[0]}/{cell[1]}" if cell else "-" for cell in cells)
        print(f"{field:22}", *(f"{cell:>11}" for cell in shown))


if __name__ == "__main__":
    main()

"""Tables for a spreadsheet. Pure."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

# A spreadsheet runs a cell that begins with one of these.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def table(
    columns: Sequence[str], rows: Iterable[Mapping[str, object]], *, line_end: str = "\r\n"
) -> str:
    """Rows as CSV under a heading; no cell can be run as a formula.

    Spreadsheets and RFC 4180 want the line end as it is; a terminal wants its own.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=line_end)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in columns])
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value

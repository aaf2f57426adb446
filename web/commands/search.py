"""minutebook search: find passages by words and by meaning."""

import csv
import io
import json
import time

import click

from qa.search import Found, Look, Results, search_passages
from web.asked import filters, scope_for, searched_for
from web.cli import settings_of
from web.ledgers import counted, day, listed_or
from web.opening import open_library
from web.present import hit_json, search_json
from web.text import one_line

COLUMNS = (
    "number", "score", "council", "committee", "meeting_date", "item_number", "item_title",
    "paragraph", "page", "status", "quote", "source", "url", "source_url", "document_id",
    "passage_id", "why",
)  # fmt: skip
# A spreadsheet runs a cell that begins with one of these.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@click.command("search")
@click.argument("query")
@click.option("--exact", is_flag=True, help="The words side by side, as one phrase.")
@click.option("--all", "everything", is_flag=True, help="Every passage that is found.")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(min=1), help="At most.")
@click.option("--council", help="Only this council.")
@click.option("--committee", help="Only this committee.")
@click.option("--from", "date_from", help="Meetings from this date on, as YYYY-MM-DD.")
@click.option("--to", "date_to", help="Meetings up to this date, as YYYY-MM-DD.")
@click.option("--json", "as_json", is_flag=True, help="Print exactly one JSON value.")
@click.option("--csv", "as_csv", is_flag=True, help="Print a table for a spreadsheet.")
@click.pass_context
def command(
    ctx: click.Context, query: str, exact: bool, everything: bool, limit: int,
    council: str | None, committee: str | None, date_from: str | None, date_to: str | None,
    as_json: bool, as_csv: bool,
) -> None:  # fmt: skip
    """Find passages for some words, quoted phrases or operators such as AND, OR and NOT."""
    if as_json and as_csv:
        raise click.UsageError("Choose one of --json and --csv.")
    library = open_library(settings_of(ctx))
    started = time.perf_counter()
    given = filters(
        library, council=council, committee=committee, date_from=date_from, date_to=date_to
    )
    look = Look(searched_for(query), scope_for(library, given), exact)
    wanted = max(library.generation.words.size, 1) if everything else limit
    results = search_passages(library, look, limit=wanted, deep=everything)
    took_ms = round((time.perf_counter() - started) * 1000)
    name = library.generation.manifest.generation
    if as_json:
        shown = search_json(results, generation=name, took_ms=took_ms)
        click.echo(json.dumps(shown, ensure_ascii=False))
    else:
        click.echo(table(results) if as_csv else "\n".join(lines(results)))


def lines(results: Results) -> list[str]:
    """Results to be read in a terminal."""
    notes = [f"note: {note}" for note in results.notes]
    found = [line for one in results.found for line in (*_entry(one), "")]
    return [*notes, f"{counted(results.total, 'passage')} found", "", *found]


def _entry(found: Found) -> list[str]:
    c = found.citation
    who = listed_or([c.council, c.committee], "council not stated")
    item = " ".join(filter(None, (c.item_number, one_line(c.item_title))))
    return [
        f"[{c.number}] {who}, {day(c.meeting_date)}" + (f", {item}" if item else ""),
        f"    “{one_line(c.quote)}”",
        f"    document {c.document_id}, {c.source}" + (f", page {c.page}" if c.page else ""),
    ]


def table(results: Results) -> str:
    """Results as CSV with a heading; no cell can be run as a formula."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for found in results.found:
        row = {**hit_json(found), "why": "; ".join(found.why)}
        writer.writerow({name: _safe(row[name]) for name in COLUMNS})
    return out.getvalue().rstrip("\n")


def _safe(value: object) -> object:
    if not isinstance(value, str):
        return value
    return f"'{value}" if value.startswith(FORMULA_STARTS) else value

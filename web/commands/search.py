"""minutebook search: find passages by words and by meaning."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass

import click

from qa.everything import Everything, Thresholds, band, everything, page_of, sample
from qa.highlight import sought
from qa.library import Library
from qa.search import Found, Look, Results, search_passages, shown
from web import thorough
from web.asked import filters, scope_for, searched_for
from web.cli import settings_of
from web.clock import utc_now
from web.ledgers import counted, day, listed_or
from web.opening import open_library
from web.present import Json, hit_json, search_json
from web.tables import table
from web.text import one_line

COLUMNS = (
    "number", "score", "council", "committee", "meeting_date", "item_number", "item_title",
    "paragraph", "page", "status", "quote", "source", "url", "source_url", "document_id",
    "passage_id", "why",
)  # fmt: skip
DEFAULT = Thresholds()


@dataclass(frozen=True, slots=True)
class Page:
    """Which of the results to print, in which form; `limit` is None for all there are."""

    limit: int | None
    offset: int
    as_json: bool
    as_csv: bool


@click.command("search")
@click.argument("query")
@click.option("--exact", is_flag=True, help="The words side by side, as one phrase.")
@click.option("--all", "all_of_them", is_flag=True, help="Miss nothing: all that matches, and why.")
@click.option("--limit", type=click.IntRange(min=1), help="At most; 10, or with --all no limit.")
@click.option("--offset", default=0, type=click.IntRange(min=0), help="Leave out the first.")
@click.option(
    "--near",
    default=DEFAULT.near,
    show_default=True,
    type=click.FloatRange(-1, 1),
    help="With --all: the cosine from which a passage is near in meaning.",
)
@click.option(
    "--part",
    default=DEFAULT.part,
    show_default=True,
    type=click.FloatRange(0, 1),
    help="With --all: the share of the words' weight that a passage must have.",
)
@click.option(
    "--sample",
    "to_sample",
    default=0,
    type=click.IntRange(min=0),
    help="With --all: so many passages drawn from just below, to judge what is missed.",
)
@click.option("--council", help="Only this council.")
@click.option("--committee", help="Only this committee.")
@click.option("--from", "date_from", help="Meetings from this date on, as YYYY-MM-DD.")
@click.option("--to", "date_to", help="Meetings up to this date, as YYYY-MM-DD.")
@click.option("--json", "as_json", is_flag=True, help="Print exactly one JSON value.")
@click.option("--csv", "as_csv", is_flag=True, help="Print a table for a spreadsheet.")
@click.pass_context
def command(
    ctx: click.Context, query: str, exact: bool, all_of_them: bool, limit: int | None, offset: int,
    near: float, part: float, to_sample: int, council: str | None, committee: str | None,
    date_from: str | None, date_to: str | None, as_json: bool, as_csv: bool,
) -> None:  # fmt: skip
    """Find passages for some words, quoted phrases or operators such as AND, OR and NOT."""
    if as_json and as_csv:
        raise click.UsageError("Choose one of --json and --csv.")
    library = open_library(settings_of(ctx))
    started = time.perf_counter()
    given = {"council": council, "committee": committee, "date_from": date_from, "date_to": date_to}
    look = Look(searched_for(query), scope_for(library, filters(library, **given)), exact)
    page = Page(limit, offset, as_json, as_csv)
    if all_of_them:
        every = everything(library, look, Thresholds(near, part))
        _print_everything(library, every, page, given, to_sample, started)
        return
    results = search_passages(library, look, limit=limit or 10, offset=offset)
    if as_json:
        name = library.generation.manifest.generation
        shown_json = search_json(results, generation=name, took_ms=_since(started))
        click.echo(json.dumps(shown_json, ensure_ascii=False))
    elif as_csv:
        rows = ({**hit_json(one), "why": "; ".join(one.why)} for one in results.found)
        click.echo(table(COLUMNS, rows, line_end="\n"), nl=False)
    else:
        click.echo("\n".join(lines(results)))


def _print_everything(
    library: Library, every: Everything, page: Page, given: Mapping[str, str | None],
    to_sample: int, started: float,
) -> None:  # fmt: skip
    limit = page.limit or len(every.matches)
    results = page_of(library, every, every.matches, limit=limit, offset=page.offset)
    at = utc_now()
    drawn = _sampled(library, every, to_sample) if to_sample else None
    if page.as_json:
        found = thorough.everything_json(
            library, every, results, at=at, given=given, took_ms=_since(started)
        )
        click.echo(json.dumps({**found, "sample": drawn}, ensure_ascii=False))
        return
    if page.as_csv:
        rows = thorough.csv_rows(library, every, results, at=at)
        click.echo(table(thorough.COLUMNS, rows, line_end="\n"), nl=False)
        click.echo("\n".join(thorough.lines(every)), err=True)  # a table holds nothing but rows
        return
    click.echo("\n".join([*lines(results), *thorough.lines(every)]))
    for one in drawn["hits"] if drawn else ():
        click.echo(f"below: “{one_line(one['quote'])}” (document {one['document_id']})")


def _sampled(library: Library, every: Everything, size: int) -> Json:
    hits = sample(library, every, size)
    found = shown(library, hits, sought(every.query), every.look.text)
    return thorough.sample_json(every, found, hits, of=len(band(every)))


def _since(started: float) -> int:
    return round((time.perf_counter() - started) * 1000)


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

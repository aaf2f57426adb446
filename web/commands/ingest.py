"""minutebook ingest: load files or folders of minutes."""

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

import click

from corpus.ingest import Report
from corpus.sidecar import GivenFacts
from web.cli import settings_of
from web.opening import PUBLIC
from web.progress import Progress
from web.wiring import ingest_files

ANY_PATH = click.Path(path_type=Path, readable=False)  # what cannot be read is refused by itself
REFUSED = 3  # the exit code when some files were refused


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True, type=ANY_PATH)
@click.option("--council", help="The council, where the text does not state it.")
@click.option("--committee", help="The committee, where the text does not state it.")
@click.option("--date", help="The meeting's date as YYYY-MM-DD, where the text does not state it.")
@click.option("--collection", default=PUBLIC, show_default=True, help="Where to put them.")
@click.option("--json", "as_json", is_flag=True, help="Print exactly one JSON value.")
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], council: str | None, committee: str | None,
    date: str | None, collection: str, as_json: bool,
) -> None:  # fmt: skip
    """Load files or folders of minutes; what is unchanged costs nothing.

    A file that cannot be read is recorded and reported, and stops nothing else.
    """
    given = GivenFacts(council=council, committee=committee, date=date)
    started, progress = time.monotonic(), Progress(sys.stderr)
    report = ingest_files(settings_of(ctx), paths, given, collection, progress)
    progress.close()
    seconds = round(time.monotonic() - started, 2)
    if as_json:
        click.echo(json.dumps({**asdict(report), "seconds": seconds}))
    else:
        click.echo(summary(report, seconds))
    ctx.exit(REFUSED if report.refused else 0)


def summary(report: Report, seconds: float) -> str:
    """What became of the files, in a few lines of plain English."""
    lines = [
        f"{report.added} added, {report.updated} updated, {report.unchanged} unchanged, "
        f"{report.duplicates} duplicates, {len(report.refused)} refused in {seconds} s",
        f"{report.items} items, {report.passages} passages, {report.decisions} decisions",
    ]
    lines += [f"warning  {w['path']}: {w['warning']}" for w in report.warnings]
    lines += [f"refused  {r['path']}: {r['reason']} {r['remedy']}" for r in report.refused]
    return "\n".join(lines)

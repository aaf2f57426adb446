"""minutebook sync: fetch new minutes from a ModernGov site and load them."""

import json
import sys
import time
from dataclasses import asdict
from datetime import date, datetime

import click

from web.cli import settings_of
from web.commands.ingest import REFUSED, summary
from web.progress import Progress
from web.syncing import REPORTED, Synced, Wanted, sync_site
from web.wiring import PUBLIC

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command("sync")
@click.argument("base_url")
@click.option("--since", type=DAY, help="The first day of meetings to fetch; all without it.")
@click.option("--council", help="The council, where its site does not state it.")
@click.option("--collection", default=PUBLIC, show_default=True, help="Where to put them.")
@click.option("--json", "as_json", is_flag=True, help="Print exactly one JSON value.")
@click.pass_context
def command(
    ctx: click.Context, base_url: str, since: datetime | None, council: str | None,
    collection: str, as_json: bool,
) -> None:  # fmt: skip
    """Fetch new minutes from a council's ModernGov site at BASE_URL and load them.

    Waits a second between requests and does what robots.txt asks, so the first time takes long.
    It can be stopped, and run again to go on. The next time only what is new is fetched, with
    four weeks back, because minutes appear late.
    """
    day: date | None = since.date() if since else None
    started, progress = time.monotonic(), Progress(sys.stderr)
    synced = sync_site(settings_of(ctx), Wanted(base_url, day, council), collection, progress)
    progress.close()
    seconds = round(time.monotonic() - started, 2)
    click.echo(json.dumps(as_value(synced, seconds)) if as_json else in_words(synced, seconds))
    ctx.exit(REFUSED if synced.of("failed") or synced.report.refused else 0)


def as_value(synced: Synced, seconds: float) -> dict[str, object]:
    """What `ingest --json` says of the files, and `fetched` with what was done on the site."""
    fetched = {
        "requests": synced.requests,
        **{name.replace(" ", "_"): count for name, count in sorted(synced.counts.items())},
        "meetings": [asdict(outcome) for outcome in synced.outcomes],
    }
    return {**asdict(synced.report), "fetched": fetched, "seconds": seconds}


def in_words(synced: Synced, seconds: float) -> str:
    """What was fetched, what became of the files, and what did not go well."""
    counts = ", ".join(f"{count} {name}" for name, count in sorted(synced.counts.items()))
    lines = [f"{synced.requests} requests; meetings: {counts or 'none looked at'}"]
    lines += [
        f"{each.outcome:<8} {each.what} ({each.url}): {each.reason} {each.remedy}"
        for each in synced.outcomes
        if each.outcome in REPORTED
    ]
    return "\n".join([*lines, summary(synced.report, seconds)])

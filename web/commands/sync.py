"""minutebook sync: fetch new minutes from a council's site or a named source, and load them."""

import json
import sys
import time
from dataclasses import asdict, replace
from datetime import datetime

import click

from web.cli import settings_of
from web.commands.ingest import REFUSED, summary
from web.opening import PUBLIC
from web.progress import Progress
from web.sources import SYSTEMS, read_sources
from web.syncing import REPORTED, Synced, sync_source

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command("sync")
@click.argument("source")
@click.option(
    "--since", type=DAY,
    help="The first day of meetings to fetch; two years back without it, the first time.",
)  # fmt: skip
@click.option("--council", help="The council, where its site does not state it.")
@click.option("--system", type=click.Choice(SYSTEMS), help="The site's, if its address is silent.")
@click.option("--collection", default=PUBLIC, show_default=True, help="Where to put them.")
@click.option("--json", "as_json", is_flag=True, help="Print exactly one JSON value.")
@click.pass_context
def command(
    ctx: click.Context, source: str, since: datetime | None, council: str | None,
    system: str | None, collection: str, as_json: bool,
) -> None:  # fmt: skip
    """Fetch new minutes from SOURCE and load them.

    SOURCE is the address of a council's ModernGov or CMIS site, or the name of a source in
    sources.toml of the home folder (a site, or a folder with metadata.csv or metadata.json).

    Waits a second between requests and does what robots.txt asks, so the first time takes long:
    the newest minutes come first, two years back or to --since. It can be stopped, and run again
    to go on. The next time only what is new is fetched, with four weeks back, because minutes
    appear late.
    """
    settings = settings_of(ctx)
    wanted = read_sources(settings.home).find(source)
    wanted = replace(
        wanted, since=since.date() if since else wanted.since, council=council or wanted.council,
        system=system or wanted.system,
    )  # fmt: skip
    started, progress = time.monotonic(), Progress(sys.stderr)
    synced = sync_source(settings, wanted, collection, progress)
    progress.close()
    seconds = round(time.monotonic() - started, 2)
    click.echo(json.dumps(as_value(synced, seconds)) if as_json else in_words(synced, seconds))
    ctx.exit(REFUSED if synced.of("failed") or synced.report.refused else 0)


def as_value(synced: Synced, seconds: float) -> dict[str, object]:
    """What `ingest --json` says of the files, and `fetched` with what was done on the site."""
    fetched = {
        "requests": synced.requests,
        "since": synced.since,
        **{name.replace(" ", "_"): count for name, count in sorted(synced.counts.items())},
        "meetings": [
            {**asdict(outcome), "loaded": synced.loaded(outcome)} for outcome in synced.outcomes
        ],
    }
    return {**asdict(synced.report), "fetched": fetched, "seconds": seconds}


def in_words(synced: Synced, seconds: float) -> str:
    """What was fetched, what became of the files, and what did not go well."""
    counts = ", ".join(f"{count} {name}" for name, count in sorted(synced.counts.items()))
    span = f" since {synced.since}" if synced.since else ""
    lines = [f"{synced.requests} requests; meetings{span}: {counts or 'none looked at'}"]
    lines += [
        f"{each.outcome:<8} {each.what} ({each.url}): {each.reason} {each.remedy}"
        for each in synced.outcomes
        if each.outcome in REPORTED
    ]
    return "\n".join([*lines, summary(synced.report, seconds)])

"""minutebook check: verify the record, the originals and the search index."""

import json
import sys

import click

from web.cli import settings_of
from web.opening import PUBLIC
from web.progress import Progress
from web.wiring import problems, publish_collection


@click.command("check")
@click.option("--repair", is_flag=True, help="Make the search index again if it is at fault.")
@click.option("--collection", default=PUBLIC, show_default=True, help="What to check.")
@click.option("--json", "as_json", is_flag=True, help="Print exactly one JSON value.")
@click.pass_context
def command(ctx: click.Context, repair: bool, collection: str, as_json: bool) -> None:
    """Verify every byte that answers rest on. Exit 1 if something is wrong."""
    settings = settings_of(ctx)
    found = problems(settings, collection)
    repaired = bool(found and repair)
    if repaired:
        progress = Progress(sys.stderr)
        publish_collection(settings, collection, progress)
        progress.close()
        found = problems(settings, collection)
    if as_json:
        click.echo(json.dumps({"problems": found, "repaired": repaired and not found}))
    else:
        click.echo("\n".join(found) if found else "Everything is as it should be.")
        if found and not repair:
            click.echo("Try: minutebook check --repair", err=True)
    ctx.exit(1 if found else 0)

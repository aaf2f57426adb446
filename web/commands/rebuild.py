"""minutebook rebuild: make the search index again from the record."""

import json
import sys
import time

import click

from web.cli import settings_of
from web.opening import PUBLIC
from web.progress import Progress
from web.wiring import encode_again, publish_collection


@click.command("rebuild")
@click.option("--encode", is_flag=True, help="Encode every passage again too (new encoder).")
@click.option("--collection", default=PUBLIC, show_default=True, help="What to rebuild.")
@click.option("--json", "as_json", is_flag=True, help="Print exactly one JSON value.")
@click.pass_context
def command(ctx: click.Context, encode: bool, collection: str, as_json: bool) -> None:
    """Make the search index again from the record; the record is not touched."""
    settings, progress, started = settings_of(ctx), Progress(sys.stderr), time.monotonic()
    if encode:
        encode_again(settings, collection, progress)
    manifest = publish_collection(settings, collection, progress)
    progress.close()
    seconds = round(time.monotonic() - started, 2)
    passages = manifest.passages if manifest else 0
    generation = manifest.generation if manifest else None
    if as_json:
        click.echo(json.dumps({"generation": generation, "passages": passages, "seconds": seconds}))
    else:
        click.echo(f"{passages} passages indexed in {seconds} s ({generation})")

"""minutebook erase: remove a document and every trace of it."""

import json
import sys

import click

from web.cli import settings_of
from web.opening import PUBLIC
from web.progress import Progress
from web.wiring import erase


@click.command("erase")
@click.argument("document", type=int)
@click.option("--collection", default=PUBLIC, show_default=True, help="Where it is.")
@click.option("--yes", is_flag=True, help="Do not ask for confirmation.")
@click.option("--json", "as_json", is_flag=True, help="Print exactly one JSON value.")
@click.pass_context
def command(ctx: click.Context, document: int, collection: str, yes: bool, as_json: bool) -> None:
    """Remove DOCUMENT (its number) with all its versions, from every file that is kept here.

    Backups made earlier still hold it. What remains is an entry in the audit log that a document
    was erased, without its name.
    """
    if not yes and not as_json:
        click.confirm(f"Erase document {document} for good?", abort=True, err=True)
    progress = Progress(sys.stderr)
    source = erase(settings_of(ctx), document, collection, progress)
    progress.close()
    if as_json:
        click.echo(json.dumps({"erased": document, "source": source}))
    else:
        click.echo(f"Erased document {document} ({source}).")

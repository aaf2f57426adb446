"""minutebook actions: list what is still to be done."""

import json

import click

from corpus.errors import BadRequest
from corpus.sidecar import ISO_DATE
from corpus.store.actions import recorded_actions
from web.cli import settings_of
from web.commands.meetings import heading
from web.opening import open_record
from web.present import Json
from web.registered import ACTION_COLUMNS, action_json
from web.tables import table
from web.text import one_line


@click.command("actions")
@click.option("--council", help="Only those of this council.")
@click.option("--owner", help="Only those of whom this is part of the name.")
@click.option("--due-by", metavar="YYYY-MM-DD", help="Only those with a deadline up to this day.")
@click.option("--all", "done", is_flag=True, help="Also those that the minutes call done.")
@click.option("--json", "as_json", is_flag=True, help="Print exactly one JSON value.")
@click.option("--csv", "as_csv", is_flag=True, help="Print a table for a spreadsheet.")
@click.pass_context
def command(
    ctx: click.Context,
    council: str | None,
    owner: str | None,
    due_by: str | None,
    done: bool,
    as_json: bool,
    as_csv: bool,
) -> None:
    """List what the minutes set somebody to do, the nearest deadline first.

    Only what they call done themselves is left out: minutes do not tell what was done since.
    """
    if as_json and as_csv:
        raise click.UsageError("Choose one of --json and --csv.")
    if due_by is not None and not ISO_DATE.fullmatch(due_by):
        raise BadRequest(f"“{due_by}” is no day.", "Write it as 2025-03-31.")
    with open_record(settings_of(ctx)) as database:
        found = recorded_actions(
            database, council=council, owner=owner, due_by=due_by, done=done
        )  # fmt: skip
    shown = list(map(action_json, found))
    if as_json:
        click.echo(json.dumps(shown, ensure_ascii=False))
    elif as_csv:
        click.echo(table(ACTION_COLUMNS, shown), nl=False)
    else:
        for action in shown:
            click.echo("\n".join([heading(action), *_lines(action), ""]))


def _lines(action: Json) -> list[str]:
    item = f"item {action['item_number']}, " if action["item_number"] else ""
    owner = action["owner"] or "owner not stated"
    stated = action["deadline"]
    due = f", {stated}" if stated else ""
    day = f" ({action['due']})" if action["due"] and action["due"] != stated else ""
    finished = ", done" if action["done"] else ""
    return [f"  {item}{owner}{due}{day}{finished}: {one_line(action['text'])}"]

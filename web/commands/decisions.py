"""minutebook decisions: list the register of decisions."""

import json

import click

from corpus.store import reader
from web.cli import settings_of
from web.commands.meetings import heading
from web.opening import open_record
from web.present import Json
from web.registered import decisions_json
from web.text import one_line

_SIDES = {"voted_for": "for", "voted_against": "against", "abstained": "abstained"}


@click.command("decisions")
@click.option("--json", "as_json", is_flag=True, help="Print exactly one JSON value.")
@click.option(
    "--all", "again", is_flag=True, help="Also what drafts, copies and later packs record again."
)
@click.pass_context
def command(ctx: click.Context, as_json: bool, again: bool) -> None:
    """List every decision that the minutes record, in the order of the meetings, each once."""
    with open_record(settings_of(ctx)) as database:
        found = list(decisions_json(database, reader.documents(database), again=again))
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for decision in found:
        click.echo("\n".join([heading(decision), *lines_of(decision), ""]))


def lines_of(decision: Json) -> list[str]:
    """One decision to be read in a terminal, under the heading of its meeting."""
    item = f"item {decision['item_number']}, " if decision["item_number"] else ""
    stated = decision["outcome"] if decision["basis"] == "stated" else "outcome not stated"
    about = "amendment, " if decision["amendment"] else ""
    lines = [f"  {item}{about}{stated}: {one_line(decision['text'])}"]
    if decision["mover"]:
        seconder = f", seconded by {decision['seconder']}" if decision["seconder"] else ""
        lines.append(f"  moved by {decision['mover']}{seconder}")
    votes = [f"{decision[name]} {name}" for name in ("for", "against", "abstain")
             if decision[name] is not None]  # fmt: skip
    if votes:
        lines.append(f"  {', '.join(votes)}")
    for name, side in _SIDES.items():
        if decision[name]:
            lines.append(f"  {side}: {', '.join(decision[name])}")
    return lines

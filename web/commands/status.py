"""minutebook status: what is held, what is missing and what could not be read."""

import json
from dataclasses import asdict

import click

from corpus.store import reader
from corpus.store.connection import Database
from web.cli import settings_of
from web.wiring import PUBLIC, open_record, problems


@click.command("status")
@click.option("--collection", default=PUBLIC, show_default=True, help="What to look at.")
@click.option("--json", "as_json", is_flag=True, help="Print exactly one JSON value.")
@click.pass_context
def command(ctx: click.Context, collection: str, as_json: bool) -> None:
    """Say what is held, what is missing and what could not be read."""
    settings = settings_of(ctx)
    with open_record(settings, collection) as database:
        state = _state(database)
    state["index_problems"] = problems(settings, collection)
    click.echo(json.dumps(state) if as_json else as_text(state))


def _state(database: Database) -> dict[str, object]:
    councils, committees = reader.names(database)
    return {
        **asdict(reader.coverage(database)),
        "councils": councils,
        "committees": committees,
        "encoder": reader.meta(database, "encoder"),
        "refused": [asdict(refusal) for refusal in reader.refusals(database)],
    }


def as_text(state: dict[str, object]) -> str:
    """The same as lines to be read."""
    lines = [
        f"{state['documents']} documents of {state['meetings']} dated meetings, "
        f"{state['passages']} passages",
        f"Meetings from {state['first_date'] or 'unknown'} to {state['last_date'] or 'unknown'}",
        f"{state['undated']} documents without a known date, "
        f"{state['unnamed']} without a known council",
    ]
    for name in ("councils", "committees"):
        held = state[name]
        if isinstance(held, list):
            lines.append(f"{name.capitalize()}: {'; '.join(held) or 'none known'}")
    for title, key in (("Could not be read", "refused"), ("Wrong", "index_problems")):
        rows = state[key]
        if isinstance(rows, list) and rows:
            lines += [f"{title}:", *(f"  {_line(row)}" for row in rows)]
    return "\n".join(lines)


def _line(row: object) -> str:
    if isinstance(row, dict):
        return f"{row['source']}: {row['reason']} {row['remedy']}"
    return str(row)

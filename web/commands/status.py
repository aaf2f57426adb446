"""minutebook status: what is held, what is missing and what could not be read."""

import json
from collections.abc import Sequence

import click

from corpus.store import searchable
from corpus.store.home import Home
from index.generation import current_manifest
from web.cli import settings_of
from web.ledgers import listed_or
from web.opening import PUBLIC, open_record
from web.present import Json
from web.registered import status_json

_SHOWN = 6  # missing days of one body that are named


@click.command("status")
@click.option("--collection", default=PUBLIC, show_default=True, help="What to look at.")
@click.option("--json", "as_json", is_flag=True, help="Print exactly one JSON value.")
@click.pass_context
def command(ctx: click.Context, collection: str, as_json: bool) -> None:
    """Say what is held, what is missing and what could not be read.

    Looks at no file but the record: `minutebook check` verifies every byte.
    """
    settings = settings_of(ctx)
    place = Home(settings.home.absolute()).collection(collection)
    with open_record(settings, collection) as database:
        state = status_json(database)
        manifest = current_manifest(place.index)
        made_from = (manifest.change, manifest.record) if manifest else None
        now = (searchable.last_change(database), searchable.fingerprint(database))
    stale = state["encoder"] is not None and made_from != now
    state["index_problems"] = [_STALE] if stale else []
    click.echo(json.dumps(state, ensure_ascii=False) if as_json else as_text(state))


_STALE = "The search index does not match the record; run: minutebook rebuild."


def as_text(state: Json) -> str:
    """The same as lines to be read."""
    lines = [
        f"{state['documents']} documents of {state['meetings']} dated meetings, "
        f"{state['passages']} passages",
        f"Meetings from {state['first_date'] or 'unknown'} to {state['last_date'] or 'unknown'}",
        f"{state['undated']} documents without a known date, "
        f"{state['unnamed']} without a known council",
        f"{state['missing']} meetings are known of which no minutes are held",
    ]
    if state["reprints"]:
        lines.append(f"{state['reprints']} documents print again what another one gives")
    for name in ("councils", "committees"):
        lines.append(f"{name.capitalize()}: {'; '.join(state[name]) or 'none known'}")
    lines += [f"{each['council']} took over from {each['predecessor']}"
              for each in state["predecessors"]]  # fmt: skip
    gaps = [body for body in state["bodies"] if body["missing"]]
    lines += _section("Missing between what is held", [_gap(body) for body in gaps])
    lines += _section("Could not be read", [_refusal(row) for row in state["refused"]])
    lines += _section("Wrong", state["index_problems"])
    return "\n".join(lines)


def _section(title: str, rows: Sequence[str]) -> list[str]:
    return [f"{title}:", *(f"  {row}" for row in rows)] if rows else []


def _gap(body: Json) -> str:
    who = listed_or([body["council"], body["committee"]], "council not stated")
    days = body["missing"]
    more = f" and {len(days) - _SHOWN} more" if len(days) > _SHOWN else ""
    return (
        f"{who}: {body['meetings']} held from {body['first_date']} to {body['last_date']}; "
        f"{len(days)} missing: {', '.join(days[:_SHOWN])}{more}"
    )


def _refusal(row: Json) -> str:
    return f"{row['source']}: {row['reason']} {row['remedy']}"

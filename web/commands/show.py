"""minutebook show: show what was read from one document."""

import json

import click

from web.cli import settings_of
from web.commands.decisions import lines_of
from web.commands.meetings import heading
from web.opening import open_record
from web.present import Json
from web.registered import document_json, identity_json
from web.text import one_line


@click.command("show")
@click.argument("document", type=click.IntRange(min=1, max=(1 << 63) - 1))
@click.option("--json", "as_json", is_flag=True, help="Print exactly one JSON value.")
@click.pass_context
def command(ctx: click.Context, document: int, as_json: bool) -> None:
    """Show what was read from one DOCUMENT, given by its number in `minutebook meetings`."""
    with open_record(settings_of(ctx)) as database:
        shown = {**document_json(database, document), **identity_json(database, document)}
    click.echo(json.dumps(shown, ensure_ascii=False) if as_json else "\n".join(_lines(shown)))


def _lines(shown: Json) -> list[str]:
    lines = [heading(shown), f"{shown['source']} ({shown['kind']}, status {shown['status']})"]
    held = [fact for fact in (shown["time"], shown["venue"]) if fact]
    lines += [f"Held: {', '.join(held)}"] if held else []
    if shown["settled"]:
        words = one_line(shown["settled"]["text"])
        lines += [f"{shown['status'].capitalize()} in {shown['settled']['document_id']}: {words}"]
    if shown["prints"]:
        lines += [f"The same minutes are in {', '.join(map(str, shown['prints']))}"]
    lines += ["", "Items"]
    lines += [f"  {item['number'] or '-':>5}  {one_line(item['title'])}" for item in shown["items"]]
    lines += ["", "Decisions"]
    lines += [line for decision in shown["decisions"] for line in lines_of(decision)] or ["  none"]
    lines += ["", "Said"]
    lines += [_said_line(one) for one in shown["said"]] or ["  none"]
    for name, people in shown["attendance"].items():
        lines += [
            "",
            name.capitalize(),
            *([f"  {person}" for person in people] or ["  not stated"]),
        ]
    return lines


def _said_line(one: Json) -> str:
    answering = f" (answering {one['answering']})" if one["answering"] else ""
    return f"  {one['speaker']}{answering}: {one_line(one['text'])}"

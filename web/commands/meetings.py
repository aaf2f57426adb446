"""minutebook meetings: list the meetings that are held, with their documents."""

import json

import click

from corpus.store import reader
from web.cli import settings_of
from web.ledgers import day, listed_or
from web.present import Json, meetings_json
from web.wiring import open_record


@click.command("meetings")
@click.option("--json", "as_json", is_flag=True, help="Print exactly one JSON value.")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """List the meetings that are held, with their documents, in the order of their dates."""
    with open_record(settings_of(ctx)) as database:
        meetings = meetings_json(reader.documents(database))
    if as_json:
        click.echo(json.dumps(meetings, ensure_ascii=False))
        return
    for meeting in meetings:
        click.echo(heading(meeting))
        for document in meeting["documents"]:
            click.echo(
                f"  {document['document_id']:>5}  {document['kind']}, status {document['status']}: "
                f"{document['source']}"
            )


def heading(meeting: Json) -> str:
    """Date and body of a meeting in one line; what is not known is said."""
    who = listed_or([meeting["council"], meeting["committee"]], "council not stated")
    return f"{day(meeting['date'])}  {who}"

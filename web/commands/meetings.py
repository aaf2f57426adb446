"""minutebook meetings: list the meetings that are held or known, with their documents."""

import json

import click

from corpus.coverage import MissingMeeting, missing_meetings
from corpus.store import reader
from web.cli import settings_of
from web.ledgers import day, listed_or
from web.opening import open_record
from web.present import Json, meetings_json, quotation_url

_UNDATED = "9999"  # after every day
_HOW = {
    "approved": "its minutes were approved later",
    "listed": "the council's site lists it",
    "announced": "it was announced",
}


@click.command("meetings")
@click.option("--json", "as_json", is_flag=True, help="Print exactly one JSON value.")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """List the meetings that are held, with their documents, in the order of their dates.

    Among them are those that are known to have been and of which no minutes are held.
    """
    with open_record(settings_of(ctx)) as database:
        held = meetings_json(reader.documents(database))
        known = [missing_json(meeting) for meeting in missing_meetings(database)]
    meetings = sorted([*held, *known], key=lambda meeting: meeting["date"] or _UNDATED)
    if as_json:
        click.echo(json.dumps(meetings, ensure_ascii=False))
        return
    for meeting in meetings:
        click.echo(heading(meeting))
        if "known_from" in meeting:
            click.echo(f"      -  no minutes held; {_HOW[meeting['known_from']]}")
        for document in meeting["documents"]:
            click.echo(
                f"  {document['document_id']:>5}  {document['kind']}, status {document['status']}: "
                f"{document['source']}"
            )


def missing_json(meeting: MissingMeeting) -> Json:
    """A known meeting without minutes, in the shape of one that is held.

    `known_in` is the document that tells of it, and `url` opens it at the very words.
    """
    told = meeting.document_id is not None
    place = (meeting.document_id or 0, meeting.start or 0, meeting.end or 0)
    return {
        "council": meeting.council,
        "committee": meeting.committee,
        "date": meeting.date,
        "documents": [],
        "known_from": str(meeting.known_from),
        "known_in": meeting.document_id,
        "url": quotation_url(*place) if told else None,
    }


def heading(meeting: Json) -> str:
    """Date and body of a meeting in one line; what is not known is said."""
    who = listed_or([meeting["council"], meeting["committee"]], "council not stated")
    return f"{day(meeting['date'])}  {who}"

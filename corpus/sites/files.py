"""Minutes that come as one file: a PDF or a Word document behind a link."""

from dataclasses import dataclass, replace

from corpus.errors import Unfetched
from corpus.sites.polite import Polite
from corpus.sites.saved import KnownMeeting, SavedSite, State

_DOCUMENTS = (b"%PDF", b"PK\x03\x04")  # a DOCX is a zip


@dataclass(frozen=True, slots=True)
class LinkedMinutes:
    """A link to the minutes as a file."""

    href: str
    draft: bool


def fetch_file(
    polite: Polite, saved: SavedSite, meeting: KnownMeeting, url: str, *, draft: bool
) -> KnownMeeting:
    """The meeting with its file saved; it is asked for only if it changed since we saved it."""
    same = meeting.url == url and saved.holds(meeting)
    headers = saved.validators(url, body=False) if same else {}
    response = polite.get(url, headers)
    meeting = replace(meeting, draft=draft, url=url)
    if response.status == 304:
        return replace(meeting, state=State.HELD)
    if not any(mark in response.body[:1024] for mark in _DOCUMENTS):
        raise Unfetched(f"{url} is no PDF or DOCX.", "Open it in a browser to see why.")
    kept = saved.keep_minutes(meeting, response.body)
    saved.keep_page(url, response, body=False)  # last: it says that the file is here
    return kept


def without_minutes(meeting: KnownMeeting) -> KnownMeeting:
    """A meeting whose minutes were here and are not any more keeps them."""
    return replace(meeting, state=State.HELD if meeting.sha256 else State.NO_MINUTES)

"""What is kept of a site, and what is given back to it."""

from pathlib import Path

import pytest

from corpus.fetch import Response
from corpus.sites.saved import KnownMeeting, SavedSite, State, erase_fetched

URL = "https://council.test/a"


def answer(body: bytes = b"words", **headers: str) -> Response:
    return Response(
        URL, 200, {name.replace("_", "-"): text for name, text in headers.items()}, body
    )


def test_a_page_is_asked_for_again_only_if_it_changed(tmp_path: Path) -> None:
    saved = SavedSite(tmp_path)
    saved.keep_page(URL, answer(etag='"x"', last_modified="Fri, 20 Mar 2026 09:00:00 GMT"))
    assert SavedSite(tmp_path).validators(URL) == {
        "If-None-Match": '"x"', "If-Modified-Since": "Fri, 20 Mar 2026 09:00:00 GMT",
    }  # fmt: skip
    assert saved.keep_page(URL, Response(URL, 304, {}, b"")) == b"words"
    assert saved.validators("https://council.test/b") == {}


@pytest.mark.parametrize("etag", ['"é"', "x\r\n X: 1", "x\x00", "x" * 5000, ""])
def test_a_validator_that_could_break_a_request_is_not_given_back(
    tmp_path: Path, etag: str
) -> None:
    saved = SavedSite(tmp_path)
    saved.keep_page(URL, answer(etag=etag))
    assert saved.validators(URL) == {}


def test_what_is_erased_leaves_no_half_written_file(tmp_path: Path) -> None:
    saved = SavedSite(tmp_path / "site")
    meeting = saved.keep_minutes(KnownMeeting(1, 2, "Cabinet", "2026-03-01"), b"words")
    saved.keep_meeting(meeting)
    (tmp_path / "site" / ".meeting-1.part").write_bytes(b"wor")
    erase_fetched(tmp_path, [tmp_path / "site" / "meeting-1"])
    assert [path.name for path in (tmp_path / "site").iterdir()] == [".state"]
    (kept,) = SavedSite(tmp_path / "site").meetings()
    assert (kept.state, kept.sha256) == (State.ERASED, None)

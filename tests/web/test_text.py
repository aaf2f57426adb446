"""Small pure pieces: links, dates, attendance and the scope as chips."""

import pytest

from web.attendance import attendance
from web.languages import Language, catalogues
from web.ledgers import counted, day
from web.text import is_web_address, language, lines, marked


@pytest.mark.parametrize(
    ("text", "is_link"),
    [
        ("https://democracy.example/a?b=1", True),
        ("http://x", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt://x%0aalert(1)", False),
        ("data:text/html,x", False),
        ("//elsewhere", False),
        ("http://[", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(text: str | None, is_link: bool) -> None:
    assert is_web_address(text) is is_link


def test_a_text_is_cut_into_marked_and_other_pieces() -> None:
    assert list(marked("one two three", [(0, 3), (4, 7)])) == [
        ("one", True), (" ", False), ("two", True), (" three", False),
    ]  # fmt: skip


def test_lines_without_words_are_left_out() -> None:
    assert lines("RESOLVED that\n\n \n (1) this; \n") == ["RESOLVED that", "(1) this;"]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2019-01-01", "2019-12-31", "2019"),
        ("2020-02-01", "2020-02-29", "February 2020"),
        ("2020-02-01", "2020-02-28", "1 February 2020 to 28 February 2020"),
        ("2019-05-01", "2020-04-30", "1 May 2019 to 30 April 2020"),
        ("2019-09-04", "2019-09-04", "4 September 2019"),
        ("2019-09-04", None, "from 4 September 2019"),
        (None, "2019-09-04", "up to 4 September 2019"),
    ],
)
def test_a_window_of_dates_is_said_as_people_say_it(
    first: str | None, last: str | None, words: str
) -> None:
    assert catalogues()[Language.ENGLISH].window(first, last) == words


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The Committee noted the report of the Clerk.", "en-GB"),
        ("Penderfynwyd gofyn i'r Clerc ysgrifennu at y cyngor ar y mater.", "cy"),
        ("RESOLVED", "en-GB"),
        ("", "en-GB"),
    ],
)
def test_the_language_of_a_quotation_is_told_for_those_who_listen(text: str, code: str) -> None:
    assert language(text) == code


def test_an_unknown_date_is_said_to_be_unknown() -> None:
    assert day(None) == "date not known"
    assert day("2020-07-09") == "9 July 2020"


def test_counts_agree_with_their_nouns() -> None:
    assert [counted(n, "file") for n in (0, 1, 2, 12_345)] == [
        "0 files", "1 file", "2 files", "12,345 files",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("passages", "present", "apologies"),
    [
        ([], [], []),
        (
            ["Present: Cllr A Brown (Chair), Mrs J Smith and Dr. K Wood"],
            ["Cllr A Brown (Chair)", "Mrs J Smith", "Dr. K Wood"],
            [],
        ),
        (
            ["Apologies were received from Cllr. B Reed, Cllr C Poole and Mr D Day."],
            [],
            ["Cllr. B Reed", "Cllr C Poole", "Mr D Day"],
        ),
        (
            ["Present: Ewan Tulloch ET, Cllr Rankine IR. Many.\n\nApologies from TW. Noted"],
            ["Ewan Tulloch ET", "Cllr Rankine IR"],
            ["TW"],
        ),
        (["There were no apologies."], [], []),
        (["Apologies: None"], [], []),
    ],
)
def test_attendance_is_told_apart_as_it_is_printed(
    passages: list[str], present: list[str], apologies: list[str]
) -> None:
    assert attendance(passages) == {"present": present, "apologies": apologies}

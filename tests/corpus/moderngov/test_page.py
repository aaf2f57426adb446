"""What is read from ModernGov's pages, in the shapes that councils give them."""

from datetime import date

import pytest

from corpus.moderngov.page import (
    cut_items,
    holds_minutes,
    is_moderngov,
    read_earlier,
    read_meeting_links,
    read_printed,
    with_full_items,
)
from corpus.sites.listed import ListedCommittee
from corpus.sites.pages import council_on

LINK = '<a href="mgAi.aspx?ID=7">view the full minutes text for item 30.</a>'
LABEL = '<p class="mgSubItemTitleTxt">Minutes:</p>'
OTHER = (
    f'<p class="mgAiTitleTxt">Bins</p>{LABEL}<div class="mgWordPara"><p>Bins were full.</p></div>'
)
WHOLE = (
    f'<p class="mgAiTitleTxt">Hedges</p>{LABEL}<div class="mgWordPara"><table><tr><td>Cut</td></tr>'
    '</table></div><div class="mgWordPara"><p>The whole hedge was £5 long.</p></div>'
)
COMMITTEE = ListedCommittee(1, "Cabinet")


def page(body: str) -> bytes:
    return f"<html><head><meta charset='windows-1252'></head><body>{body}</body></html>".encode(
        "cp1252"
    )


@pytest.mark.parametrize(
    "cut",
    [
        f'<div class="mgWordPara"><p>The hedge was…</p></div><p>{LINK}</p>',
        f'<div class="mgWordPara"><p>The hedge was… {LINK}</p></div>',
        f'<div class="mgWordPara"><p>The hedge was…</p>{LINK}</div>',
    ],
)
@pytest.mark.parametrize("row", ["<table><tr><td>{}</td></tr></table>", "<div>{}</div>"])
def test_minutes_that_are_cut_are_replaced_by_the_whole(cut: str, row: str) -> None:
    hedges = f'<p class="mgAiTitleTxt">Hedges</p>{LABEL}{cut}'
    given = page(row.format(OTHER) + row.format(hedges))
    assert cut_items(given) == [7]
    whole = with_full_items(given, {7: page(WHOLE)}).decode("utf-8-sig")
    assert "The hedge was" not in whole
    assert "view the full" not in whole
    assert whole.count("The whole hedge was £5 long.") == whole.count("Cut") == 1
    assert whole.index("Bins were full.") < whole.index("Cut")


def test_an_item_page_without_minutes_leaves_the_beginning_in_place() -> None:
    given = page(f'{LABEL}<div class="mgWordPara"><p>The hedge was…</p></div><p>{LINK}</p>')
    assert b"The hedge was" in with_full_items(given, {7: page("<p>Nothing</p>")})


@pytest.mark.parametrize(
    ("body", "held"),
    [
        (OTHER, True),
        (LABEL, False),
        (f'{LABEL}<div class="mgWordPara"><p>&nbsp;</p></div>', False),
        ('<div class="mgWordPara"><p>To receive the report.</p></div>', False),
        (f'{LABEL}<p class="mgAiTitleTxt">Next</p><div class="mgWordPara">Agenda</div>', False),
    ],
)
def test_minutes_are_words_below_their_label(body: str, held: bool) -> None:
    assert holds_minutes(page(body)) is held


def test_approved_printed_minutes_come_before_drafts_and_reports_are_neither() -> None:
    links = (
        '<li><a href="s1/Minute Response.pdf">Minute Response to the plan</a></li>'
        '<li><a href="g1/draft.pdf">Printed draft minutes PDF 9 KB</a></li>'
    )
    first = read_printed(page(links))
    assert first is not None
    assert (first.href, first.draft) == ("g1/draft.pdf", True)
    final = read_printed(page(f'{links}<li><a href="g1/m.pdf">Printed minutes</a></li>'))
    assert final is not None
    assert (final.href, final.draft) == ("g1/m.pdf", False)
    assert (
        read_printed(page('<li>Restricted enclosure <a href="x">Printed minutes</a></li>')) is None
    )


def test_meetings_are_listed_with_their_days_and_whether_they_are_cancelled() -> None:
    links = (
        '<li><a href="ieListDocuments.aspx?CId=1&amp;MId=5">16 Mar 2026 6.30 pm</a></li>'
        '<li><a href="ieListDocuments.aspx?CId=1&amp;MeetingId=6">2 Apr 2026</a> CANCELLED</li>'
    )
    found = read_meeting_links(page(links), COMMITTEE)
    assert [(each.number, each.date, each.cancelled) for each in found] == [
        (5, date(2026, 3, 16), False), (6, date(2026, 4, 2), True),
    ]  # fmt: skip


def test_a_council_is_known_only_where_the_page_names_it() -> None:
    named = b"<title>Browse committees - Wexmoor District Council</title><p>x</p>"
    assert council_on(named) == "Wexmoor District Council"
    assert council_on(b"<title>Committees</title><p>x</p>") is None


def test_the_rest_of_a_paged_list_is_found_by_the_year_or_by_its_words() -> None:
    links = "".join(
        f'<a href="ieListMeetings.aspx?{query}">{words}</a>'
        for query, words in (
            ("CId=1&amp;Year=2023", "2023"),
            ("CId=1&amp;Year=2025", "2025"),
            ("CId=1&amp;Year=2024", "2024"),
            ("CId=2&amp;Year=2024", "2024"),
            ("CommitteeId=1&amp;DR=1", "Earlier meetings"),
            ("CommitteeId=1&amp;DR=2", "Later meetings"),
            ("CId=1&amp;Year=0", "All"),
        )
    )
    found = read_earlier(page(links), 1, date(2024, 6, 1), date(2026, 3, 1))
    assert found == [
        f"ieListMeetings.aspx?{query}"
        for query in ("CommitteeId=1&DR=1", "CId=1&Year=2025", "CId=1&Year=2024")
    ]


def test_a_page_of_another_system_is_none_of_moderngov() -> None:
    assert is_moderngov(b'<ul class="plain mgBulletList"><li>x</li></ul>')
    assert not is_moderngov(b'<div class="img management">x</div>')

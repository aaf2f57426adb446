"""The web service's answers as values."""

from datetime import date

import pytest

from corpus.moderngov.service import (
    NotService,
    read_all_meetings,
    read_committees,
    read_meetings,
    read_published,
)
from corpus.sites.listed import ListedCommittee

AUDIT = ListedCommittee(144, "Audit & Risk")


def test_deleted_committees_are_left_out_and_expired_ones_marked() -> None:
    made = "".join(
        f"<committee><committeeid> {number}</committeeid><committeetitle>{title}</committeetitle>"
        f"<committeedeleted>{deleted}</committeedeleted>"
        f"<committeeexpired>{expired}</committeeexpired></committee>"
        for number, title, deleted, expired in (
            (144, "Audit &amp;amp; Risk", "False", "False"),
            (2, "Gone", "True", "False"),
            (3, "Old", "False", "True"),
        )
    )
    found = read_committees(f"<committees>{made}</committees>".encode())
    assert found == [AUDIT, ListedCommittee(3, "Old", expired=True)]


def test_meetings_have_british_dates_and_may_be_cancelled() -> None:
    data = (
        b"<getmeetings><meetingscount> 2</meetingscount><committee><committeemeetings>"
        b"<meeting><meetingid> 5</meetingid><meetingdate>03/04/2026</meetingdate>"
        b"<meetingstatus>Cancelled</meetingstatus></meeting>"
        b"<meeting><meetingid>6</meetingid><meetingdate>31/02/2026</meetingdate></meeting>"
        b"</committeemeetings></committee></getmeetings>"
    )
    first, second = read_meetings(data, AUDIT)
    assert (first.number, first.date, first.cancelled) == (5, date(2026, 4, 3), True)
    assert (second.number, second.date, second.cancelled) == (6, None, False)


@pytest.mark.parametrize(
    "data",
    [b"", b"<html>Runtime Error</html>", b"not XML", b"<!DOCTYPE a><committees/>", b"<meeting/>"],
)
def test_any_other_answer_is_not_the_service(data: bytes) -> None:
    with pytest.raises(NotService):
        read_committees(data)


def test_words_in_restricted_items_are_no_published_minutes() -> None:
    item = (
        "<agendaitem><isrestricted> {}</isrestricted><minutesnonemptyhtmlbody>&lt;p&gt;Agreed."
        "&lt;/p&gt;</minutesnonemptyhtmlbody></agendaitem>"
    )
    meeting = (
        "<meeting>{}<minutepublished>True</minutepublished><agendaitems>{}</agendaitems></meeting>"
    )
    assert read_published(meeting.format("", item.format(False)).encode()).held
    assert not read_published(meeting.format("", item.format(True)).encode()).held
    hidden = meeting.format("<isdisplayallowed>False</isdisplayallowed>", item.format(False))
    assert not read_published(hidden.encode()).announced


@pytest.mark.parametrize("day", ["01/01/1999", "", "01/01/2027"])
def test_a_list_of_other_days_than_were_asked_for_is_not_believed(day: str) -> None:
    meeting = (
        "<meeting><meetingid>5</meetingid><meetingdate>{}</meetingdate>"
        "<committeeid> 144</committeeid></meeting>"
    )
    page = "<getmeetingsbydate><meetings>{}</meetings></getmeetingsbydate>"
    span = (date(2026, 1, 1), date(2026, 12, 31))
    good = page.format(meeting.format("03/04/2026")).encode()
    (found,) = read_all_meetings(good, {144: AUDIT}, *span)
    assert (found.number, found.committee, found.date) == (5, AUDIT, date(2026, 4, 3))
    assert read_all_meetings(good, {}, *span) == []
    bad = page.format(meeting.format("03/04/2026") + meeting.format(day)).encode()
    for data in (bad, page.format("").encode()):
        with pytest.raises(NotService, match="days"):
            read_all_meetings(data, {144: AUDIT}, *span)

"""A meeting of ModernGov's web service: its items as printed, its minutes however escaped."""

import html

import pytest

from corpus.errors import Unreadable
from corpus.models import BlockKind, DocumentKind, FileFormat
from corpus.parse import parse_file
from corpus.reading.read import read
from corpus.reading.sniff import sniff

PARAGRAPH = '<div class="WordSection1"><p class="MsoNormal"><span>{}</span></p></div>'


def make_item(
    title: str = "Vapes", minutes: str = "The Committee noted the vapes.", *,
    printed: str = " 9.", position: str = " 12", more: str = "", escapes: int = 1,
) -> str:  # fmt: skip
    body = PARAGRAPH.format(minutes) if minutes else ""
    for _ in range(escapes):
        body = html.escape(body)
    return (
        f"<agendaitem><agendaitemtitle>{title}</agendaitemtitle>"
        f"<agendaitemnumber>{position}</agendaitemnumber>"
        f"<fulldisplaynumberformat>{printed}</fulldisplaynumberformat>"
        f"<minutesnonemptyhtmlbody>{body}</minutesnonemptyhtmlbody>"
        f"<linkeddocuments><linkeddoc><committeetitle>Audit Committee</committeetitle></linkeddoc>"
        f"</linkeddocuments>{more}</agendaitem>"
    )


def make_meeting(*items: str, attendees: str = "", status: str = "Confirmed") -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<meeting>\n <meetingid> 7</meetingid>'
        f"<meetingdate>04/09/2019</meetingdate><meetingstatus>{status}</meetingstatus>"
        f"<meetingtime>7.30 pm</meetingtime><agendaitems>{''.join(items)}</agendaitems>"
        f"<attendees>{attendees}</attendees></meeting>"
    ).encode()


def test_the_meeting_is_known_by_its_root_and_headed_like_its_page() -> None:
    data = make_meeting(make_item())
    assert sniff(data) is FileFormat.MODERNGOV_XML
    reading = read(data)
    assert reading.text.startswith("Audit Committee - Wednesday, 4th September, 2019 7.30 pm\n\n")
    header = parse_file("x.xml", data).header
    assert header.committee is not None
    assert header.date is not None
    assert (header.committee.value, header.date.value) == ("Audit Committee", "2019-09-04")
    assert header.kind is DocumentKind.MINUTES


def test_the_printed_number_is_cited_and_not_the_position_on_the_agenda() -> None:
    parsed = parse_file("x", make_meeting(make_item(), make_item("Bins", printed="10.")))
    numbers = [(item.number, item.title) for item in parsed.items if item.title]
    assert numbers == [("9", "Vapes"), ("10", "Bins")]


@pytest.mark.parametrize("escapes", [1, 2, 3])
def test_minutes_are_read_however_often_they_were_escaped(escapes: int) -> None:
    words = "Fish &amp; chips were <b>noted</b>."
    reading = read(make_meeting(make_item(minutes=words, escapes=escapes)))
    assert "Minutes:\n\nFish & chips were noted." in reading.text


@pytest.mark.parametrize("position", ["0", " 0", ""])
def test_an_item_without_a_position_is_a_heading_between_items(position: str) -> None:
    heading = make_item("Part A", "", printed="1.", position=position)
    reading = read(make_meeting(heading, make_item()))
    block = next(block for block in reading.blocks if reading.text_of(block) == "Part A")
    assert (block.kind, block.number) == (BlockKind.HEADING, None)


def test_a_restricted_item_is_read_no_further_than_its_title() -> None:
    secret = make_item(
        "Lease", "Acme offered 4 million.", more="<isrestricted> True</isrestricted>"
    )
    text = read(make_meeting(secret, make_item())).text
    assert "Lease" in text
    assert "Acme" not in text


def test_an_item_that_may_not_be_displayed_is_not_read_at_all() -> None:
    hidden = make_item("Lease", more="<isdisplayallowed>False</isdisplayallowed>")
    assert "Lease" not in read(make_meeting(hidden, make_item())).text


def test_who_came_is_listed_by_how_they_came() -> None:
    people = (
        "<attendee name='Councillor Jo Marsh' attendance='Present'/>"
        "<attendee name='Councillor Al Reed' attendance='Apologies'/>"
        "<attendee name='Councillor Bo Hill' attendance='Present'/>"
        "<attendee name='Councillor Cy Expected' attendance='Expected'/>"
    )
    text = read(make_meeting(make_item(), attendees=people)).text
    assert "Present: Councillor Jo Marsh, Councillor Bo Hill\n" in text
    assert "Apologies: Councillor Al Reed" in text
    assert "Expected" not in text


def test_a_meeting_that_did_not_take_place_says_so() -> None:
    text = read(make_meeting(make_item(), status="Cancelled")).text
    assert text.splitlines()[0].endswith("7.30 pm, CANCELLED")


def test_control_characters_of_word_do_not_spoil_a_meeting() -> None:
    data = make_meeting(make_item("Bins&#x1;&#11;", "Full\x02 bins &#31;were noted."))
    assert "Bins" in read(data).text


def test_a_document_type_is_refused_and_its_entities_with_it() -> None:
    bomb = b'<!DOCTYPE meeting [<!ENTITY a "aaaa">]>' + make_meeting().partition(b"?>\n")[2]
    with pytest.raises(Unreadable):
        read(bomb)
    inside = make_meeting(make_item()).replace(b"Vapes", b"&undeclared;")
    with pytest.raises(Unreadable, match="damaged"):
        read(inside)


def test_other_xml_is_still_refused() -> None:
    with pytest.raises(Unreadable, match="XML"):
        read(b"<meeting><id>1</id></meeting>")

"""A pack is divided by its outline: minutes are minutes, and a report decides nothing."""

import pytest

from corpus.models import DocumentKind, ParsedDocument, PassageKind
from corpus.parse import parse_file
from tests.corpus.reading.builders import make_pdf, pdf_lines

AGENDA = pdf_lines(
    "Heron Borough Council",
    "Agenda for the Cabinet",
    "Tuesday 4 March 2025 at 7.00 pm in the Town Hall",
    "",
    "1. Apologies for absence",
    "2. Minutes of the last meeting",
    "3. Otter crossing",
)


def minutes(day: str) -> list[tuple[float, float, str]]:
    return pdf_lines(
        "Heron Borough Council",
        f"Minutes of a meeting of the Cabinet held on {day} in the Town Hall",
        "",
        "Present: Councillors Ann Ash (Chair), Bob Birch and Colin Cole",
        "",
        "1. Apologies for absence",
        "",
        "Apologies were received from Councillor Dean.",
        "",
        "2. Mill Lane footbridge",
        "",
        "Councillor Birch asked who would mend the bridge.",
        "",
        "RESOLVED that the footbridge be mended by June.",
        "",
        "3. Date of the next meeting",
        "",
        "The Cabinet would meet again in May.",
    )


REPORT = pdf_lines(
    "Report to: Cabinet",
    "Report author: Head of Roads",
    "Executive summary",
    "",
    "This report sets out the case for a crossing that otters can use.",
    "",
    "Councillor Cole said in 2019 that the otters should be counted.",
    "",
    "RESOLVED that the crossing be built was the wish of the last committee.",
)


def pack(day: str, *, heights: int = 800) -> ParsedDocument:
    outline = [("Agenda", 1, heights), ("2 Minutes", 2, heights), ("3 Otter crossing", 3, heights)]
    return parse_file("pack.pdf", make_pdf([AGENDA, minutes(day), REPORT], outline=outline))


def decided(parsed: ParsedDocument) -> list[str]:
    return [parsed.reading.text[one.start : one.end] for one in parsed.decisions]


def test_a_pack_has_the_parts_that_its_outline_names() -> None:
    reading = pack("4 March 2025").reading
    assert [(part.title, part.page) for part in reading.parts] == [
        ("Agenda", 1), ("2 Minutes", 2), ("3 Otter crossing", 3),
    ]  # fmt: skip
    assert reading.text[reading.parts[2].start :].startswith("Report to: Cabinet")


def test_only_the_minutes_of_a_pack_decide_anything() -> None:
    parsed = pack("4 March 2025")
    assert decided(parsed) == ["RESOLVED that the footbridge be mended by June."]
    assert parsed.header.kind is DocumentKind.MINUTES
    item = parsed.items[parsed.decisions[0].item]
    assert (item.number, item.title) == ("2", "Mill Lane footbridge")


def test_a_report_in_a_pack_is_one_item_of_reports_without_speakers() -> None:
    parsed = pack("4 March 2025")
    at = next(place for place, item in enumerate(parsed.items) if item.title == "Otter crossing")
    assert parsed.items[at].number == "3"
    passages = [passage for passage in parsed.passages if passage.item == at]
    assert passages
    for passage in passages:
        assert passage.kind is PassageKind.REPORT
        assert passage.page == 3
        assert {one.speaker for one in passage.sentences} == {None}


def test_every_place_of_a_pack_lies_in_its_part_and_its_item() -> None:
    parsed = pack("4 March 2025")
    ends = [item.end for item in parsed.items]
    assert all(before <= item.start for before, item in zip(ends, parsed.items[1:], strict=False))
    for passage in parsed.passages:
        item = parsed.items[passage.item]
        assert item.start <= passage.start < passage.end <= item.end
        assert passage.start <= passage.sentences[0].start


def test_minutes_of_another_meeting_in_a_pack_are_told_and_decide_nothing_here() -> None:
    parsed = pack("7 January 2025")
    assert decided(parsed) == []
    assert parsed.header.kind is not DocumentKind.MINUTES
    assert parsed.warnings == (
        "From page 2 the file holds the minutes of 2025-01-07; add them by themselves to have what "
        "was said and decided there.",
    )


@pytest.mark.parametrize("heights", [600, 400])
def test_headings_in_an_outline_divide_nothing(heights: int) -> None:
    assert pack("4 March 2025", heights=heights).reading.parts == ()


def test_an_outline_of_one_page_divides_nothing() -> None:
    outline = [("1 Apologies", 1, 800), ("2 Bridge", 1, 800)]
    parsed = parse_file("minutes.pdf", make_pdf([minutes("4 March 2025")], outline=outline))
    assert parsed.reading.parts == ()
    assert len(parsed.decisions) == 1

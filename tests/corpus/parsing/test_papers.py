"""Papers that record no business of a meeting are one item, whatever numbers their sections."""

from corpus.models import DocumentKind, PassageKind
from corpus.parse import parse_file
from corpus.parsing.papers import business_items
from tests.corpus.parsing.build import reading_of

SECTIONS = "\n\n".join(
    f"# {n}. {title}\n\n{n}.1 Otters were counted in the river in June."
    for n, title in enumerate(("Background", "Financial implications", "Conclusion"), start=1)
)
REPORT = (
    "Report to: Cabinet\n\nReport author: Head of Rivers\n\nSubject: Otter crossing\n\n"
    f"Summary: The river needs a crossing.\n\n{SECTIONS}\n\n"
    "It was agreed by the officers that the crossing be built."
)
DECISION = (
    "# Wexmoor Council - PROPOSED RECORD OF DECISION\n\n# Title of Decision\n\n"
    f"# Otter crossing\n\nDecision:\n\nThe Cabinet agree to the crossing.\n\n{SECTIONS}"
)
NEWS = "\n\n".join(f"# {title}\n\nOtters were seen." for title in ("CUTS", "BUSES", "OTTERS"))


def test_a_report_is_one_item_and_decides_nothing() -> None:
    parsed = parse_file("report.txt", REPORT.encode())

    assert parsed.header.kind is DocumentKind.REPORT
    assert [item.title for item in parsed.items] == ["Otter crossing"]
    assert parsed.decisions == ()
    assert {passage.kind for passage in parsed.passages} == {PassageKind.REPORT}


def test_the_sections_of_a_record_of_one_decision_are_no_items() -> None:
    items = business_items(reading_of(DECISION), DocumentKind.DECISIONS)

    assert [item.title for item in items] == ["Otter crossing"]


def test_a_list_of_decisions_keeps_its_items() -> None:
    text = f"# Decisions taken by the Cabinet\n\n{SECTIONS}"

    items = business_items(reading_of(text), DocumentKind.DECISIONS)
    assert [item.number for item in items if item.number] == ["1", "2", "3"]


def test_the_headlines_of_a_newsletter_are_no_business() -> None:
    (item,) = business_items(reading_of(NEWS), DocumentKind.UNKNOWN)

    assert (item.number, item.start, item.end) == (None, 0, len(NEWS))


def test_headings_in_a_document_of_no_kind_are_business_if_they_read_like_it() -> None:
    news = NEWS.replace("CUTS", "APOLOGIES").replace("BUSES", "PLANNING")
    text = f"# OTTERBY\n\n{news}"

    items = business_items(reading_of(text), DocumentKind.UNKNOWN)
    assert [item.title for item in items if item.title] == ["APOLOGIES", "PLANNING", "OTTERS"]


def test_a_numbered_list_of_links_is_no_business() -> None:
    text = "1. Minutes of 4 May (156Kb)\n\n2. Reports of 9 July (2Mb)\n\nTop of the page"

    assert len(business_items(reading_of(text), DocumentKind.UNKNOWN)) == 1

"""PDF pages become paragraphs with the page they begin on."""

import pytest

from corpus.errors import Unreadable
from corpus.models import Reading
from corpus.reading import pdf
from corpus.reading.read import check, read
from tests.corpus.reading.builders import make_pdf, pdf_lines, shown, words_of

LONG = "The Committee considered the report on the state of the county's roads and the"
LONG_2 = "cost of their repair, and heard the views of the members of the local boards on"
SHORT = "these matters."


def one_page(*words: str, bold: str = "") -> Reading:
    return pages([*words], bold=bold)


def pages(*each: list[str], bold: str = "") -> Reading:
    reading = pdf.read_pdf(make_pdf([pdf_lines(*words) for words in each], bold=bold))
    check(reading)
    return reading


def test_lines_are_joined_to_paragraphs() -> None:
    reading = one_page(LONG, LONG_2, SHORT, "The Chair thanked the officers for the report.")
    assert words_of(reading) == [
        f"{LONG} {LONG_2} {SHORT}",
        "The Chair thanked the officers for the report.",
    ]


def test_a_gap_parts_paragraphs_though_the_line_is_full() -> None:
    reading = one_page(LONG, LONG_2, f"{LONG[:-4]}.", "", LONG, LONG_2, SHORT)
    assert len(reading.blocks) == 2


def test_kents_items_keep_their_number_and_their_agenda_item() -> None:
    reading = one_page("286. Apologies for Absence", "(Item 1)", "", LONG, LONG_2, SHORT)
    assert shown(reading)[:2] == [
        ("heading", "286.", "Apologies for Absence"),
        ("paragraph", None, "(Item 1)"),
    ]


def test_a_title_without_a_number_above_an_agenda_item_is_a_heading() -> None:
    reading = one_page("Apologies and Substitutes", "(Item 1)", "", LONG, LONG_2, SHORT)
    assert shown(reading)[0] == ("heading", None, "Apologies and Substitutes")


def test_numbered_paragraphs_begin_anew_within_the_text() -> None:
    reading = one_page(LONG, LONG_2, SHORT, "(a) to salt the roads;", "(b) to grit them.")
    assert [number for _, number, _ in shown(reading)] == [None, "(a)", "(b)"]


def test_a_line_that_only_begins_with_a_number_goes_on() -> None:
    reading = one_page(
        LONG, LONG_2, "2024. It would be discussed again at the next of these meetings."
    )
    assert len(reading.blocks) == 1


def test_bold_lines_are_headings() -> None:
    reading = one_page("Matters Arising", LONG, LONG_2, SHORT, bold="Matters")
    assert shown(reading)[0] == ("heading", None, "Matters Arising")


def test_bullets_are_list_items() -> None:
    reading = one_page(LONG, LONG_2, SHORT, "\u2022 Salt", "\u2022 Grit")
    assert shown(reading)[1:] == [("list_item", None, "Salt"), ("list_item", None, "Grit")]


def test_a_paragraph_over_a_page_break_is_one_block_of_its_first_page() -> None:
    reading = pages([LONG, LONG_2], [SHORT, "", LONG, LONG_2, SHORT])
    assert [block.page for block in reading.blocks] == [1, 2]
    assert reading.text_of(reading.blocks[0]).endswith(SHORT)
    assert reading.pages == 2


def test_running_heads_and_feet_are_dropped() -> None:
    each = [
        ["Fen minutes 2024", "", f"On {word} the {LONG}", LONG_2, f"{word} {SHORT}", "", f"{at}"]
        for at, word in enumerate(("roads", "lamps", "drains", "trees"), 1)
    ]
    reading = pages(*each)
    assert "Fen minutes" not in reading.text
    assert [block.page for block in reading.blocks] == [1, 2, 3, 4]
    assert all(words.startswith("On") for words in words_of(reading))


def test_a_running_head_that_the_first_page_lacks_is_dropped() -> None:
    first = [f"On roads the {LONG}", LONG_2, SHORT]
    later = [
        ["Council - 17 July", "", f"On {word} the {LONG}", LONG_2, SHORT]
        for word in ("lamps", "drains")
    ]
    assert "17 July" not in pages(first, *later).text


def test_words_that_come_back_at_other_heights_are_no_running_head() -> None:
    each = [
        [*(f"Item {word} {at}" for at in range(height)), "Noted.", LONG, f"{word} {LONG_2}"]
        for height, word in ((1, "roads"), (2, "lamps"), (7, "drains"), (12, "trees"))
    ]
    assert pages(*each).text.count("Noted.") == 4


@pytest.mark.parametrize(
    "foot",
    [
        "Page 1 of 2",
        "Tudalen 1 o 2",
        "Signed ________________ Dated 6th November 2018",
        "- 1 -",
        "7",
    ],
)
def test_some_feet_are_dropped_from_a_single_page(foot: str) -> None:
    assert words_of(one_page(LONG, LONG_2, SHORT, "", foot)) == [f"{LONG} {LONG_2} {SHORT}"]


def test_a_number_that_is_no_page_number_stays() -> None:
    assert "42" in one_page(LONG, "Votes", "42", LONG_2, SHORT, "", "7").text


def test_leaders_are_squeezed() -> None:
    text = one_page("There voted for the motion: Councillors A and B ........... 24", LONG).text
    assert "B ... 24" in text


def test_hyphens_at_line_ends_are_kept_without_a_space() -> None:
    reading = one_page(
        f"{LONG} self-", "governing boards of the county, who had written about their", SHORT
    )
    assert "self-governing" in reading.text


def test_pictures_of_text_are_refused_with_the_command_to_run() -> None:
    with pytest.raises(Unreadable, match="no text layer") as caught:
        read(make_pdf([[], pdf_lines("7"), []]))
    assert "ocrmypdf in.pdf out.pdf" in caught.value.remedy


def test_a_page_without_text_among_others_is_warned_of() -> None:
    body = [LONG, LONG_2, SHORT]
    assert "page 2" in pages(body, [], body).warnings[0]


def test_a_pdf_cut_short_is_refused_or_read() -> None:
    whole = make_pdf([pdf_lines(LONG, LONG_2, SHORT)])
    for length in (20, 300, len(whole) // 2):
        with pytest.raises(Unreadable):
            read(whole[:length])


def test_a_pdf_of_garbage_is_refused() -> None:
    with pytest.raises(Unreadable, match="damaged"):
        read(b"%PDF-1.7\n" + bytes(range(256)) * 40)


def test_a_pdf_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    with pytest.raises(Unreadable, match="at most 2"):
        read(make_pdf([pdf_lines(LONG)] * 3))

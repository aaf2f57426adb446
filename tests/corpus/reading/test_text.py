"""Text and Markdown become blocks that point into the source."""

import re

import pytest

from corpus.models import BlockKind, FileFormat, Reading
from corpus.reading.read import check
from corpus.reading.text import read_text
from tests.corpus.reading.builders import shown, words_of


def read(text: str) -> Reading:
    reading = read_text(text.encode())
    check(reading)
    return reading


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_the_text_is_the_source_with_only_its_line_ends_and_spaces_changed() -> None:
    assert read("A\u00a0b\r\n\u202fc\rd\te").text == "A b\n c\nd\te"


def test_zero_width_characters_and_the_byte_order_mark_are_gone() -> None:
    assert read("\ufeffCom\u200bmittee").text == "Committee"


def test_a_modern_gov_item_becomes_labels_title_and_paragraphs() -> None:
    reading = read(
        "Agenda item\n\nReview of the drains\n\nMinutes:\n\n\u00a0\n\n"
        "7.1       The Committee met.\n\n·         A point;\n\n·         Another.\n\n"
        "Supporting documents:\n"
    )
    assert shown(reading) == [
        ("label", None, "Agenda item"),
        ("heading", None, "Review of the drains"),
        ("label", None, "Minutes:"),
        ("paragraph", "7.1", "The Committee met."),
        ("list_item", None, "A point;"),
        ("list_item", None, "Another."),
        ("label", None, "Supporting documents:"),
    ]


def test_welsh_labels_are_labels() -> None:
    reading = read("Cofnodion:\n\nCytunwyd.\n\nDogfennau ychwanegol:")
    assert words_of(reading, BlockKind.LABEL) == ["Cofnodion:", "Dogfennau ychwanegol:"]


def test_a_paragraph_broken_in_the_middle_is_one_block() -> None:
    reading = read("The details of the partnership's agreed project\n\nallocation were noted.")
    assert len(reading.blocks) == 1


def test_a_resolution_and_its_that_stay_together() -> None:
    assert len(read("RESOLVED that\n\n\u00a0\n\nthe report be noted.").blocks) == 1


def test_a_complete_sentence_is_not_joined_to_what_follows() -> None:
    assert len(read("The Committee considered the report:\n\nit was noted.").blocks) == 2


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    reading = read(
        "The Council considered the report of the clerk on the state of the\n"
        "village hall and the cost of its repair over the coming three years\n"
        "and agreed to obtain quotations.\n"
        "Mrs Fenn left the meeting.\n\n"
        "The clerk reported that the lamp in Church Lane had been mended by\n"
        "Norfolk Lamps at no cost.\n"
    )
    assert [folded(words)[:20] for words in words_of(reading)] == [
        "The Council consider",
        "Mrs Fenn left the me",
        "The clerk reported t",
    ]


def test_lines_of_a_list_of_names_are_blocks_of_their_own() -> None:
    assert len(read("Dr A Fenn, Director\nTony Marsh, Consultant\nKaren Dyke, Member").blocks) == 3


def test_a_number_alone_on_its_line_belongs_to_the_title_after_it() -> None:
    reading = read("77/21\n\nApologies pdf icon PDF 365 KB\n\nMinutes:\n\nThere were none.")
    assert shown(reading)[0] == ("heading", "77/21", "Apologies")


def test_a_bullet_alone_on_its_line_belongs_to_the_words_after_it() -> None:
    assert shown(read("·\n\nThe first point.")) == [("list_item", None, "The first point.")]


def test_furniture_of_the_page_is_no_block() -> None:
    assert words_of(read("• Share this item\n\nThe Committee met.")) == ["The Committee met."]


def test_the_heading_of_a_meeting_is_of_the_first_level() -> None:
    block = read("Cabinet - Wednesday, 4th September, 2013 7.30 pm\n\nVenue: Hall").blocks[0]
    assert (block.kind, block.level) == (BlockKind.HEADING, 1)


def test_bare_item_numbers_are_believed_when_they_count_on() -> None:
    reading = read("1 Apologies\n\nNone.\n\n2 Police\n\nNo crime.\n\n3 Roads\n\n4 Close")
    assert [block.number for block in reading.blocks if block.number] == ["1", "2", "3", "4"]


def test_an_address_is_no_item() -> None:
    assert shown(read("E/1 Extension\n\n11 Caledfwlch\n\n12 Croft View"))[1][1] is None


def test_tabs_and_pipes_make_rows() -> None:
    reading = read("Report No:\tOAS/16/009\t\n\nFor | Against\n\n|---|---|\n\n| 3 | 4 |\n")
    assert words_of(reading, BlockKind.ROW) == ["Report No:\tOAS/16/009", "For | Against", "3 | 4"]


def test_pages_flattened_to_pipes_are_taken_apart() -> None:
    reading = read(
        "Agenda and minutes\nNo. | Item |\n"
        "Apologies for Absence Minutes: Apologies were received from:\nMr Fenn. |\n"
        "Interests PDF 87 KB To receive any interests. Minutes: There were none. |\n"
        "| 3. | Roads Decision: Agreed. § Salt; § Grit. |\n"
    )
    assert shown(reading) == [
        ("paragraph", None, "Agenda and minutes"),
        ("label", None, "No. | Item |"),
        ("heading", None, "Apologies for Absence"),
        ("label", None, "Minutes:"),
        ("paragraph", None, "Apologies were received from:"),
        ("paragraph", None, "Mr Fenn."),
        ("heading", None, "Interests"),
        ("paragraph", None, "To receive any interests."),
        ("label", None, "Minutes:"),
        ("paragraph", None, "There were none."),
        ("heading", "3.", "Roads"),
        ("label", None, "Decision:"),
        ("paragraph", None, "Agreed."),
        ("list_item", None, "Salt;"),
        ("list_item", None, "Grit."),
    ]


def test_markdown_front_matter_is_facts_and_no_block() -> None:
    reading = read('---\nTitle: "The July meeting"\ntags:\n  - "a"\n  - b\n---\n\nText here.\n')
    assert reading.format is FileFormat.MARKDOWN
    assert reading.facts == (("title", "The July meeting"), ("tags", "a, b"))
    assert words_of(reading) == ["Text here."]


def test_markdown_headings_lose_their_marks() -> None:
    reading = read("# Minutes #\n\n**MATTERS ARISING**\n\nThe **Chair** spoke.\n\nRoads\n-----\n")
    assert shown(reading) == [
        ("heading", None, "Minutes"),
        ("heading", None, "MATTERS ARISING"),
        ("paragraph", None, "The Chair spoke."),
        ("heading", None, "Roads"),
    ]


def test_a_bold_decision_is_no_heading() -> None:
    assert shown(read("**RESOLVED that the report be noted**"))[0] == (
        "paragraph",
        None,
        "RESOLVED that the report be noted",
    )


def test_a_bold_number_and_title_are_a_numbered_heading() -> None:
    assert shown(read("**4.** **Matters arising**"))[0] == ("heading", "4.", "Matters arising")


def test_a_hard_line_break_of_markdown_ends_a_heading() -> None:
    reading = read("1.  MINUTES OF THE JUNE MEETING\\\n    These were moved as correct.")
    assert shown(reading) == [
        ("heading", "1.", "MINUTES OF THE JUNE MEETING"),
        ("paragraph", None, "These were moved as correct."),
    ]


def test_a_table_left_in_markdown_is_read_by_its_cells() -> None:
    reading = read(
        "# M\n\n<table><tr><td><strong>&nbsp;1.</strong></td><td>Roads</td></tr></table>"
    )
    assert shown(reading)[1] == ("heading", "1.", "Roads")


def test_truncated_minutes_are_warned_of() -> None:
    reading = read("Minutes:\n\nThe Chair …view the full minutes text for item 30.")
    assert "item 30" in reading.warnings[0]


@pytest.mark.parametrize("mess", ["\n\n\n", "|", "·", "**", "---\n---\n", "1.\n\n2.\n\n", "> >"])
def test_files_without_a_word_have_no_blocks(mess: str) -> None:
    assert read(mess).blocks == ()

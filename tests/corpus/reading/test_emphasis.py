"""The marks of Markdown are no part of what is stored and quoted; the words and places are."""

import pytest

from corpus.models import FileFormat
from corpus.reading.read import read
from tests.corpus.reading.builders import words_of

FRONT = "---\ntitle: Minutes\n---\n\n"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (
            "It was **RESOLVED** that the gate be mended.",
            "It was RESOLVED that the gate be mended.",
        ),
        ("The *Heron* and the _Otter_ spoke.", "The Heron and the Otter spoke."),
        ("Ash,** Treasurer**,** reported.", "Ash, Treasurer, reported."),
        ("See [the plan](https://example.org/a_(b).pdf) first.", "See the plan first."),
        ("On [[Friday]{.underline}](https://example.org) at 7.", "On Friday at 7."),
        ("![a map](map.png) shows the pond.", "a map shows the pond."),
        ("The 27<sup>th</sup> was <strong>cold</strong>.", "The 27th was cold."),
        ("Ash &amp; Birch&nbsp;&nbsp;Ltd.", "Ash & Birch Ltd."),
        ("The file `gate_plan.txt` was read.", "The file gate_plan.txt was read."),
        ("Sent to a\\_b and \\*all\\*.", "Sent to a_b and *all*."),
        ("A wall of 3 * 4 m, plan_a_b.", "A wall of 3 * 4 m, plan_a_b."),
        ("Chairman ______________ Date", "Chairman ___ Date"),
    ],
)
def test_marks_go_and_words_stay(written: str, words: str) -> None:
    assert words_of(read((FRONT + written).encode())) == [words]


def test_a_paragraph_behind_quotation_marks_is_one_without_them() -> None:
    text = "> The Clerk reported that the\n> gate was **open** and that\n> the hens were out.\n"
    reading = read(text.encode())
    assert reading.format is FileFormat.MARKDOWN
    assert [" ".join(words.split()) for words in words_of(reading)] == [
        "The Clerk reported that the gate was open and that the hens were out."
    ]


def test_no_mark_lies_between_the_blocks_of_one_item() -> None:
    reading = read((FRONT + "## Roads\n\n**The gate** was open.\n\n> It was shut.\n").encode())
    first, last = reading.blocks[0], reading.blocks[-1]
    assert reading.text[first.start : last.end] == "Roads\n\nThe gate was open.\n\nIt was shut."


def test_places_are_those_of_the_stored_text_after_a_block_without_words() -> None:
    reading = read((FRONT + "![](a.png)\n\n- **Otters** were *seen*.\n\nNobody spoke.\n").encode())
    assert words_of(reading) == ["Otters were seen.", "Nobody spoke."]


def test_plain_text_loses_pairs_of_stars_and_tags_only() -> None:
    reading = read(b"It was <u>AGREED</u> to *note* the **Appendix A** and 2 ** 3.\n")
    assert words_of(reading) == ["It was AGREED to *note* the Appendix A and 2 ** 3."]


def test_entities_between_paragraphs_are_no_part_of_the_text() -> None:
    reading = read(
        f"{FRONT}# A\n\nOne.&nbsp;&nbsp;\n\n&nbsp;\n\nTwo &amp; three.\n\n&nbsp;".encode()
    )

    assert "&nbsp;" not in reading.text
    assert words_of(reading)[-2:] == ["One.", "Two & three."]

"""Word documents become blocks with the numbers that Word prints."""

import io
import zipfile

import pytest

from corpus.errors import Unreadable
from corpus.models import Reading
from corpus.reading.docx import MOST_MEMBERS, read_docx
from corpus.reading.read import check, read
from tests.corpus.reading.builders import (
    W,
    make_docx,
    shown,
    word_number,
    word_numbering,
    word_paragraph,
    words_of,
)

NUMBERING = "word/numbering.xml"


def document(*body: str, parts: dict[str, str] | None = None) -> Reading:
    reading = read_docx(make_docx("".join(body), parts))
    check(reading)
    return reading


def numbered(text: str, level: int = 0) -> str:
    return word_paragraph(text, properties=word_number(1, level))


def test_paragraphs_are_blocks() -> None:
    assert words_of(document(word_paragraph("One."), word_paragraph("Two."))) == ["One.", "Two."]


def test_automatic_numbers_go_on_after_a_paragraph_between() -> None:
    reading = document(
        numbered("Apologies"),
        word_paragraph("None were given."),
        numbered("Roads"),
        parts={NUMBERING: word_numbering(("decimal", "%1."))},
    )
    assert shown(reading) == [
        ("heading", "1.", "Apologies"),
        ("paragraph", None, "None were given."),
        ("heading", "2.", "Roads"),
    ]


def test_numbers_of_several_levels_are_printed_as_word_prints_them() -> None:
    levels = word_numbering(("decimal", "%1."), ("decimal", "%1.%2"), ("lowerRoman", "(%3)"))
    reading = document(
        numbered("Roads"),
        numbered("The Council noted the state of the roads.", 1),
        numbered("salt;", 2),
        numbered("grit.", 2),
        numbered("The Council agreed to wait.", 1),
        numbered("Lamps"),
        numbered("The lamps were lit.", 1),
        parts={NUMBERING: levels},
    )
    assert [number for _, number, _ in shown(reading)] == [
        "1.", "1.1", "(i)", "(ii)", "1.2", "2.", "2.1",
    ]  # fmt: skip


def test_a_list_may_begin_at_another_number() -> None:
    reading = document(
        numbered("x y z"), parts={NUMBERING: word_numbering(("upperLetter", "%1)"), start=3)}
    )
    assert shown(reading)[0][1] == "C)"


def test_numbers_may_come_from_a_style() -> None:
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Item"><w:pPr>{word_number(1)}'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Item"/>'
        "</w:style></w:styles>"
    )
    reading = document(
        word_paragraph("Roads", properties='<w:pStyle w:val="Item"/>'),
        word_paragraph("Lamps", properties='<w:pStyle w:val="Sub"/>'),
        parts={NUMBERING: word_numbering(("decimal", "%1.")), "word/styles.xml": styles},
    )
    assert [number for _, number, _ in shown(reading)] == ["1.", "2."]


def test_bullets_are_list_items_without_a_number() -> None:
    reading = document(numbered("salt"), parts={NUMBERING: word_numbering(("bullet", "·"))})
    assert shown(reading) == [("list_item", None, "salt")]


def test_headings_and_tables_are_kept() -> None:
    cells = "".join(f"<w:tc>{word_paragraph(text)}</w:tc>" for text in ("For", "3"))
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Heading1">'
        '<w:name w:val="heading 1"/></w:style></w:styles>'
    )
    reading = document(
        word_paragraph("Minutes", properties='<w:pStyle w:val="Heading1"/>'),
        f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>",
        parts={"word/styles.xml": styles},
    )
    assert shown(reading) == [("heading", None, "Minutes"), ("row", None, "For | 3")]


def test_a_bold_paragraph_is_a_heading() -> None:
    assert shown(document(word_paragraph("Matters arising", bold=True)))[0][0] == "heading"


def test_insertions_are_kept_and_deletions_dropped() -> None:
    reading = document(
        '<w:p><w:r><w:t xml:space="preserve">The Council </w:t></w:r>'
        '<w:del w:id="1"><w:r><w:delText>refused</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>approved</w:t></w:r></w:ins>'
        '<w:r><w:t xml:space="preserve"> it.</w:t></w:r></w:p>'
    )
    assert reading.text == "The Council approved it."


def test_the_words_of_a_text_box_are_not_lost() -> None:
    reading = document(
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
        f"<w:txbxContent>{word_paragraph('Boxed words')}</w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r></w:p>",
        word_paragraph("After."),
    )
    assert "Boxed words" in reading.text


def test_the_properties_of_the_file_say_nothing() -> None:
    reading = document(word_paragraph("Minutes of the meeting."))
    assert "lying" not in reading.text
    assert reading.facts == ()


def test_an_empty_document_is_refused() -> None:
    with pytest.raises(Unreadable, match="no text"):
        read(make_docx(word_paragraph("")))


def test_a_document_cut_short_is_refused() -> None:
    whole = make_docx(word_paragraph("Minutes"))
    for length in (40, len(whole) // 2, len(whole) - 10):
        with pytest.raises(Unreadable):
            read(whole[:length])


def test_a_document_with_broken_xml_is_refused() -> None:
    with pytest.raises(Unreadable, match="damaged"):
        read(make_docx("<w:p><w:r></w:p>"))


def test_a_damaged_member_is_refused() -> None:
    whole = bytearray(make_docx(word_paragraph("Minutes of the meeting " * 50)))
    at = whole.index(b"word/document.xml") + 60
    whole[at : at + 20] = b"\x55" * 20
    with pytest.raises(Unreadable):
        read(bytes(whole))


def test_entities_are_refused() -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document {W}><w:body><w:p>'
            "<w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>",
        )
    with pytest.raises(Unreadable):
        read(whole.getvalue())


def test_a_zip_bomb_is_refused_before_it_is_opened() -> None:
    with pytest.raises(Unreadable, match="zip bomb"):
        read(make_docx(word_paragraph("x" * 30_000_000)))


def test_a_file_that_unpacks_too_large_is_refused() -> None:
    parts = {f"word/part{number}.xml": "x" * 1_000_000 for number in range(201)}
    with pytest.raises(Unreadable, match=r"200 MB|zip bomb"):
        read(make_docx(word_paragraph("x"), parts))


def test_a_file_of_too_many_parts_is_refused() -> None:
    parts = {f"word/part{number}.xml": "" for number in range(MOST_MEMBERS)}
    with pytest.raises(Unreadable, match="parts"):
        read(make_docx(word_paragraph("x"), parts))

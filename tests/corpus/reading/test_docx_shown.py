"""What Word shows of a document is read, in the places where it hides words from its text."""

import pytest

from corpus.reading.docx import read_docx
from corpus.reading.read import check
from tests.corpus.reading.builders import W, make_docx, word_paragraph, words_of

MATHS = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
WORD_2010 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def words_shown(paragraph: str, parts: dict[str, str] | None = None) -> list[str]:
    reading = read_docx(make_docx(f"<w:p>{paragraph}</w:p>", parts))
    check(reading)
    return words_of(reading)


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        (
            run("Held on ") + f'<w:fldSimple w:instr="DATE">{run("4 March")}</w:fldSimple>',
            "Held on 4 March",
        ),
        (
            f'<w:dir w:val="ltr">{run("Otters ")}</w:dir><w:bdo w:val="ltr">{run("came")}</w:bdo>',
            "Otters came",
        ),
        (run("kept", '<w:vanish w:val="0"/>') + run("hidden", "<w:vanish/>"), "kept"),
        (f"<m:oMath {MATHS}><m:r><m:t>a=b</m:t></m:r></m:oMath>" + run(" holds"), "a=b holds"),
        (
            f"<w:r><w:ruby><w:rt>{run('above')}</w:rt><w:rubyBase>{run('below')}</w:rubyBase>"
            "</w:ruby></w:r>",
            "below",
        ),
        (
            f'<w:sdt><w:sdtPr><w14:checkbox {WORD_2010}><w14:checked w14:val="1"/>'
            f"</w14:checkbox></w:sdtPr><w:sdtContent>{run('☒')}</w:sdtContent></w:sdt>"
            + run(" Agreed"),
            "☒ Agreed",
        ),
        (
            f'<w:moveFrom w:id="1">{run("Elsewhere ")}</w:moveFrom><w:moveTo w:id="2">'
            f"{run('Here ')}</w:moveTo>" + run("it stands"),
            "Here it stands",
        ),
    ],
)
def test_words_are_those_that_word_shows(inside: str, words: str) -> None:
    assert words_shown(inside) == [words]


def test_a_text_box_is_read_once_though_word_writes_it_twice() -> None:
    box = f"<w:txbxContent>{word_paragraph('Boxed words')}</w:txbxContent>"
    drawn = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        ' xmlns:v="urn:schemas-microsoft-com:vml">'
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent>"
    )
    assert words_shown(run("Before it. ") + f"<w:r>{drawn}</w:r>").count("Boxed words") == 1


def test_notes_are_read_and_comments_are_not() -> None:
    parts = {
        "word/footnotes.xml": f'<w:footnotes {W}><w:footnote w:id="2">'
        f"{word_paragraph('As the map shows.')}</w:footnote></w:footnotes>",
        "word/comments.xml": f'<w:comments {W}><w:comment w:id="0" w:author="Clerk">'
        f"{word_paragraph('Is this true?')}</w:comment></w:comments>",
    }
    inside = (
        run("The bridge")
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        + run(" was mended.")
        + '<w:r><w:commentReference w:id="0"/></w:r>'
    )
    assert words_shown(inside, parts) == ["The bridge[1] was mended.", "As the map shows."]


def test_the_head_of_the_pages_tells_the_council_and_is_no_part_of_the_text() -> None:
    head = f"<w:hdr {W}>{word_paragraph('Heron Parish Council')}</w:hdr>"
    made = make_docx(word_paragraph("The gate was mended."), {"word/header1.xml": head})
    reading = read_docx(made)
    assert words_of(reading) == ["The gate was mended."]
    assert reading.facts == (("site", "Heron Parish Council"),)

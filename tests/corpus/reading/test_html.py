"""Web pages become the minutes on them, without the page around them."""

import time

import pytest

from corpus.errors import Unreadable
from corpus.models import BlockKind, Reading
from corpus.reading.html import read_html
from corpus.reading.read import check, read
from tests.corpus.reading.builders import shown, words_of

MODERN_GOV = """<!DOCTYPE html><html><head><title>Agenda for Cabinet</title>
<link rel="canonical" href="https://fen.example/ieListDocuments.aspx?MId=3"></head><body>
<header><a href="/">Fenland Test Council</a></header><nav>Home</nav>
<form id="aspnetForm"><div class="mgContent"><script>var x = 1;</script>
<h2 class="mgSubTitleTxt">Cabinet - Wednesday, 4th September, 2013 7.30 pm</h2>
<ul class="mgActionList"><li><a>Printed minutes PDF 97 KB</a></li></ul>
<table class="mgItemTable"><tr><th>No.</th><th>Item</th></tr>
<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt" >32.</p></td><td>
<p class="mgAiTitleTxt" ><a>MINUTES</a> <span class="mgFileSize">PDF 58 KB</span>
<span class="mgHide">ref: 1234</span></p>
<div class="mgWordPara"><div class="WordSection1"><p class="MsoNormal">To
<span>si</span>gn the&nbsp;minutes.</p></div></div>
<p class="mgSubItemTitleTxt">Minutes:</p>
<div class="mgWordPara"><p><span>The</span><span> Cabinet</span>
<b>agreed</b><span>.</span></p><p>·<span>&nbsp;&nbsp;&nbsp; </span>Salt</p></div></td></tr>
<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt">33.</p></td><td>
<p class="mgAiTitleTxt">ROADS</p><div class="mgWordPara"><p>Noted.</p>
<table><tr><th>For</th><th>Against</th></tr><tr><td>3</td><td>4</td></tr></table></div>
</td></tr></table></div></form><footer>Contact us</footer></body></html>"""


def page(body: str) -> Reading:
    reading = read_html(f"<html><body>{body}</body></html>".encode())
    check(reading)
    return reading


def test_a_modern_gov_page_is_read_by_its_classes() -> None:
    reading = read_html(MODERN_GOV.encode())
    assert shown(reading) == [
        ("heading", None, "Cabinet - Wednesday, 4th September, 2013 7.30 pm"),
        ("heading", "32.", "MINUTES"),
        ("paragraph", None, "To sign the minutes."),
        ("label", None, "Minutes:"),
        ("paragraph", None, "The Cabinet agreed."),
        ("list_item", None, "Salt"),
        ("heading", "33.", "ROADS"),
        ("paragraph", None, "Noted."),
        ("row", None, "For | Against"),
        ("row", None, "3 | 4"),
    ]
    assert [block.level for block in reading.blocks][:2] == [1, 2]


def test_what_the_page_says_of_itself_is_facts() -> None:
    assert read_html(MODERN_GOV.encode()).facts == (
        ("title", "Agenda for Cabinet"),
        ("site", "Fenland Test Council"),
        ("url", "https://fen.example/ieListDocuments.aspx?MId=3"),
    )


def test_words_in_spans_are_neither_glued_nor_split() -> None:
    reading = page(
        "<p><span>conditions</span> <span>cover</span><span>ing</span>\n<i>the</i> limit"
    )
    assert reading.text == "conditions covering the limit"


def test_blocks_are_parted_and_list_items_stand_on_lines() -> None:
    assert page("<p>one<p>two<ul><li>x<li>y</ul>").text == "one\n\ntwo\n\nx\ny"


def test_list_numbers_honour_start_type_and_value() -> None:
    reading = page('<ol start="3" type="a"><li>x<ol type="i"><li>y</ol><li value="9">z</ol>')
    assert shown(reading) == [
        ("list_item", "c.", "x"),
        ("list_item", "i.", "y"),
        ("list_item", "i.", "z"),
    ]
    assert [block.level for block in reading.blocks] == [1, 2, 1]


def test_the_number_of_an_item_belongs_to_its_first_paragraph() -> None:
    reading = page("<ol><li><h4>ROADS</h4><p>One.</p><p>Two.</p></li></ol>")
    assert [number for _, number, _ in shown(reading)] == ["1.", None, None]


def test_single_breaks_join_and_double_breaks_part() -> None:
    assert words_of(page("<p>one<br>two<br><br>three")) == ["one two", "three"]


def test_a_broken_line_that_opens_with_a_number_is_a_block() -> None:
    assert shown(page("<p>1. Apologies<br>None were given.<br>2. Roads"))[1][1] == "2."


def test_layout_tables_are_walked_as_blocks() -> None:
    reading = page(
        "<table><tr><td>1.</td><td><p>Roads</p><p>" + "The Council noted it. " * 10 + "</p></td>"
        "</tr></table>"
    )
    assert shown(reading)[0] == ("heading", "1.", "Roads")
    assert words_of(reading, BlockKind.ROW) == []


def test_a_bold_paragraph_is_a_heading_unless_it_decides() -> None:
    reading = page("<p><b>Matters arising</b></p><p><strong>Resolved</strong> to pay.</p>")
    assert [kind for kind, _, _ in shown(reading)] == ["heading", "paragraph"]


def test_the_main_part_of_a_page_is_preferred() -> None:
    reading = page("<div>Bin days</div><main><h1>Minutes</h1><p>The Council met twice.</p></main>")
    assert words_of(reading) == ["Minutes", "The Council met twice."]


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav>x y</nav>",
        "<footer>x y</footer>",
        "<style>x y</style>",
        "<noscript>x y</noscript>",
        '<div class="breadcrumb">x y</div>',
        '<div id="cookie-banner">x y</div>',
        '<div role="navigation">x y</div>',
        '<p style="display: none">x y</p>',
        "<p hidden>x y</p>",
        "<button>x y</button>",
        "<!-- x y -->",
    ],
)
def test_furniture_is_dropped_and_the_words_after_it_are_kept(furniture: str) -> None:
    assert page(f"<div>before {furniture} after</div>").text in ("before after", "before\n\nafter")


def test_a_paragraph_broken_in_the_middle_is_one() -> None:
    assert len(page("<p>The details of the agreed project<p>allocation were set out.").blocks) == 1


def test_truncated_minutes_are_warned_of() -> None:
    assert "item 30" in page("<p>Text …view the full minutes text for item 30.").warnings[0]


def test_entities_of_the_page_itself_are_not_expanded(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    secret = tmp_path_factory.mktemp("x") / "secret.txt"
    secret.write_text("TOP SECRET")
    attack = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY a "aaaa">'
        '<!ENTITY b "&a;&a;&a;&a;">]><html><body><p>Minutes &x; &b; end</p></body></html>'
    )
    text = read_html(attack.encode()).text
    assert "SECRET" not in text
    assert "aaaa" not in text


def test_deep_nesting_neither_crashes_nor_hangs() -> None:
    begin = time.monotonic()
    with pytest.raises(Unreadable, match="nested too deeply"):
        read(b"<html><body>" + b"<div>" * 50_000 + b"<p>Minutes of the meeting")
    page("<p>x</p>" + "<ul><li>" * 20_000 + "deep")
    page("<p>x</p>" + "<table><tr><td>" * 5_000 + "deep")
    assert time.monotonic() - begin < 20


def test_what_is_lost_of_a_deep_page_is_warned_of() -> None:
    reading = page("<p>Minutes of the meeting</p>" + "<div>" * 400 + "deep")
    assert words_of(reading)[0] == "Minutes of the meeting"
    assert "nested too deeply" in reading.warnings[0]


def test_an_empty_page_is_refused() -> None:
    with pytest.raises(Unreadable):
        read(b"<html><head><title>x</title></head><body><script>x</script></body></html>")

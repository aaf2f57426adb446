"""Tables, margins and columns of PDF pages, by what stands where."""

from collections.abc import Sequence

from corpus.models import BlockKind, Reading
from corpus.reading.read import read
from tests.corpus.reading.builders import make_pdf, pdf_grid, pdf_lines, words_of

Placed = tuple[float, float, str]


def table(*rows: Sequence[str], lefts: Sequence[float], top: float = 700) -> list[Placed]:
    return [
        (left, top - 16 * at, cell)
        for at, cells in enumerate(rows)
        for left, cell in zip(lefts, cells, strict=False)
        if cell
    ]


def reading_of(*pages: Sequence[Placed]) -> Reading:
    return read(make_pdf(pages))


def rows_of(reading: Reading) -> list[str]:
    return words_of(reading, BlockKind.ROW)


OPENING = pdf_lines(
    "Minutes of the meeting of Heron Parish Council held on 4 March 2024 in the village hall.",
    top=770,
)


def test_attendance_in_columns_is_kept_row_by_row() -> None:
    present = table(
        ("PRESENT", "Ann Ash", "AA", "Colin Cole", "CC"),
        ("", "Bob Birch", "BB", "Dora Dean (SBC)", "DD"),
        ("", "Eve Elm", "EE"),
        lefts=(72, 150, 280, 340, 480),
    )
    below = pdf_lines("The meeting was chaired by Ann Ash.", top=620)
    assert rows_of(reading_of([*OPENING, *present, *below])) == [
        "PRESENT | Ann Ash | AA | Colin Cole | CC",
        "Bob Birch | BB | Dora Dean (SBC) | DD",
        "Eve Elm | EE",
    ]


def test_a_vote_of_each_member_is_a_row_even_where_the_last_cell_is_wrapped() -> None:
    votes = table(
        ("Member", "Vote", "Reason"),
        ("Cllr Ash", "For", "The road is needed"),
        ("", "", "by the school"),
        ("Cllr Birch", "Against", "Cost"),
        lefts=(72, 200, 300),
    )
    assert rows_of(reading_of([*OPENING, *votes])) == [
        "Member | Vote | Reason",
        "Cllr Ash | For | The road is needed by the school",
        "Cllr Birch | Against | Cost",
    ]


def test_payments_are_rows_by_the_right_end_of_their_amounts() -> None:
    lines = [
        (72.0, 700.0, "Metal works"), (300.0, 700.0, "1,250.00"),
        (72.0, 684.0, "Otter fencing"), (313.3, 684.0, "70.00"),
        (72.0, 668.0, "Clerk"), (306.7, 668.0, "310.50"),
    ]  # fmt: skip
    assert rows_of(reading_of([*OPENING, *lines])) == [
        "Metal works | 1,250.00", "Otter fencing | 70.00", "Clerk | 310.50",
    ]  # fmt: skip


LEFT = (
    "The first column tells of the", "bridge, which the members of", "the working party had seen",
    "in the spring, and of the price", "that was asked for it by the", "firm that was to mend it",
    "before the winter came.",
)  # fmt: skip
RIGHT = (
    "The second column tells of the", "otters that live below it and", "of a letter in which their",
    "friends had asked the council", "to leave the bank as it was", "until the young had left the",
    "nest in the willow roots.",
)  # fmt: skip


def test_columns_of_running_text_are_paragraphs_however_they_were_drawn() -> None:
    by_column = [*pdf_lines(*LEFT), *pdf_lines(*RIGHT, left=320)]
    by_line = [line for pair in zip(pdf_lines(*LEFT), pdf_lines(*RIGHT, left=320), strict=True)
               for line in pair]  # fmt: skip
    for lines in (by_column, by_line):
        assert rows_of(reading_of(lines)) == []
    assert words_of(reading_of(by_column)) == [
        "The first column tells of the bridge, which the members of the working party had seen in "
        "the spring, and of the price that was asked for it by the firm that was to mend it before "
        "the winter came.",
        "The second column tells of the otters that live below it and of a letter in which their "
        "friends had asked the council to leave the bank as it was until the young had left the "
        "nest in the willow roots.",
    ]


def test_initials_in_the_margin_come_after_the_paragraph_they_stand_beside() -> None:
    lines = [
        *pdf_lines("The clerk reported that the footpath by the mill had been closed since the"),
        (510, 770, "AA"),
        (72, 756, "flood, and was asked to find out when it would be open again."),
        (72, 728, "A new bench had been placed below the church and nobody had objected to it."),
    ]
    assert words_of(reading_of(lines)) == [
        "The clerk reported that the footpath by the mill had been closed since the flood, and was "
        "asked to find out when it would be open again. AA",
        "A new bench had been placed below the church and nobody had objected to it.",
    ]


def test_a_margin_that_is_drawn_after_the_page_belongs_to_its_lines() -> None:
    body = pdf_lines(
        "Hedges: the owner had been asked to cut them before the birds begin to nest in",
        "the spring, as in every year.",
        "",
        "Lamps: two of those in the lane were out and had been reported to the county.",
    )
    reading = reading_of([*body, (530, 769, "BB"), (530, 728, "CC")])
    assert words_of(reading) == [
        "Hedges: the owner had been asked to cut them before the birds begin to nest in the "
        "spring, as in every year. BB",
        "Lamps: two of those in the lane were out and had been reported to the county. CC",
    ]


def test_a_table_drawn_last_is_read_where_it_stands() -> None:
    body = [*OPENING, *pdf_lines("The meeting was chaired by Ann Ash.", "1. Apologies", top=600)]
    present = table(
        ("Ann Ash", "AA"), ("Bob Birch", "BB"), ("Colin Cole", "CC"), lefts=(72, 200), top=700
    )
    assert words_of(reading_of([*body, *present]))[1:4] == [
        "Ann Ash | AA", "Bob Birch | BB", "Colin Cole | CC",
    ]  # fmt: skip


def test_points_of_a_list_with_amounts_stay_points() -> None:
    points = table(
        ("a) Mill Lane fencing, invoice 12", "£300.00"),
        ("b) The clerk, salary for March", "£375.00"),
        ("c) Otter Trust, subscription", "£40.00"),
        lefts=(72, 420),
    )
    assert rows_of(reading_of([*OPENING, *points])) == []


def test_lines_of_payments_are_not_run_together() -> None:
    lines = pdf_lines(
        "The following payments were agreed.",
        "Wicker Play Company, the inspection of the swings in the field by the river £ 54.00",
        "County Association, the course on the protection of data, clerk attended £ 70.00",
    )
    assert len(words_of(reading_of(lines))) == 3


def test_a_figure_broken_at_its_dash_is_whole() -> None:
    lines = pdf_lines(
        "The members had before them the ordinance that is known by its number, 1451-",
        "14, and the one that was to take its place.",
    )
    assert "1451-14," in words_of(reading_of(lines))[0]


def test_the_cells_of_a_ruled_table_are_whole_however_many_lines_they_have() -> None:
    cells = [
        (75.0, 690.0, "For (3)"), (175.0, 690.0, "Mr Ash, Mr Birch and"), (175.0, 676.0, "Mr Cole"),
        (75.0, 650.0, "Against (1)"), (175.0, 650.0, "Ms Dean"),
        (75.0, 630.0, "Abstain (0)"), (175.0, 630.0, "None"),
    ]  # fmt: skip
    grid = pdf_grid((70, 170, 340), (704, 664, 644, 624))
    reading = read(make_pdf([[*OPENING, *cells]], drawn=grid))
    assert rows_of(reading) == [
        "For (3) | Mr Ash, Mr Birch and Mr Cole",
        "Against (1) | Ms Dean",
        "Abstain (0) | None",
    ]


def test_cells_drawn_column_by_column_are_rows_by_their_borders() -> None:
    cells = [
        (75.0, 690.0, "Ward"), (75.0, 670.0, "Mill"), (75.0, 650.0, "Bridge"),
        (175.0, 690.0, "Places"), (175.0, 670.0, "12"), (175.0, 650.0, "8"),
    ]  # fmt: skip
    grid = pdf_grid((70, 170, 340), (704, 684, 664, 644))
    reading = read(make_pdf([[*OPENING, *cells]], drawn=grid))
    assert rows_of(reading) == ["Ward | Places", "Mill | 12", "Bridge | 8"]


def test_minutes_laid_out_in_a_ruled_table_stay_items_and_paragraphs() -> None:
    cells = [
        (75.0, 690.0, "1."), (110.0, 690.0, "Apologies were received from Mrs Ash."),
        (75.0, 660.0, "2."), (110.0, 660.0, "The minutes were read. Nobody had any objection."),
    ]  # fmt: skip
    reading = read(make_pdf([[*OPENING, *cells]], drawn=pdf_grid((70, 105, 500), (704, 674, 644))))
    assert rows_of(reading) == []
    assert [block.number for block in reading.blocks][1:] == ["1.", "2."]

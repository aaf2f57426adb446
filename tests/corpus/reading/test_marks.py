"""Bullets and printed numbers are told from the words after them."""

import pytest

from corpus.reading.marks import mark_of


@pytest.mark.parametrize(
    ("line", "number", "words"),
    [
        ("7.1       The Committee", "7.1", "The Committee"),
        ("1.1.1 Over the year", "1.1.1", "Over the year"),
        ("7.1.3. The group", "7.1.3.", "The group"),
        ("(i) reduce", "(i)", "reduce"),
        ("(a) at the", "(a)", "at the"),
        ("a) Cleansing", "a)", "Cleansing"),
        ("iii. support", "iii.", "support"),
        ("1. Apologies", "1.", "Apologies"),
        ("85. Declarations of interest", "85.", "Declarations of interest"),
        ("5. To request", "5.", "To request"),
        ("66.", "66.", ""),
        ("77/21", "77/21", ""),
        ("77/21 Apologies", "77/21", "Apologies"),
        ("20/1/CNL Apologies", "20/1/CNL", "Apologies"),
        ("CAB/12 Apologies", "CAB/12", "Apologies"),
        ("18.09.4 Matters Arising", "18.09.4", "Matters Arising"),
        ("4.4.5xi) With regard", "4.4.5xi)", "With regard"),
        ("1\\. Those attending", "1.", "Those attending"),
        ("**4.** **Matters**", "4.", "**Matters**"),
        ("1.MINUTES OF JANUARY", "1.", "MINUTES OF JANUARY"),
        ("ii)It was agreed", "ii)", "It was agreed"),
        ("7b. Report", "7b.", "Report"),
    ],
)
def test_numbers_are_taken_off(line: str, number: str, words: str) -> None:
    mark = mark_of(line)
    assert (mark.number, line[mark.length :]) == (number, words)


@pytest.mark.parametrize(
    "line",
    [
        "2018. The year",
        "2019/20 budget",
        "2024/25 Budget",
        "12/05/2021 Meeting",
        "12.5.2021 Meeting",
        "7.30 pm start",
        "7.30pm start",
        "10.00am",
        "1.5 million pounds",
        "2.5% rise",
        "£7.50 was paid",
        "3.5 tonnes of salt",
        "14/00189/FUL Barn",
        "6 members of the public",
        "12 Croft View",
        "A. Smith spoke",
        "I said so",
        "Mr. Brown",
    ],
)
def test_years_amounts_times_and_names_are_words(line: str) -> None:
    assert mark_of(line).length == 0


@pytest.mark.parametrize(
    "line",
    [
        "·         The point",
        "• The point",
        "-        The point",
        "* The point",
        "\\* The point",
        "– The point",
        "§ The point",
        "Ø The point",
        "o   The point",
        "\uf0b7 The point",
        "\uf0d8The point",
    ],
)
def test_bullets_are_taken_off(line: str) -> None:
    mark = mark_of(line)
    assert mark.bullet
    assert line[mark.length :] == "The point"


@pytest.mark.parametrize("line", ["-5 degrees", "o Gaerfyrddin", "*bold*", "-- dashes"])
def test_what_only_looks_like_a_bullet_is_left(line: str) -> None:
    assert not mark_of(line).bullet


def test_a_number_after_a_bullet_is_a_number() -> None:
    mark = mark_of("- 1.1.1 Over the year")
    assert (mark.bullet, mark.number) == (True, "1.1.1")

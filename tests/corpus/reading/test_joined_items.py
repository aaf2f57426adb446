"""Whole pages run into one paragraph are cut where the numbers of the items stand."""

import pytest

from corpus.reading.text import read_text

SAID = "The clerk read the list of what had come in since May and it was noted by all present."
BUSINESS = ("Apologies for Absence", "Matters Arising", "Otter Crossing", "Planning", "Finance")


def numbers_of(text: str) -> list[str]:
    reading = read_text(text.encode())
    return [block.number.rstrip(".") for block in reading.blocks if block.number]


@pytest.mark.parametrize(
    "printed", [("1.", "2.", "3.", "4.", "5."), ("94/19", "95/19", "96/19", "97/19", "98/19")]
)
def test_a_page_in_one_paragraph_is_cut_at_the_number_of_each_item(printed: tuple[str]) -> None:
    page = " ".join(
        f"{number} {title} {SAID}" for number, title in zip(printed, BUSINESS, strict=True)
    )

    assert numbers_of(f"Wexmoor Parish Council met on 3 May 2022. {page}") == [
        number.rstrip(".") for number in printed
    ]


def test_a_number_inside_a_paragraph_goes_on_with_those_that_open_one() -> None:
    paragraphs = [f"{place}. {title} {SAID}" for place, title in enumerate(BUSINESS, start=1)]
    text = "\n\n".join([paragraphs[0], f"{paragraphs[1]} {paragraphs[2]}", *paragraphs[3:]])

    assert numbers_of(text) == ["1", "2", "3", "4", "5"]


def test_a_repeated_number_before_known_business_is_cut_too() -> None:
    words = [f"{number}. {title} {SAID}" for number, title in zip("12343", BUSINESS, strict=True)]

    assert numbers_of(" ".join(words)) == ["1", "2", "3", "4", "3"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The path was raised under item 4. The clerk was asked to write about the stile again.",
        "They met on 5 May 2022 and again on 6. The lamp was mended on 7. Nobody minded.",
        "It cost £12. The rest was paid in June, as had been agreed in the spring by the council.",
    ],
)
def test_a_figure_in_a_sentence_cuts_nothing(sentence: str) -> None:
    text = "\n\n".join(f"{place}. {title}" for place, title in enumerate(BUSINESS, start=1))
    reading = read_text(f"{text}\n\n{sentence} {SAID}".encode())

    assert reading.text_of(reading.blocks[-1]) == f"{sentence} {SAID}"


def test_no_word_is_lost_where_a_paragraph_is_cut() -> None:
    page = " ".join(f"{place}. {title} {SAID}" for place, title in enumerate(BUSINESS, start=1))
    reading = read_text(page.encode())

    read = " ".join(f"{block.number} {reading.text_of(block)}" for block in reading.blocks)
    assert read == page


@pytest.mark.parametrize("number", ["{}.0", "{}"])
def test_numbers_with_a_nought_or_bare_before_an_agenda_are_cut_too(number: str) -> None:
    page = " ".join(
        f"{number.format(place)} {title} {SAID}" for place, title in enumerate(BUSINESS, start=1)
    )
    reading = read_text(f"Otterby Parish Council 4 May 2022 {page}".encode())

    assert len(reading.blocks) == len(BUSINESS) + 1


def test_bare_figures_before_capitals_are_no_items_without_an_agenda() -> None:
    words = " ".join(f"{place} Otters were seen at Mill {SAID}" for place in range(1, 9))

    assert len(read_text(words.encode()).blocks) == 1


def test_a_house_number_is_no_item_between_bare_numbers() -> None:
    words = " ".join(f"{place} {title} {SAID}" for place, title in enumerate(BUSINESS, start=1))
    reading = read_text(f"{words} 6 Church Lane was for sale. {SAID}".encode())

    assert len(reading.blocks) == len(BUSINESS)

"""The words of a quotation are found on its pages where they are printed, or nowhere."""

import pytest

from corpus.reading.page_image_match import Sheet, found

PAGE = (
    "Wexmoor District Council\r\nPlanning Committee \r\n1. Bins\r\nThe call-\r\nhandler said "
    "that the bins in Wex\x02ford were full of fi\ufb01sh \r\nand ‘litter’. The report "
    "was noted.\r\n2. Trees\r\nAll trees were well. The report was noted.\r\n3. Close\r\n"
    "The meeting closed."
)
TEXT = (
    "Wexmoor District Council\n\nPlanning Committee\n\n1. Bins\n\nThe call-handler said that the "
    "bins in Wexford were full of fifish and ‘litter’. The report was noted.\n\n2. Trees\n\n"
    "All trees were well. The report was noted.\n\n3. Close\n\nThe meeting closed."
)


def at(text: str, quotation: str, *sheets: str, after: str = "") -> list[str]:
    """What is printed where a quotation is found; it is looked for after some other words."""
    start = text.index(quotation, text.index(after))
    pages = [Sheet(number, words) for number, words in enumerate(sheets, 1)]
    runs = found(pages, text, start, start + len(quotation))
    return [sheets[run.page - 1][run.start : run.end] for run in runs]


@pytest.mark.parametrize(
    ("quotation", "printed"),
    [
        ("The call-handler said", "The call-\r\nhandler said"),
        ("the bins in Wexford were full", "the bins in Wex\x02ford were full"),
        ("full of fifish and", "full of fi\ufb01sh \r\nand"),
        ("and ‘litter’. The", "and ‘litter’. The"),
        ("‘litter’.", "‘litter’."),
        ("1. Bins\n\nThe call", "1. Bins\r\nThe call"),
    ],
)
def test_breaks_hyphens_and_ligatures_do_not_matter(quotation: str, printed: str) -> None:
    assert at(TEXT, quotation, PAGE) == [printed]


def test_accents_and_capitals_do_not_matter() -> None:
    assert at("Diolch i’r tŷ.", "i’r tŷ.", "DIOLCH I'R TY\u0302.") == ["I'R TY\u0302."]


@pytest.mark.parametrize(("after", "order"), [("Bins", 0), ("Trees", 1)])
def test_of_like_sentences_the_one_in_the_same_context_is_meant(after: str, order: int) -> None:
    sentence = "The report was noted."
    start = TEXT.index(sentence, TEXT.index(after))
    (run,) = found([Sheet(1, PAGE)], TEXT, start, start + len(sentence))
    places = [PAGE.index(sentence), PAGE.rindex(sentence)]
    assert run.start == places[order]


def test_like_sentences_in_the_same_context_are_told_by_their_order() -> None:
    page = "Noted.\r\nNoted.\r\nNoted."
    text = "Noted.\n\nNoted.\n\nNoted."
    runs = [found([Sheet(1, page)], text, start, start + 6) for start in (0, 8, 16)]
    assert [run.start for (run,) in runs] == [0, 8, 16]


def test_nothing_is_found_where_the_page_has_one_more_of_the_like() -> None:
    assert found([Sheet(1, "Noted.\r\nNoted.\r\nNoted.")], "Noted.\n\nNoted.", 0, 6) == ()


@pytest.mark.parametrize(
    "page",
    [
        PAGE.replace("full", "empty"),
        PAGE.replace("bins in ", ""),
        PAGE.replace("bins in Wex\x02ford", "Wex\x02ford bins in"),
        "",
    ],
)
def test_nothing_is_found_unless_every_word_is_there_in_order(page: str) -> None:
    assert at(TEXT, "the bins in Wexford were full", page) == []


def test_a_quotation_without_letters_is_nowhere() -> None:
    assert at("One.\n\n—\n\nTwo.", "—", "One. — Two.") == []


ONE, TWO = "Words that come before.\r\nThe bins were full of", "litter and leaves.\r\nAll agreed."
SENTENCE = "The bins were full of litter and leaves."
OVER = f"Words that come before. {SENTENCE} All agreed."


def test_a_sentence_over_two_pages_is_found_on_both() -> None:
    assert at(OVER, SENTENCE, ONE, TWO) == ["The bins were full of", "litter and leaves."]


def test_a_foot_and_a_head_between_its_halves_are_no_part_of_it() -> None:
    foot, head = "\r\nPage 1 of 2", "Wexmoor District Council\r\n"
    found_there = at(OVER, SENTENCE, ONE + foot, head + TWO)
    assert found_there == ["The bins were full of", "litter and leaves."]


def test_far_from_the_border_its_halves_are_not_taken_for_it() -> None:
    far = "\r\n" + "Another matter was spoken of. " * 20
    assert at(OVER, SENTENCE, ONE + far, TWO) == []

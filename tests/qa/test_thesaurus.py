"""Everyday words find the council words for them; what is in the file is test_thesaurus_file's."""

from qa.thesaurus import sequence, thesaurus


def names_of(words: str, at: int = 0) -> tuple[int, tuple[str, ...]] | None:
    return thesaurus().match(sequence(words), at)


def test_an_everyday_phrase_finds_all_that_it_may_be_called() -> None:
    found = names_of("stealing from shop")
    assert found is not None
    assert found[0] == 3
    assert "shoplifting" in found[1]


def test_the_longest_phrase_that_begins_there_is_taken() -> None:
    found = names_of("police and crime panel meeting")
    assert found is not None
    assert found[0] == 4
    assert "police panel" in found[1]


def test_a_phrase_is_found_where_it_begins_and_nowhere_else() -> None:
    words = "about shoplifting today"
    assert names_of(words, 0) is None
    assert names_of(words, 1) is not None


def test_part_of_what_explains_a_word_finds_that_word() -> None:
    found = names_of("drug dealers")
    assert found is not None
    assert "cuckooing" in found[1]


def test_words_that_mean_only_themselves_find_nothing() -> None:
    assert names_of("umbrella stands") is None
    assert thesaurus().match((), 0) is None


def test_words_are_found_in_any_form() -> None:
    assert names_of("SHOPLIFTING") == names_of("shoplifting")

"""How far two texts are made of the same words."""

from corpus.likeness import SAME, figures_of, sampled, shared, shingles_of, words_of

WORDS = "the hedge by the mill was cut and the bins in the park were emptied twice a week".split()
OTHER = " ".join(f"{word}x{turn}" for turn in range(40) for word in WORDS)
LONG = " ".join(f"{word}{turn}" for turn in range(40) for word in WORDS)


def test_words_are_compared_without_capitals_and_marks() -> None:
    assert words_of("The Hedge, by\nthe mill.") == ["the", "hedge", "by", "the", "mill"]


def test_a_text_shares_everything_with_itself_and_nothing_with_another() -> None:
    other = shingles_of(OTHER)

    assert shared(shingles_of(LONG), shingles_of(LONG.upper())) == 1.0
    assert shared(shingles_of(LONG), other) == 0.0
    assert shared(shingles_of(LONG), shingles_of("")) == 0.0


def test_the_shorter_text_counts() -> None:
    pack = shingles_of(f"{LONG} {OTHER}")

    assert shared(shingles_of(LONG), pack) == 1.0


def test_the_share_is_that_of_the_sets_of_four_words() -> None:
    one, other = "a b c d e f g h", "a b c d e f x h"  # 5 runs each; abcd, bcde and cdef are common

    assert len(shingles_of(one)) == 5
    assert shared(shingles_of(one), shingles_of(other)) == 3 / 5


def test_the_sample_of_a_part_is_in_the_sample_of_the_whole() -> None:
    whole = sampled(shingles_of(f"{LONG} {OTHER}"))
    part = sampled(shingles_of(LONG))

    assert part
    assert set(part) <= set(whole)
    assert all(0 <= shingle < 2**63 for shingle in whole)  # SQLite's numbers are signed


def test_a_few_words_changed_leave_two_texts_the_same() -> None:
    changed = LONG.replace("mill7", "brook").replace("park21", "square")

    assert SAME < shared(shingles_of(LONG), shingles_of(changed)) < 1


def test_figures_are_taken_whole() -> None:
    assert figures_of("£1,250.50 on 4/5/20, item 7.") == {"1,250.50", "4/5/20", "7"}

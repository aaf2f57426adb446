"""Short forms are believed where the document names somebody in full."""

import pytest

from corpus.parsing.known import known_in
from corpus.parsing.speakers import speaker_in

MINUTES = """Otterby Community Council

Present: Rob Amery RA Sheila Combe (OBC) SCo

Dick Noblett | DN | Cllr Trudy Vane
Jim Penn Ruby Tallis representing Wexmoor Housing

Apologies: Annie Corran, A Armitage

1. Seats

Kevin Marsh from Wexmoor Lamps was welcomed. Stoke Otter Parish Council wrote. The sugar had gone.
"""


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("RA said that it rained.", "RA"),
        ("SCo and DN noted the cost.", "SCo and DN"),
        ("Dog Fouling SCo reported that signs were up.", "SCo"),
        ("Jim and also the Clerk raised the cost.", "Jim and also the Clerk"),
        ("The seat was mended and Ruby thanked the team.", "Ruby"),
        ("Trudy shared that the hall was let.", "Trudy"),
        ("Annie Corran noted the cost.", "Annie Corran"),
        ("A Armitage reported two thefts.", "A Armitage"),
        ("Kevin advised that lamps were dear.", "Kevin"),
        ("Leemya Orrell asked why.", "Leemya Orrell"),
    ],
)
def test_a_short_form_of_a_full_name_is_a_speaker(sentence: str, name: str) -> None:
    assert speaker_in(sentence, known_in(MINUTES)) == name


@pytest.mark.parametrize(
    "sentence",
    [
        "XY said that it rained.",
        "Stoke confirmed the date.",
        "British Sugar advised that it would close.",
        "A Petition asked for lamps.",
    ],
)
def test_capitals_that_stand_for_nobody_known_are_not(sentence: str) -> None:
    assert speaker_in(sentence, known_in(MINUTES)) is None


def test_nobody_is_known_where_nobody_is_named() -> None:
    assert known_in("The hall was cold.").names == frozenset()


def test_the_names_of_a_hostile_text_are_bounded() -> None:
    text = "\n".join(
        f"Aa{chr(97 + n % 26)}{chr(97 + n // 26 % 26)} Bbb attended" for n in range(900)
    )

    assert len(known_in(text).first_names) <= 400

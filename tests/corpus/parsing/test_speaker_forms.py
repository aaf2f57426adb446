"""Forms of reported speech that minutes of other councils brought."""

import pytest

from corpus.models import Basis, Speaker
from corpus.parsing.known import known_in
from corpus.parsing.pronouns import attribute, attribute_on
from corpus.parsing.speakers import speaker_in

STATED = [
    ("The Leader of the Opposition said that it was late.", "The Leader of the Opposition"),
    ("1) The Leader of the Council gave an update.", "The Leader of the Council"),
    ("Members of the committee asked for a survey.", "Members of the committee"),
    ("The Parishioner noted that the ditch was full.", "The Parishioner"),
    ("The proposing Parishioner put forward an idea for a survey.", "The proposing Parishioner"),
    ("Cllr Ash made the meeting aware of a closure.", "Cllr Ash"),
    ("The Chair shared the Walkers’ guide that had been drawn.", "The Chair"),
    ("Mr.Vane stated that the mill was shut.", "Mr.Vane"),
    ("BC Colin Marsh advised that the bus had gone.", "BC Colin Marsh"),
    ("Marie-Anne Frost (Solicitor to the Committee) stated that it was so.", "Marie-Anne Frost"),
    ("Ms Gale, Legal Advisor, provided the Sub Committee with a verbal update.", "Ms Gale"),
    ("Cllr Ash would also like a copy.", "Cllr Ash"),
    # what stands before the subject
    ("5.1 Chairman’s Report • The Chairman voiced an interest.", "The Chairman"),
    ("If it was thought right to go on, Mr Vane advised that forms were due.", "Mr Vane"),
    ("Prior to the meeting the Chair intimated that it would be filmed.", "The Chair"),
    ("Declarations of interest The Parish Councillors confirmed that they had none.",
     "Parish Councillors"),
    ("To consider Policies 11.1 Financial Regulations The Clerk noted that they were old.",
     "The Clerk"),
    ("Lorries came early and late - Mr Vane pointed out that two licences were held.", "Mr Vane"),
    ("Mrs Dane had left the committee Mr Vane stated that a notice would be placed.", "Mr Vane"),
    # the passive
    ("Again the public was reminded by Mr Vane that they could telephone.", "Mr Vane"),
    ("It was refuted by Mr Vane that lorries used the lane.", "Mr Vane"),
]  # fmt: skip
SILENT = [
    "Park Villa confirmed their stance.",
    "Anglian Water advised that the drain was old.",
    "He presented a collecting box for the hall.",
    "Mrs Dane presented a birthday card to Pam.",
    "The Clerk agreed contact the tenants.",
    "Parish Councillors present had no comments to add.",
    "The committee heard from the man Mr Vane told that it was so.",
]


@pytest.mark.parametrize(("sentence", "name"), STATED)
def test_whoever_speaks_is_named(sentence: str, name: str) -> None:
    assert speaker_in(sentence) == name


@pytest.mark.parametrize("sentence", SILENT)
def test_whoever_does_something_else_is_not(sentence: str) -> None:
    assert speaker_in(sentence) is None


@pytest.mark.parametrize(
    "said",
    [
        # whom the sentence before only tells of, represents or agrees to meet
        ["Cllr Ash informed the meeting that Cllr Birch had resigned.", "She asked for names."],
        ["Cllr Ash attended as the representative for Dr Dale.", "He hoped that it would help."],
        ["The Clerk was late.", "She understood the delay but asked why it was so long."],
        # who gave what a body received
        ["The Board received a talk from Cllr Ash.", "She explained that rates had risen."],
        ["The accounts were submitted by Cllr Ash.", "She advised that they were in order."],
        ["The Chair of the Board, Cllr Ash, moved the report.", "She thanked the officers."],
    ],
)
def test_a_pronoun_stands_for_the_one_who_can_be_meant(said: list[str]) -> None:
    speaker = attribute(said)[1]

    assert speaker is not None
    assert speaker.name in ("Cllr Ash", "The Clerk")
    assert speaker.basis is Basis.DERIVED


@pytest.mark.parametrize(
    "said",
    [
        ["Cllr Ash reported that Mr Dale would give a talk.", "He said that bees were few."],
        ["Mr Dale was referred to in the report.", "He asked for a copy."],
        ["The Clerk met Mr Dale.", "He had seen Mr Gale and said that it was late."],
    ],
)
def test_a_pronoun_that_may_mean_somebody_else_names_nobody(said: list[str]) -> None:
    assert attribute(said)[1] is None


def test_who_is_introduced_and_then_speaks_does_so_in_one_sentence() -> None:
    said = attribute(["Mr Vane was then introduced and he read a statement from the mill."])

    assert said == [Speaker("Mr Vane", Basis.DERIVED)]


def test_a_councillor_is_known_by_the_surname_alone() -> None:
    known = known_in("Cllr J Marsh-Lee asked for a bin.\n\nThe marsh was wet.")
    said, _ = attribute_on(["Marsh-Lee gave a preview of the rules."], known, None)

    assert said == [Speaker("Marsh-Lee", Basis.STATED)]


def test_a_surname_that_is_a_word_of_the_document_is_none_alone() -> None:
    known = known_in("Cllr J Marsh asked for a bin.\n\nThe marsh was wet.")

    assert known.surnames == frozenset()


def test_a_place_is_nobody_however_often_it_is_named() -> None:
    text = "Present: Ann Ash, West Oakley\n\nThe hall in West Oakley was shut.\n"

    assert "West Oakley" not in known_in(text).names


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Mewn perthynas â’r coed, hysbyswyd gan y Cyng. H. Gwyn bod y gwaith ar ben.",
         "Cyng. H. Gwyn"),
        ("Mewn perthynas ag Eitem 10, fe ofynnodd y Cyng. W. Llwyd am gopi.", "Cyng. W. Llwyd"),
        ("Unwaith eto fe wnaeth y Cynghorwyr J. Puw a G. Ifan ddatgan diddordeb.",
         "Cynghorwyr J. Puw a G. Ifan"),
    ],
)  # fmt: skip
def test_a_welsh_verb_that_begins_softly_has_its_speaker(sentence: str, name: str) -> None:
    assert speaker_in(sentence) == name

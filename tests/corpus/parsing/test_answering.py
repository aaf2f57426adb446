"""Who asked and who answered: where the text says so, or prints the one after the other."""

import pytest

from corpus.parsing.answering import Exchange, Spoken, Turn, exchanges, exchanges_in
from corpus.parsing.known import NOBODY, known_in
from corpus.parsing.pronouns import attribute
from corpus.parsing.question_lines import question_line


def heard(*sentences: str, apart: bool = False) -> list[Exchange]:
    """The exchanges of sentences of one paragraph, or of a paragraph each where `apart`."""
    turns = [
        Turn(words, said.name if said else None, bool(said and said.basis == "derived"), apart)
        for words, said in zip(sentences, attribute(sentences), strict=True)
    ]
    return exchanges(turns, NOBODY)


@pytest.mark.parametrize(
    ("sentence", "asker"),
    [
        ("In response to a question from Cllr Ash, the Clerk advised that it was so.", "Cllr Ash"),
        ("In reply to a further query raised by a resident, the Clerk said no.",
         "a resident (not named)"),
        ("In answer to Cllr Ash’s question about bins, the Clerk said that it was so.", "Cllr Ash"),
        ("In response to a Parishioner’s question, the Clerk said no.",
         "a Parishioner (not named)"),
        ("In response to questions from Members, the Clerk advised that it was so.", "Members"),
        ("In response to questions from the committee, Mr Vane said that it was so.",
         "the committee"),
        ("Responding to Cllr Ash, the Clerk said that it was so.", "Cllr Ash"),
        ("When asked by Cllr Ash whether it was so, the Clerk said no.", "Cllr Ash"),
        ("After a query from Cllr Ash, the Clerk advised that it was so.", "Cllr Ash"),
    ],
)  # fmt: skip
def test_a_sentence_says_whom_it_answers(sentence: str, asker: str) -> None:
    assert heard(sentence) == [Exchange(answering=asker)]


@pytest.mark.parametrize(
    "sentence",
    [
        "In response to a question the Clerk advised that it was so.",
        "In response to the planning application, the Clerk said no.",
        "In response to a letter from Mr Vane, the Clerk said that it was so.",
        "The Clerk said that Highways had responded to Cllr Ash.",
        "The Clerk was asked by Cllr Ash to write.",
    ],
)
def test_nobody_is_answered_where_nobody_is_said_to_have_asked(sentence: str) -> None:
    assert heard(sentence)[0].answering is None


def test_a_reply_answers_the_question_before_it() -> None:
    found = heard("Cllr Ash asked whether it would last.", "The Clerk replied that it would.")

    assert found == [Exchange(answered_by="The Clerk"), Exchange(answering="Cllr Ash")]


def test_an_answer_goes_on_with_its_speaker() -> None:
    found = heard(
        "Cllr Ash asked whether it would last.",
        "Mr Vane confirmed that it would.",
        "He added that it was oak.",
    )

    assert [one.answering for one in found] == [None, "Cllr Ash", "Cllr Ash"]


def test_what_is_merely_said_in_another_paragraph_is_no_answer() -> None:
    said = ("Cllr Ash questioned what it was for.", "Mr Vane explained that times had changed.")

    assert heard(*said, apart=True)[1].answering is None
    assert heard(*said)[1].answering == "Cllr Ash"


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("Cllr Ash asked for the bin to be moved.", "The Clerk advised that hedges were cut."),
        ("Cllr Ash asked the Clerk to write.", "Mr Vane confirmed that it rained."),
        ("Cllr Ash asked Mr Vane whether it would last.", "The Clerk advised that it rained."),
        ("Cllr Ash asked whether it would last.", "Mr Vane asked who would pay."),
        ("Cllr Ash asked whether it would last.", "Mr Vane suggested another fair."),
        ("Cllr Ash asked whether it would last.",
         "A query was raised about dogs, Mr Vane informed the meeting that there were none."),
    ],
)  # fmt: skip
def test_a_request_or_another_subject_is_not_answered(question: str, reply: str) -> None:
    assert [one.answering for one in heard(question, reply)] == [None, None]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Cllr Ash asked if it would last, Mr Vane said that it would.", "Mr Vane"),
        ("Cllr Ash asked who would pay, Mr Vane and Mrs Dane explained that nobody would.",
         "Mr Vane and Mrs Dane"),
        ("Cllr Ash asked Mr Vane if it would last and he confirmed that it would.", "Mr Vane"),
    ],
)  # fmt: skip
def test_one_sentence_may_hold_both(sentence: str, who: str) -> None:
    assert heard(sentence) == [Exchange(answered_by=who, at_once=True)]


def test_initials_are_believed_where_the_document_names_them() -> None:
    known = known_in("Present: Ann Hope (AH), Bo Vane (BV)\n\nAH asked a question.\n")
    turns = [Turn("In response to AH’s question, BV said that it was so.", "BV")]

    assert exchanges(turns, known) == [Exchange(answering="AH")]


def test_labels_part_questions_from_answers() -> None:
    turns = [
        Turn("Question 1 from Mr Vane to the Leader", None),
        Turn("Why is the lane shut?", "Mr Vane"),
        Turn("Answer from Cllr Ash", None),
        Turn("The bridge is unsafe.", "Cllr Ash"),
        Turn("Supplementary question", None),
        Turn("When will it open?", "Mr Vane"),
        Turn("Reply by Cllr Ash", None),
        Turn("In May.", "Cllr Ash"),
    ]

    found = exchanges(turns, NOBODY)
    assert [one.answering for one in found] == [None] * 3 + ["Mr Vane"] + [None] * 3 + ["Mr Vane"]
    assert [found[1].answered_by, found[5].answered_by] == ["Cllr Ash", "Cllr Ash"]


def test_labels_between_the_sentences_of_a_text_are_read_too() -> None:
    text = "Question from Mr Vane\n\nWhy is it shut?\n\nAnswer from Cllr Ash\n\nIt is unsafe.\n"
    spoken = [
        Spoken(text.index(words), text.index(words) + len(words), who, False)
        for words, who in (("Why is it shut?", "Mr Vane"), ("It is unsafe.", "Cllr Ash"))
    ]

    assert exchanges_in(text, spoken, NOBODY) == [
        Exchange(answered_by="Cllr Ash"),
        Exchange(answering="Mr Vane"),
    ]


@pytest.mark.parametrize(
    ("line", "asks", "who"),
    [
        ("Question from Mr Vane", True, "Mr Vane"),
        ("Public Question 3: from Mrs Dane to the Cabinet Member for Roads", True, "Mrs Dane"),
        ("Question 2 – Councillor Ash", True, "Councillor Ash"),
        ("Supplementary question", True, None),
        ("Reply by the Leader:", False, "The Leader"),
        ("Response:", False, None),
    ],
)
def test_a_label_says_who_asks_or_answers(line: str, asks: bool, who: str | None) -> None:
    label = question_line(line)

    assert label is not None
    assert (label.asks, label.who, label.inline) == (asks, who, False)


@pytest.mark.parametrize(
    "line",
    [
        "Question 3: Dog Fouling",
        "Questions were asked about the bins.",
        "Response from Anglian Water",
        "Answers will be sent to Mr Vane in writing after the meeting of the Council.",
        "Questions from the public",
    ],
)
def test_a_heading_about_questions_names_nobody(line: str) -> None:
    label = question_line(line)

    assert label is None or label.who is None

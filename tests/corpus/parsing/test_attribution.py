"""Speakers across the paragraphs of a document: pronouns, lists, and verbatim records."""

from corpus.models import Basis, ParsedDocument
from corpus.parse import parse_file


def said(text: str) -> list[tuple[str, str | None]]:
    """The first two words of every sentence and who says it; derived names have a star."""
    document: ParsedDocument = parse_file("m.txt", text.encode())
    found = []
    for passage in document.passages:
        for sentence in passage.sentences:
            words = document.reading.text[sentence.start : sentence.end].split()
            speaker = sentence.speaker
            star = "*" if speaker and speaker.basis is Basis.DERIVED else ""
            found.append((" ".join(words[:2]), speaker.name + star if speaker else None))
    return found


HEAD = "Otterby Parish Council\n\nMinutes of the meeting held on 3 May 2022\n\n"


def test_a_pronoun_stands_for_a_name_of_the_paragraph_before() -> None:
    text = f"{HEAD}1. Seats\n\nMrs Dane said that seats were worn.\n\nShe asked for two new ones.\n"

    assert said(text)[-2:] == [("Mrs Dane", "Mrs Dane"), ("She asked", "Mrs Dane*")]


def test_no_pronoun_reaches_into_the_next_item() -> None:
    text = (
        f"{HEAD}1. Seats\n\nMrs Dane said that seats were worn.\n\n"
        "2. Lamps\n\nShe asked for two new ones.\n"
    )

    assert said(text)[-1] == ("She asked", None)


def test_the_points_that_members_make_are_theirs_unless_they_say_otherwise() -> None:
    text = (
        f"{HEAD}1. Seats\n\nMembers made the following comments:\n\n- Seats were worn out.\n\n"
        "- The Clerk said that two had been ordered.\n\n- Paint was dear.\n\nThe item was closed.\n"
    )

    assert said(text)[-5:] == [
        ("Members made", "Members"),
        ("Seats were", "Members*"),
        ("The Clerk", "The Clerk"),
        ("Paint was", "Members*"),
        ("The item", None),
    ]


def test_a_line_that_names_the_speaker_rules_all_that_follows() -> None:
    text = (
        "# 1. Lamps\nSource: https://record.example/1\nSpeaker: Nia Rees ()\n\n"
        "Lamps are dear. They are old as well.\n\nI ask for more.\n\n"
        "# 2. Vote\nSource: https://record.example/1\nSpeaker:  ()\n\nThe motion was agreed to.\n"
    )

    names = dict(said(text))
    assert names["Lamps are"] == names["They are"] == names["I ask"] == "Nia Rees"
    assert names["The motion"] is None


def test_turns_that_begin_with_names_are_read_where_the_record_is_verbatim() -> None:
    turns = "\n\n".join(
        f"{name}: I have seen the road myself.\n\nIt is bad.\n"
        for name in ("Councillor Marsh", "Mayor Vane", "Councillor Orr") * 2
    )

    assert set(said(turns)[:4]) >= {("It is", "Councillor Marsh"), ("It is", "Mayor Vane")}


def test_one_note_that_begins_with_a_name_is_no_verbatim_record() -> None:
    text = f"{HEAD}1. Seats\n\nClerk: to write to the owner.\n\nThe owner is away.\n"

    assert said(text)[-1] == ("The owner", None)


def test_what_stands_below_a_question_and_an_answer_is_theirs() -> None:
    text = (
        f"{HEAD}1. Public questions\n\nQuestion from Mr Vane to the Leader\n\n"
        "Why is the lane shut?\n\n"
        "Answer from Cllr Ash\n\nThe bridge is unsafe. It opens in May.\n\n"
        "Supplementary question\n\nWho will pay?\n\n"
        "2. Lamps\n\nThe lamps were old.\n"
    )

    assert said(text)[-5:] == [
        ("Why is", "Mr Vane"),
        ("The bridge", "Cllr Ash"),
        ("It opens", "Cllr Ash"),
        ("Who will", "Mr Vane"),
        ("The lamps", None),
    ]


def test_a_reply_that_answers_no_question_is_no_speech() -> None:
    text = f"{HEAD}1. Letters\n\nReply from Mr Vane\n\nThe hedge will be cut.\n"

    assert said(text)[-1] == ("The hedge", None)

import pytest

from corpus.models import PassageKind
from corpus.parsing.kinds import kind_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("PRESENT: Mr A Gale (Chairman), Mrs Dane", PassageKind.ATTENDANCE),
        ("Those Attending: Cllr Ash, Cllr Birch", PassageKind.ATTENDANCE),
        ("Apologies for absence were received from Cllr Ash.", PassageKind.ATTENDANCE),
        ("For (57)", PassageKind.VOTE),
        ("A recorded vote was taken.", PassageKind.VOTE),
        ("RESOLVED that the report be noted.", PassageKind.DECISION),
        ("It was agreed that the fee be paid.", PassageKind.DECISION),
        ("Clerk to contact the owner.", PassageKind.ACTION),
        ("Cllr Ash asked whether the grant would go on.", PassageKind.QUESTION),
        ("In response to a question, the figures were given.", PassageKind.QUESTION),
        ("Will the pond be cleaned?", PassageKind.QUESTION),
        ("The report set out the background.", PassageKind.REPORT),
        ("The Committee received a report on otters.", PassageKind.REPORT),
        ("Otters were seen in the mill stream.", PassageKind.DISCUSSION),
        ("It was noted that the lease had ended.", PassageKind.DISCUSSION),
    ],
)
def test_a_sentence_is_of_the_kind_its_words_show(text: str, kind: PassageKind) -> None:
    assert kind_of(text) is kind


def test_what_lies_inside_a_decision_is_decision_unless_it_counts_votes() -> None:
    assert kind_of("the pond be cleaned", decided=True) is PassageKind.DECISION
    assert kind_of("Against (3)", decided=True) is PassageKind.VOTE


def test_names_under_apologies_are_attendance() -> None:
    assert kind_of("A Corran EDC", item_title="Apologies") is PassageKind.ATTENDANCE

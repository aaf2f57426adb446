"""What minutes say of earlier minutes: only what is said of a named day, and how it was said."""

import pytest

from corpus.parsing.announced import find_next_meeting
from corpus.parsing.approvals import find_approvals
from corpus.parsing.said_dates import day_after, day_before

APPROVED, CORRECTED = "approved", "corrected"


def found(text: str, own: str | None = "2020-06-02") -> list[tuple[str, str]]:
    return [(each.said, each.status.value) for each in find_approvals(text, own)]


@pytest.mark.parametrize(
    "text",
    [
        "The minutes of the meeting held on 5 May 2020 were agreed as a true record.",
        "RESOLVED that the minutes of the meeting on 5 May 2020 were a correct record and that "
        "they be signed by the Chair.",
        "It was agreed that the Minutes of the meeting held on the 5th May 2020 be signed.",
        "The minutes of the meeting held on the 5th May 2020 had been circulated. All agreed this "
        "was a true record and were signed.",
        "Unanimously agreed that the minutes of the last meeting held on 5th May 2020 as typed "
        "and circulated were correct.",
        "5. To agree Minutes of the meeting held on 5th May, 2020\n\nProposed - Ash Seconded - "
        "Birch 'That the minutes of the meeting held on 5th May, 2020 be approved'",
        "Approval of the minutes from the May 5, 2020 meeting MOVED BY: A Ash ACTION: Approve AND "
        "THE MOTION PASSED",
        "The Minutes of the meeting held on 05/05/20 were confirmed without any amendment.",
        "Minutes of AGM 5th May 2020. Minutes of this meeting were presented and agreed by all.",
        "Roedd pawb yn gytûn bod cofnodion y cyfarfod diwethaf a gynhaliwyd ar y 5ed Mai 2020 yn "
        "gywir.",
    ],
)
def test_each_way_to_approve_minutes_is_read(text: str) -> None:
    assert found(text) == [("2020-05-05", APPROVED)]


@pytest.mark.parametrize(
    "text",
    [
        "The minutes of the meeting held on 5 May 2020 were approved subject to the following "
        "amendment: item 3 to read £40.",
        "The Minutes of the Meeting held on 5 May 2020 were approved, subject to the inclusion of "
        "apologies from Cllr Ash. Proposed by Cllr Birch.",
        "The minutes of the meeting of 5 May 2020 were approved. It was noted that Cllr Ash’s name "
        "had been missed off.",
        "With this amendment the minutes of the meeting held on 5 May 2020 were accepted as a true "
        "record.",
        "The minutes of the meeting held on 5 May 2020 were confirmed as a true record following "
        "correction to the road name in item 5.2.",
    ],
)
def test_a_correction_is_more_than_an_approval(text: str) -> None:
    assert found(text) == [("2020-05-05", CORRECTED)]


@pytest.mark.parametrize(
    "text",
    [
        "The minutes of the last meeting were agreed as a true record.",  # which one was that?
        "To approve as a correct record the minutes of the meeting held on 5 May 2020.",
        "The minutes of the meeting held on 5 May 2020 were not approved.",
        "Approval of the minutes of the meeting held on 5 May 2020 was deferred to the next "
        "meeting.",
        "Minutes of the meeting held on 5 May 2020, if in order, to be approved",
        "Minutes of the meeting held on 2 June 2020. The plans were approved by all.",  # its own
        "Matters arising from the minutes of 5 May 2020: the grant was approved.",
        "He asked for the minutes. On 5 May 2020 the plan was approved.",
    ],
)
def test_what_is_not_said_of_the_minutes_of_a_named_day_says_nothing(text: str) -> None:
    assert found(text) == []


def test_several_days_and_parts_of_days_are_kept_as_they_are_said() -> None:
    text = "The minutes of the meetings held on 3 March and 14th April were agreed and signed."
    month = "The Minutes of the meeting of April 2020 were agreed as a correct record."

    assert found(text) == [("03-03", APPROVED), ("04-14", APPROVED)]
    assert found(month) == [("2020-04", APPROVED)]


def test_the_words_that_say_so_are_given_and_not_the_next_business() -> None:
    text = (
        "1. Apologies. None.\n\n2. The minutes of the meeting held on 5 May 2020 were approved.\n\n"
        "3. The rules were amended."
    )

    (approval,) = find_approvals(text, None)

    assert approval.status.value == APPROVED
    assert text[approval.start : approval.end].endswith("were approved.")
    assert "rules" not in text[approval.start : approval.end]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Next Meeting Tuesday 5th June 2012 at 7.30pm", "2012-06-05"),
        ("The next meeting would be held at 7.00pm on Tuesday 5 February 2019.", "2019-02-05"),
        ("DATE OF NEXT MEETING\n\nMONDAY 2 JUNE at 7 pm", "06-02"),
        ("The next meeting of the Cabinet is on 4th March 2025.", "2025-03-04"),
        ("The next meeting will be in June 2025.", None),
        ("To be raised at the next meeting. Accounts of 5 May 2020 were read.", None),
        ("The next meeting of the Otter Committee is on 5 May 2020.", None),
        ("Bids must be sent before the next meeting, by 5 May 2020.", None),
    ],
)
def test_the_next_meeting_is_read_where_its_day_is_stated(text: str, said: str | None) -> None:
    announced = find_next_meeting(text, "Cabinet")

    assert (announced.said if announced else None) == said


def test_a_day_without_a_year_is_the_nearest_on_its_side() -> None:
    assert day_before("12-06", "2021-01-05") == "2020-12-06"
    assert day_before("2021-02-01", "2021-01-05") is None
    assert day_after("01-04", "2020-12-07") == "2021-01-04"
    assert day_after("2020-12-01", "2020-12-07") is None
    assert day_before("02-29", "2021-03-02") is None

"""What the five seed documents answer, and what they do not: questions judged by hand.

Those with a test of their own come from the client. ANSWERED, SENTENCES and REFUSED were written
from the documents before the program was asked any of them, and are held by a floor.
"""

import pytest

from corpus.texts import folded
from qa.ask import ask
from qa.library import Library
from qa.models import Answer, Ledger, NoAnswer
from tests.qa.builders import TODAY, quotes, sources

WEST_SUFFOLK, SUFFOLK_REPORT, WORCESTERSHIRE, EAST_SUSSEX, REDDITCH = "000 001 002 003 004".split()
# Of the 50 questions below; measured. It may only be lowered by a commit that says why.
FLOOR = 42 / 50

SUMMARY = (
    "The period of PCC funding for CSP’s would be clarified",
    "A list projects funded by the CSP’s over the last 12 months",
    "Data relating to the waiting lists for support with drug and alcohol abuse",
    "A breakdown of how the £4m (PHRFG) was spent on the Drugs and Alcohol Service would be",
    "Training would be arranged for all Councillors on personal safety issues",
    "A Briefing would be arranged for all Councillors on Prevent",
    "Data relating to reducing reoffending would be circulated",
    "A breakdown for Redditch and Bromsgrove of the 39% of referrals to the Climb Program",
    "The Neighbourhood Matters website details would be circulated to all councillors",
    "A Councillor Briefing on the Drive and Male and Masculinity Programmes",
    "Officers would be advised that for future reports there should be less acronyms",
    "Scrutiny of CSP’s should be added to the Work Programme",
)
# A question and words that must be among the quotations.
ANSWERED = [
    (
        "Which group can enter premises on intelligence about organised crime?",
        "SOCJAG had powers to enter premises",
    ),
    ("How are small shops helped to stop theft?", "small retailers"),
    ("What was said about street lamps that are blue?", "blue streetlights"),
    ("Are councillors trained about their own safety?", "personal safety issues"),
    ("help for people who do not speak English", "people who could not speak English"),
    ("housing for people coming out of prison", "finding suitable accommodation for prisoners"),
    ("What was said about knife detection?", "mobile knife detection facility"),
    ("What did Councillor Hind say about procurement?", "train its corporate procurement team"),
    (
        "What did Councillor Spicer say about county lines?",
        "at the beginning of lockdown things did go quiet",
    ),
    ("mental health and criminal justice", "West Mercia Criminal Justice Mental Health team"),
    ("What was the serious violence funding for Worcestershire?", "£50,599"),
    ("What did East Sussex resolve?", "RESOLVED to note the report"),
    (
        "What was decided about the West Suffolk community safety report?",
        "the Committee noted the contents of the report",
    ),
    (
        "What actions were agreed about drugs and alcohol?",
        "how the £4m (PHRFG) was spent on the Drugs and Alcohol Service would be provided",
    ),
    (
        "What is to be done about Prevent training for councillors?",
        "Briefing would be arranged for all Councillors on Prevent",
    ),
    ("What was said about modren slavery?", "slavery"),
    ("What was said about domestic abuse in 2016?", "Domestic Abuse round table event"),
]
# A question and words that must be in the sentence that answers it.
SENTENCES = [
    ("Who chairs the Safer Communities Board?", "also the Chair of the Safer Communities Board"),
    ("Who chairs the Strong and Safe Communities Group?", "Chaired by Ian Gallin"),
    ("Who is the Safer Communities Manager?", "Justine Armstrong-Smith"),
    ("Who was thanked for her work at the partnership over many years?", "Helen Lindfield"),
    (
        "Who suggested a motion to council on training the procurement team?",
        "should put a motion to council",
    ),
    ("How much does the PCC allocate to the CSPs each year?", "£260k"),
    ("How many calls did Women's Aid receive?", "7,231"),
    ("By how much did domestic abuse rise during lockdown?", "27%"),
    ("How many requests for service did the Community Safety Team receive?", "92 requests"),
    ("How much is the domestic homicide review expected to cost?", "£7,000"),
    ("How much does each Suffolk authority contribute to ECINs?", "£2000"),
    ("How much Home Office grant was offered for Prevent?", "£10,000"),
    ("How many possession claims were there?", "six possession claims"),
    (
        "How many Community Protection Warnings were issued for street drinking?",
        "5 Community Protection Warnings",
    ),
    ("How old are the youngest involved in cuckooing?", "as young as 11"),
    ("When will the rape support centre waiting lists reopen?", "re-opened in November"),
    ("When did the domestic abuse round table take place?", "took place in April 2015"),
    ("When is Hate Crime Awareness Week?", "in October 2020"),
    ("When did St Edmundsbury adopt a modern slavery statement?", "adopted in 2017"),
]
# A question that the documents do not answer, and a word of the reason.
REFUSED = [
    ("What did Redditch say about cuckooing?", "cuckooing"),
    ("What did Cornwall Council decide about county lines?", "Cornwall Council"),
    ("How many referrals did Project Discovery make in Redditch?", "Redditch"),
    ("library closures", ""),
    ("What was said about potholes?", "potholes"),
    ("Who is the mayor?", ""),
    ("What is the council tax increase?", ""),
    ("What did Councillor Bloggs say about hate crime?", "Bloggs"),
    ("What did Councillor Everitt say about hate crime?", "Everitt"),
    ("What did Councilor Hynd say about modern slavery?", "Hynd"),
    ("What did Ian Galin chair?", "Galin"),
    ("What was said about modern slavery in 2016?", "2016"),
    ("What was said about county lines before 2010?", "2010"),
]


def answered(library: Library, question: str) -> Answer:
    result = ask(library, question, today=TODAY)
    assert isinstance(result, Answer), result.reason
    return result


def refused(library: Library, question: str) -> NoAnswer:
    result = ask(library, question, today=TODAY)
    assert isinstance(result, NoAnswer), quotes(result)
    return result


def documents(result: Answer) -> set[str]:
    """The seed documents that an answer cites, by their numbers."""
    return {source.rpartition("/")[2][:3] for source in sources(result)}


def is_right(library: Library, question: str, words: str, kind: str) -> bool:
    result = ask(library, question, today=TODAY)
    if isinstance(result, NoAnswer):
        return kind == "refused" and words.lower() in result.reason.lower()
    if kind == "sentence":
        return words in folded(result.answer or "")
    return kind == "answered" and any(words in quote for quote in quotes(result))


def test_modern_slavery_is_cited_from_the_three_documents_that_discuss_it(seeds: Library) -> None:
    result = answered(seeds, "what was said about modern slavery")
    assert documents(result) == {WEST_SUFFOLK, EAST_SUSSEX, REDDITCH}


def test_what_diane_hind_said_of_slavery_is_hers_and_nobody_elses(seeds: Library) -> None:
    result = answered(seeds, "what was said about modern slavery")
    hers = [folded(f.text) for f in result.findings if f.speaker == "Councillor Diane Hind"]
    assert any("adopted in 2017 a modern slavery statement" in words for words in hers)
    assert any("put a motion to council" in words for words in hers)
    others = [folded(f.text) for f in result.findings if f.speaker != "Councillor Diane Hind"]
    assert not any("tick box exercise" in words for words in others)
    assert not any("Project Discovery" in words for words in hers)


def test_the_referrals_of_project_discovery_are_answered_in_a_sentence(seeds: Library) -> None:
    result = answered(seeds, "How many referrals did Project Discovery make?")
    assert "had made six referrals to the National Referral Mechanism" in folded(
        result.answer or ""
    )
    assert documents(result) == {EAST_SUSSEX}


@pytest.mark.parametrize(
    ("question", "words", "document"),
    [
        ("illegal vape sales", "vaping and illegal vape sales", REDDITCH),
        ("stopping people stealing from shops", "reduce opportunities for shoplifting", REDDITCH),
        ("holiday lets used by drug dealers", "such as Air B&B and caravans", EAST_SUSSEX),
    ],
)
def test_a_matter_in_a_citizen_s_words_is_found_in_the_council_s(
    seeds: Library, question: str, words: str, document: str
) -> None:
    result = answered(seeds, question)
    assert any(words in quote for quote in quotes(result))
    assert documents(result) == {document}


def test_the_north_worcestershire_review_was_noted_and_nothing_more(seeds: Library) -> None:
    result = answered(seeds, "what was decided about the North Worcestershire review?")
    noted = [f for f in result.findings if "the report be noted" in folded(f.text)]
    assert len(noted) == 1
    assert noted[0].ledger is Ledger.DECIDED
    assert documents(result) == {REDDITCH}
    assert all(f.outcome != "approved" for f in result.findings)


def test_every_point_of_the_worcestershire_board_s_summary_is_listed(seeds: Library) -> None:
    result = answered(seeds, "what actions did the Worcestershire board agree?")
    assert documents(result) == {WORCESTERSHIRE}
    actions = [folded(f.text) for f in result.findings if f.ledger is Ledger.ACTION]
    missing = [point for point in SUMMARY if not any(point in words for words in actions)]
    assert missing == []
    assert result.more == 0


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Has West Suffolk declared a climate emergency?", ["climate emergency"]),
        ("opening hours of the swimming pool", ["opening hours", "swimming pool"]),
        ("What are the opening hours of the swimming pool?", ["swimming pool"]),
        (
            "what did the Worcestershire board say about modern slavery?",
            ["modern slavery", "board of Worcestershire County Council"],
        ),
    ],
)
def test_what_the_documents_do_not_say_is_refused_by_name(
    seeds: Library, question: str, named: list[str]
) -> None:
    reason = refused(seeds, question).reason
    assert [words for words in named if words not in reason] == []


def test_a_refusal_shows_the_nearest_passages_and_what_was_searched(seeds: Library) -> None:
    result = refused(seeds, "what did the Worcestershire board say about modern slavery?")
    assert result.nearest
    assert result.searched.coverage.documents == 5


def test_what_councillor_hind_said_comes_from_her_meeting_alone(seeds: Library) -> None:
    result = answered(seeds, "What did Councillor Hind say about procurement?")
    assert documents(result) == {WEST_SUFFOLK}
    assert {f.speaker for f in result.findings} == {"Councillor Diane Hind"}


def test_a_year_is_met_by_the_date_of_the_meeting(seeds: Library) -> None:
    result = answered(seeds, "What was said about domestic abuse in 2016?")
    assert documents(result) == {SUFFOLK_REPORT}
    assert any("without a known date" in gap or "no date" in gap for gap in result.searched.gaps)


def test_questions_written_before_they_were_asked_are_mostly_answered_rightly(
    seeds: Library,
) -> None:
    judged = [
        *((*pair, "answered") for pair in ANSWERED),
        *((*pair, "sentence") for pair in SENTENCES),
        *((*pair, "refused") for pair in REFUSED),
    ]
    wrong = [question for question, *rest in judged if not is_right(seeds, question, *rest)]
    assert 1 - len(wrong) / len(judged) >= FLOOR, wrong


def test_a_slip_in_a_name_is_read_as_the_name(seeds: Library) -> None:
    result = ask(seeds, "How many referrals did Project Discovry make?", today=TODAY)
    assert isinstance(result, Answer)
    assert result.question.repaired == (("Discovry", "Discovery"),)


def test_no_question_without_an_answer_in_the_documents_is_answered(seeds: Library) -> None:
    made_up = [q for q, _ in REFUSED if isinstance(ask(seeds, q, today=TODAY), Answer)]
    assert made_up == []

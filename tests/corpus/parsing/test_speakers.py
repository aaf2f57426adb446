import time

import pytest

from corpus.models import Basis, Speaker
from corpus.parsing.pronouns import attribute
from corpus.parsing.speakers import speaker_in

STATED = [
    (
        "Councillor Nora Ashdown informed the Committee that the bridge was shut.",
        "Councillor Nora Ashdown",
    ),
    ("Cllr Ashdown asked whether the grant would continue.", "Cllr Ashdown"),
    ("Cllr. J. Penhale reported that the bin had gone.", "Cllr. J. Penhale"),
    ("Cllr Mrs Thorne queried the invoice.", "Cllr Mrs Thorne"),
    ("Mr Oakley said that the road was safe.", "Mr Oakley"),
    ("Mr P V Barrow-Kemp stressed the need for haste.", "Mr P V Barrow-Kemp"),
    ("Dr Ann Swale also expressed concern.", "Dr Ann Swale"),
    ("Sir Hugh Mallow then thanked the staff.", "Sir Hugh Mallow"),
    ("Superintendent Rhoda Fane confirmed the figures.", "Superintendent Rhoda Fane"),
    ("PCSO Tilly Marsh advised residents to lock sheds.", "PCSO Tilly Marsh"),
    ("The Chair informed the Committee that time was short.", "The Chair"),
    ("The Chairman welcomed all to the meeting.", "The Chairman"),
    ("the Clerk advised that no reply had come.", "The Clerk"),
    ("Our Secretary announced the award.", "Our Secretary"),
    (
        "The Director of Public Health advised that rates had fallen.",
        "The Director of Public Health",
    ),
    (
        "The Director of Public Health (also the Chair of the Safer Wexmoor Board) explained the"
        " duty.",
        "The Director of Public Health",
    ),
    ("The DPCC added that funds were short.", "The DPCC"),
    ("In response, the CMR advised that plans existed.", "The CMR"),
    ("The Community Safety Manager provided a presentation.", "The Community Safety Manager"),
    (
        "The Deputy Police and Crime Commissioner (DPCC) explained the grant.",
        "The Deputy Police and Crime Commissioner",
    ),
    (
        "The Lead Member for Parks and Play commented on litter.",
        "The Lead Member for Parks and Play",
    ),
    ("The Portfolio Holder took the opportunity to thank the volunteers.", "The Portfolio Holder"),
    ("Cllr Dunmore (Lead member for Crime) explained the priorities.", "Cllr Dunmore"),
    (
        "Councillor Rex Orme, the Council’s Cabinet Member for Families and Parks explained the"
        " map.",
        "Councillor Rex Orme",
    ),
    ("Mr Hallam, Leader of the Orange Group, explained that he agreed.", "Mr Hallam"),
    ("The Leader of the Orange Group, Mr Hallam, commented on the budget.", "Mr Hallam"),
    ("In response, officers explained that checks were made.", "officers"),
    ("Officers reported that the team was small.", "officers"),
    ("The officers stressed prevention.", "officers"),
    ("In relation to drains, officers advised that work had begun.", "officers"),
    ("A Member suggested a later start.", "a Member (not named)"),
    ("Another Member asked for figures.", "a Member (not named)"),
    ("Whilst understanding the reasons, a Member suggested a review.", "a Member (not named)"),
    ("A Councillor questioned the cost.", "a Councillor (not named)"),
    ("A member of the public expressed concern at mopeds.", "a member of the public (not named)"),
    ("Members asked how numbers were counted.", "Members"),
    ("In response to a question by Councillor Ash, the Clerk explained the form.", "The Clerk"),
    ("In response to Councillor Ash, Councillor Birch explained the form.", "Councillor Birch"),
    (
        "Discussions were held on lighting where Councillor Nora Ashdown informed Members of a"
        " scheme.",
        "Councillor Nora Ashdown",
    ),
    ("Following a query from Mr Cobb, Mrs Dane replied that it was so.", "Mrs Dane"),
    ("Staffing – Officers reported that a post was vacant.", "officers"),
    ("Annie Corran asked for this item.", "Annie Corran"),
    ("Tilda Marsh, Participation Manager, introduced the update.", "Tilda Marsh"),
    ("SW advised that the form was lost.", "SW"),
    ("Cllr JA advised that markings were due.", "Cllr JA"),
    ("Although Mr Brand felt there was hope, he believed it slim.", "Mr Brand"),
    (
        "Cllr A. Box and Cllr B. Glass reported that the gate was mended.",
        "Cllr A. Box and Cllr B. Glass",
    ),
    ("The applicant said the hedge would stay.", "The applicant"),
    ("It was a busy month and the Chair thanked the wardens.", "The Chair"),
]
STATED += [
    ("Members were informed by the Clerk that numbers had changed.", "The Clerk"),
    ("It was reported by the Clerk that the bin had gone.", "The Clerk"),
    ("Concerns were raised by Cllr Penhale about the hedge.", "Cllr Penhale"),
    ("Another problem raised by Mrs Dane was the hedge.", "Mrs Dane"),
    ("According to the Clerk, the bin had gone.", "The Clerk"),
    ("**Cllr Ashdown** *reported* that the bin had\n> gone.", "Cllr Ashdown"),
    ("• Poppy wreath – Cllr Nora Ashdown shared that it was paid.", "Cllr Nora Ashdown"),
    ("The Cemetery – The Chairman reported that it was tidy.", "The Chairman"),
    ("Litter Bins The Clerk advised that two had come.", "The Clerk"),
    ("Open Forum 9.1 A Parishioner noted the smell.", "a Parishioner (not named)"),
    ("As nobody could attend, Cllr Penhale presented the report.", "Cllr Penhale"),
    ("On the question of lamps Cllr Penhale noted that ten had failed.", "Cllr Penhale"),
    ("With great regret the Chairman informed Members of a death.", "The Chairman"),
    ("Mrs Dane concluded by stressing the cost.", "Mrs Dane"),
    ("Cllr Penhale joined the meeting and reported that it rained.", "Cllr Penhale"),
    ("Mr Oakley from Wexmoor Housing said that it was full.", "Mr Oakley"),
    ("A resident of the village raised the noise.", "a resident (not named)"),
    ("Members of the public asked about lamps.", "Members of the public"),
    ("Our Vice Chair reported that the bus was late.", "Our Vice Chair"),
    ("Cllr’s Ash and Birch declared an interest.", "Cllr’s Ash and Birch"),
    ("Hedges Cllr Ash and Cllr Birch both declared an interest.", "Cllr Ash and Cllr Birch"),
    ("G. Clewer informed the Clerk that it was done.", "G. Clewer"),
    ("Trevor asked for the key.", "Trevor"),
    ("Councillors Ellery, Askwith and Prowle spoke.", "Councillors Ellery, Askwith and Prowle"),
]
STATED += [
    # what is told of the speaker between his name and his verb
    ("Olive Dunn, Partner, Bevin Law (Adviser) presented the report.", "Olive Dunn"),
    ("Councillor P Marsh, Cabinet Member, Health and Care presented it.", "Councillor P Marsh"),
    ("The Interim Services Manager, Paul Gault, explained the map.", "Paul Gault"),
    ("The Head of Law in presenting the paper indicated that it was so.", "The Head of Law"),
    ("RS in reply to the question, noted that loads must be netted.", "RS"),
    ("Residents who attended the meeting informed the Board of it.", "Residents"),
    ("Mr Barr, agent for the applicant, addressed the Committee.", "Mr Barr"),
    ("The Vice-Chairman in the Chair thanked Mr Hill.", "The Vice-Chairman"),
    ("Ann Ash (Ash Architects) and Bo Birch (BHA) presented plans.", "Ann Ash and Bo Birch"),
    # what he did before he spoke
    ("KC Chaired the rest of the meeting and welcomed two members.", "KC"),
    ("NR attended this and reported that it had been excellent.", "NR"),
    ("Cllr. G. Penhale took the Chair, welcomed all and wished them well.", "Cllr. G. Penhale"),
    ("The Chairman of the Hub was present and advised haste.", "The Chairman of the Hub"),
    ("9A. P.C.S.O. Rhys Ames joined the meeting and reported a theft.", "P.C.S.O. Rhys Ames"),
    # titles of business that run into the sentence
    ("Registration of the Pit areas Cllr Muir reported that it was slow.", "Cllr Muir"),
    ("To Receive Declarations from Members Cllr Dane declared an interest.", "Cllr Dane"),
    ("Letters outstanding -The Parish Clerk reported that two had come.", "The Parish Clerk"),
    ("PUBLIC FORUM A member of public stated that it was dark.", "a member of public (not named)"),
    # offices and people without a name
    ("The Chairs of the Scrutiny Committees updated Members on it.",
     "The Chairs of the Scrutiny Committees"),
    ("In reply, the Assistant Director – Legal Services advised that it was lawful.",
     "The Assistant Director – Legal Services"),
    ("The parishioner added that he hoped for better.", "The parishioner"),
    ("The enforcement officer confirmed that it was done.", "The enforcement officer"),
    ("The applicant’s agent addressed the Committee.", "The applicant’s agent"),
    ("One of the Parishioners noted that it was loud.", "a Parishioner (not named)"),
    ("A number of Members expressed concern at the cost.", "A number of Members"),
    ("A Board Member asked about beds.", "a Board Member (not named)"),
    ("Ward Councillor Sharma spoke in objection to it.", "Ward Councillor Sharma"),
    # who asked, and who answered
    ("A question was received from Mrs Dane who asked if it was so.", "Mrs Dane"),
    ("A query was made as to whether it was so, Cllr Ash reported there was.", "Cllr Ash"),
    ("The Committee heard from Mr Dunn, who explained that rents had risen.", "Mr Dunn"),
    ("Following a query Stephen confirmed there had been none.", "Stephen"),
    ("Concerns were raised by Councillors Lee and Price about flooding.",
     "Councillors Lee and Price"),
    ("Clarification was sought by Councillor Moss regarding the budget.", "Councillor Moss"),
    # verbs
    ("The Clerk brought to the Members attention that it was late.", "The Clerk"),
    ("The Chair brought up the shop and enquired as to its hours.", "The Chair"),
    ("Mr Gale called the meeting to order and welcomed all.", "Mr Gale"),
    ("PCSO Ann Dell intimated that she would retire.", "PCSO Ann Dell"),
]  # fmt: skip
SILENT = [
    "No further items were raised by members of the public present.",
    "A complaint was received on Monday, the resident stated that it had lasted.",
    "A neighbour is concerned that a yard may be used for metal work.",
    "In December 2009 Mr Manning attended the meeting and answered questions.",
    "THESE ARE DRAFT MINUTES AND WILL BE AGREED AT THE NEXT MEETING",
    "Solicitors confirmed that the deed was progressing.",
    "The Council’s accounts were submitted by the Clerk.",
    "NCC offered the road as a pilot area.",
    "He proposed and Councillor Barrow seconded the following amendment:",
    "Councillors informed of events.",
    "Play Park RB reported that quotes were due.",
    "Proposed – Cllr Mrs Ash Seconded - Cllr Mrs Birch",
    "It was noted that the lease had ended.",
    "It was reported that Cllr Penhale suggested a date.",
    "The Board thanked Helen Linden.",
    "The Committee considered the report in detail.",
    "The Committee asked a number of questions.",
    "Members noted that the fund was closed.",
    "Members agreed the minutes.",
    "Councillor Ashdown was asked to write to the owner.",
    "Councillor Ashdown was thanked by the Chair.",
    "A letter from Mrs Jonas said that the hedge was high.",
    "The Committee was informed that numbers had changed.",
    "Mr Gale proposed, and Mr Oakley seconded the motion that",
    "Cllr Ashdown proposed that the seat be mended.",
    "Seconded Cllr L Penhale, all agreed.",
    "Seats – Cllr Penhale agreed to mend them.",
    "The Clerk paid the invoice.",
    "Cllr Ashdown raised £40 for the hall.",
    "The Clerk updated the website.",
    "Mr Brand spoke at the opening of the bridge.",
    "Mrs Dane presented the cheque to the school.",
    "Another issue had been raised by a resident.",
    "Cllr Penhale was advised by Mr Gale that it was shut.",
    "The Committee considered a report which was introduced by the Head of Planning.",
    "British Sugar Works Ltd advised that it would close.",
    "NCC reported that the road was shut.",
    "Members observed a minute of silence.",
    "Councillors thanked Ned Ames for the seat.",
    "It was noted when Cllr. L Penhale offered a seat.",
    "A resident complained of the smell.",
    "Sue and Cllr Penhale noted the cost.",
    "Chairman proposed by Cllr Penhale.",
    "The Health and Wellbeing Board suggested a survey.",
    "The Executive Summary explained the method.",
    "The WSP considered its priorities for the year.",
    "The SSG reports each quarter to the Board.",
    "He and Councillor Ashdown wanted to thank Helen Linden.",
    "The Chairman to read the document and comment.",
    "Corporate Parenting Annual Report 2024",
    "As the Chair explained, the hall was full.",
    "The scheme which Mr Brand proposed was costed.",
    "Wexmoor District Council advised that bins would move.",
    "The report introduced by the Clerk was noted.",
    "Attached at Appendix A was the Plan.",
    "North Fen Police are reporting a rise.",
    "",
]


@pytest.mark.parametrize(("sentence", "name"), STATED)
def test_the_subject_of_reported_speech_is_the_speaker(sentence: str, name: str) -> None:
    assert speaker_in(sentence) == name


@pytest.mark.parametrize("sentence", SILENT)
def test_objects_passives_and_bodies_are_no_speakers(sentence: str) -> None:
    assert speaker_in(sentence) is None


def test_a_pronoun_carries_the_speaker_on_as_derived() -> None:
    said = [
        "Councillor Nora Ashdown informed the Committee of a scheme.",
        "She felt that it was weak.",
        "In view of the report, she felt that more was needed.",
        "Many places had one and she felt Wexmoor should too.",
    ]

    name = "Councillor Nora Ashdown"
    assert attribute(said) == [
        Speaker(name, Basis.STATED),
        Speaker(name, Basis.DERIVED),
        Speaker(name, Basis.DERIVED),
        Speaker(name, Basis.DERIVED),
    ]


@pytest.mark.parametrize(
    "said",
    [
        ["Mr Brand said yes.", "It was noted that the lease had ended.", "He agreed."],
        ["Mr Brand said yes.", "RESOLVED that the lease be ended.", "He was sure that it was."],
        ["Mr Brand said yes.", "The lease had ended in May.", "She was sorry."],
    ],
)
def test_narration_ends_what_a_pronoun_may_carry(said: list[str]) -> None:
    assert [speaker is not None for speaker in attribute(said)] == [True, False, False]


def test_what_nobody_says_does_not_end_a_speech() -> None:
    said = ["Mr Brand said yes.", "The lease had ended in May.", "He felt that it was right."]

    assert attribute(said)[2] == Speaker("Mr Brand", Basis.DERIVED)


def test_he_may_be_somebody_who_came_and_is_not_yet_heard() -> None:
    said = ["PC Vane attended the meeting.", "He reported two thefts."]

    assert attribute(said) == [None, Speaker("PC Vane", Basis.DERIVED)]


def test_whoever_is_introduced_speaks_after_that() -> None:
    said = ["The Chair introduced Ned Ames.", "He introduced himself and said that it rained."]

    assert attribute(said)[1] is None


def test_somebody_who_also_says_more_is_the_same() -> None:
    said = ["Councillor Ash asked Mr Brand about the delay.", "He also asked about the cost."]

    assert attribute(said)[1] == Speaker("Councillor Ash", Basis.DERIVED)


def test_another_person_in_the_sentence_makes_the_pronoun_uncertain() -> None:
    said = ["Councillor Ash asked Mr Brand about the delay.", "He explained that snow had fallen."]

    assert attribute(said)[1] is None


def test_a_pronoun_of_the_other_sex_is_not_carried() -> None:
    assert attribute(["Mrs Dane said yes.", "He was glad."])[1] is None
    assert attribute(["Mr Cobb said yes.", "She was glad."])[1] is None


def test_they_carries_officers_and_he_does_not() -> None:
    assert attribute(["Officers said yes.", "They felt it was fair."])[1] == Speaker(
        "officers", Basis.DERIVED
    )
    assert attribute(["Officers said yes.", "He felt it was fair."])[1] is None


def test_hostile_text_is_read_in_linear_time() -> None:
    started = time.process_time()
    for text in ("The Chair of the " * 5000, "Cllr A, " * 9000, "Mr " * 20_000, "A " * 50_000):
        speaker_in(text)

    assert time.process_time() - started < 30


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Detective Superintendent Ruddock said that there were two lines.",
         "Detective Superintendent Ruddock"),
        ("Detective Chief Inspector Vane reported a fall.", "Detective Chief Inspector Vane"),
        ("Acting Chief Constable Moss advised that it would.", "Acting Chief Constable Moss"),
    ],
)  # fmt: skip
def test_every_rank_of_the_police_may_speak(sentence: str, speaker: str) -> None:
    assert speaker_in(sentence) == speaker


def test_a_pronoun_goes_on_over_somebody_named_below_its_own_clause() -> None:
    said = attribute(
        [
            "Mr Gale said the plan was bold.",
            "He referred to a day on which Mr Ash had made it plain.",
            "He said change was coming.",
        ]
    )

    assert [speaker and speaker.name for speaker in said] == ["Mr Gale"] * 3


def test_a_pronoun_may_mean_whoever_was_thanked_but_not_whoever_was_praised() -> None:
    thanked = attribute(["Mr Gale thanked Mr Ash.", "He said it was cold."])
    praised = attribute(["Mr Gale praised Mr Ash, but noted the cost.", "He said it was cold."])

    assert thanked[1] is None
    assert praised[1] == Speaker("Mr Gale", Basis.DERIVED)

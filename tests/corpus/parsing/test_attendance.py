"""Who was there and who was excused, in the many ways in which minutes print it."""

import pytest

from corpus.parsing.attendance import Attendance, attendance_in

LISTS = [
    (
        "PRESENT: Mr A Ash (Chairman), Mrs B Birch, OBE and Mr C J Thomas\n\nIN ATTENDANCE:"
        " Dr D Dene (Director of Roads, Parks and Play)\n\nUNRESTRICTED ITEMS\n\n1. Apologies\n\n"
        "Apologies were received from Ms E Elm and Mr F Fir who was substituted by Mr G Gean.\n",
        ["Mr A Ash (Chairman)", "Mrs B Birch", "Mr C J Thomas",
         "Dr D Dene (Director of Roads, Parks and Play)"],
        ["Ms E Elm", "Mr F Fir"],
    ),
    (
        "Present: | Rob Boyle | RB | Sue Carr (OBC) | SC\nDan Dow | DD\n\nThe meeting opened.\n",
        ["Rob Boyle", "Sue Carr (OBC)", "Dan Dow"],
        [],
    ),
    (
        "Present\n\n* Ann Ames — Chair\n* Darren Hall\n* Cllr Bo Birch\n\nApologies for Absence\n\n"
        "* Cy Cole — Vice-Chair\n* Cllr D Dow\n\n---\n\nTraining\n\nNed Ames was there.\n",
        ["Ann Ames", "Darren Hall", "Cllr Bo Birch"],
        ["Cy Cole", "Cllr D Dow"],
    ),
    (
        "Present: Esme Clare, Danny O'Dowd, Marie\nDavitt, Ruby Kell (Maslin and\nSon)\n\n"
        "Apologies Betty Rose, Cllrs Ash and Birch\n\n1. MINUTES\n",
        ["Esme Clare", "Danny O'Dowd", "Marie Davitt", "Ruby Kell (Maslin and Son)"],
        ["Betty Rose", "Ash", "Birch"],
    ),
    (
        "Attendance: Cllr Sue Lint Chair Cllr Jo Bruce JB Nicola Coop NC Parish Clerk\n\n"
        "1/18 Apologies There were apologies from Cllr Jim Mead (ill) and Cllr Kit Hale.\n",
        ["Cllr Sue Lint", "Cllr Jo Bruce JB", "Nicola Coop NC"],
        ["Cllr Jim Mead (ill)", "Cllr Kit Hale"],
    ),
    (
        "HELD AT 7.30 pm PRESENT (Two Councillors):- Tom Fay (TF), Lorraine Hunter (LH) In"
        " attendance: Peter Kay, Parish Clerk, and 6 members of the public. The Chair spoke.",
        ["Tom Fay (TF)", "Lorraine Hunter (LH)", "Peter Kay"],
        [],
    ),
    (
        "PRESENNOL\n\nCynghorwyr Arwel Dafis, Jill Dafis a’r Cynghorydd Huw Puw.\n\n1. CROESO\n\n"
        "Derbyniwyd ymddiheuriadau gan y Cynghorwyr Doris Wyn ac Owen Wyn.\n",
        ["Arwel Dafis", "Jill Dafis", "Cynghorydd Huw Puw"],
        ["Doris Wyn", "Owen Wyn"],
    ),
    (
        "Present\n\nCouncillors D Rich (Chair) R Heal, M Arm and P Mor Clerk J Conn\n\n"
        "Members of the Public - D Bell and S Crag Apologies - None\n\n16.11.02 Interests\n",
        ["D Rich (Chair)", "R Heal", "M Arm", "P Mor", "J Conn", "D Bell", "S Crag"],
        [],
    ),
    ("1. Apologies for absence\n\nPCSO Tracy Mill sent apologies.\n", [], ["PCSO Tracy Mill"]),
    ("1. Apologies for Absence accepted from:\n\nCllr B Glow, Cllr G Mans.\n", [],
     ["Cllr B Glow", "Cllr G Mans"]),
    (
        "Councillors present: Cllr. R. Crane – Chair (RC), Cllr. S. Gill & Cllr. G. Gill Present:"
        " Vicky Bell, Clerk & Cllr. Mark Stone\n\nAccepted Apologies for absence - LGA 1972,"
        " Section 85(1) & (2): Cllr. Al Cole and Cllr. Cy Ames. Absent: Cllr. Mick Pike.\n",
        ["Cllr. R. Crane", "Cllr. S. Gill", "Cllr. G. Gill", "Vicky Bell", "Cllr. Mark Stone"],
        ["Cllr. Al Cole", "Cllr. Cy Ames", "Cllr. Mick Pike"],
    ),
    (
        "Attending by Zoom (Two Councillors) :- Nick Dew (ND), Lorna Hurst (LH) Chair and Sue Pegg"
        " (SP)\n\n1. To receive Apologies for Absence: Councillor Tim Gale (on a course).\n",
        ["Nick Dew (ND)", "Lorna Hurst (LH)", "Sue Pegg (SP)"],
        ["Councillor Tim Gale (on a course)"],
    ),
    (
        "Present:\n\nFrank Rudd (FRU)   Councillor/Chairman\n\nPeter Amos       Councillor\n\n"
        "1. Apologies. District Councillor Col Samson and County Councillor Marty Story\n",
        ["Frank Rudd (FRU)", "Peter Amos"],
        ["District Councillor Col Samson", "County Councillor Marty Story"],
    ),
    (
        "Present\n\nCouncillors D Rich (Chair), R Heal and P Mor A Arm, EDC Clerk J Conn\n\n"
        "1. Minutes\n\nThe minutes were read.\n",
        ["D Rich (Chair)", "R Heal", "P Mor", "A Arm", "J Conn"],
        [],
    ),
    (
        "Present- Cllr D Lewis - Chairman, Cllr L Pike & 3 members of the public\n\n"
        "1. Apologies\n\nCllr Mandy Lea was absent.\n",
        ["Cllr D Lewis", "Cllr L Pike"],
        ["Cllr Mandy Lea"],
    ),
    (
        "Attending for this item:\n\nDr Kate Cobb, Director of Health\nTony Merce, Health"
        " Consultant\n\nThe Board was asked to note the report.\n",
        ["Dr Kate Cobb", "Tony Merce"],
        [],
    ),
    ("Derbyniwyd ymddiheuriadau gan y Cynghorwyr Pedr Puw a Dorian Wyn.\n", [],
     ["Pedr Puw", "Dorian Wyn"]),
    ("Absent: Cllr Mike Pike\n\nItem 2\n", [], ["Cllr Mike Pike"]),
    ("Apologies: None\n\nThere were no apologies.\n", [], []),
    ("Gordon had given apologies but noted that banks had shut.\n", [], []),
    ("A report was presented. The clerk was present.\n", [], []),
    ("", [], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "present", "apologies"), LISTS)
def test_lists_are_read_as_they_are_printed(
    text: str, present: list[str], apologies: list[str]
) -> None:
    assert attendance_in(text) == Attendance(tuple(present), tuple(apologies))


def test_a_name_in_both_lists_is_excused() -> None:
    found = attendance_in("Present: Ann Ames, Bo Birch\n\nApologies: Bo Birch\n")

    assert found == Attendance(("Ann Ames",), ("Bo Birch",))

"""Texts on which a prepared encoder must agree with the original: of many lengths and kinds."""

_SENTENCES = (
    "RESOLVED: That the minutes of the meeting held on 9 July 2020 be approved as correct.",
    "Councillor Smith declared a disclosable pecuniary interest in item 7 and left the room.",
    "The Committee noted the report of the Corporate Director of Planning and Growth.",
    "It was proposed by Cllr O’Brien, seconded by Cllr Ahmed and RESOLVED unanimously.",
    "Application 25/03195/FUL: demolition of garages and erection of four dwellings.",
    "A Member asked whether the 20mph zone would be extended to Station Road.",
    "The budget gap of £4.5m for 2019-2020 would be met from reserves.",
    "The Chairman thanked officers for their work during the pandemic.",
    "There were no questions from members of the public.",
    "To consider passing a resolution under Section 100(A)(4) of the Local Government Act 1972.",
    "The vote was tied at 5–5 and the Chair used her casting vote against the motion.",
    "Apologies for absence were received from Cllrs Jones, Patel and Williams.",
    "Air B&B lettings were raised as a concern by residents of the High Street.",
    "Members discussed the s.106 agreement and the delivery of affordable housing.",
    "Gofynnodd y Cynghorydd Ŵyn am yr adroddiad ar ysgolion Cymraeg yn Nhŷ’r Sir.",
    "Penderfynwyd derbyn yr adroddiad a diolch i’r swyddogion am eu gwaith.",
    "The café’s licence was renewed 🎉 subject to conditions ✅.",
    "👍",
    "",
    " ",
    "7.1",
    "Yes.",
    "PRESENT: Cllrs A, B, C & D",
    "e-mail: democracy@example.gov.uk",
    "§ ½ “quotes” — dashes… and\ttabs\nand lines",
    "ACTION: Head of Highways to report back to the next meeting on potholes.",
    "The deputation was heard for three minutes in line with Standing Order 14.3(b).",
    "Questions were asked about SEND transport, EHCPs and the Dedicated Schools Grant.",
)
_ALL = " ".join(_SENTENCES)

# Cuts of the whole reach from a few wordpieces to several times what a model can take.
CHECK_TEXTS = (
    *_SENTENCES,
    *(_ALL[:length] for length in (3, 40, 120, 260, 500, 700, 900, 1000, 1100, 1400)),
    _ALL * 20,
    "planning " * 2000,
)

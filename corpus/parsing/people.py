"""How minutes name people: titled names, offices, groups and the nameless; patterns only."""

import re

# "Cllr Mrs Hardy", "Cllr. J. Davies", "Mr P V Barrington-King", "Cyng. G. Evans"
TITLE = (
    r"(?:Councillors?|Cllrs?\.?|Clr\.?|C\.?Cllrs?\.?|CClrs?\.?|[BD]\.?Cllr\.?|Coun\.?|Cynghorydd|Cyng\.?|Alderman"
    r"|Ald\.?|Mr\.?|Mrs\.?|Ms\.?|M/s|Miss|Mx|Dr\.?|Sir|Dame|Lord|Lady|Baron(?:ess)?|Viscount|Hon\."
    r"|Professor|Prof\.?|Revd?\.?|Rev[’']d|Reverend|Father|Canon|Bishop|Archdeacon|Pastor|Imam"
    r"|Rabbi|Bail(?:l)?ie|Judge|Sheriff|Captain|Capt\.?|(?:Lt\.?\s+)?Col(?:onel|\.)|Brigadier"
    r"|Council\s?(?:member|man|woman)|Commissioner"
    r"|(?:(?:Detective|Chief|Temporary|Acting|Deputy|Assistant|Police|Special)\s+){0,3}"
    r"(?:Superintendent|Inspector|Constable|Sergeant)|(?:Ch(?:ief)?\.?\s+)?(?:Supt\.?|Insp\.?)"
    r"|Sgt\.?|P\.C\.S\.O\.?|PCSO|W\.?P\.?C\.?|P\.?C\.?|CPO|DCI)"
)
_LETTER = "A-ZÀ-ÖØ-Þ"
_TOKEN = rf"(?:[{_LETTER}]{{1,3}}\.|(?!(?:The|Proposed|Seconded)\b)[{_LETTER}][\w’'-]{{0,30}})"
TITLED = (
    rf"(?:(?:Borough|County|District|Parish|Town|City|Community|Ward|Local|BC|DC)\s+)?{TITLE}"
    rf"(?:\s+{TITLE})?"
    rf"(?:\s+|(?<=[a-z]\.)(?=[A-Z])){_TOKEN}(?:\s+{_TOKEN}){{0,3}}"
)

# "Councillors Ellery, Askwith and Prowle": one title for several names
SEVERAL = (
    rf"(?:Councillors|Cllrs\.?|Cllr[’']s|Messrs)(?:\s+{_TOKEN}){{1,3}}(?:,\s+"
    rf"(?:{_TOKEN}\s+){{0,2}}{_TOKEN}){{0,8}}\s+and(?:\s+{_TOKEN}){{1,3}}"
)

# "the Director of Public Health", "The Lead Member for Communities and Safety", "the DPCC"
_OFFICE_WORD = rf"(?:[{_LETTER}][\w’'/-]{{0,30}}|of|for|and|the|to|with|in|&|–|-)"
# A dash before "The" ends a label: "The Cemetery – The Chairman".
OFFICE = rf"(?:[Tt]he|[Oo]ur)(?:\s+(?![-–]\s+[Tt]he\b){_OFFICE_WORD}){{1,12}}"
_OFFICE_HEADS = re.compile(
    r"\b(?:(?:Vice-?\s?)?Chair(?:man|woman|person)?|(?:Vice-|Deputy\s)?Convenor|Convener|Leader"
    r"|Mayor"
    r"|Provost|Director|Head|Manager|Officer|Clerk|Secretary|Treasurer|Solicitor|Counsel"
    r"|Practi(?:ti)?oner|Commissioner|Inspector|Superintendent|Holder|Member|Chief|Executive"
    r"|Auditor|Engineer|Architect|Planner|Consultant|Accountant|Advis[eo]r|Lead|Co-?ordinator"
    r"|Representative|Applicant|Agent|Surveyor|Speaker|Warden|Ranger|Headteacher|President"
    r"|Lawyer|Developer|Analyst|Registrar|Coroner|Monitoring|Minister|Spokes(?:man|woman|person)"
    r"|Sergeant|Constable|Organiser|Nurse|Doctor|Teacher|Sheriff|Governor|Deputy|Guardian|[A-Z]{3,5})s?\b"
)
# Bodies and papers are not speakers however they are named ("the Board", "The Executive Summary").
_NOT_A_PERSON = re.compile(
    r"\b(?:Committee|Sub-?Committee|Council|Board|Panel|Cabinet|Group|Partnership|Team|Service"
    r"|Services"
    r"|Trust|Society|Association|Authority|Department|Office|Forum|Commission|Police|Highways"
    r"|Report|Plan|Strategy|Policy|Act|Review|Summary|Programme|Scheme|Project|Government|Ltd"
    r"|Limited|Company|School|College|University|Hospital|Church|Hall|Club|Fund|Bank|Agency"
    r"|Meeting|Minutes|Agenda|Update|Budget|NHS|Members|Union|Federation|Centre|Villa|United"
    r"|Rangers|Rovers|Athletic|Water|Power|Energy|Homes|Housing|Gas|Electric\w*|Networks?|Rail\w*"
    r"|Openreach|Consult(?:ants|ing)|Associates|Partners|Solutions|Systems|Developments|Estates?"
    r"|Farms?|Nurser\w+|Hotel|Inn|Stores?|Museum|Library|Theatre|Festival|Charity|Foundation"
    r"|Institute|England|Scotland|Wales|Britain|Heritage|Cricket|Football|Bowls|Tennis)\b"
)
PLAIN_OFFICE = (
    r"(?:(?:(?:[Tt]he|[Oo]ur)\s+)?(?:(?:[Vv]ice\s?-?\s?|[Dd]eputy\s+)?"
    r"(?:[Cc]hair(?:man|woman|person)?|[Mm]ayor|[Ll]eader)"
    r"|(?:[Dd]eputy\s+|[Pp]arish\s+|[Tt]own\s+|[Aa]ssistant\s+)?[Cc]lerk"
    r"|(?:[Mm]inutes?\s+)?[Ss]ecretary|[Tt]reasurer|[Cc]onvenor|[Cc]onvener|[Pp]resident)"
    r"|[Tt]he\s+(?:(?:applicant|appellant)[’']s\s+)?(?:(?!in|ex)[a-z]{3,14}\s+){0,2}(?:(?:[Aa]pplicant|[Pp]arishioner|[Rr]esident|[Oo]bjector|[Qq]uestioner|[Pp]etitioner)s?"
    r"|appellant|agents?|developer|solicitor|architect|head\s?teacher|auditor|officers?|speakers?|manager"
    r"|engineer|warden|ranger|representatives?|councillor|member|surveyor|sergeant|inspector|constable|director|planner"
    r"|headmaster|headmistress|co-?ordinator|spokes(?:man|woman|person)|supporters?|presenter))"
)
GROUP = (
    r"(?:(?:[Tt]he\s+)?[Oo]fficers|(?:(?:[Ss]ome|[Ss]everal|[Oo]ther|[Bb]oth|[Tt]wo|[Tt]hree|[Ff]our"
    r"|[Vv]arious|[Mm]any|[Mm]ost|[Cc]ertain|[Tt]he|(?:[Aa]\s+(?:number|few|couple|majority)"
    r"|[Ss]ome|[Ss]everal|[Mm]any|[Mm]ost)\s+of(?:\s+the)?|[Aa]\s+few)\s+)?(?:other\s+|local\s+"
    r"|[Ww]ard\s+|[Bb]oard\s+|[Pp]anel\s+|[Cc]ommittee\s+|[Pp]arish\s+|[Cc]abinet\s+)?"
    r"(?:[Mm]embers\s+of\s+the\s+(?:public|audience|[Cc]ommittee|[Cc]ouncil|[Bb]oard|[Pp]anel)|[Mm]embers|[Cc]ouncillors|[Rr]esidents"
    r"|[Pp]arishioners|[Oo]bjectors|[Aa]ttendees|[Ss]peakers))"
)
# "A Member suggested", "Another Councillor asked", "a member of the public said"
UNNAMED = (
    r"(?:(?:[Aa]n?|[Oo]ne|[Aa]nother)\s+(?:[a-z]{2,12}\s+|(?:[Pp]anel|[Bb]oard|[Cc]ommittee|[Cc]abinet"
    r"|[Pp]arish|[Bb]orough|[Dd]istrict|[Cc]ounty|[Tt]own|[Ww]ard)\s+){0,2}(?:[Mm]ember\s+of\s+(?:the\s+)?"
    r"(?:public|Committee|Panel|Board|audience)|[Mm]ember|[Cc]ouncillor|[Oo]fficer|[Rr]esident"
    r"|[Pp]arishioner|[Rr]epresentative|villager|attendee|objector|supporter|householder"
    r"|neighbour|trustee|governor|petitioner|questioner|constituent|tenant|(?:gentle)?man"
    r"|lady|woman|speaker|student|pupil|parent)"
    r"|[Oo]ne\s+of\s+the\s+(?:[a-z]{2,12}\s+)?(?:[Mm]embers|[Cc]ouncillors|[Oo]fficers|[Rr]esidents"
    r"|[Pp]arishioners|[Rr]epresentatives|villagers|objectors|trustees))"
)
# "Annie Morgan asked", "SW advised": believed only where a sentence or a labelled point begins.
BARE = (
    rf"[{_LETTER}][a-zà-ÿ’'-]{{1,20}}(?:(?<=-)[{_LETTER}][a-zà-ÿ]{{1,14}})?(?:\s+[{_LETTER}]\.?)?"
    rf"(?:\s+[{_LETTER}][\w’'-]{{1,24}}){{1,2}}"
)
WARD_LETTERS = r"[BCD]C"  # "BC Colin Sampson": the letters of a borough councillor
INITIALS = rf"[{_LETTER}]{{2,3}}[a-z]?"
# "G. Clare", "C Hamlyn": letters for the first names
SHORT_NAME = rf"(?:[{_LETTER}](?:\.\s?|\s)){{1,2}}[{_LETTER}][a-zà-ÿ’'-][\w’'-]{{1,24}}"
_BARE_STOP = re.compile(
    r"(?:To|For|From|By|Re|Station|Road|Street|Lane|Bridge|Village|Church|Play|Parish|Although|Though|Whilst|Where|However|Since|Once|If|But|And|The|This|That|These|Those|It"
    r"|In|On|At|All|As|After|Before|Following|During|Under|When|While"
    r"|With|Without|Both|Each|Some|Any|No|Two|Three|Four|Also|There|Item|Appendix|Section|Paragraph"
    r"|Option|Table|Annex|New|Standing|Please|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
    r"|Sunday|January|February|March|April|June|July|August|September|October|November|December)\b"
)
# What two or three capitals mostly are when they are nobody's initials.
_SHORT_STOP = frozenset(
    "IT PM AM UK EU UN TV OK AOB NB PS RE VAT GP MP ID HR PR AGM EGM CC PC BC DC TC EA BT CAB NCC"
    " SBC EDC KCC PCC NHS RBS AW CIC HA IDB DVLA FOI BHA CAN NP VE VJ WI UC FP TPO VAS HGV SAM"
    " GCC CGM SSE RSL BGS CEO PCT LEP LPA".split()
)


def is_office(words: str) -> bool:
    """Whether "the …" is somebody's office, rather than a body or a paper."""
    return bool(_OFFICE_HEADS.search(words)) and not _names_a_body(words)


def _names_a_body(words: str) -> bool:
    """ "the Leader of the Labour Group" is a person: only what stands before " of " counts."""
    head = re.split(r"\s(?:of|for|to|with|[–-])\s", words, maxsplit=1)[0]
    last = head.split()[-1] if head.split() else ""
    return _NOT_A_PERSON.fullmatch(last) is not None


def is_bare_name(words: str) -> bool:
    """Whether capitalised words without a title can be a person's name."""
    if re.search(rf"\b{TITLE}\s", words):
        return False
    if re.search(r"\s[A-Z]{2,3}[a-z]?$", words):
        return False  # "Play Park RB reported": a label and initials
    return _BARE_STOP.match(words) is None and _NOT_A_PERSON.search(words) is None


def is_body_acronym(letters: str) -> bool:
    """Whether capitals mostly stand for a body or thing ("NCC", "VAT")."""
    return letters in _SHORT_STOP


def are_initials(words: str) -> bool:
    """Whether two or three capitals can stand for a person ("JS", "MCa")."""
    return words not in _SHORT_STOP


def tidy(words: str) -> str:
    """One line with single spaces."""
    return " ".join(words.split())

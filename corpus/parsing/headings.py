"""What a heading is: its number, its title without page marks, and where its body begins."""

import re
from dataclasses import dataclass

from corpus.models import BlockKind, Reading
from corpus.parsing.people import TITLE, tidy
from corpus.reading.titles import has_verb

# "pdf icon PDF 423 KB" behind a ModernGov title
PDF_SIZE = re.compile(r"\s*(?:pdf\s+e?icon\s*)?PDF\s+[\d.,]+\s*[KM]B\s*$")
FURNITURE = re.compile(
    r"(?:Agendas?, Meetings and Minutes - Agenda item|Agenda item|Eitem ar yr? agenda"
    r"|Eitem ar y rhaglen|Issue - (?:meetings|decisions|details)|Meeting documents|Toggle menu"
    r"|Skip to main content|Media|Home\s*[>»].*|(?:•\s*)?Share this item|Minutes|Decision details"
    r"|Agenda and minutes|Agenda, decisions and minutes|Items|No\.\s+(?:\|\s+)?Item(?:\s+\|)?"
    r"|Rhif\.\s+Eitem|Eitemau|Rhaglen a chofnodion)",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"(?:Minutes|Decisions?|Cofnodion|Penderfyniad|(?:Additional|Supporting) documents"
    r"|Dogfennau.{0,12})\s*:\s*",
    re.IGNORECASE,
)
ITEM_LINE = re.compile(r"\s*\(Items?\s+(\d{1,3}[a-z]?)\b[\w., &-]{0,20}\)")  # Kent, below a title
PROCEDURE = re.compile(
    r"\b(?:apolog\w+|ymddiheuriadau|minutes|cofnodion|declarations?|datgan\w+|matters arising"
    r"|materion yn codi|correspondence|gohebiaeth|planning|cynllunio|finance|accounts"
    r"|(?:any )?other (?:competent )?business|a\.?o\.?c?\.?b|next meeting|open forum"
    r"|public (?:session|participation|questions|forum)|reports?|present|welcome|croeso"
    r"|exclusion|urgent business|chair\w*|election|payments?|co-?option)\b",
    re.IGNORECASE,
)
# "Apologies for Absence Cllr Ash …", "To agree the minutes …": business that opens a paragraph
OPENS_WITH = re.compile(
    r"(?:(?:to|no|the|any|all|further|future)\s+)?(?:(?:approve|confirm|receive|note|consider|record"
    r"|sign|agree|discuss)d?\s+(?:and\s+\w+\s+)?(?:any\s+|the\s+)?)?"
    r"(?:apolog\w+|minutes\s+of|matters\s+arising|declarations?\b|correspondence|planning\b|financ\w+"
    r"|accounts\b|any\s+other|(?:date\s+(?:\w+\s+){1,4})?next\s+meeting|public\s+(?:participation"
    r"|forum|session)|open\s+forum|reports?/|further\s+reports|urgent\s+business|exclusion\s+of"
    r"|election\s+of|co-?option|payments?\b|croeso|ymddiheuriadau|materion|datganiadau|gohebiaeth"
    r"|cynllunio|cyfrifon|unrhyw\s+fater)",
    re.IGNORECASE,
)
# "9 Appointment of Signatory: Mrs Hale had …": the title runs into the body
RUN_IN = re.compile(r"([^:.;\n]{3,90}?)\s*:\s+(?=\S)")
# "22.11.10 Planning. The garage …": a title of a few words that ends like a sentence
BOLD_RUN_IN = re.compile(r"\*{0,2}([^*\n]{3,90}?)[.:]?\*\*[:\s–-]*")  # "**Police.** Sgt …"
SHORT_RUN_IN = re.compile(
    r"([A-ZÂÊÎÔŴŶ\d][\w’'&/-]{1,20}(?:,?\s[\w’'&/()£%-]{1,20}){0,9})(?<=[\w)]{2})\.\s+"
    r"(?=[A-ZÂÊÎÔŴŶ\d£“\"])"
)
# "TREES i. No new issues", "TRAINING REQUIREMENTS No dates have been announced": capitals end it
CAPITALS_RUN_IN = re.compile(
    r"([A-ZÂÊÎÔŴŶ][A-ZÂÊÎÔŴŶ’'/-]{3,}(?:,?\s[A-ZÂÊÎÔŴŶ&’'/,-]{2,}|\s&){0,11})[.:]?\s+"
    r"(?=\(?[ia]\\?[.)]\s|[A-ZÂÊÎÔŴŶ][a-zà-ÿ’']*(?:\.?\s\S+){1,})(?![A-Z]{2})"
)
_VOWEL = re.compile(r"[AEIOUYÂÊÎÔŴŶ]")  # "SLCC" and "CCTV" have none or one: they open sentences
_VERDICT = re.compile(
    r"\b(?:RESOLVED|AGREED|NOTED|RECOMMENDED|APPROVED|ACTION|CARRIED|LOST|PENDERFYNWYD)\b"
)
# "Report from Cllr. Ash", "The hall was let. The …": no title ends or speaks like this
_NO_TITLE_END = re.compile(
    r"\b(?:St|Rd|Ave|Mr|Mrs|Ms|Dr|Revd?|Cllrs?|Cyng|Sgt|Insp|PC|No|Nos|Ref|Co|Ltd|approx|[ap]\.?m"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)$",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b[a-zà-ÿ]{2,}(?:ed|wyd|odd)\b|\b(?:should|could|shall|may|did|does|that)\b")
# A paragraph run into its title begins with a person or a plain opening ("… Vacancy The Clerk …").
_BODY_BEGINS = re.compile(
    r"(?<!\bof)(?<!\bto)(?<!\bfor)(?<!\bthe)(?<!\band)(?<!\bin)(?<!\bon)(?<!\bwith)(?<!\bfrom)"
    r"(?<!\bby)(?<!\bDistrict)(?<!\bCounty)(?<!,)\s(?=(?:Cllrs?\.?|Councillors?|Mrs?\.?|Ms|Dr|The|All|In|It|This|There|No|A|An)\s\w)"
)
_MARKS_BEFORE = re.compile(r"(?:\*{2,3}|__|#{1,6} )?$")
_NOTHING = re.compile(r"\s*(?:none|nil|dim|n/a)(?:\s+\w+)?\W*", re.IGNORECASE)  # "Planning: None"
LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Heading:
    """Where an item opens: its number and title, and the offset of its first word of body."""

    number: str | None
    title: str
    start: int
    body_start: int


def title_of(words: str) -> str:
    """A heading on one line, without the sizes and marks that a page adds to it."""
    words = ITEM_LINE.split(words)[0]
    plain = re.sub(r"[*_]{2,}|</?u>", "", PDF_SIZE.sub("", tidy(words)))
    return plain.strip(" :–—-").rstrip(".")


def block_heading(reading: Reading, at: int) -> Heading:
    """The heading that a whole block is."""
    block = reading.blocks[at]
    number = (block.number or "").strip().rstrip(".):") or None
    start = number_start(reading, at)
    return Heading(number, title_of(reading.text_of(block)), start, start_after(reading, at))


def heading_in(reading: Reading, at: int, number: str | None, place: tuple[int, int]) -> Heading:
    """The heading in a block that may also hold the first words of the body.

    `place` is where the item starts (at its number) and where the words after the number start.
    """
    start, word = place
    block = reading.blocks[at]
    words = reading.text[word : block.end]
    item_line = ITEM_LINE.search(words[:400])
    if item_line:
        end = word + item_line.end()
        body = end if words[item_line.end() :].strip() else start_after(reading, at)
        return Heading(number, title_of(words), start, body)
    run_in = run_in_title(words)
    if run_in and block.kind is BlockKind.HEADING and not _NOTHING.fullmatch(words[run_in.end() :]):
        run_in = None
    if run_in:
        return Heading(number, title_of(run_in[1]), start, word + run_in.end())
    says = block.kind is not BlockKind.HEADING and _is_statement(words)
    if (len(words) <= LONGEST_TITLE and not says) or block.kind is BlockKind.HEADING:
        body = start_after(reading, at)
        following = ITEM_LINE.match(reading.text, body)
        return Heading(number, title_of(words), start, following.end() if following else body)
    # The number stands before a whole paragraph: its opening names the item and stays in the body.
    return Heading(number, _opening(words), start, word)


def run_in_title(words: str) -> re.Match[str] | None:
    """The title that a paragraph opens with, where its print parts it from the text."""
    found = BOLD_RUN_IN.match(words) or RUN_IN.match(words)
    if found:
        return found
    capitals = CAPITALS_RUN_IN.match(words)
    if capitals and not _VERDICT.search(capitals[1]) and len(_VOWEL.findall(capitals[1])) > 1:
        return capitals
    short = SHORT_RUN_IN.match(words)
    return short if short and _is_title(short[1]) else None


def _is_title(words: str) -> bool:
    """Whether the words before a full stop name the business and are no sentence about it."""
    if has_verb(words) or _PAST.search(words) or re.search(rf"\b{TITLE}\s", words):
        return False
    return _NO_TITLE_END.search(words) is None


def _is_statement(words: str) -> bool:
    """Whether a short numbered paragraph records something: "Apologies were received from …"."""
    return words.rstrip().endswith(".") and (has_verb(words) or _PAST.search(words) is not None)


def _opening(words: str) -> str:
    line = words.split("\n", 1)[0]
    short = re.split(r"(?<=[a-z)])\.\s", line, maxsplit=1)[0]
    if len(short) > LONGEST_TITLE:
        short = short[:LONGEST_TITLE].rsplit(" ", 1)[0]
    body = _BODY_BEGINS.search(short, 12)
    return title_of(short[: body.start()] if body else short)


def first_start(reading: Reading) -> int:
    """Where the first block starts."""
    return reading.blocks[0].start if reading.blocks else 0


def start_after(reading: Reading, at: int) -> int:
    """Where the words after a block start."""
    return reading.blocks[at + 1].start if at + 1 < len(reading.blocks) else len(reading.text)


def number_start(reading: Reading, at: int) -> int:
    """Where the printed number of a block stands, or the block itself if it is not in the text."""
    block = reading.blocks[at]
    floor = reading.blocks[at - 1].end if at else 0
    if block.number:
        number = block.number.strip()
        printed = (number, number.replace(".", "\\."))  # Markdown writes "3\."
        found = max(reading.text.rfind(each, floor, block.start) for each in printed)
        start = found if found >= 0 else block.start
        # Marks of bold before the number belong to it, not to the item above.
        marks = _MARKS_BEFORE.search(reading.text[floor:start])
        return start - len(marks[0]) if marks else start
    return block.start

"""Where the sentences of one paragraph of minutes begin and end: the only module with nltk."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Why not nltk's own English model: it must be downloaded, and it was trained on American
# newspapers. Punkt takes the word lists below instead; they come from reading UK minutes.

# After these a name or a thing must follow, so a sentence never ends here.
NEVER_FINAL = _words(
    "mr mrs ms mx messrs dr prof rev revd ven fr cllr cllrs clr clrs cnllr cnclr coun ald alds"
    " hon rt sgt supt insp ch det cpl capt col lt maj pcso cyng e.g eg i.e ie viz cf c.f vs v"
    " incl h.y e.e"
)

# After these a sentence ends only if the next word is a usual first word (see STARTERS).
MAY_BE_FINAL = _words(
    "st co ltd plc inc corp bros assoc assn dept govt cttee esq jnr snr jr sr hants herts"
    " rd ave av gdns cres ln ct sq terr bldg bldgs pc wpc p.c w.p.c u.k w.i n.h.s p.m a.m"
    " jan feb apr jul aug sep sept oct nov dec mon tue tues thur thurs fri approx para paras"
    " fig figs ref refs reg regs ext tel pp nos hon.sec sec treas chmn ph.d b.sc m.sc b.a rh tt"
    " vol ed eds misc temp max est"
)

# Abbreviations when a number follows, and otherwise mostly whole words ("the answer was no.").
BEFORE_NUMBER = _words(
    "no nos art arts fig figs sec secs ref refs reg regs ext tel para paras app min sch cl ch vol"
    " p pp s ss r c t tt rh sat sun wed mar jun approx mob fax"
)

# Words that open sentences in minutes and hardly ever follow an abbreviation within one.
# Left out on purpose: council, committee, trust, chairman, clerk ("the W.I. Committee").
STARTERS = _words(
    "the this that these those there it its he she they we you his her their our an"
    " in on at as if when while where after before although however following since for from"
    " with by to under during once also then therefore and but or both each all any some many"
    " most several no none not nothing one two three what who why how which would could"
    " cllr cllrs councillor councillors mr mrs ms dr members officers residents"
    " resolved agreed noted proposed seconded recommended approved please thanks apologies"
    " another further other such nobody everyone anyone"
    " mae roedd cyng cynghorydd penderfynwyd nid dywedodd yr bydd nododd"
)

# A sentence whose capital was forgotten opens with one of these ("agreed. the Clerk …").
LOWER_STARTERS = _words("the this it there he she they we cllr councillor mr mrs")

# "Option A. The …": the letter names the option and is not somebody's initial.
LABEL_NOUNS = (
    "option|appendix|annex|annexe|plan|part|schedule|zone|class|grade|block|phase|category|route"
    "|lot|unit|table|group|band|section|exhibit|site|scenario|attachment|enclosure|drawing"
)

_CALENDAR = "Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_CLOSING = "\"')]}"
_CLOSE = r"[\"')\]}]"
_OPEN = r"[\"'(\[{]"
_USUAL = "(?:" + "|".join(sorted(word.capitalize() for word in STARTERS)) + ")"
# "A" and "I" are mostly initials or labels: they open a sentence only before a plain word.
_STARTER = rf"(?:{_USUAL}\b|[AI] [a-z])"

# Punkt breaks words at ASCII spaces only, and a straight quote does not say which way it
# faces; offsets must not move, so each character is changed for exactly one other.
_OPENING_QUOTE = re.compile("[\u2018\u201a\u201c\u201e\u00ab](?=\\S)")
_STRAIGHT_QUOTES = str.maketrans(
    "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u00ab\u00bb", "'" * 4 + '"' * 5
)
_LINE_MARK = "\x1e"  # a space to str.isspace and \s, kept where a numbered line begins
_SPACE = re.compile(rf"[^\S{_LINE_MARK}]")
# A numbered line within a paragraph opens a sentence and keeps its number, as in
# "1. Fraud⏎2. Forced labour", unless the line before runs on: "on page⏎12. The Chair".
_NUMBERED_LINE = re.compile(r"\n[^\S\n]*\d{1,2}\.(?=\s+\**[A-Z\u00a3])")
RUNS_ON = _words(
    "no no. nos. number page pages item items minute para paragraph section part option rule"
    " of in to and or at the on by from until for than with about a an over under is was were"
    " mr. mrs. cllr. st. - \u2013 \u2014"
)
# Footnote and emphasis marks close the sentence they follow, as quotes do: "agreed.[1] The";
# and so does a full stop typed twice.
_MARK = re.compile(
    r"(?<=[a-z)\"'][.?!])(?:\[\w{1,3}\]|[*_\u2020\u2021\u00b9\u00b2\u00b3\u2070-\u2079]+)"
    r"|(?<=[a-z]{2}\.)\.(?![.\w])"
    r"|\b(?P<word>[a-z]{3,})\.(?P<note>\d{1,2})(?=\s+" + _STARTER + ")"
)

_NEXT_LABEL = r"(?:[-\u2013\u2014\u2022] *)?\(?(?:[a-z]|[ivx]{2,5})[.):](?=\s)"
_OVERLOOKED = (
    # A time of day ends its sentence before any capital but a date's: "at 8 p.m. Smith left".
    re.compile(rf"\d ?[apAP]\. ?[mM]\.{_CLOSE}*\s+(?={_OPEN}*(?!(?:{_CALENDAR}))[A-Z])"),
    # A label's letter: "Appendix B. Members".
    re.compile(rf"\b(?:{LABEL_NOUNS}) [A-Z]\.\s+(?=[A-Z][a-z])", re.IGNORECASE),
    # Punkt sees a bracket or quote beside an abbreviation and not the word beyond it.
    re.compile(rf"\.{_CLOSE}+\s+(?={_OPEN}*{_STARTER})"),
    re.compile(rf"\.\s+(?={_OPEN}+{_STARTER}|[AI] [a-z])"),
    re.compile(_LINE_MARK),
    # Punkt reads on from a number to lower case: "in 2001. e. Many people".
    re.compile(rf"[.?!]{_CLOSE}*\s+(?={_NEXT_LABEL})"),
    # The one-character ellipsis is no full stop to Punkt.
    re.compile(rf"\u2026{_CLOSE}*\s+(?={_OPEN}*{_STARTER})"),
)

# "report.The Committee": a lower-case word, then a capitalised one. "Ringfenced.Fund" keeps
# together because its first word is capitalised too; before a usual first word anything goes.
_SPACE_FORGOTTEN = re.compile(
    rf"(?<![\w.'-])[a-z]{{3,}}[.?!]{_CLOSE}*(?={_OPEN}*[A-Z][a-z]{{2,}})"
    r"|[.?!][\"']*(?={[A-Z])"
    rf"|(?:[^\W_]{{2}}|[ap]\.m|[)\"'])[.?!]{_CLOSE}*(?={_OPEN}*{_USUAL}\s)"
)
_ADDRESS = re.compile(
    r"@|://|www\.|\w/\w|\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|txt|csv|html?|com|org|net|uk)\b",
    re.IGNORECASE,
)

_LABEL = r"(?:\(?(?:\d{1,5}|[A-Za-z]|[ivxIVX]{1,5})\\?[.)]+|\d+(?:[./-]\d+)*[A-Za-z]?[.)]*)"
_ONLY_LABELS = re.compile(rf"(?:[\"'*#•·-]*\s*{_LABEL}\s*)+|\W*")
# A list's next label: "b)", "(ii)", "- iii.", and bare "ii" or "c" as scanned minutes have it.
_OPENS_WITH_LABEL = re.compile(rf"{_NEXT_LABEL}|(?:[b-hj-z]|[ivx]{{2,4}}) ")
# "MATTERS ARISING i. The lamp b. The verge": list letters within a line.
_LIST_LETTER = re.compile(r"(?:^|[^\d\s]\s+)(?:[a-z]|[ivx]{2,5})\.$")
_ET_CETERA = re.compile(r"\b(?:etc|a\.y\.b|ayyb)\.$", re.IGNORECASE)
_LAST_WORD = re.compile(r"(?<![\w.])([^\W\d_][\w.]*)\.$")
_DOTTED = re.compile(r"(?<![\w.])(?:[A-Za-z]\.){2,}" + _CLOSE + "*$")
_TIME = re.compile(r"\d ?[ap]\.m\." + _CLOSE + "*$", re.IGNORECASE)
_LABEL_LETTER = re.compile(rf"\b(?:{LABEL_NOUNS}) [A-Z]\.$", re.IGNORECASE)
_OPENS = re.compile(rf"{_OPEN}*{_STARTER}")
_FIRST_WORD = re.compile(rf"{_OPEN}*([^\W\d_]+)")
_LOWER = re.compile(rf"{_OPEN}*[a-z]|-+ ?[a-z]|[\u2013\u2014] ?[a-z]")
_CAPITAL = re.compile(rf"{_OPEN}*[A-Z]")
_ASIDE = re.compile(r"\((?:[?!]+|sic[.!]?)\)$")
# Numbers with a stop or a space inside: "7. 30 p.m.", "18. 09. 2020", "3rd. June", "£7000. 00".
_NUMBERS_GOING_ON = tuple(
    (re.compile(left), re.compile(right, re.IGNORECASE))
    for left, right in (
        (r"(?<![\w.])\d{1,2}\.$", r"\d\d\s?[ap]\.?m|\d{1,2}\.\s?\d{2,4}\b"),
        (r"(?<![\w.])\d{1,2}\. ?\d{1,2}\.$", r"(?:19|20)?\d\d\b"),
        (r"\u00a3[\d,]+\.$", r"00\b|\d\d(?=\s?[,;:.)-])"),
        (r"\b[Rr]ef\.$", r"nos?[.:;]"),
        (r"\d(?:st|nd|rd|th)\.$", rf"(?:{_CALENDAR})"),
    )
)

# nltk's private flag _ORTHO_MID_LC. Told that "the" occurs within sentences in lower case,
# Punkt takes "The" after an initial for a first word: "They chose A. The Clerk …".
SEEN_IN_LOWER_CASE = 32

# Longer than any abbreviation, label or first word; keeps each decision at constant cost.
WINDOW = 48


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Offsets of the sentences of one paragraph, in order, without the spaces around them.

    Every character that is not a space lies in exactly one sentence. A colon or semicolon
    never ends a sentence; a number or letter that labels a paragraph stays with its words.
    A newline is a space, unless a numbered line such as "2. Apologies" follows it.
    """
    plain = _for_punkt(text)
    cuts = sorted({*_cuts_by_punkt(plain), *_cuts_overlooked(plain)})
    edges = [0, *_kept(plain, cuts), len(text)]
    trimmed = (_trimmed(text, start, end) for start, end in pairwise(edges))
    return [(start, end) for start, end in trimmed if start < end]


@cache  # for the life of the process: the word lists never change
def _punkt() -> PunktSentenceTokenizer:
    parameters = PunktParameters()
    parameters.abbrev_types = set(NEVER_FINAL | MAY_BE_FINAL)
    parameters.sent_starters = set(STARTERS)
    for word in STARTERS:
        parameters.add_ortho_context(word, SEEN_IN_LOWER_CASE)
    return PunktSentenceTokenizer(parameters)


def _for_punkt(text: str) -> str:
    plain = _NUMBERED_LINE.sub(_mark_line, text.replace(_LINE_MARK, " "))
    plain = _OPENING_QUOTE.sub("{", _SPACE.sub(" ", plain)).translate(_STRAIGHT_QUOTES)
    return _MARK.sub(_quote_for_mark, plain)


def _mark_line(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - WINDOW) : match.start()].split()
    if not before or before[-1].lower() in RUNS_ON:
        return match[0]
    mark = " " if before[-1][-1] in ",;:" else _LINE_MARK
    return mark + match[0][1:-1] + ":"  # the colon hides the number's full stop from Punkt


def _quote_for_mark(match: re.Match[str]) -> str:
    word, note = match["word"], match["note"]
    if word is None:
        return '"' * len(match[0])
    if word in NEVER_FINAL | MAY_BE_FINAL | BEFORE_NUMBER:
        return match[0]
    return f"{word}." + '"' * len(note)


def _cuts_by_punkt(plain: str) -> Iterator[int]:
    return (start for start, _ in _punkt().span_tokenize(plain))


def _cuts_overlooked(plain: str) -> Iterator[int]:
    for pattern in _OVERLOOKED:
        yield from (match.end() for match in pattern.finditer(plain))
    for match in _SPACE_FORGOTTEN.finditer(plain):
        if not _ADDRESS.search(_token_around(plain, match.end())):
            yield match.end()


def _token_around(plain: str, position: int) -> str:
    before = plain[max(0, position - WINDOW) : position].rpartition(" ")[2]
    return before + plain[position : position + WINDOW].partition(" ")[0]


def _kept(plain: str, cuts: list[int]) -> Iterator[int]:
    begin = 0
    for cut in cuts:
        begin, end = _trimmed(plain, begin, cut)
        left = plain[max(begin, end - WINDOW) : end]
        right = plain[cut : cut + WINDOW]
        only_labels = end - begin < WINDOW and _ONLY_LABELS.fullmatch(left)
        if left and not only_labels and not _belong_together(left, right, gap=cut > end):
            yield cut
            begin = cut


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _belong_together(left: str, right: str, *, gap: bool) -> bool:
    if right[0] in ",;:&/%=+@" or _ASIDE.search(left) or not re.search(r"\w", right):
        return True
    if not gap and (right[0] in _CLOSING or not _CAPITAL.match(right)):  # "s.106", "sec.(b)"
        return True
    return (
        _abbreviation_goes_on(left, right)
        or _number_goes_on(left, right)
        or _goes_on_in_lower_case(left, right)
    )


def _abbreviation_goes_on(left: str, right: str) -> bool:
    if _LABEL_LETTER.search(left):
        return False
    last = _LAST_WORD.search(left)
    if last and last[1].lower() in NEVER_FINAL:
        return True
    if _LIST_LETTER.search(left):
        return True
    if _ET_CETERA.search(left):
        return right[0] == "(" and not _OPENS.match(right)
    if _DOTTED.search(left) and not _OPENS.match(right):
        return not (_TIME.search(left) and _CAPITAL.match(right))
    return False


def _number_goes_on(left: str, right: str) -> bool:
    if any(a.search(left) and b.match(right) for a, b in _NUMBERS_GOING_ON):
        return True
    last = _LAST_WORD.search(left)
    if last is None or last[1].lower() not in BEFORE_NUMBER or _LABEL_LETTER.search(left):
        return False
    return any(character.isdigit() for character in right.partition(" ")[0])


def _goes_on_in_lower_case(left: str, right: str) -> bool:
    if not _LOWER.match(right) or _OPENS_WITH_LABEL.match(right):
        return False
    first = _FIRST_WORD.match(right)
    forgotten_capital = first is not None and first[1] in LOWER_STARTERS
    return not (forgotten_capital and left.endswith("."))

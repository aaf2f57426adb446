"""Who moved and who seconded, as a stretch of text states it; patterns for names are people's."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from corpus.parsing.people import BARE, INITIALS, TITLE, TITLED, is_bare_name, tidy

Movers: TypeAlias = tuple[str | None, str | None]  # mover and seconder, at least one of them stated

_LETTER = "A-ZÀ-ÖØ-Þ"
# "B. Glover", "M Grief", "JP Morrell", "Mr.Bonnett"
_NOT_A_SURNAME = (
    r"(?:Treasurer|Chair\w*|Vice|Secretary|Clerk|All|Agreed|Carried|Motion|The|This|Approved"
    r"|Unanim\w+|Votes?|Resolved|Accepted|Declaration|Seconded|Proposed)\b"
)
_SHORT = rf"(?:[{_LETTER}]\.?\s?){{1,3}}(?!{_NOT_A_SURNAME})[{_LETTER}][a-zà-ÿ’'-]{{2,24}}"
_RUN_IN = rf"{TITLE}[{_LETTER}][\w’'-]{{1,30}}"
_PARTICLE = rf"[{_LETTER}][a-z]{{1,20}}\s+(?:de|van|von|le|la|du)\s+[{_LETTER}][\w’'-]{{1,24}}"
# "County Cllr. J. Davies" is TITLED; "Cynghorydd Sir J. Davies" has its rank behind the title
_RANKED = rf"Cynghorydd\s+Sir(?:\s+[{_LETTER}][\w.’'-]{{0,30}}){{1,3}}"


_SURNAME = rf"[{_LETTER}][\w’'-]{{1,30}}"  # "Cllr C.Sharp"


def _name(group: str) -> str:
    return (
        rf"(?P<{group}>{_RANKED}|{TITLED}(?:(?<=\.){_SURNAME})?|{_RUN_IN}|[Tt]he\s+(?:(?:[Vv]ice-?\s?)?[Cc]hair(?:man"
        rf"|woman|person)?|Leader|Mayor)\b|{_SHORT}\b|{_PARTICLE}|{BARE}|{INITIALS}\b(?!\s+(?!{_NOT_A_SURNAME})[A-Z][a-z]))"
    )


_TO = r"(?:\s+(?:by|BY|gan)(?:\s+y)?\b)?\s{0,3}[:;,–-]{0,2}\s{0,3}"
_MOVED = (
    r"(?i:\b(?:moved|proposed|nominated|propos(?:er|al)|prop\.?|mover|cynigiwyd)"
    r"(?:\s+(?:as|for)\s+\w+)?)"
)
_SECONDED = (
    r"(?i:(?:\b(?:and|ac|a)\s+)?(?:\b(?:it\s+|this\s+)?(?:was\s+)?(?:seconded|seconder|secs?\."
    r"|eiliwyd)|\bsecond(?=\s+by\b)|\b2nd(?:ed|er)?(?![a-z])\.?))"
)
_NO_OTHER = r"(?:(?!\b(?:[Mm]oved|[Pp]roposed|PROPOSED|MOVED)\b).)"
# "proposed by Cllr A and seconded by Cllr B", "Proposer: Cllr A. 2nd: Cllr B", "MOVED BY: …"
_BY = re.compile(
    rf"(?:{_MOVED}|(?i:\bon\s+the\s+(?:proposal|motion)\s+of|\bapproved)){_TO}"
    rf"{_name('mover')}(?P<between>{_NO_OTHER}{{0,300}}?)"
    rf"{_SECONDED}{_TO}{_name('seconder')}",
    re.DOTALL,
)
# "Mr Oakford proposed, and Mr Gough seconded", "Cllr A proposed acceptance seconded by Cllr B"
_ACTIVE = re.compile(
    rf"{_name('mover')}(?:,\s+[A-Z][^,.;]{{3,90}})?\s*,?\s+(?:ha[sd]\s+|have\s+|then\s+|also\s+)?(?i:moved|proposed|nominated)\b"
    rf"{_NO_OTHER}{{0,350}}?(?:(?i:\bseconded|\bsecond(?=\s+by\b)|\b2nd)(?i:\s+by)?\s{{0,3}}[:–-]?\s{{0,3}}"
    rf"{_name('seconder')}|\b{_name('second')}\s+(?i:seconded)\b(?!\s+by\b))",
    re.DOTALL,
)
_PASSIVE_AS_CORRECT = re.compile(
    rf"\b(?:moved|proposed)\s+as\s+(?:an?\s+)?(?:true|correct|accurate)\b[^.]{{0,30}}?\bby\s+"
    rf"{_name('mover')}"
)
_LABELLED = re.compile(r"\bMOVED\s+BY\s*:")
_SECONDER_ALONE = re.compile(rf"(?i:\bsecond(?:ed)?)\s+(?i:by)\s+{_name('seconder')}")
# "PP moved that £50 be granted": moving is a motion, proposing may be a mere suggestion
_MOVER_ALONE = re.compile(
    rf"(?:^|[.;:–-]\s+){_name('mover')}\s+moved\s+(?:that|acceptance|approval)\b"
)
_PROPOSED_ALONE = re.compile(
    rf"(?:^|[.;:–-]\s+|\b(?:and|then)\s+){_name('mover')}\s+(?:has\s+|then\s+)?proposed\b"
    rf"|\b(?:proposed|moved)\s+by\s+{_name('other')}"
)
_MOST_MATCHES = 12
_BY_OR_DASH = re.compile(r"\b(?:by|gan|of)\b|[:–-]", re.IGNORECASE)
_NO_SURNAME = re.compile(rf"(?:{TITLE}\s*)+(?:[{_LETTER}]\.\s*)*")
_PROPOSER_BEFORE = re.compile(rf"{_name('name')}\s*,?\s+(?:ha[sd]\s+|then\s+)?$")
_NO_NAME = frozenset(
    "that the to all and agreed carried unanimously seconded proposed resolved for on approved"
    " action yeas nays votes vote it this with these they accepted noted motion".split()
)


def movers_in(text: str) -> Movers | None:
    """Mover and seconder as printed; one of them alone only where it can be nothing else."""
    for pattern in (_BY, _ACTIVE):
        for match in _matches(pattern, text):
            groups = match.groupdict()
            pair = (_tidy(groups["mover"]), _tidy(groups["seconder"] or groups["second"]))
            stated = pattern is _BY
            plain = _BY_OR_DASH.search(text, match.start(), match.start("mover")) is None
            if stated and plain and _PROPOSER_BEFORE.search(text[: match.start()]):
                continue  # "A proposed B, seconded by C": B is who was proposed
            if _can_move(pair[0], stated=stated) and _can_move(pair[1], stated=stated):
                return pair
    correct = _PASSIVE_AS_CORRECT.search(text) or _MOVER_ALONE.search(text)
    if correct and _can_move(_tidy(correct["mover"]), stated=True):
        return _tidy(correct["mover"]), None
    alone = _SECONDER_ALONE.search(text)
    if alone and _can_move(_tidy(alone["seconder"]), stated=True):
        return None, _tidy(alone["seconder"])
    return None


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Matches that may overlap: a name read too early must not hide the right one."""
    match = pattern.search(text)
    for _ in range(_MOST_MATCHES):
        if match is None:
            return
        yield match
        match = pattern.search(text, match.start() + 1)


def pair_ends(text: str) -> list[int]:
    """Where each "proposed by A, seconded by B" ends: several may stand in one sentence."""
    return [] if _LABELLED.search(text) else [match.end() for match in _BY.finditer(text)]


def proposer_in(text: str) -> str | None:
    """Who proposed, where nobody is named as seconder: a motion only if a result answers it."""
    match = _PROPOSED_ALONE.search(text)
    if match is None:
        return None
    name = _tidy(match["mover"] or match["other"])
    return name if _can_move(name, stated=match["mover"] is None) else None


def _tidy(name: str) -> str:
    """The name without the words that a heading or the next sentence ran into it."""
    words = tidy(name).split()
    while len(words) > 1 and words[-1].strip(".,").lower() in _NO_NAME:
        words.pop()
    return " ".join(words)


def _can_move(name: str, *, stated: bool) -> bool:
    """Whether a name can move; `stated` where "by" or a colon stands before it."""
    if re.fullmatch(INITIALS, name):
        return stated or name not in _TIMES
    if _NO_SURNAME.fullmatch(name):
        return False
    titled = rf"{_RANKED}|{TITLED}(?:(?<=\.){_SURNAME})?|{_RUN_IN}"
    if re.fullmatch(titled, name) or name.lower().startswith("the "):
        return True
    if " " in name or "." in name:
        return re.fullmatch(rf"{_SHORT}|{_PARTICLE}", name) is not None or is_bare_name(name)
    return False


_TIMES = frozenset("AM PM IT OK TV AOB NB VAT ID".split())


_LINE_WORDS = frozenset(
    "ac blaid cynigiwyd eiliwyd gan gytun gytûn o pawb roedd unfrydol y yn yr "
    "a abstained abstention abstentions against agreed all an and approved as accurate by carried"
    " correct councillors events favour favoured for five four in it members mover moved nc no nem"
    " con of one prop proposal proposed proposer present record reflection second seconded seconder"
    " seconding secs seven six that the this they three true two unanimously vote voted votes was"
    " were with 2nd".split()
)
_APPROVAL = re.compile(r"^\W*Approval\s*[–:-]")
_WORDING_FOLLOWS = re.compile(r"(?:\bthat|[:“]\s*[-–—]?)\W*$")


def names_only(text: str) -> bool:
    """Whether a line names who moved and seconded and says nothing of what."""
    movers = movers_in(text)
    if movers is None or movers[0] is None or _WORDING_FOLLOWS.search(text):
        return False
    rest = _APPROVAL.sub("", text)
    for name in filter(None, movers):
        rest = rest.replace(name, " ", 1)
    words = re.findall(r"[\w’']+", rest.lower())
    if all(word in _LINE_WORDS or word.isdecimal() for word in words):
        return True
    return _PROP.match(text) is not None and len(words) <= _MOST_REMARKS and "that" not in words


_PROP = re.compile(r"^\W*(?:[Pp]rop|PROP)\b\.?\s")  # "Prop CA, 2nd MP, 7 agreed, RC abstained"
_MOST_REMARKS = 14

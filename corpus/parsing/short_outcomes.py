"""The short ways of parishes: a verb alone, behind a dash, at the head or the tail of a line."""

import re
from collections.abc import Sequence

from corpus.models import Outcome
from corpus.parsing.outcome_words import BY_A_VOTE, outcome_of
from corpus.parsing.result import Result
from corpus.parsing.told import is_ours, names_building

_NUMBER = r"^(?:\W{0,4}(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s*)?)"
# A result that stands alone: "Carried.", "Agreed unanimously.", "Agreed by all present", "Noted"
# "RESOLVED accordingly.": as was moved
_ACCORDINGLY = re.compile(
    r"^\W*(?:It\s+was\s+|The\s+\w+\s+)?(RESOLVED|AGREED|Resolved|Agreed|resolved|agreed)\s+accordingly\W*$"
)
_BARE = re.compile(
    r"^\W{0,4}(?:\d{1,2}\s+votes?\s+for\b[^.;]{0,30}?\d{1,2}\s+(?:against"
    r"|abst\w{4,8})\b[^.;]{0,30}?[\s,–-]+)?(?:(?:All(?:\s+(?:the\s+)?(?:councillors|members|present))?"
    r"|Both|Unanimously|Duly)\s+)?(Agreed|Carried|Approved|Noted|Deferred"
    r"|Lost|Refused|Declined|Nodwyd|Cytunwyd|All\s+(?:were\s+|voted\s+)?in\s+favour"
    r"|Resolved(?=,?\s+\(?(?:by\s+)?\w+\s+(?:votes?\s+)?(?:for|to)\b))S?\b"
    rf"(?:,?\s+{BY_A_VOTE}"
    r"|[\s,]+(?:unanimously|nem\.?\s?con\.?|without\s+division|by\s+(?:all|everyone)(?:\s+"
    r"(?:present|members|councillors))?"
    r"|to\s+(?:the\s+)?next\s+meeting|by\s+(?:the\s+)?(?:council|meeting|members)))?"
    r"(?:\W{1,4}(?:carried|agreed|unanimously|nc))?\W{0,4}$",
    re.IGNORECASE,
)
# "Resolved (by 7 votes to 0) to", "Resolved: That", "Agreed £20", "Decided it was not worth"
_OPENING = re.compile(
    rf"{_NUMBER}(?i:(Resolved|Recommended|Agreed|Decided))\b"
    r"(?!\W*\([Ff]or\s+information)"
    r"(?=\s*(?:\([^()]{2,60}\)\s*)?(?:\d[\d/\\.]*\d\s+[A-Z]|[:;–—-]|(?i:that|to|not\s+to|it\s+was|there\s+(?:was|is)"
    r"|(?:as\s+)?a\s+(?:true|correct|accurate)|unanimously\s+(?:that|to))\b|£|the\s+[A-Z]"
    r"|(?:Councillors?|Cllrs?\.?|Mrs?\.?|Clerk|Chair\w*)\s+))"
)
# "Approved – AB Seconded – CD", "Approved by Cllr Ash and seconded by Cllr Birch."
# "Payments agreed in accordance with the budget:", the payments below
_PAYMENTS = re.compile(
    r"^\W*(?:Payments?|Accounts?|Cheques?|Invoices?)\s+(?:were\s+)?(agreed|approved|accepted)\b"
)
_APPROVED_BY = re.compile(
    r"^\W*(Approved)\s*(?:by\b|[–:-]).{2,60}\b[Ss]econded\b"
    r"|\bwere\s+(approved)\s+by\s+[A-Z][^.;]{2,60}\sand\s+seconded\b"
)
# "Approved by Parish Council", "Parish Council approved.", "Passed for payment", "Agreed by all"
_BY_PARISH = re.compile(
    r"(?:^|[.:;–—-]\s*)(?:(?i:(?:applications?\s+)?(approved|agreed|refused|rejected|noted|accepted))"
    r"\s+by\s+(?:the\s+)?(?:[Pp]arish|[Tt]own|[Cc]ommunity)(?:\s+[Cc]ouncil\b|(?=\W*$))|(?:The\s+)?(?:Parish|Town|Community)\s+"
    r"Council\s+(approved|agreed|refused|noted|accepted)(?=\W*$))"
)
_FOR_PAYMENT = re.compile(
    r"(?<!\bbe\s)\b(passed|approved|accepted|agreed)\s+for\s+payment\b|\b(pass)\s+for\s+payment\W*$",
    re.IGNORECASE,
)
# "Decision deferred to April meeting", "Item deferred until next meeting"
_DEFERRED = re.compile(
    r"^\W*(?:[\w’'-]+\s+){0,4}(deferred|postponed|held\s+over)\s+(?:to|until)\s+(?:the\s+)?"
    r"(?:next|\w+\s+(?:Parish\s+Council\s+)?meeting)"
    r"|\b(?:matter|item|this|decision)\b[^.;]{0,60}\b(?:is|was|be|being)\s+(?:therefore\s+)?"
    r"(deferred|postponed)\s+(?:to|until)\b",
    re.IGNORECASE,
)
# "Recommended approval", "… - recommend refusal": what a parish says to the planning authority
_PLANNING = re.compile(
    r"(?:^|[-–—,.:;]\s*|\bCouncil\s+)(recommend(?:ed)?)\s+(?:for\s+)?(?:approval|refusal)\b"
    r"|^\W*(?:approval|permission|refusal)\s+(recommended)\W*$"
    r"(?!\s+by\s+(?:the\s+)?(?:Borough|County|District))",
    re.IGNORECASE,
)
# "Postwatch - noted.", "Letter from the bank – agreed", "Norfolk Link: Signpost: all noted"
_NEAR_THE_END = 800  # characters: no match of the next pattern begins further from the end
_BEHIND_DASH = re.compile(
    r"\w[^.;]{0,600}?(?:\s[–—-]\s*|\s?:\s+|,\s+)(?:all\s+|both\s+|duly\s+)?"
    r"(?<!none\s)(noted|agreed|approved|carried|declined|refused|nodwyd)\W{0,3}$",
    re.IGNORECASE,
)
# "Email about the footbridge noted.", "Request agreed": a note without a verb of its own
_NOTE = re.compile(r"^\W*(?!No|Nothing\b)[A-Z][^.]{3,200}\s(?<!none\s)(noted|agreed)[^\w:]{0,4}$")
_FINITE = re.compile(
    r"\b(?:was|were|is|are|had|has|have|be|been|being|who|he|she|they|it|we|I|which|and|as|would|will|that"
    r"|[Mm]embers|[Cc]ouncillors?|[Cc]ouncil|[Cc]ommittee|[Bb]oard|Cllrs?|Mrs?|Clerk|[Cc]hair\w*)\b"
)
# "… a credit balance of £13,511.78 Noted": the word that ends a row without a full stop before it
_AT_THE_END = re.compile(
    r"[\w)”’]\s+(Noted|NOTED|Nodwyd|Agreed|AGREED|Approved|Carried|CARRIED)S?\W{0,3}$"
)
# "These were moved as correct by A and B"
_MOVED_CORRECT = re.compile(
    r"\b(?:was|were)\s+(?:then\s+)?(moved|proposed|accepted|adopted)\s+as\s+"
    r"(?:an?\s+)?(?:true\b|correct\b|accurate\b)"
)
# "Invoice of £864 resolved to pay", "Code of Conduct – Resolved to sign": no subject, one verb
_RESOLVED_TO = re.compile(
    r"(?<!had\s)(?<!has\s)(?<!have\s)(?<!been\s)(?<!were\s)\b([Rr]esolved)\s+(?:not\s?)?to\b"
)
_FRAGMENT = re.compile(
    r"(?:£\s?[\d,.]+\d|\s[–—-]|[,:])\s*([Rr]esolved|[Aa]greed|[Dd]ecided)\s+"
    r"(?:(?:not\s+)?to\s+[a-z]{2,}|(?:the\s+)?(?:PC|CC|Council|Clerk|Chair\w*)\s+(?:would|should|to)\b)"
)
# "It was asked … £20 was agreed" is no fragment; "a note says all were agreed that" is one
_ALL_AGREED = re.compile(
    r"(?:^|[,;.]\s+(?:and\s+|but\s+)?|\b(?:and|but)\s+|\s(?=all\s+(?:councillors|members)\b))[Aa]ll(?:\s+(?:the\s+)?(?:[Mm]embers"
    r"|[Cc]ouncillors|present))?(?:\s+were)?\s+(agreed)(?:\W*$|\s+(?:that|to|on|this|these|it|the)\b)"
)


def bare_in(sentence: str) -> Result | None:
    """A result without what it is about: "Carried.", "Noted", "All in favour."."""
    match = _BARE.match(sentence) or _ACCORDINGLY.match(sentence)
    return Result(outcome_of(match[1]), match.start(1), bare=True) if match else None


def opening_in(sentence: str) -> Result | None:
    """A sentence that opens with the verb: "Resolved: That …", "Agreed £20"."""
    match = _OPENING.search(sentence) or _APPROVED_BY.search(sentence)
    match = match or _PAYMENTS.match(sentence)
    if match is None:
        return None
    group = match.lastindex or 1
    return Result(outcome_of(match[group]), match.start(group))


def correct_in(sentence: str) -> Result | None:
    """Minutes moved or accepted "as correct"; moved alone, nobody says that they were approved."""
    correct = _MOVED_CORRECT.search(sentence)
    if correct is None or not is_ours(sentence[: correct.start()]):
        return None
    only_moved = correct[1] in ("moved", "proposed")
    outcome = Outcome.NOT_STATED if only_moved else Outcome.APPROVED
    return Result(outcome, correct.start())


def short_in(sentence: str) -> Result | None:
    """The other short ways, tried last."""
    return (
        _by_parish(sentence)
        or _behind_dash(sentence)
        or _first(sentence, (_PLANNING, _DEFERRED, _FRAGMENT))
        or _payment(sentence)
        or _ours(sentence, (_RESOLVED_TO, _ALL_AGREED))
        or _note(sentence)
        or _at_the_end(sentence)
    )


def _by_parish(sentence: str) -> Result | None:
    """ "Approved by Parish Council" alone is said of what stands before it."""
    match = _BY_PARISH.search(sentence)
    if match is None:
        return None
    group = match.lastindex or 1
    alone = match.start() == 0 and ":" not in sentence
    return Result(outcome_of(match[group]), match.start(), bare=alone)


def _behind_dash(sentence: str) -> Result | None:
    match = _BEHIND_DASH.search(sentence, max(0, len(sentence) - _NEAR_THE_END))
    if match is None:
        return None
    outcome = outcome_of(match[1])
    by_others = outcome in (Outcome.APPROVED, Outcome.REFUSED) and names_building(sentence)
    return None if by_others else Result(outcome, match.start(1))


def _at_the_end(sentence: str) -> Result | None:
    match = _AT_THE_END.search(sentence)
    if match is None:
        return None
    outcome = outcome_of(match[1])
    return Result(outcome, match.start(1), bare=outcome is Outcome.NOTED)


def _first(sentence: str, patterns: Sequence[re.Pattern[str]]) -> Result | None:
    for pattern in patterns:
        match = pattern.search(sentence)
        if match:
            group = match.lastindex or 1
            return Result(outcome_of(match[group]), match.start(group))
    return None


def _ours(sentence: str, patterns: Sequence[re.Pattern[str]]) -> Result | None:
    for pattern in patterns:
        match = pattern.search(sentence)
        if match and is_ours(sentence[: match.start(1)]):
            return Result(outcome_of(match[1]), match.start(1))
    return None


def _payment(sentence: str) -> Result | None:
    match = _FOR_PAYMENT.search(sentence)
    return Result(Outcome.APPROVED, match.start()) if match else None


def _note(sentence: str) -> Result | None:
    """ "Email about the footbridge noted.": without a verb of its own, "noted" is what was done."""
    match = _NOTE.match(sentence)
    if match is None or _FINITE.search(sentence, 0, match.start(1)):
        return None
    return Result(outcome_of(match[1]), match.start(1))

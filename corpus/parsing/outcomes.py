"""What one sentence says was decided; its neighbours are not looked at."""

import re
from dataclasses import dataclass

from corpus.models import Outcome

OUTCOME_OF = {
    "resolved": Outcome.RESOLVED,
    "decided": Outcome.RESOLVED,
    "recommended": Outcome.RECOMMENDED,
    "accepted": Outcome.AGREED,
    "agreed": Outcome.AGREED,
    "noted": Outcome.NOTED,
    "approved": Outcome.APPROVED,
    "refused": Outcome.REFUSED,
    "rejected": Outcome.REFUSED,
    "deferred": Outcome.DEFERRED,
    "carried": Outcome.CARRIED,
    "lost": Outcome.LOST,
    "fell": Outcome.LOST,
    "defeated": Outcome.LOST,
    "withdrawn": Outcome.WITHDRAWN,
    "penderfynwyd": Outcome.RESOLVED,
    "penderfynodd": Outcome.RESOLVED,
    "cytunwyd": Outcome.AGREED,
    "cytunodd": Outcome.AGREED,
    "gytûn": Outcome.AGREED,
    "cymeradwywyd": Outcome.APPROVED,
    "nodwyd": Outcome.NOTED,
    "gohiriwyd": Outcome.DEFERRED,
}
_BODY = (
    r"(?:(?:[Tt]he\s+|[Ff]ull\s+)?(?:(?:Parish|Town|Community|Full|County|City|Borough"
    r"|District)\s+)?"
    r"(?:Committee|Sub-?Committee|Council|Board|Panel|Cabinet|Executive|Commission|Authority)"
    r"|(?:[Tt]he\s+)?(?:[Mm]embers|[Mm]eeting|[Cc]ouncillors)|All(?:\s+(?:members|present"
    r"|councillors))?"
    r"|(?:[Tt]he\s+)?(?:parish\s+|town\s+|community\s+)?council)"
)
# "by 6 votes to 3", "4 for and 1 against": how a body came to what it did
BY_A_VOTE = (
    r"\(?(?:by\s+)?\w+\s+(?:votes?\s+)?(?:to|for)\b[^.;:()]{0,60}?(?:\d+|nil|none|against"
    r"|abst\w{4,8})\)?"
)
_HOW = (
    r"(?:\s+(?:unanimously|therefore|accordingly|also|further|then|thereby|subsequently|formally"
    r"|duly))"
)

# "The Committee RESOLVED to", "It was AGREED", "It is <u>RECOMMENDED</u> that", "PENDERFYNWYD"
CAPITALS = re.compile(
    r"\b(RESOLVED|RECOMMENDED|AGREED|NOTED|APPROVED|REFUSED|DEFERRED|CARRIED|LOST|DEFEATED"
    r"|WITHDRAWN|PENDERFYNWYD|CYTUNWYD|CYMERADWYWYD|NODWYD|GOHIRIWYD)\b"
)
# "Resolved (by 7 votes to 0) to", "Resolved: That", "Agreed that", "Recommended –"
OPENING = re.compile(
    r"^(?:\W{0,4}(?:\d{1,3}[.)]\s*)?)(Resolved|Recommended|Agreed|Decided)\b"
    r"(?=\s*(?:\([^()]{2,60}\)\s*)?(?:[:;–—-]|that\b|to\b|(?:as\s+)?a\s+(?:true|correct"
    r"|accurate)\b|unanimously\s+(?:that|to)\b))",
    re.IGNORECASE,
)
# "Decision: That the purchase be approved", "Decision (public version): That …"
DECISION_THAT = re.compile(r"^\W{0,4}Decision\b[^:.]{0,40}:\s+(That)\b")
# A result that stands alone: "Carried.", "Agreed unanimously.", "Agreed by all present", "Noted"
BARE_RESULT = re.compile(
    r"^\W{0,4}(?:All\s+|Unanimously\s+)?(Agreed|Carried|Approved|Noted|Deferred|Lost|Nodwyd"
    r"|Cytunwyd|Resolved(?=,?\s+\(?(?:by\s+)?\w+\s+(?:votes?\s+)?(?:for|to)\b))"
    rf"(?:,?\s+{BY_A_VOTE}"
    r"|\s+(?:unanimously|nem\.?\s?con\.?|without\s+division|by\s+all(?:\s+(?:present|members"
    r"|councillors))?"
    r"|to\s+(?:the\s+)?next\s+meeting|by\s+(?:the\s+)?(?:council|meeting|members)))?\W{0,4}$",
    re.IGNORECASE,
)
# "it was unanimously agreed that", "It was further resolved to", "it was decided to"
IT_WAS = re.compile(
    rf"\b[Ii]t\s+was(?:\s+then|\s+proposed\s+and)?{_HOW}{{0,2}}\s+(agreed|resolved|decided"
    rf"|recommended)(?:\s+and\s+(?:agreed|resolved))?\b"
    r"(?=\s*(?:,?\s+(?:unanimously|by\s+\w+)\b[\s,]{0,2}|,[^,]{3,90},\s)?\s*(?:that\b|to\b"
    r"|not\s+to\b|[:–—-]"
    r"|the\b(?=.{0,80}\bbe\b)"
    r"|(?:the\s+(?:Parish\s+|Town\s+|Community\s+)?(?:Council|Clerk|Chair\w*)|Cllr|Councillor"
    r"|Mrs?|no)\b))"
)
BODY_DID = re.compile(
    rf"\b{_BODY}{_HOW}{{0,2}}\s+(agreed|resolved|decided|approved|recommended)\b"
    rf"(?=(?:,?\s+{BY_A_VOTE},?)?"
    r"\s*(?:unanimously\s+)?(?:that\b|to\b|not\s+to\b|the\b|a\b|an\b|this\b|it\b|these\b|all\b"
    r"|[:–—-]))"
)
# "Postwatch - noted.", "Letter from the bank – agreed": what was done with it, behind a dash
BEHIND_DASH = re.compile(
    r"\w[^.;:]{0,160}\s[–—-]\s*(noted|agreed|approved|carried|nodwyd)\W{0,3}$", re.IGNORECASE
)
# "These were moved as correct by A and B"
MOVED_CORRECT = re.compile(
    r"\b(?:was|were)\s+(?:then\s+)?(moved|proposed|accepted|adopted|agreed)\s+as\s+"
    r"(?:an?\s+)?(?:true\b|correct\b|accurate\b)"
)
# "Invoice of £864 resolved to pay", "Code of Conduct – Resolved to sign": no subject, one verb
FRAGMENT = re.compile(r"(?:£[\d,.]+\d|\s[–—-])\s*([Rr]esolved|[Aa]greed)\s+to\s+[a-z]{2,}")
# "the Committee noted the contents", "Council resolved to note": never "noted that <narrative>"
BODY_NOTED = re.compile(
    rf"\b{_BODY}{_HOW}{{0,2}}\s+(?:received\s+and\s+)?(noted)\s+(?:the|this|and\s+approved)\b"
)
_THING = (
    r"(?:minutes|reports?|accounts|contents|update|budget|precept|policy|policies|payments?"
    r"|invoices?|motion"
    r"|amendment|proposals?|recommendations?|resolution|notes|cheques|expenditure|statement"
    r"|position|plan|item"
    r"|appointments?|information|correspondence|matter|application|consideration|change)"
)
# "The minutes of … were agreed as a true record", "The report was noted.", "… was deferred"
PASSIVE = re.compile(
    rf"\b(?P<what>(?i:{_THING}))\b(?:[^.;:]{{0,120}}?)\s(?:was|were)(?:\s+(?:then|all|also|duly"
    rf"|unanimously|accordingly|therefore))*"
    r"\s+(?:(?P<no>not)\s+)?(?:received\s+and\s+|read\s+and\s+|proposed\s+and\s+)?"
    r"(?P<verb>agreed|approved|noted|deferred|refused|rejected|withdrawn|carried|lost|defeated)\b"
    r"(?!\s+(?:by|in|at|on|for|through)\s+(?!the\s+(?:Committee|Council|Board|Panel|Cabinet"
    r"|meeting|members)\b|all\b|a\b|acclamation|principle))"
)
# "the proposed amendment fell", "Motion carried.", "which was clearly lost", "not carried"
RESULT = re.compile(
    r"\b(?P<what>motion|amendment|proposition|proposal)\b[^.;\n]{0,100}?\s"
    r"(?:was\s+|is\s+|were\s+)?(?:declared\s+|clearly\s+|then\s+|unanimously\s+"
    r"|therefore\s+){0,2}(?P<no>not\s+)?"
    r"(?P<verb>carried|lost|fell|defeated|withdrawn|rejected)\b",
    re.IGNORECASE,
)
# "proposed by A, seconded by B and unanimously agreed that", "… seconded by Cllr Ash – Carried"
MOVED_AND = re.compile(
    r"\bseconded\b[^;]{0,120}?(?:\band\b|,|–|-|(?=agreed\s+as\b))\s*"
    r"(?:(?:it|this)\s+was\s+|was\s+|were\s+|duly\s+|then\s+|all\s+|unanimously\s+){0,3}"
    r"(agreed|carried|approved|resolved|accepted|lost|defeated|all\s+(?:were\s+)?in\s+favour)\b",
    re.IGNORECASE,
)
WELSH = re.compile(
    r"(?:^|[.;:,]\s+|\s)([pb]h?enderfynwyd|[cg]h?ytunwyd|g?ymeradwywyd|cymeradwywyd|gohiriwyd"
    r"|penderfynodd"
    r"|cytunodd|gytûn)\b",
    re.IGNORECASE,
)
# Another meeting's decision, a wish, a condition or somebody's words: no decision of ours.
_NOT_OURS = re.compile(
    r"\b(?:(?:that|last|previous|earlier|recent|an?)\s+(?:\w+\s+)?meeting\b|had\s+(?:been\s+)?"
    r"(?:previously\s+)?(?:agreed|resolved)"
    r"|(?:in|at|on|since)\s+(?:\w+\s+){0,4}(?:19|20)\d\d\b|previously|whether|hoped|once|if|until"
    r"|when"
    r"|asked|suggested\s+that|understood|said|stated|explained|reported|reminded|recalled|advised"
    r"|informed)\b",
    re.IGNORECASE,
)
# "In June 2019, the Partnership considered … and it was agreed": history told at this meeting
_LONG_AGO = re.compile(r"^\W*(?:[Ii]n|[Dd]uring|[Aa]t|[Ss]ince)\s+(?:\w+\s+){0,3}(?:19|20)\d\d\b")
# "the motion that he had withdrawn in September": what the clause tells happened before
_TOLD = re.compile(r"\b(?:that|which|whom?|as)\s+(?:[\w’']+\s+){0,4}had\b|\bhad\s+(?:\w+\s+)?$")
_THAT_BEFORE = re.compile(r"\b(?:that|as|which|what|than|where)\s+$")
_SETTLED_PREFIX = re.compile(r"(?:\band|;|\bso|\btherefore|[–—])\s*$")


@dataclass(frozen=True, slots=True)
class Result:
    """A decision verb in a sentence: where it stands, and whether it stands alone ("Carried.")."""

    outcome: Outcome
    at: int
    bare: bool = False
    about: str | None = None  # "motion" or "amendment", where the sentence says which


def outcome_in(sentence: str) -> Result | None:
    """The decision a sentence states, or None; "It was noted that …" is narrative."""
    labelled = DECISION_THAT.match(sentence)
    if labelled:
        return Result(Outcome.RESOLVED, labelled.start(1))
    bare = BARE_RESULT.match(sentence)
    if bare:
        return Result(OUTCOME_OF[bare[1].lower()], bare.start(1), bare=True)
    return (
        _capitals(sentence)
        or _motion_result(sentence)
        or _first(sentence, MOVED_AND)
        or _first(sentence, OPENING)
        or _settled(sentence)
        or _passive(sentence)
        or _loose(sentence)
    )


def _loose(sentence: str) -> Result | None:
    """The short ways of parishes, tried last."""
    correct = MOVED_CORRECT.search(sentence)
    if correct and _is_ours(sentence[: correct.start()]):
        only_moved = correct[1] in ("moved", "proposed")
        outcome = Outcome.NOT_STATED if only_moved else Outcome.APPROVED
        return Result(outcome, correct.start())
    return _first(sentence, BEHIND_DASH) or _first(sentence, FRAGMENT)


def _capitals(sentence: str) -> Result | None:
    for match in CAPITALS.finditer(sentence):
        shouted = sentence.upper() == sentence and match.start() > 4
        if not shouted and not _THAT_BEFORE.search(sentence[: match.start()]):
            about = re.search(r"\b(motion|amendment)\b", sentence[: match.start()], re.IGNORECASE)
            outcome = OUTCOME_OF[match[1].lower()]
            if re.search(r"\bnot\s+$", sentence[: match.start()], re.IGNORECASE):
                outcome = Outcome.LOST if outcome is Outcome.CARRIED else Outcome.REFUSED
            return Result(outcome, match.start(), about=about[1].lower() if about else None)
    return None


def _motion_result(sentence: str) -> Result | None:
    for match in RESULT.finditer(sentence):
        told = _TOLD.search(sentence, match.start(), match.end())
        if told or _NOT_OURS.search(sentence[: match.start()]):
            continue
        outcome = OUTCOME_OF[match["verb"].lower()]
        if match["no"]:
            outcome = Outcome.LOST if outcome is Outcome.CARRIED else Outcome.NOT_STATED
        return Result(outcome, match.start("verb"), about=match["what"].lower())
    return None


def _first(sentence: str, pattern: re.Pattern[str]) -> Result | None:
    match = pattern.search(sentence)
    return Result(_outcome(match[1]), match.start(1)) if match else None


def _outcome(verb: str) -> Outcome:
    """The outcome a verb names; Welsh verbs also in their mutated forms."""
    word = verb.lower()
    if word.endswith("favour"):
        return Outcome.CARRIED
    for plain in ("enderfynwyd", "ytunwyd", "ymeradwywyd"):
        if word.endswith(plain):
            word = {"e": "p", "y": "c"}[plain[0]] + plain
    return OUTCOME_OF[word]


def _settled(sentence: str) -> Result | None:
    for pattern in (IT_WAS, BODY_DID, BODY_NOTED, WELSH):
        match = pattern.search(sentence)
        if match and _is_ours(sentence[: match.start()]):
            return Result(_outcome(match[1]), match.start(1))
    return None


def _is_ours(before: str) -> bool:
    """Whether what stands before the verb leaves it a decision of this meeting."""
    if _LONG_AGO.match(before):
        return False
    if _SETTLED_PREFIX.search(before):
        return re.search(r"\b(?:that|last|previous)\s+meeting\b", before) is None
    return not _NOT_OURS.search(before) and not _THAT_BEFORE.search(before)


def _passive(sentence: str) -> Result | None:
    match = PASSIVE.search(sentence)
    if match is None or _TOLD.search(sentence, match.start(), match.end()):
        return None
    if not _is_ours(_without_minutes_of(sentence[: match.end("verb")])):
        return None
    outcome = OUTCOME_OF[match["verb"]]
    if match["no"]:
        outcome = Outcome.LOST if outcome is Outcome.CARRIED else Outcome.REFUSED
    if outcome is Outcome.NOTED and re.match(r"\s+that\b", sentence[match.end() :]):
        return None
    return Result(outcome, match.start("verb"), about=_moved_thing(match["what"].lower()))


def _moved_thing(what: str) -> str | None:
    if what.startswith("amendment"):
        return "amendment"
    return "motion" if what.startswith(("motion", "propos", "change", "resolution")) else None


def _without_minutes_of(before: str) -> str:
    """The minutes *of* an earlier meeting are approved at this one: their date is no objection."""
    return re.sub(r"(?i)\b(?:minutes|notes)\b.*", "", before, flags=re.DOTALL)

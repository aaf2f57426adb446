"""What one sentence says was decided; its neighbours are not looked at."""

import re
from dataclasses import replace

from corpus.models import Outcome
from corpus.parsing.outcome_words import ADVERBS, ANY_VERB, BODY, BY_A_VOTE, outcome_of
from corpus.parsing.passives import passive_in
from corpus.parsing.result import Result
from corpus.parsing.short_outcomes import bare_in, correct_in, opening_in, short_in
from corpus.parsing.told import (
    follows_that,
    is_another_body,
    is_ours,
    is_told,
    tells_of_the_past,
)

# "The Committee RESOLVED to", "It was AGREED", "It is <u>RECOMMENDED</u> that", "PENDERFYNWYD"
_CAPITALS = re.compile(
    r"\b(RESOLVED|RECOMMENDED|AGREED|NOTED|APPROVED|REFUSED|DEFERRED|CARRIED|LOST|DEFEATED"
    r"|WITHDRAWN|PENDERFYNWYD|CYTUNWYD|CYMERADWYWYD|NODWYD|GOHIRIWYD)\b"
)
# "MOVED BY: … YEAS: … NAYS: 0 … AND THE MOTION PASSED"
_MOTION_PASSED = re.compile(r"\bAND\s+THE\s+MOTION\s+(?:WAS\s+)?(PASSED|FAILED|CARRIED|LOST)\b")
# "Decision: That the purchase be approved", "Decision (public version): That …"
_DECISION_THAT = re.compile(r"^\W{0,4}Decision\b[^:.]{0,40}:\s+(That)\b")
_OUR_OWN = (
    r"all\b|princip(?:le|al)|which|(?:the\s+)?(?:[Pp]arish|[Tt]own|[Cc]ommunity|[Cc]ouncil|[Cc]ommittee"
    r"|[Mm]embers|[Pp]anel|[Mm]eeting|CC|PC)|everyone|those|a\s|show|\d|the\s+(?:[Cc]lerk"
    r"|[Ss]ecretary|[Cc]hair\w*|[Tt]reasurer)\s+to|consensus|votes?"
)
# "it was unanimously agreed that", "It was further resolved to", "and was decided to"
_IT_WAS = re.compile(
    rf"\b(?:[Ii][ts]?\s+was|(?:and|but|so)\s+was){ADVERBS}\s+(?P<verb>agreed|resolved|decided"
    r"|recommended)(?:\s+and\s+(?:agreed|resolved|carried))?\b"
    rf"(?!\s+(?:by|at|in|with|for|through)\s+(?!{_OUR_OWN}))(?!\W*$)"
)
_DID = (
    r"(?P<verb>agreed|resolved|decided|approved|recommended|accepted|adopted|authori[sz]ed"
    r"|endorsed|ratified|declined|deferred)"
)
_BODY_DID = re.compile(
    rf"\b(?P<body>{BODY}){ADVERBS}\s+{_DID}\b"
    rf"(?=(?:,?\s+{BY_A_VOTE},?|\s+by\s+(?:a\s+)?show\s+of\s+hands\s*(?:\([^()]{{3,120}}\))?,?)?"
    r"\s*(?:unanimously\s+)?(?:(?:that|to|not\s+to|in\s+principle|the|a|an|this|it|these|all|both"
    r"|no|they|we|on)\b|[A-Z£\d:–—-]))"
)
# "The Council discussed the offer and agreed to take it", from the start of the sentence only
_BODY_AND = re.compile(
    rf"^\W*(?P<body>{BODY})\s[^.;:]{{3,200}}?\band{ADVERBS}\s+(?P<verb>agreed|decided|resolved)\s+"
    r"(?:that|to|not\s+to)\b"
)
# "The Parish Council voted 4 to 1 in favour of Option 1"
_BODY_VOTED = re.compile(
    rf"\b(?P<body>{BODY}){ADVERBS}\s+(?P<verb>voted)\s+(?:by\s+)?(?:(?:unanimously"
    r"|\d{1,2}\s*(?:to|t0|-|–)\s*\d{1,2})\s+(?:in\s+favour\s+of|to)|in\s+favour\s+of)\s"
)
# "the Committee noted the contents", "Council resolved to note": never "noted that <narrative>"
_BODY_NOTED = re.compile(
    rf"\b(?P<body>{BODY}){ADVERBS}\s+(?P<verb>noted)\s+(?:the\s+(?:contents?|reports?|update"
    r"|positions?|minutes|information|decisions?|correspondence|recommendations?|accounts"
    r"|statements?|briefing|presentation|letter|item|progress|response)|this|and\s+approved)\b"
)
# "the proposed amendment fell", "Motion carried.", "which was clearly lost", "not carried"
_RESULT = re.compile(
    r"\b(?P<what>motion|amendment|proposition|proposal|resolution)\b[^.;\n]{0,100}?\s"
    r"(?:was\s+|is\s+|were\s+)?(?:declared\s+|clearly\s+|then\s+|unanimously\s+"
    r"|therefore\s+){0,2}(?P<no>not\s+)?"
    r"(?P<verb>carried(?!\s+(?:out|forward|over|on)\b)|lost|fell|defeated|withdrawn|rejected|passed(?!\s+(?:to|on|by)\b))\b",
    re.IGNORECASE,
)
# "proposed by A, seconded by B and unanimously agreed that", "… seconded by Cllr Ash – Carried"
_MOVED_AND = re.compile(
    r"\b(?:seconded|2nd)\b[^;]{0,160}?(?:\band\b|,|;|\.\s|–|-|(?=agreed\s+as\b|\ball\s))\s*"
    r"(?:(?:it|this|which|(?:the\s+)?(?:minutes|motion|proposal))\s+)?(?:was\s+|were\s+|duly\s+"
    r"|then\s+|all\s+(?:members\s+|present\s+)?|unanimously\s+){0,3}"
    r"(?P<verb>agreed|carried|approved|resolved|accepted|lost|defeated|all\s+(?:were\s+|voted\s+)?"
    r"in\s+favour|(?<=all\s)in\s+favour)\b(?!\s+by\s+[A-Z])",
    re.IGNORECASE,
)
# "all the Councillors were in favour of it", "all were in agreement with this proposal"
_IN_FAVOUR = re.compile(
    r"\b[Aa]ll(?:\s+(?:the\s+)?(?:[Cc]ouncillors|[Mm]embers|present))?\s+(?:were\s+)?in\s+"
    r"(?:agreement|favour\s+of)\b"
)
_PEOPLE = r"(?=\s+(?:y\s+(?:cyngor|cynghorwyr|aelodau|pwyllgor)|yr\s+aelodau|pawb)\b)"
_WELSH = re.compile(
    r"(?:^|[.;:,]\s+|(?<!\ba)\s|\s(?=[cp]h))(?P<verb>[pb]h?enderfynwyd|[cg]h?ytunwyd"
    r"|(?:[gc]|ch)?ymeradwywyd|(?:[gc]|ch)?adarnhawyd(?!\s+[bf]od\b)|gohiriwyd"
    rf"|[pb]h?enderfynodd{_PEOPLE}|[cg]h?ytunodd{_PEOPLE}|gyt[uû]n|(?:roedd|gyda)\s+ph?awb\s+yn\s+unfrydol"
    r"|(?:roedd|gyda)\s+ph?awb\s+o\s+blaid)\b",
    re.IGNORECASE,
)


_LONGEST = 8000  # characters: no sentence of minutes, but a file that has no full stop
_NOT = re.compile(r"\bnot\s+$", re.IGNORECASE)
_NOT_YET = re.compile(r"\bnot\s+(?:yet\s+|been\s+|yet\s+been\s+)$", re.IGNORECASE)
_HAD_BEEN = re.compile(r"\bh(?:ad|as|ave)\s+been\s+$")
# "The Council adopted the scheme in June 2009"
_YEARS_AGO = re.compile(r"^[^.;:]{0,150}\bin\s+(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d\W*$")
_KEPT = ("adopted", "approved", "endorsed", "ratified", "accepted")


def outcome_in(sentence: str) -> Result | None:
    """The decision a sentence states, or None; "It was noted that …" is narrative."""
    if ANY_VERB.search(sentence) is None:
        return None
    sentence = sentence[:_LONGEST]
    labelled = _DECISION_THAT.match(sentence)
    if labelled:
        return Result(Outcome.RESOLVED, labelled.start(1))
    result = _stated(sentence)
    return result and _with_negation(sentence, result)


def _with_negation(sentence: str, result: Result) -> Result | None:
    """ "… for a bin – not agreed" is refused; "not yet agreed" decides nothing."""
    before = sentence[: result.at]
    if _NOT_YET.search(before):
        return None
    if not _NOT.search(before) or result.outcome in (Outcome.LOST, Outcome.REFUSED):
        return result
    outcome = Outcome.LOST if result.outcome is Outcome.CARRIED else Outcome.REFUSED
    return replace(result, outcome=outcome)


def _stated(sentence: str) -> Result | None:
    return (
        bare_in(sentence)
        or _passed(sentence)
        or _capitals(sentence)
        or _motion_result(sentence)
        or _moved_and(sentence)
        or opening_in(sentence)
        or _settled(sentence)
        or correct_in(sentence)
        or passive_in(sentence)
        or short_in(sentence)
    )


def _passed(sentence: str) -> Result | None:
    match = _MOTION_PASSED.search(sentence)
    return Result(outcome_of(match[1]), match.start(1)) if match else None


def _capitals(sentence: str) -> Result | None:
    for match in _CAPITALS.finditer(sentence):
        before = sentence[: match.start()]
        shouted = sentence.upper() == sentence and match.start() > 4
        told = follows_that(before) or _HAD_BEEN.search(before) is not None
        if not shouted and not told:
            about = re.search(r"\b(motion|amendment)\b", before, re.IGNORECASE)
            outcome = outcome_of(match[1])
            return Result(outcome, match.start(), about=about[1].lower() if about else None)
    return None


def _motion_result(sentence: str) -> Result | None:
    for match in _RESULT.finditer(sentence):
        told = tells_of_the_past(sentence, match.start(), match.end())
        if told or is_told(sentence[: match.start()]):
            continue
        outcome = outcome_of(match["verb"])
        if match["no"] and outcome is not Outcome.CARRIED:
            continue
        return Result(outcome, match.start("verb"), about=match["what"].lower())
    return None


def _moved_and(sentence: str) -> Result | None:
    match = _MOVED_AND.search(sentence)
    return Result(outcome_of(match["verb"]), match.start("verb")) if match else None


def _settled(sentence: str) -> Result | None:
    for pattern in (_IT_WAS, _BODY_DID, _BODY_AND, _BODY_VOTED, _BODY_NOTED, _WELSH):
        for match in pattern.finditer(sentence):
            body = match.groupdict().get("body")
            if body and is_another_body(sentence[: match.start()], body):
                continue
            if match["verb"] in _KEPT and _YEARS_AGO.match(sentence[match.end() :]):
                continue
            told = sentence[: match.start("verb" if pattern is _WELSH else 0)]
            if is_ours(told):
                return Result(outcome_of(match["verb"]), match.start("verb"))
    favour = _IN_FAVOUR.search(sentence)
    if favour and is_ours(sentence[: favour.start()]):
        return Result(Outcome.AGREED, favour.start())
    return None

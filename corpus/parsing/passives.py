"""Decisions that name what was decided and not who: "The report was noted.", "£20 was agreed"."""

import re

from corpus.models import Outcome
from corpus.parsing.outcome_words import ADVERBS, outcome_of
from corpus.parsing.result import Result
from corpus.parsing.told import is_ours, names_others, tells_of_the_past

_THING = (
    r"(?:minutes|reports?|accounts|contents|update|budget|precept|policy|policies|payments?"
    r"|invoices?|motion|quotes?|quotation|tender|estimate|expenditure|donation|request|resignation"
    r"|amendment|proposals?|recommendations?|resolution|notes|cheques|statement|reply|draft"
    r"|position|plan|item|observations|actions?|dates?|terms"
    r"|orders|regulations|reference|appointments?|information|correspondence|matter|application|consideration|change|this"
    r"|these|following|appeals|decisions)"
)
_OURS = (
    r"(?:the\s+)?(?:(?:[Pp]arish|[Tt]own|[Cc]ommunity|[Ff]ull)\s+)?(?:[Cc]ommittee|[Cc]ouncil"
    r"|[Bb]oard|[Pp]anel|[Cc]abinet|[Mm]eeting|[Mm]embers|[Cc]ouncillors|CC|PC)\b"
    r"|all\b|everyone\b|those\s+present|a\b|acclamation|princip(?:le|al)|£"
)
_BY_US = rf"(?!\s+(?:by|in|at|on|for|through|from|with)\s+(?!{_OURS}|payment\b))"
# "The minutes of … were agreed as a true record", "The report was noted.", "… was deferred"
_PASSIVE = re.compile(
    rf"\b(?P<what>(?i:{_THING}))\b(?:[^.;:]{{0,160}}?)\s?(?<!\b[Ii]t\s)(?<!\bwhich\s)(?:was|were){ADVERBS}"
    r"\s+(?:(?P<no>not)\s+)?"
    r"(?P<verb>agreed|approved|noted(?!\s+(?:as|for|with|that|how)\b)|deferred|refused|rejected|withdrawn|carried(?!\s+(?:out|forward|over|on)\b)|lost|defeated"
    r"|accepted|adopted|ratified|endorsed|declined|postponed|held\s+over"
    r"|confirmed(?=\s+(?:as|to\s+be)\s+(?:an?\s+)?(?:true|correct|accurate)))\b" + _BY_US
)
# "… were discussed and agreed to be a true record"
_TRUE_RECORD = re.compile(
    r"\b(?:[Mm]inutes|[Nn]otes)\b.{0,200}?\b(?:were|was|are|is|be)\b.{0,60}?\b"
    r"(agreed|approved|accepted|confirmed|adopted)\b(?=\W*(?:as|to\s+be)\W+(?:an?\W+)?(?:true"
    r"|correct|accurate))",
    re.DOTALL,
)
# "The minutes of 12 July were confirmed, subject to one correction"
_CONFIRMED = re.compile(r"\b(?:[Mm]inutes|[Nn]otes)\b[^.;]{0,120}?\bwere\s+(confirmed)\b")
# "A donation of £50 was approved.", "£20 was agreed and", "This was agreed by all"
_WAS_AGREED = re.compile(
    rf"\b(?:was|were){ADVERBS}\s+(agreed|approved|accepted)\b"
    rf"(?=\W*$|\s+(?:by\s+(?:{_OURS})|unanimously\b|and\b|as\b|meaning\b|(?<=agreed\s)that\b"
    r"|to(?!\s+be\b)\b)|\s*[:–—(-])"
)


_OFFERED = re.compile(r"\s+was\s+(?:refused|declined|rejected)$")
_OPENS = 20  # characters: "… offered help, but this was refused" is told of others


def passive_in(sentence: str) -> Result | None:
    """A decision told in the passive."""
    return _listed(sentence) or _true_record(sentence) or _was_agreed(sentence)


def _listed(sentence: str) -> Result | None:
    match = _PASSIVE.search(sentence)
    if match is None or tells_of_the_past(sentence, match.start(), match.end()):
        return None
    if _OFFERED.match(match[0][len(match["what"]) :]) and match.start() > _OPENS:
        return None
    if not is_ours(_without_minutes_of(sentence[: match.end("verb")])):
        return None
    outcome = outcome_of(match["verb"])
    if match["no"]:
        outcome = Outcome.LOST if outcome is Outcome.CARRIED else Outcome.REFUSED
    if outcome is Outcome.NOTED and re.match(r"\s+that\b", sentence[match.end() :]):
        return None
    return Result(outcome, match.start("verb"), about=_moved_thing(match["what"].lower()))


def _true_record(sentence: str) -> Result | None:
    match = _TRUE_RECORD.search(sentence) or _CONFIRMED.search(sentence)
    return Result(outcome_of(match[1]), match.start(1)) if match else None


def _was_agreed(sentence: str) -> Result | None:
    match = _WAS_AGREED.search(sentence)
    if match is None:
        return None
    before = sentence[: match.start()]
    if names_others(before) or not is_ours(before):
        return None
    return Result(outcome_of(match[1]), match.start(1))


def _moved_thing(what: str) -> str | None:
    if what.startswith("amendment"):
        return "amendment"
    return "motion" if what.startswith(("motion", "propos", "change", "resolution")) else None


def _without_minutes_of(before: str) -> str:
    """The minutes *of* an earlier meeting are approved at this one: their date is no objection."""
    return re.sub(r"(?i)\b(?:minutes|notes|accounts)\b.*", "", before, flags=re.DOTALL)

"""The words in which bodies decide: verbs with their outcomes, bodies, adverbs; patterns only."""

import re

from corpus.models import Outcome

OUTCOME_OF = {
    "resolved": Outcome.RESOLVED,
    "decided": Outcome.RESOLVED,
    "recommended": Outcome.RECOMMENDED,
    "recommend": Outcome.RECOMMENDED,
    "accepted": Outcome.AGREED,
    "agreed": Outcome.AGREED,
    "agreement": Outcome.AGREED,
    "noted": Outcome.NOTED,
    "approved": Outcome.APPROVED,
    "adopted": Outcome.APPROVED,
    "authorised": Outcome.APPROVED,
    "authorized": Outcome.APPROVED,
    "confirmed": Outcome.APPROVED,
    "endorsed": Outcome.APPROVED,
    "ratified": Outcome.APPROVED,
    "refused": Outcome.REFUSED,
    "rejected": Outcome.REFUSED,
    "declined": Outcome.REFUSED,
    "deferred": Outcome.DEFERRED,
    "postponed": Outcome.DEFERRED,
    "over": Outcome.DEFERRED,
    "carried": Outcome.CARRIED,
    "favour": Outcome.CARRIED,
    "voted": Outcome.CARRIED,
    "passed": Outcome.CARRIED,
    "lost": Outcome.LOST,
    "fell": Outcome.LOST,
    "failed": Outcome.LOST,
    "defeated": Outcome.LOST,
    "withdrawn": Outcome.WITHDRAWN,
    "penderfynwyd": Outcome.RESOLVED,
    "penderfynodd": Outcome.RESOLVED,
    "cytunwyd": Outcome.AGREED,
    "cytunodd": Outcome.AGREED,
    "gytûn": Outcome.AGREED,
    "gytun": Outcome.AGREED,
    "unfrydol": Outcome.AGREED,
    "blaid": Outcome.CARRIED,
    "cymeradwywyd": Outcome.APPROVED,
    "cadarnhawyd": Outcome.APPROVED,
    "nodwyd": Outcome.NOTED,
    "gohiriwyd": Outcome.DEFERRED,
}
_MUTATED = {"b": "p", "ph": "p", "g": "c", "ch": "c"}


def outcome_of(words: str) -> Outcome:
    """The outcome that a verb, or the last of some words, names; Welsh also in mutated forms."""
    word = words.lower().split()[-1]
    if word in OUTCOME_OF:
        return OUTCOME_OF[word]
    for begins, plain in _MUTATED.items():
        if word.startswith(begins) and plain + word.removeprefix(begins) in OUTCOME_OF:
            return OUTCOME_OF[plain + word.removeprefix(begins)]
    return OUTCOME_OF["c" + word]  # "gymeradwywyd" loses its consonant: "ymeradwywyd"


# "therefore unanimously", "then proposed, seconded and"
ADVERBS = (
    r"(?:,?\s+(?:unanimously|therefore|accordingly|also|further|then|thereby|subsequently"
    r"|formally|duly|generally|finally|eventually|mutually|all|both|proposed(?:,?\s+and"
    r"|,(?=\s+seconded))?|seconded(?:,?\s+and)?|(?:briefly\s+)?discussed(?:\s+and|,)|read\s+and|received\s+and"
    r"|presented\s+and|considered\s+and|reviewed\s+and|completed\s+and),?){0,3}"
)
_TIER = r"(?:Parish|Town|Community|Full|County|City|Borough|District|P\.?)"
# "The Committee", "full Council", "the CC", "Members", "all the Councillors", "We"
BODY = (
    rf"(?:(?:[Tt]he\s+|[Ff]ull\s+)?(?:{_TIER}\s?)?"
    r"(?:Committee|Sub-?Committee|Council|Board|Panel|Cabinet|Executive|Commission|Authority)"
    r"(?:\s+[Mm]embers)?"
    r"|[Tt]he\s+(?:CC|PC|TC|[Tt]rustees|committee|panel)"
    r"|(?:[Aa]ll\s+)?(?:[Tt]he\s+|[Tt]hose\s+)?(?:[Mm]embers|[Mm]eeting|[Cc]ouncillors)"
    r"(?:\s+(?:present|nominated\s+(?:and|&)))?"
    r"|[Aa]ll\s+(?:present|those\s+present|were)|All|[Tt]hose\s+present|[Ww]e"
    r"|(?:[Tt]he\s+)?(?:parish\s+|town\s+|community\s+)?council)"
)
# "by 6 votes to 3", "4 for and 1 against": how a body came to what it did
BY_A_VOTE = (
    r"\(?(?:by\s+)?\w+\s+(?:votes?\s+)?(?:to|for)\b[^.;:()]{0,60}?(?:\d+|nil|none|against"
    r"|abst\w{4,8})\)?"
)
# A sentence without any of these decides nothing: a cheap look before the patterns.
ANY_VERB = re.compile(
    r"resolv|voted|agree|decid|recommend|accept|noted|approv|adopt|authori|confirm|endors|ratif|refus"
    r"|reject|declin|defer|postpon|held\s+over|carried|favour|passed|lost|fell|failed|defeat"
    r"|withdr|moved|proposed|enderfyn|ytun|ytûn|unfrydol|o\s+blaid|meradw|adarnh|nodwyd|ohiriwyd|vote",
    re.IGNORECASE,
)

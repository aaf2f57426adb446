"""Whether what stands before a name leaves it the subject: who speaks, not who is told."""

import re
from collections.abc import Iterator

from corpus.parsing.known import Known
from corpus.parsing.named import parts_of
from corpus.parsing.people import GROUP, TITLE, TITLED, UNNAMED, is_office, tidy
from corpus.parsing.subjects import ANY_VERB

# What may stand before a subject; after any other word the name is an object or inside a clause.
_LEAD_IN = re.compile(
    r"(?:^|[,;:.?!–—•·\-)\]”\"]|\d\.\d{1,2}|\b(?i:and|but|where|while|whilst|response|reply|although|meeting|then"
    r"|discussion|answer|addition|conclusion|however|additionally|finally|also|sadness|regret))\s*$"
)
# "Annie and Cllr Ash noted": where Annie is nobody known, Cllr Ash does not speak alone.
_NAMES_WITH = re.compile(
    r"(?:[A-Z][\w.’'-]*,?\s+(?:(?:of|for|the|&)\s+)*){1,15}and\s+(?:also\s+)?$"
)
_TITLE_ENDS = re.compile(rf"(?<![\w’'-]){TITLE}\s*$")
_STARTS_CLAUSE = re.compile(
    r"\b(?:as|that|which|who|whom|if|whether|when|because|by)\s*$", re.IGNORECASE
)
# "Shoplifting – Officers reported": a labelled point starts anew after its dash or colon.
_LABELLED = re.compile(r"^[^.;:–—]{2,90}(?:\s[–—-]|:)\s+(?=[A-Z])")
# "Open Forum 9.1 AB asked", "Chair’s Report 6.1.1 Assets - LH said"
_TITLE_AND_NUMBER = re.compile(
    r"^(?:[A-Z][\w’'&,/-]*\s+|and\s+|of\s+|for\s+){0,8}?\d{1,2}(?:\.\d{1,2}){1,2}\.?\s+(?=[A-Z])"
)
_NUMBERED = re.compile(
    r"^(?:\(?(?:\d[\d./-]*[A-Z]?|[a-z]|[ivx]{1,4})[.):]\s*|\(\d[^()]{0,20}\)\s*)+"
)
_SUBORDINATE = re.compile(
    r"\b(?:that|which|who|whether|if|because|resolved|agreed|noted|said|explained|advised)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:In|On|With|At|After|Following|Regarding|Concerning|During|When|Although|Whilst|While|As"
    r"|Having|Responding|Referring|Answering|Replying|Speaking|Turning|Asked|Further\s+to|For|From"
    r"|Given|Noting|Despite|Before|Prior\s+to|Under|Since|If|Once|Until|Where|Unless|Because|Should|Upon|Alternatively|There\s+being)\b"
    # "A query was made whether it was so, Cllr Ash reported": the question, then who answers
    r"|(?:An?|The|Some|Several)\s+(?:\w+\s+)?(?:quer(?:y|ies)|questions?|requests?|comments?|concerns?)\s+"
    r"(?:was|were|had\s+been)\s+(?:raised|made|asked|put)\b"
)
_PLAINLY_SAID = re.compile(
    r"(?:said|noted|explained|stated|confirmed|informed|thanked|advised|reported|asked|commented"
    r"|outlined|suggested|raised|declared|mentioned|queried|questioned|expressed|welcomed|updated"
    r"|highlighted|shared|requested|reminded|gave|presented|introduced|apologi[sz]ed|announced|intimated|took)\s+"
    r"(?:(?:that|how|if|whether|the|a|an|there|he|she|they|those|her|his|all|everyone|on|for|to|[a-z]+s)"
    r"\b|[“\"‘\d])"
)
# "Dog Fouling Cllr Ash reported": a heading that runs into its text holds no verb of its own.
_RUN_IN_TITLE = re.compile(
    r"(?!(?:Proposed|Seconded|Apologies|Thanks)\b)(?:[A-Z0-9£“‘(][\w’'&/.,()“”‘£-]*|of|the|at|in|on|for|and"
    r"|to|by|with|a|from|&|/|[–-])(?:\s+(?!(?:Proposed|Seconded)\b)(?:[A-Z0-9£“‘(][\w’'&/.,()“”‘£-]*"
    r"|of|the|at|in|on|for|and|to|with|a|from|&|/|[–-])){0,9}\s+$"
)
# "Registration of the Pit areas Cllr Ash reported": a title that is no sentence, for it has no verb
_VERBLESS = re.compile(
    r"(?!(?:Proposed|Seconded|Apologies|Thanks|Prop|All|No)\b)[A-Z0-9£“‘(](?:(?!\b(?:is|are|was|were|be|been"
    r"|being|has|have|had|does|did|will|would|shall|should|can|could|might|must|said|told|gave|took"
    r"|met|went|made|sent|wrote|spoke|felt|thought|came|saw|got|put|left|rang|brought|that|which|who"
    r"|if|when|he|she|they|it|we|from|by|with|between|as"
    rf"|(?!(?:held|dated|raised|related|amended|revised)\b)[a-z]{{2,}}ed)\b|\b{TITLE}\s)(?:[^.;?!\n]|\.(?=\d))){{2,140}}\s$"
)
# "To receive declarations from Members Cllr Ash declared": the item of an agenda, in its own words
_TO_DO = re.compile(
    r"To\s+[A-Za-z]{4,12}\b(?:(?!\b(?:is|are|was|were|has|have|had|will|would|he|she|they)\b"
    rf"|\b{TITLE}\s+[A-Z])(?:[^.;?!\n]|\.(?=\d))){{2,160}}\s$"
)
# "…had left the committee Mr Ash stated that": a noun or figure, and a new sentence after it
_SAID_THAT = re.compile(
    r"(?:said|stated|advised|reported|explained|confirmed|informed|noted|asked|suggested)\b"
    r"[^.,;]{0,40}?\b(?:that|if|whether)\b"
)
_ENDS_A_CLAUSE = re.compile(
    r"\b(?:\d+|(?!(?:with|from|when|that|which|whom|whose|what|where|whether|while|after|before"
    r"|because|since|until|unless|then|than|also|about|against|between|through|under|upon|over|into"
    r"|onto|like|near|towards?|regarding|concerning|including|following|behalf|both|neither|either"
    r"|only|even|just|were|been|being|have|will|would|could|should|must|might)\b)[a-z]{4,})\s+$"
)
_ENDS_SMALL = re.compile(r"(?:\b(?:of|the|at|in|on|for|and|to|by|with|a|from|[Mm]rs?|[Bb]y)|&)\s+$")
_LONGEST_OPENING = 100


def clause_starts(head: str) -> Iterator[int]:
    """Where a sentence begins, and where it begins anew after its number or label."""
    yield 0
    number = _NUMBERED.match(head)
    if number:
        yield number.end()
    for pattern in (_LABELLED, _TITLE_AND_NUMBER):
        label = pattern.match(head)
        if label:
            yield label.end()


def is_subject(match: re.Match[str], known: Known) -> bool:
    """Whether a match stands where a subject can: at the start, or after what leads in to it."""
    head = match.string
    lead = re.sub(r"^\d{1,3}\s+(?=[A-Z])", "", head[: match.start()])
    before = lead[-40:]
    if _STARTS_CLAUSE.search(before) or _NAMES_WITH.fullmatch(lead) or _TITLE_ENDS.search(before):
        return False
    if _LEAD_IN.search(before):
        # Inside a reported clause: "It was reported that the bus, Mrs Hale said, …".
        if not _SUBORDINATE.search(lead) or re.search(r"(?:\band|[;.]|\s[-–—])\s*$", lead):
            return True
        return bool(_OPENING.match(lead)) and lead.rstrip().endswith((",", "response"))
    if _SUBORDINATE.search(lead):
        return False
    own = match.string[match.end("who") : match.start("verb")]
    if _OPENING.match(lead) and len(lead) < _LONGEST_OPENING and "," not in lead + own:
        return _PLAINLY_SAID.match(head, match.start("verb")) is not None
    return _runs_in(lead, match, known) or _unstopped(lead, match)


def _unstopped(lead: str, match: re.Match[str]) -> bool:
    """Whether a full stop is missing before a titled name that plainly says something."""
    return (
        re.match(TITLED, match["who"]) is not None
        and _SAID_THAT.match(match.string, match.start("verb")) is not None
        and _ENDS_A_CLAUSE.search(lead) is not None
        and ANY_VERB.search(lead) is None
    )


def _runs_in(lead: str, match: re.Match[str], known: Known) -> bool:
    """Whether a heading without a verb stands directly before a subject that is plainly one."""
    plainly = _PLAINLY_SAID.match(match.string, match.start("verb")) is not None
    lead = _NUMBERED.sub("", lead)
    titled = _RUN_IN_TITLE.fullmatch(lead) or (plainly and _VERBLESS.fullmatch(lead))
    titled = titled or _TO_DO.fullmatch(lead)
    if not titled or _ENDS_SMALL.search(lead):
        return False
    who = tidy(match["who"])
    if re.match(TITLED, who) or (who[0].isupper() and re.fullmatch(UNNAMED, who)):
        return True
    if who.startswith("The ") and (is_office(who) or (plainly and re.fullmatch(GROUP, who))):
        return True
    first = parts_of(who)[0]
    return first in known.initials or first in known.names

"""From the words of a question to its scope and what is wanted. Pure and deterministic."""

import re
from dataclasses import dataclass
from datetime import date

from qa import names
from qa import people as persons
from qa.models import Question, Wanted
from qa.when import find_window

# Bodies whose noun is specific enough to tell one from another.
_BODY = re.compile(r"\b(board|panel|cabinet|executive)(?:['’]s)?\b", re.IGNORECASE)
_WANTED = (
    (Wanted.EVERYTHING, r"^\W*everything\b|\beverything (?:about|on|that|said|there|concerning|"
                        r"regarding|you|we|in|to do|relating|known|minuted|recorded|mentioned)\b|"
                        r"\b(?:all (?:mentions|references)|every (?:mention|time))\b"),
    (Wanted.TIMELINE, r"\b(?:history|timeline|chronology|story) of\b|\bover (?:the years|time)\b|"
                      r"\bhow (?:has|have|did|had) .{1,80}\b(?:change|changed|develop|developed|"
                      r"evolved?|progress(?:ed)?|gone(?: up| down| on)?|risen|fallen|grown|"
                      r"(?:c[oa]me|coming) (?:along|about|to an end)|turn(?:ed)? out|unfold(?:ed)?|"
                      r"play(?:ed)? out|pan(?:ned)? out|(?:go|went) (?:from there|on from))\b|"
                      r"\bwhat (?:happened|has happened|became|has become|is happening|is going on|"
                      r"has been done) (?:to|with|of|about|over|at)\b|\bfrom (?:start to finish|"
                      r"the (?:first|start|beginning))\b|\bbetween the first\b"),
    (Wanted.VOTE, r"\b(?:(?:recorded|named) vote|which way did .{1,60} vote|how did .{1,60} vote|"
                  r"what (?:was|were) the (?:votes?|voting|majority|margin)\b|the vote (?:go|on)|"
                  r"who (?:all )?(?:voted|abstained|(?:was|were) (?:for|against|in favour of) "
                  r"(?:it\b|the (?:\w+ )?(?:motion|amendment|proposal)))|"
                  r"vot(?:e[sd]?|ing) (?:on|for|against|in favour)|how many (?:votes|voted)|"
                  r"how many(?: of (?:the|them))?(?: (?:\w+ )?(?:councillors|members|cllrs|hands))?"
                  r" (?:(?:(?:were|was|came out) )?(?:for|against|in favour)\b|abst(?:ain|ention)|"
                  r"(?:oppos|support|back|reject)ed\b)|"
                  r"by (?:what|how (?:big|large|small|narrow|wide)) (?:an? )?(?:majority|margin)|"
                  r"by how many votes|how (?:close|tight|narrow) was (?:the vote|it\W*$)|"
                  r"how (?:were the votes|was the vote)|put to (?:the|a) vote|votes? cast|"
                  r"(?:go|went|come|came) to (?:the|a) vote|vote (?:was )?(?:taken|held|called))\b|"
                  r"^\W*(?:and |but |so )?(?:did|do|who|which|were|was|has|have|had|any|how many)\b"
                  r".{0,100}\b(?:abst(?:ain|ention)|unanim(?:ous|ity))|"
                  r"^\W*(?:and |but |so )?(?:who|which (?:councillors?|members?)|did [^?]{1,60}?) "
                  r"(?:oppose[ds]?|support(?:ed)?|back(?:ed)?|reject(?:ed)?|object(?:ed)? to) "
                  r"(?:(?:it|this|that)\W*$|the (?:[\w’'-]+ ){0,3}(?:motion|amendment)\b)|"
                  r"^\W*(?:and |but )?did .{1,60} (?:pass|carry|defeat|vote down) .{0,60}"
                  r"\b(?:motion|amendment)\b|"
                  r"^\W*(?:and |but )?(?:did|was|were|has|have)\b.{0,80}\b(?:motion|amendment)s?\b"
                  r".{0,160}\b(?:pass(?:ed)?|carr(?:y|ied)|los[et]|defeated|fail(?:ed)?|f[ae]ll(?:en)?|"
                  r"succeed(?:ed)?|(?:get|go) through)\W*$"),
    (Wanted.ACTIONS, r"\b(?:actions?|to be done|follow(?:ed)?[- ]up|next steps)\b"),
    (Wanted.HOW_MANY, r"\bhow (?:many|much|long|often|large|big|far|old|tall|high|wide|deep|heavy|"
                      r"fast|thick)\b|^\W*(?:faint|sawl)\b|\bwhat (?:percentage|"
                      r"proportion|number|amount|sum|share)\b|"
                      r"\bwhat (?:was|is|were) the (?:\w+ )?(?:cost|amount|budget|number|total|"
                      r"price|precept)\b|"
                      r"\bwhat (?:did|does|do|will|would|has)\b.{1,80}\b(?:costs?|(?:spend|spent) "
                      r"(?:on|in)|(?:pay|paid) for)\b"),
    (Wanted.SAID, r"^\W*what did .{1,60}?\b(?:tell|report|explain|advise|announce|warn|argue)\b"),
    (Wanted.WHO, r"^\W*(?:who|pwy)\b|\bby whom\b|\bwhich (?:councillor|member|officer)s?\b"),
    (Wanted.WHEN, r"^\W*(?:when|pryd)\b|\bwhat date\b|\bwhich date\b"),
    (Wanted.DECIDED, r"\b(?:decid\w+|decisions?|resol(?:ve|ved|ution|utions)|agreed?|outcome|"
                     r"approved?|refused?|reject(?:ed)?|recommended|adopted?|declared?|rescind(?:ed)?|"
                     r"[bp]h?enderfyn\w+|g?ch?ytun\w+)\b"),
    (Wanted.SAID, r"\b(?:said|say|says|saying|discuss(?:ed|ion)?|mention(?:ed|s)?|comment(?:ed|s)?|"
                  r"views?(?= (?:on|of|about|from|were|was|did|do))|"
                  r"raised(?! (?:to|by|from)\b)|concerns?|talk(?:ed)? about|debate[ds]?|"
                  r"points?|told|dd?ywed\w+|d?t?h?rafod\w+)\b"),
    (Wanted.FACT, r"^\W*if\b.+\b(?:can|could|will|would|must|do|does|is|are|what|who|how)\b|"
                  r"^\W*(?:has|have|had|did|does|do|is|are|was|were|will|can|where|why|which|what|"
                  r"how|beth|ble|pam|sut|pa|a (?:oes|oedd|yw|wnaeth))\b"),
)  # fmt: skip
_ABOUT = re.compile(r"\s(?:about|regarding|concerning)\s", re.IGNORECASE)
# What people put around the topic. Only at the start, so that a topic keeps its own words.
_LEAD = re.compile(
    r"""^\W*(?:
      (?:please|hi|hello|can|could|would|will)\b(?:\s+(?:you|i|we)\b)?
    | (?:tell|show|give|get|find|list|summari[sz]e|explain)\b(?:\s+(?:me|us|out))?
    | (?:i|we)\s+(?:want|need|would\ like)\s+(?:to\s+(?:know|see|find)\b)?
    | how\s+(?:much|many|old|long|often|big|large|far|tall|high|wide|deep|heavy|fast|thick)\b
    | (?:beth|pwy|pryd|faint|sawl|pam|sut|ble|oedd|yw|benderfynwyd|ddywedwyd|drafodwyd|gytunwyd
       |am|ynghylch|ynglŷn\ â|o|sydd|wnaeth)\b
    | (?:what|which|how|where|when|who|why)\b
    | (?:has|have|had|was|were|is|are|did|does|do|been|be|there|any|anything|everything|something
       |all|the|a|an|it|they|we|people|anyone|anybody|members?|councillors?|officers?)\b
    | vot(?:e|ed|es|ing)\b(?:\s+(?:go|went|on|for|against))*
    | (?:said|say|says|saying|minuted|hear|heard|asked)\b
    | (?:discussed|discuss|discussion|discussions|mentioned|mention|mentions|
       decided|decide|decision|decisions|agreed|agree|resolved|resolution|resolutions|
       raised|told|talked|recorded|minuted|made|taken|happened|happen|come|came|out|about|on|of|
       regarding|concerning|around|over|relation|in\ relation\ to|with\ regard\ to|to|for|in|at|by
       |points?|comments?|views?|references?|actions?|meetings?|minutes)\b
    | (?:committee|council|board|panel|cabinet|executive|county|district|parish|town|borough|city)\b
      (?=\s*$|\s+(?:say|said|told|hear|heard|do|did|decide|decided|agree|agreed|discuss|discussed|resolve|resolved
       |about|on|regarding|make|made|take|taken|note|noted|recommend|recommended|ever|been|has|have
       |in|at|by)\b)
    )\s*""",
    re.IGNORECASE | re.VERBOSE,
)
# "did the Redditch panel say", "has West Suffolk decided": who acts is no part of the topic, and
# stays required by its name.
_SUBJECT = re.compile(
    r"^\W*(?:[Ww]hat|[Hh]ow|[Ww]hy|[Ww]hen)?\s*(?:[Dd]id|[Hh]as|[Hh]ave|[Dd]oes)\s+(?:the\s+)?"
    r"(?:[A-Z][\w'’&-]*\s+(?:(?:and|of)\s+)?){1,6}(?:(?:board|panel|cabinet|executive|committee|council)\s+)?"
    r"(?=(?:say|said|decided?|discuss(?:ed)?|agreed?|think|hear|heard|resolved?|minuted)\b)"
)
# Words of a question about the course of something, wherever they stand.
_COURSE = re.compile(
    r"\b(?:the\s+)?(?:history|timeline|chronology|story)\s+of\b|\bover\s+(?:the\s+years|time)\b|"
    r"\bfrom\s+(?:start\s+to\s+finish|the\s+(?:first|start|beginning)(?:\s+\w+)?"
    r"(?:\s+(?:to|until)\s+.*)?$)|\bbetween\s+the\s+first\b.*$|"
    r"\b(?:changed?|develop(?:ed)?|evolved?|progress(?:ed)?|gone(?:\s+(?:up|down|on))?|risen|"
    r"fallen|grown|c[oa]me\s+(?:along|about|to\s+an\s+end)|(?:turn|play|pann?)(?:ed)?\s+out|"
    r"unfold(?:ed)?|(?:go|went)\s+(?:from\s+there|on\s+from))\b"
    r"(?=(?:[\s,]+(?:since|from|to|in|up|between|and))*[\s,?.!]*$)",
    re.IGNORECASE,
)
# Words of a question about a vote, which say nothing of what was voted on.
_VOTING = re.compile(
    r"\bhow\s+many\b(?:\s+of\s+(?:the|them)\b)?|\bwhich\s+way\b|\b(?:any|every|some)(?:body|one)\b|"
    r"\bby\s+(?:what|how\s+(?:big|large|small|narrow|wide))\b(?:\s+an?\b)?|\bmajority\b|\bmargin\b|"
    r"\b(?:(?:county|parish|town|district|borough|city|community)\s+)?(?:councillors?|members?|cllrs?)\b"
    r"(?=\s+(?:were|was|for|against|in\s+favour|(?:vot|oppos|support|back|reject)e?d|abst))|"
    r"\b(?:were|was|came\s+out)\s+(?:for|against|in\s+favour(?:\s+of)?)\b|"
    r"\b(?:for|against|in\s+favour)\b(?=\s*(?:,|and\b|or\b)\s*(?:how\s+many\b|(?:were\s+)?(?:for|"
    r"against|abst\w+)\b))|(?<=\bhow\smany\s)(?:for|against|in\s+favour(?:\s+of)?)\b|"
    r"\b(?:put|go|went|come|came)\s+to\s+(?:the|a)\s+vote\b|\bhow\s+(?:close|tight|narrow)\s+was\b|"
    r"\bvot(?:e[sd]?|ing)\b(?:\s+(?:cast|taken|held|called|go|went|on|for|against|in\s+favour(?:\s+of)?|"
    r"to)\b)*|\babst(?:ain(?:ed|ing)?|entions?)\b(?:\s+(?:on|from|in)\b)?|\bunanim(?:ous(?:ly)?|ity)\b|"
    r"\b(?:opposed?|support(?:ed)?|back(?:ed)?|reject(?:ed)?|pass|carry|defeat)\b"
    r"(?=\s+(?:it|this|that|the)\b|\s+['’]s\b)|"
    r"\b(?:pass(?:ed)?|carr(?:y|ied)|los[et]|defeated|fail(?:ed)?|f[ae]ll(?:en)?|succeed(?:ed)?)\b(?=\W*$)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[\s,]*\b(?:in|at|from|by|of)?\s*(?:the|these|those|any|all|council['’]?s?)?\s*"
    r"(?:minutes|meetings?|council|committee|(?<!notice )(?<!sign )(?<!display )board|"
    r"(?<!solar )(?<!control )panel|(?<!filing )cabinet|executive|agree|decide|say|do|"
    r"please|resolve))?(?:\s+(?:in|at|from|by|of|for|the|on|and|about))*[\s?.!,;:]*$",
    re.IGNORECASE,
)


_AS_WELL = re.compile(r"\s+as well\b(?! as\b)", re.IGNORECASE)
_CONTRACTED = re.compile(r"(?i)\b(what|when|where|who|how|why)['’]s\b")


@dataclass(frozen=True, slots=True)
class Known:
    """What the collection names, against which a question is understood."""

    councils: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


def understand(text: str, known: Known, *, today: date) -> Question:
    """The scope of a question, what it wants, and the topic that is left to look for.

    Only what the words say is taken: no scope is guessed, and none is dropped. A name that is
    no council, committee or person here stays in the topic and in `names`.
    """
    asked = written_out(" ".join(text.split()))
    window = find_window(asked, today=today)
    councils, council_spans = names.match_councils(asked, known.councils)
    bare, bare_spans = names.match_bare_councils(
        asked, known.councils, council_spans, anywhere=names.compares(asked)
    )
    councils = sorted({*councils, *bare})
    council_spans = [*council_spans, *bare_spans]
    committees, committee_spans = names.match_committees(asked, known.committees)
    people, people_spans = persons.match_people(asked, known.people)
    spans = [*council_spans, *committee_spans, *people_spans]
    if window:
        spans.append((window.start, window.end))
    rest = names.cut(asked, spans)
    wanted = wanted_of(asked)
    topic = topic_of(_of_matter(rest, wanted))
    body = None if committees else _BODY.search(rest)
    return Question(
        text=asked,
        words=rest,
        topic=topic,
        wanted=wanted,
        councils=tuple(councils),
        committees=tuple(committees),
        people=tuple(people),
        date_from=window.first.isoformat() if window and window.first else None,
        date_to=window.last.isoformat() if window and window.last else None,
        date_words=window.words if window else None,
        names=tuple(names.proper_names(_without_opener(rest))),
        body=body.group(1).lower() if body else None,
        missing=tuple(names.unknown_councils(asked, spans)),
    )


def written_out(text: str) -> str:
    """A text with "what is" where it has "what's", and without an "as well" that says nothing."""
    return _AS_WELL.sub("", _CONTRACTED.sub(r"\1 is", text))


def wanted_of(question: str) -> Wanted:
    """What kind of answer is asked for; bare topic words want what was said.

    "What was the council told about asylum decisions?" asks what was said: what stands behind
    "about" is the topic.
    """
    head = _ABOUT.split(question)[0]
    if any(re.search(pattern, head, re.IGNORECASE) for wanted, pattern in _WANTED
           if wanted in (Wanted.DECIDED, Wanted.SAID)):  # fmt: skip
        question = head
    for wanted, pattern in _WANTED:
        if re.search(pattern, question, re.IGNORECASE):
            return wanted
    return Wanted.SAID


def topic_of(text: str) -> str:
    """What is left of a question when the words around its topic are taken off both ends."""
    rest = _SUBJECT.sub("", text)
    while (match := _LEAD.match(rest)) and match.end() < len(rest):
        rest = rest[match.end() :]
    if _LEAD.fullmatch(rest):
        rest = ""
    return _TAIL.sub("", rest).strip(" ?.!,;:'\"“”‘’")


def _of_matter(text: str, wanted: Wanted) -> str:
    """A question without the words that ask for the course of a matter, or for a vote on it."""
    if wanted is Wanted.VOTE:
        return " ".join(_VOTING.sub(" ", text).split())
    return _without_course(text) if wanted is Wanted.TIMELINE else text


def _without_course(text: str) -> str:
    """Twice, for words of the end behind those of the course: "turn out, from the start"."""
    return _COURSE.sub(" ", _COURSE.sub(" ", text))


def _without_opener(text: str) -> str:
    """The first word has a capital whatever it is: it is a name only with another beside it."""
    first, _, rest = text.partition(" ")
    named = rest[:1].isupper() or first.isupper() or "-" in first
    common = first.lower().strip("'’?") in names.NOT_NAMES
    return text if named and not common else rest

"""Hyphens at the ends of PDF lines: taken out where only the line broke the word.

The page does not say whether "call-" and "handler" are "call-handler" or "callhandler". A hyphen
stays unless something says that it must go, the document's own words first (research:
minutes_formats, section 0.5).
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from corpus.reading.pieces import Piece

BREAK = "\ufdd0"  # stands for a hyphen at a line's end; Unicode keeps it out of every text

_LETTER = r"[^\W\d_]"
_BACKWARDS = re.compile(rf"(?:{_LETTER}|[-'’])*")  # from the end of the words before a break
_FORWARDS = re.compile(rf"{_LETTER}*")
_WORD = re.compile(rf"{_LETTER}+(?:-{_LETTER}+)*")
_INFLECTED = re.compile(r"(?:'s|s|es|d|ed|ing|er|ers|ly|al)$")
_LEAST_STEM = 5
_SHORT = 3

# What is no word by itself and ends many: "-tion", "-cillors", "-ring".
_ENDING = re.compile(
    r"(?:[bcdfglmnprstvz]{0,2}(?:ings?|ed|ers?|ly|ity|ities|ty|able|ible|ably|ibly|ally|ances?"
    r"|ences?|[st]ions?|[st]ional|cian|cial|tial|cious|tious|ments?|ness|ative|ated|ates?|ating"
    r"|ation|ations|ized?|ised?|ising|izing|cil|cillors?|mittees?|mission))"
)
_PLAIN_ENDING = re.compile(r"ings?|ed|ers?|ly|[st]ions?|ments?|ness|able|ible|ance|ence")
# What is no word by itself and begins many: "con-", "pro-", "im-".
_SYLLABLES = frozenset(
    "com con cor ac ad af ag al ap ar as at ab ob oc op im il ir em en ef ex dis de des pre pro per"
    " sup suf sub sur re main inter tele infor munic par".split()
)
_BEFORE_VOWEL = frozenset("re pre de co".split())  # "re-elected", "co-operate"
_CLOSED = frozenset(
    "within without therefore therein thereafter throughout whereas whereby however another"
    " anything anyone anybody anyway something someone somebody sometimes somewhere everything"
    " everyone everybody nothing nobody forward forwards towards outside inside income outcome"
    " output input overall overseas oversee undertake undertaken undertook understand understood"
    " understanding underway itself himself herself themselves meanwhile moreover furthermore"
    " already although altogether also almost always into onto upon become because before behind"
    " below between beyond".split()
)
# First and second parts of words that are written with a hyphen.
_FIRST = frozenset(
    "non self ex anti semi multi cross mid vice well ill long short high low large small part full"
    " half third quarter one two three four five six seven eight nine ten twenty thirty forty fifty"
    " sixty seventy eighty ninety first second zero ring co post near far best so all year day"
    " pan quasi ultra cost child user community council".split()
)
_SECOND = frozenset(
    "term time up off out down in on free related based led owned wide year years day days month"
    " week hour party house door site line one two thirds third being like fenced use end style"
    " tier way hand scale level to of by the and for going half side made built".split()
)


def mended(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces of one document with each break as a hyphen, or without it."""
    held = list(pieces)
    if not any(BREAK in piece.text for piece in held):
        return held
    words = _vocabulary(held)
    return [
        piece._replace(text=_mended(piece.text, words)) if BREAK in piece.text else piece
        for piece in held
    ]


def _vocabulary(pieces: Sequence[Piece]) -> Counter[str]:
    """The words of a document that no line broke, parts of hyphenated ones among them."""
    text = "\n".join(_unbroken(piece.text) for piece in pieces).casefold()
    counts = Counter(_WORD.findall(text))
    for word, times in [(word, times) for word, times in counts.items() if "-" in word]:
        for part in word.split("-"):
            counts[part] += times
    return counts


def _unbroken(text: str) -> str:
    """The words of a text that no line broke."""
    if BREAK not in text:
        return text
    return " ".join(word for word in text.split() if BREAK not in word)


def _mended(text: str, words: Counter[str]) -> str:
    mended, *rest = text.split(BREAK)
    for after in rest:
        end = mended[mended.rfind(" ") + 1 :]
        left = _first(_BACKWARDS, end[::-1])[::-1]
        right = _first(_FORWARDS, after)
        gone = right[:1].islower() and left != "" and _is_one_word(left, right, words)
        mended = f"{mended}{'' if gone else '-'}{after}"
    return mended


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.match(text)
    return found.group() if found else ""


def _is_one_word(left: str, right: str, words: Counter[str]) -> bool:
    stem, right = left.casefold().rpartition("-")[2], right.casefold()
    whole, split = words[stem + right], words[f"{stem}-{right}"]
    if whole or split:
        return whole > split
    if stem + right in _CLOSED or _has_kin(stem + right, words):
        return True
    if _PLAIN_ENDING.fullmatch(right):
        return True
    if stem in _FIRST or right in _SECOND:
        return False
    if stem in _BEFORE_VOWEL and right[0] in "aeiou":
        return False
    if _ENDING.fullmatch(right) or (stem in _SYLLABLES and not words[right]):
        return True
    if words[stem]:
        return len(stem) <= _SHORT and not words[right]
    return not words[right] or len(stem) <= _SHORT


def _has_kin(whole: str, words: Counter[str]) -> bool:
    """Whether the document has the joined word in another form: "request" beside "re-quests"."""
    bare = _INFLECTED.sub("", whole)
    if len(bare) < _LEAST_STEM:
        return False
    return any(words[bare + ending] for ending in ("", "s", "ed", "d", "ing", "e", "es", "er"))

"""Who was present and who sent apologies, as the attendance passages print it. Pure.

Only the pieces between commas, semicolons and line ends are told apart; no name is changed.
"""

import re
from collections.abc import Sequence

_APOLOGIES = re.compile(r"apolog|ymddiheur|absen", re.IGNORECASE)
_NOBODY = re.compile(r"\b(?:none|no apologies|nil|dim)\b", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:(?:also |those )?(?:present|in attendance|in the chair|attending[^:]*|apologies[^:]*"
    r"|presennol|ymddiheuriadau)\b[^:\n]{0,40}:|.*?\b(?:from|oddi wrth|gan)\b)\s*",
    re.IGNORECASE | re.DOTALL,
)
# "Ewan Tulloch TW. Eleven members": a piece ends with its sentence, but not at "Cllr. J. Davies".
_SENTENCE_END = re.compile(r"(?<=[a-z]{2})(?<!Cllr)(?<!Mrs)(?<!Rev)\.\s|(?<=[A-Z]{2})\.\s")
_BETWEEN = re.compile(r"[,;\n]|\s+and\s+(?=[A-Z])")


def attendance(passages: Sequence[str]) -> dict[str, list[str]]:
    """Present and apologies in the order printed, each once; empty where nothing is printed."""
    present: list[str] = []
    apologies: list[str] = []
    for passage in passages:
        for sentence in re.split(r"\n\s*\n|(?<=[a-z]\.)\s+(?=[A-Z])", passage):
            absent = _APOLOGIES.search(sentence)
            if not (absent and _NOBODY.search(sentence)):
                (apologies if absent else present).extend(_people(sentence))
    return {"present": list(dict.fromkeys(present)), "apologies": list(dict.fromkeys(apologies))}


def _people(sentence: str) -> list[str]:
    """The pieces of a list of people that may be somebody: they begin with a capital."""
    rest = _LABEL.sub("", " ".join(sentence.split(" ")), count=1)
    whole = (_SENTENCE_END.split(piece, maxsplit=1)[0] for piece in _BETWEEN.split(rest))
    pieces = (" ".join(piece.split()).strip(" .:·•") for piece in whole)
    return [piece for piece in pieces if piece[:1].isupper() and len(piece) > 1]

"""Who was present and who sent apologies, as the attendance passages print it. Pure.

Only the pieces between commas, semicolons and line ends are told apart; no name is changed.
"""

import re
from collections.abc import Sequence

_PARTS = re.compile(
    r"\n\s*\n|\n(?=\s*(?:also |those )?(?:present|in attendance|apolog|absent|ymddiheur))",
    re.IGNORECASE,
)
_APOLOGIES = re.compile(r"apolog|ymddiheur|absen", re.IGNORECASE)
_NOBODY = re.compile(r"\b(?:none|no apologies|nil|dim)\b", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:(?:also |those )?(?:present|in attendance|in the chair|attending[^:]*|apologies[^:]*"
    r"|presennol|ymddiheuriadau)\b[^:\n]{0,40}:|.*?\b(?:from|oddi wrth|gan)\b)\s*",
    re.IGNORECASE | re.DOTALL,
)
# A list of people ends with its sentence; "Cllr." and "K." do not end one.
_END = re.compile(
    r"(?:(?<=[a-z]{2})|(?<=[A-Z]{2})|(?<=\w\)))"
    r"(?<!Cllr)(?<!Cllrs)(?<!Mrs)(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!Rev)(?<!Revd)(?<!Prof)(?<!Cyng)"
    r"(?<!\bSt)\.(?:\s|$)"
)
_BETWEEN = re.compile(r"[,;\n]|\s+and\s+(?=[A-Z])")


def attendance(passages: Sequence[str]) -> dict[str, list[str]]:
    """Present and apologies in the order printed, each once; empty where nothing is printed."""
    present: list[str] = []
    apologies: list[str] = []
    for passage in passages:
        for part in _PARTS.split(passage):
            absent = _APOLOGIES.search(part)
            if not (absent and _NOBODY.search(part)):
                (apologies if absent else present).extend(_people(part.strip()))
    return {"present": list(dict.fromkeys(present)), "apologies": list(dict.fromkeys(apologies))}


def _people(part: str) -> list[str]:
    """The pieces of a list of people that may be somebody: they begin with a capital."""
    listed = _END.split(_LABEL.sub("", part, count=1), maxsplit=1)[0]
    pieces = (" ".join(piece.split()).strip(" .:·•") for piece in _BETWEEN.split(listed))
    return [piece for piece in pieces if piece[:1].isupper() and len(piece) > 1]

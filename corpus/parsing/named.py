"""How somebody who speaks is named: who counts as a person, and the name as it is shown."""

import re

from corpus.parsing.known import Known
from corpus.parsing.people import (
    BARE,
    GROUP,
    PLAIN_OFFICE,
    SEVERAL,
    TITLED,
    UNNAMED,
    is_bare_name,
    is_office,
    tidy,
)

_ONE_OF = re.compile(r"^[Oo]ne\s+of\s+the\s+(.+)s$")


def parts_of(who: str) -> list[str]:
    """The people in "Cllr Ash, the Clerk and Mr Birch"; an "and" within an office stays."""
    who = re.sub(r"\s*\([^()]*\)", "", who)
    return re.split(
        r",\s+and\s+(?:also\s+)?|,\s+|\s+and\s+(?:also\s+)?(?=[Tt]he\b|[A-Z]|our\b)", tidy(who)
    )


def is_person(words: str, known: Known) -> bool:
    """Whether words name somebody, some people or an office."""
    return is_named(words, known) or is_office(words)


def is_named(words: str, known: Known) -> bool:
    """As `is_person`, of an office only with its article: "Highways Manager" may be a heading."""
    if words in known.names or words in known.first_names or words in known.initials:
        return True
    if words.lower().startswith(("the ", "our ")) and is_office(words):
        return True
    plain_forms = rf"{TITLED}|{SEVERAL}|{GROUP}|{PLAIN_OFFICE}|{UNNAMED}"
    return re.fullmatch(plain_forms, words) is not None


def name_of(match: re.Match[str]) -> str:
    """The speaker a match names: its `who`, or the titled name that stands beside an office."""
    who = re.sub(r"\s+in\s+the\s+[Cc]hair$", "", tidy(match["who"]))
    who = re.sub(r"\s*\([^()]*\)", "", who)
    groups = match.groupdict()
    for group in ("apposed", "bracket"):
        inside = tidy(groups.get(group) or "")
        if not re.match(TITLED, who) and (re.fullmatch(TITLED, inside) or _is_name(who, inside)):
            return inside
    if re.fullmatch(UNNAMED, who):
        noun = re.sub(r"^(?:[Aa]n?|[Oo]ne|[Aa]nother)\s+", "", _ONE_OF.sub(r"one \1", who))
        return f"{'an' if noun[0].lower() in 'aeiou' else 'a'} {noun} (not named)"
    if re.fullmatch(GROUP, who):
        return _group_name(who)
    # "Councillor Orme, the Cabinet Member for Parks explained": an office in apposition
    apposed = re.fullmatch(rf"({TITLED}),\s[Tt]he\s.*", who)
    if apposed and not re.search(rf"\band\s+{TITLED}", who):
        return apposed[1]
    of = tidy(groups.get("of") or "")
    if of.startswith(("of ", "for ")) and re.fullmatch(PLAIN_OFFICE, who):
        who = f"{who} {of}"  # the Leader of the Opposition is not the Leader
    return who[0].upper() + who[1:]


def _is_name(who: str, inside: str) -> bool:
    """Whether "Jane Doe" in "the Highways Manager, Jane Doe," is who holds the office."""
    plain = re.fullmatch(BARE, inside) is not None and is_bare_name(inside)
    return plain and is_office(who) and not is_office(inside)


def _group_name(who: str) -> str:
    words = re.sub(r"^[Tt]he\s+", "", who)
    return words.lower() if words.lower() == "officers" else words[0].upper() + words[1:]

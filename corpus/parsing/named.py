"""How somebody who speaks is named: who counts as a person, and the name as it is shown."""

import re

from corpus.parsing.known import Known
from corpus.parsing.people import (
    GROUP,
    PLAIN_OFFICE,
    SEVERAL,
    TITLED,
    UNNAMED,
    is_office,
    tidy,
)


def parts_of(who: str) -> list[str]:
    """The people in "Cllr Ash, the Clerk and Mr Birch"; an "and" within an office stays."""
    return re.split(
        r",\s+and\s+(?:also\s+)?|,\s+|\s+and\s+(?:also\s+)?(?=[Tt]he\b|[A-Z]|our\b)", tidy(who)
    )


def is_person(words: str, known: Known) -> bool:
    """Whether words name somebody, some people or an office."""
    if words in known.names or words in known.first_names or words in known.initials:
        return True
    plain_forms = rf"{TITLED}|{SEVERAL}|{GROUP}|{PLAIN_OFFICE}|{UNNAMED}"
    return re.fullmatch(plain_forms, words) is not None or is_office(words)


def name_of(match: re.Match[str]) -> str:
    """The speaker a match names: its `who`, or the titled name that stands beside an office."""
    who = tidy(match["who"])
    groups = match.groupdict()
    for group in ("apposed", "bracket"):
        inside = tidy(groups.get(group) or "")
        if not re.match(TITLED, who) and re.fullmatch(TITLED, inside):
            return inside
    if re.fullmatch(UNNAMED, who):
        noun = re.sub(r"^(?:[Aa]n?|[Oo]ne|[Aa]nother)\s+", "", who)
        return f"{'an' if noun[0].lower() in 'aeiou' else 'a'} {noun} (not named)"
    if re.fullmatch(GROUP, who):
        return _group_name(who)
    # "Councillor Orme, the Cabinet Member for Parks explained": an office in apposition
    apposed = re.fullmatch(rf"({TITLED}),\s[Tt]he\s.*", who)
    if apposed and not re.search(rf"\band\s+{TITLED}", who):
        return apposed[1]
    return who[0].upper() + who[1:]


def _group_name(who: str) -> str:
    words = re.sub(r"^[Tt]he\s+", "", who)
    return words.lower() if words.lower() == "officers" else words[0].upper() + words[1:]

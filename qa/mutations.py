"""Welsh words as their first letter changes: "gliniadur" is "liniadur" after "am". Pure.

The table is that of any Welsh grammar: the soft, nasal and aspirate mutation of each consonant,
and the h before a vowel.
"""

# The first letters of a word in the dictionary, and what they become.
_TABLE = {
    "p": ("b", "mh", "ph"), "t": ("d", "nh", "th"), "c": ("g", "ngh", "ch"),
    "b": ("f", "m"), "d": ("dd", "n"), "g": ("", "ng"),
    "m": ("f",), "ll": ("l",), "rh": ("r",),
}  # fmt: skip
_DIGRAPHS = ("ngh", "mh", "nh", "ph", "th", "ch", "dd", "ng", "ll", "rh", "ff")
_VOWELS = "aeiouwyâêîôûŵŷ"


def mutations(word: str) -> tuple[str, ...]:
    """Every other form that a word in lower case may have if it is Welsh, the dictionary's first.

    Which words really exist is not known here: some of the forms are no words.
    """
    radicals = [word, *_radicals(word)]
    forms = [*radicals[1:], *(form for radical in radicals for form in _mutated(radical))]
    return tuple(dict.fromkeys(form for form in forms if form != word))


def _initial(word: str) -> str:
    return next((pair for pair in _DIGRAPHS if word.startswith(pair)), word[:1])


def _radicals(word: str) -> list[str]:
    first = _initial(word)
    found = [
        radical + word[len(changed) :]
        for radical, becomes in _TABLE.items()
        for changed in becomes
        if changed and changed == first
    ]
    if word[:1] in _VOWELS or first in ("l", "r", "n"):  # g is lost altogether
        found.append("g" + word)
    if first == "h" and word[1:2] in tuple(_VOWELS):
        found.append(word[1:])
    return found


def _mutated(radical: str) -> list[str]:
    first = _initial(radical)
    found = [changed + radical[len(first) :] for changed in _TABLE.get(first, ())]
    if radical[:1] in _VOWELS:
        found.append("h" + radical)
    return found

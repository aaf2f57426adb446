"""The numbers that a browser would print before the items of an HTML list."""

from collections.abc import Mapping
from dataclasses import dataclass

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(slots=True)
class ListCounter:
    """Counts the items of one list; `style` is HTML's type (1 a A i I) or "" without numbers."""

    style: str
    following: int = 1
    step: int = 1

    def next_number(self, value: str | None) -> str | None:
        """The number of the next item, which may give its own value."""
        if not self.style:
            return None
        number = _whole(value, self.following)
        self.following = number + self.step
        return f"{in_style(number, self.style)}."


def list_counter(tag: str, attributes: Mapping[str, str], items: int) -> ListCounter:
    """The counter of an <ol> or <ul>."""
    if tag != "ol":
        return ListCounter("")
    backwards = "reversed" in attributes
    start = _whole(attributes.get("start"), items if backwards else 1)
    style = attributes.get("type", "1")
    return ListCounter(style if style in "1aAiI" else "1", start, -1 if backwards else 1)


def in_style(number: int, style: str) -> str:
    """A number in figures, letters or Roman figures, as HTML and Word print them."""
    if style in ("i", "I") and 0 < number < 4000:
        roman = _roman(number)
        return roman.upper() if style == "I" else roman
    if style in ("a", "A") and number > 0:
        letters = _letters(number)
        return letters.upper() if style == "A" else letters
    return str(number)


def _whole(text: str | None, otherwise: int) -> int:
    stripped = (text or "").strip()
    return int(stripped) if stripped.lstrip("-").isdecimal() and len(stripped) < 7 else otherwise


def _roman(number: int) -> str:
    figures = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        figures += letters * count
    return figures


def _letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("a") + place) + letters
    return letters

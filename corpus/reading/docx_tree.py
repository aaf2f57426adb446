"""What a Word document shows that mammoth passes over, put where mammoth sees it.

Fields, text that runs the other way, formulas, furigana and ticked boxes lose their words or signs
in mammoth; hidden text, which Word neither shows nor prints, would gain some.
"""

from collections.abc import Iterator
from typing import Any

from corpus.reading.docx_numbers import W

# An element of lxml, which has no types of its own.
Element = Any

_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_WRAPPERS = (f"{W}fldSimple", f"{W}dir", f"{W}bdo", f"{W}rubyBase")
_OFF = frozenset({"0", "false", "off"})


def show_all(document: Element) -> None:
    """Change the tree of a document so that all its shown words are in plain runs."""
    for hidden in [run for run in document.iter(f"{W}r") if _is_hidden(run)]:
        hidden.getparent().remove(hidden)
    for reading in list(document.iter(f"{W}rt")):
        reading.getparent().remove(reading)
    for ruby in list(document.iter(f"{W}ruby")):
        _lift(ruby, document)
    for wrapper in list(document.iter(*_WRAPPERS)):
        _unwrap(wrapper)
    for formula in list(document.iter(f"{_MATHS}oMath")):
        _replace(formula, "".join(part.text or "" for part in formula.iter(f"{_MATHS}t")))
    for box in list(document.iter(f"{_WORD_2010}checkbox")):
        box.getparent().remove(box)  # its sign is in the content and stays


def _is_hidden(run: Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val", "1").lower() not in _OFF


def _lift(ruby: Element, document: Element) -> None:
    """Put the runs under furigana in the place of the run that holds them."""
    run = ruby.getparent()
    outer = run.getparent()
    if run is document or outer is None:
        return
    for inner in _runs(ruby):
        run.addprevious(inner)
    run.remove(ruby)


def _runs(ruby: Element) -> Iterator[Element]:
    yield from [inner for inner in ruby.iter(f"{W}r") if inner.getparent() is not None]


def _unwrap(wrapper: Element) -> None:
    outer = wrapper.getparent()
    if outer is None:
        return
    for inner in list(wrapper):
        wrapper.addprevious(inner)
    outer.remove(wrapper)


def _replace(formula: Element, words: str) -> None:
    outer = formula.getparent()
    if outer is None:
        return
    run = formula.makeelement(f"{W}r")
    text = formula.makeelement(f"{W}t")
    text.text = words
    run.append(text)
    formula.addprevious(run)
    run.tail, formula.tail = formula.tail, None
    outer.remove(formula)

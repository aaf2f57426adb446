"""Who says each sentence of a document: by its own words, or by a line that names the speaker.

Verbatim records print the speaker once, above all that was said ("Speaker: Nia Rees"). Minutes
report speech sentence by sentence, and a pronoun may stand for a name of the paragraph before.
"""

import re
from collections import Counter
from collections.abc import Sequence

from corpus.models import Basis, Block, BlockKind, Item, Reading, Speaker
from corpus.parsing.known import Known, known_in
from corpus.parsing.people import BARE, PLAIN_OFFICE, TITLED, tidy
from corpus.parsing.pronouns import Carried, attribute_on
from corpus.parsing.question_lines import QuestionLine, question_line
from corpus.parsing.units import Spans, is_listed

_SPEAKER_LINE = re.compile(r"\W*Speaker:\s*(?P<who>[^()\n]{0,80}?)\s*(?:\([^()\n]*\))?\W*")
# "Councillor Marsh: I have seen the road." opens a turn where the record is verbatim.
_TURN = re.compile(rf"(?P<who>{TITLED}|{PLAIN_OFFICE}|{BARE}|[A-Z][A-Z .’'-]{{3,40}}):\s+(?=\S)")
_FIRST_PERSON = re.compile(r"\b(?:I|I’m|I'm|I’ve|I've|my|we|you)\b")
# "Members made the following comments:" speaks for the points that follow it.
_ANNOUNCES = re.compile(
    r"\b(?:made|raised|asked|expressed|shared|offered|put\s+forward|had)\b[^.:;]{0,40}\bfollowing\s+"
    r"(?:\w+\s+){0,2}(?:comments?|questions?|views|observations|concerns|suggestions|points|remarks)"
    r"[^.:;]{0,40}:\s*[-–—]?\s*$"
)
_LONGEST_LABELLED = 6  # paragraphs of one question or answer
_FEWEST_TURNS = 6  # fewer are notes that begin with a name ("Clerk: to write to the owner")


def speakers_of(reading: Reading, items: Sequence[Item], sentences: Spans) -> dict[int, Speaker]:
    """The speaker of every sentence that has one, by the offset of its end.

    `sentences` holds the spans of each block, in the order of the blocks.
    """
    known = known_in(reading.text)
    turns = _has_turns(reading)
    starts = {item.start for item in items}
    bodies = [(item.start, item.body_start) for item in items]
    found: dict[int, Speaker] = {}
    aloud: Speaker | None = None
    carried: Carried | None = None
    announced: Speaker | None = None
    aside = _Labelled()
    for block, spans in zip(reading.blocks, sentences, strict=True):
        line = _SPEAKER_LINE.fullmatch(reading.text_of(block))
        turn = _TURN.match(reading.text_of(block)) if turns else None
        if line or turn or block.kind is BlockKind.HEADING:
            aloud = _named(line or turn)
        if block.start in starts or block.kind is BlockKind.HEADING:
            carried = None
            aside.end()
        label = aside.begin(question_line(reading.text_of(block)))
        if line or not spans or (label and not label.inline):
            continue
        if aloud is not None:
            found.update((end, aloud) for _, end in spans)
            continue
        texts = _texts(reading, spans, bodies)
        speakers, carried = _read(texts, block, known, carried)
        speakers = aside.read(speakers, inline=label is not None)
        speakers, announced = _listed(speakers, texts[-1], block, announced)
        found.update(
            (end, speaker) for (_, end), speaker in zip(spans, speakers, strict=True) if speaker
        )
    return found


def _listed(
    speakers: list[Speaker | None], last: str, block: Block, announced: Speaker | None
) -> tuple[list[Speaker | None], Speaker | None]:
    """The speakers of a block as a point of an announced list, and who announces the next."""
    if announced is None or not is_listed(block):
        return speakers, _announcing(last, speakers[-1])
    return speakers if any(speakers) else [announced] * len(speakers), announced


class _Labelled:
    """What stands below "Question from Mr Ash" and "Answer from the Leader" is theirs."""

    def __init__(self) -> None:
        self._asker: Speaker | None = None
        self._speaks: Speaker | None = None
        self._left = 0

    def end(self) -> None:
        """Leave the words of a label: a heading or an item begins."""
        self._speaks = None

    def begin(self, label: QuestionLine | None) -> QuestionLine | None:
        """Take up a label, if it is one; an answer is one only after a question."""
        if label is None:
            return None
        named = Speaker(label.who, Basis.STATED) if label.who else None
        if label.asks:
            self._asker = self._speaks = named or (self._asker if label.again else None)
        else:
            self._speaks = named if self._asker else None
        self._left = _LONGEST_LABELLED
        return label

    def read(self, speakers: list[Speaker | None], *, inline: bool) -> list[Speaker | None]:
        """The speakers of a paragraph, unless somebody else is named in it."""
        if self._speaks is None:
            return speakers
        if any(one and one.basis is Basis.STATED for one in speakers) or self._left == 0:
            self._speaks = None
            return speakers
        whole: list[Speaker | None] = [self._speaks] * len(speakers)
        self._left = 0 if inline else self._left - 1
        return whole


def _announcing(words: str, speaker: Speaker | None) -> Speaker | None:
    """Who says the points of the list that a sentence announces."""
    if speaker and _ANNOUNCES.search(words):
        return Speaker(speaker.name, Basis.DERIVED)
    return None


def _read(
    texts: Sequence[str], block: Block, known: Known, carried: Carried | None
) -> tuple[list[Speaker | None], Carried | None]:
    if block.kind is BlockKind.ROW:  # a row stands alone
        return attribute_on(texts, known, None)[0], None
    return attribute_on(texts, known, carried)


def _named(match: re.Match[str] | None) -> Speaker | None:
    name = tidy(match["who"]) if match else ""
    return Speaker(name, Basis.STATED) if name else None


def _has_turns(reading: Reading) -> bool:
    """Whether the record is verbatim: several people begin their turns with their names."""
    turns = [
        match["who"]
        for block in reading.blocks
        if (match := _TURN.match(reading.text_of(block)))
        and _FIRST_PERSON.search(reading.text_of(block), match.end())
    ]
    return len(turns) >= _FEWEST_TURNS and len(Counter(turns)) > 1


def _texts(
    reading: Reading, spans: Sequence[tuple[int, int]], bodies: Sequence[tuple[int, int]]
) -> list[str]:
    """The words of each sentence, without the title of an item that runs into it."""
    texts = []
    for start, end in spans:
        body = next((body for first, body in bodies if first <= start < body < end), start)
        texts.append(reading.text[body:end].lstrip(" .:–—-*_\n"))
    return texts

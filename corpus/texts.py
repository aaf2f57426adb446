"""Text as the engines see it: white space folded, and the words an encoder is given."""

from collections.abc import Iterator

from corpus.models import ParsedDocument

# The encoder reads 256 word pieces, about 190 words; a long title must not push the words out.
TITLE_WORDS = 16
# Short words that are frequent in one language and are not words of the other.
_WELSH = frozenset(
    "yn y yr ac wedi oedd gan gyda eu ei bod ar fod am hyn neu dros roedd bydd nid".split()
)
_ENGLISH = frozenset(
    "the of and to that was were be for by with had it is on which this at not".split()
)


def folded(text: str) -> str:
    """The same words with every run of white space as one space."""
    return " ".join(text.split())


def is_welsh(text: str) -> bool:
    """Whether more of the short words are Welsh than English; a text without either is not."""
    words = text.lower().split()
    return sum(word in _WELSH for word in words) > sum(word in _ENGLISH for word in words)


def encoded_passage(title: str, text: str) -> str:
    """What the encoder is given for a passage: the title of its item, then its words."""
    head = " ".join(title.split()[:TITLE_WORDS])
    return f"{head}\n{folded(text)}" if head else folded(text)


def encoded_texts(parsed: ParsedDocument) -> Iterator[str]:
    """For every passage its text and then each of its sentences, in order."""
    for passage in parsed.passages:
        title = parsed.items[passage.item].title
        yield encoded_passage(title, parsed.reading.text[passage.start : passage.end])
        for sentence in passage.sentences:
            yield folded(parsed.reading.text[sentence.start : sentence.end])

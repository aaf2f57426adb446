"""Text as the engines see it: white space folded, and the words an encoder is given."""

from collections.abc import Iterator

from corpus.models import ParsedDocument

# The encoder reads 256 word pieces, about 190 words; a long title must not push the words out.
TITLE_WORDS = 16


def folded(text: str) -> str:
    """The same words with every run of white space as one space."""
    return " ".join(text.split())


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

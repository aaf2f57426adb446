"""What minutes state of other meetings of their body: minutes approved, and the next meeting."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from corpus.models import Announcement, Approval, DocumentKind, Header, Passage, Sentence
from corpus.parsing.announced import find_next_meeting
from corpus.parsing.approvals import find_approvals

_SETTLES_NOTHING = (DocumentKind.REPORT, DocumentKind.AGENDA)
_LONGEST = 1_200  # of what is quoted: text without full stops may be one endless sentence


def other_meetings(
    text: str, header: Header, passages: Sequence[Passage]
) -> tuple[tuple[Approval, ...], Announcement | None]:
    """The approvals, each widened to whole sentences, and the next meeting."""
    if header.kind in _SETTLES_NOTHING:
        return (), None
    own = header.date.value if header.date else None
    committee = header.committee.value if header.committee else None
    sentences = sorted(
        (sentence for passage in passages for sentence in passage.sentences),
        key=lambda sentence: sentence.start,
    )
    approvals = tuple(_whole(approval, sentences) for approval in find_approvals(text, own))
    return approvals, find_next_meeting(text, committee)


def _whole(approval: Approval, sentences: Sequence[Sentence]) -> Approval:
    first = _at(approval.start, sentences)
    last = _at(approval.end - 1, sentences)
    start = min(approval.start, first.start) if first else approval.start
    end = max(approval.end, last.end) if last else approval.end
    if end - start > _LONGEST:
        return approval
    return replace(approval, start=start, end=end)


def _at(place: int, sentences: Sequence[Sentence]) -> Sentence | None:
    at = bisect_right(sentences, place, key=lambda sentence: sentence.start) - 1
    return sentences[at] if at >= 0 and place < sentences[at].end else None

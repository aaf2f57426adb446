"""The council, committee, people and dates that a question takes over from the one before. Pure."""

from dataclasses import dataclass, replace

from qa import follow_words as says
from qa.carried_dates import with_dates
from qa.follow_matter import Matter, matter_of
from qa.models import Question
from qa.when import when_named


@dataclass(frozen=True, slots=True)
class Turn:
    """A question as understood, and what the next one may lean on.

    `people` were spoken of last; `thing` is a part of the matter that "it" may mean next.
    """

    question: Question
    matter: Matter
    people: tuple[str, ...] = ()
    thing: str = ""

    @classmethod
    def alone(cls, question: Question) -> "Turn":
        """A question that begins a matter."""
        return cls(question, matter_of(question), question.people)


def with_dates_of(question: Question, before: Question) -> Question:
    """The dates before, to this day where it is asked what has come of the matter by now."""
    dated = with_dates(question, before)
    taken = dated.date_words is not None and question.date_words is None
    if not taken or dated.date_words != before.date_words or not before.date_to:
        return dated
    if not before.date_from or not says.OPEN_END.search(question.text):
        return dated
    words = f"since {when_named(before) or before.date_from}"
    carried = tuple(words if one == dated.date_words else one for one in dated.carried)
    return replace(dated, date_to=None, date_words=words, carried=carried)


def with_scope(question: Question, turn: Turn, *, closed: bool) -> Question:
    """The council, committee and people before, where the question names none itself.

    After "thanks" (`closed`) another matter of the same council is asked about.
    """
    before = turn.question
    elsewhere = says.ELSEWHERE.search(question.text)
    kind = (elsewhere["what"] or "").lower() if elsewhere else ""
    same_council = kind.startswith(("comm", "board", "panel"))
    kept: list[str] = []
    if elsewhere:
        question = replace(
            question,
            not_councils=() if same_council else before.councils,
            not_committees=before.committees,
            missing=(),
        )
        if same_council and not question.councils:
            question = replace(question, councils=before.councils)
            kept += before.councils
    elif not question.councils and not question.missing:
        question = replace(question, councils=before.councils, missing=before.missing)
        kept += before.councils
        if not question.committees and question.body is None and not closed:
            question = replace(question, committees=before.committees, body=before.body)
            kept += before.committees
    as_well = says.AS_WELL.match(question.text) and not question.councils
    spoken_of = (as_well and not closed) or says.PERSON.search(question.text)
    theirs = spoken_of and not says.TO_PERSON.search(question.text)
    people = before.people if as_well else turn.people
    if not question.people and people and theirs:
        question = replace(question, people=people)
        kept += people
    return replace(question, carried=(*question.carried, *kept))

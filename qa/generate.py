"""A summary of an answer by a language model, where an administrator has named one.

It stands beside the quotations and never in their place: the model is given nothing but the
quotations of an answer that is already made, and of what it writes only sentences are kept that
can be verified against those that they cite. Whatever goes wrong, the answer stays as it is.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from qa.generate_check import Fault, Sentence, checked
from qa.generate_door import Endpoint, Failure, NoReply, completed
from qa.generate_prompt import MOST_TOKENS, given, messages
from qa.models import Answer

Complete = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a model wrote and could be verified; or why there is nothing of it, in `failure`.

    `removed` counts the sentences that were taken out by their fault, `withheld` the quotations
    that were kept from the model because they seem to speak to it.
    """

    model: str
    sentences: tuple[Sentence, ...] = ()
    removed: Mapping[Fault, int] = field(default_factory=dict)
    withheld: int = 0
    failure: Failure | None = None

    def __post_init__(self) -> None:
        if bool(self.sentences) == (self.failure is not None):
            raise ValueError("a summary has sentences, or a reason why it has none")


def summarised(answer: Answer, endpoint: Endpoint, *, complete: Complete = completed) -> Summary:
    """The summary of an answer. Never raises for anything that the model or its server does."""
    quotations, withheld = given(answer)
    if not quotations:
        return Summary(endpoint.model, withheld=withheld, failure=Failure.NOTHING_TO_GIVE)
    asked = messages(answer.question.text, quotations)
    try:
        reply = complete(endpoint, asked, most_tokens=MOST_TOKENS)
    except NoReply as error:
        return Summary(endpoint.model, withheld=withheld, failure=error.failure)
    found = checked(reply, quotations)
    removed = dict(sorted(Counter(found.faults).items()))
    if not found.kept:
        return Summary(endpoint.model, (), removed, withheld, Failure.UNVERIFIED)
    return Summary(endpoint.model, found.kept, removed, withheld)

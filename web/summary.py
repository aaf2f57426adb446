"""The summary by a language model, where one is configured, for the page, the API and the terminal.

It is put beside the answer and changes nothing in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.models import Answer, NoAnswer
from web.present import Json
from web.settings import Settings

if TYPE_CHECKING:
    from qa.generate import Summary


def summary_of(settings: Settings, result: Answer | NoAnswer) -> Summary | None:
    """The summary of an answer; None for a refusal, and where no model is configured."""
    if settings.llm is None or not isinstance(result, Answer):
        return None
    # Few configure a model, and what checks its words loads nltk: 0.3 s of a first answer.
    from qa.generate import summarised  # noqa: PLC0415

    return summarised(result, settings.llm)


def with_summary(answered: Json, summary: Summary | None) -> Json:
    """The contract's JSON with the summary at its end, where there is one."""
    return {**answered, "summary": summary_json(summary)} if summary else answered


def summary_json(summary: Summary) -> Json:
    """A summary, or why there is none; `citations` are those of the answer."""
    return {
        "written_by": "language model",
        "model": summary.model,
        "sentences": [
            {"text": one.text, "citations": list(one.citations)} for one in summary.sentences
        ],
        "removed": sum(summary.removed.values()),
        "removed_because": {str(fault): number for fault, number in summary.removed.items()},
        "withheld": summary.withheld,
        "failure": str(summary.failure) if summary.failure else None,
    }


def summary_lines(summary: Summary) -> list[str]:
    """A summary to be read in a terminal, marked as what it is."""
    if summary.failure is not None:
        return [f"No summary by {summary.model}: {summary.failure}."]
    removed = sum(summary.removed.values())
    left_out = f"; {removed} of its sentences could not be verified" if removed else ""
    lines = [f"Summary written by a language model ({summary.model}){left_out}:"]
    for one in summary.sentences:
        numbers = "".join(f"[{number}]" for number in one.citations)
        lines.append(f"  {one.text} {numbers}")
    return lines

"""minutebook ask: answer a question with quotations from the minutes."""

import json
import time
from datetime import UTC, datetime

import click

from corpus.texts import folded
from qa.ask import answer
from qa.models import Answer, Citation, Finding, Ledger, NoAnswer, Question, Searched
from qa.spelling import shown
from web.asked import asked
from web.cli import settings_of
from web.opening import PUBLIC, open_library
from web.present import ask_json
from web.summary import summary_lines, summary_of, with_summary

HEADINGS = {Ledger.SAID: "Said", Ledger.DECIDED: "Decided", Ledger.ACTION: "To be done"}


@click.command("ask")
@click.argument("question")
@click.option("--council", multiple=True, help="Only minutes of this council.")
@click.option("--committee", multiple=True, help="Only minutes of this committee.")
@click.option("--from", "date_from", help="Only meetings on or after YYYY-MM-DD.")
@click.option("--to", "date_to", help="Only meetings on or before YYYY-MM-DD.")
@click.option("--after", multiple=True, help="A question asked before this one; may be repeated.")
@click.option("--collection", default=PUBLIC, show_default=True, help="What to ask.")
@click.option("--json", "as_json", is_flag=True, help="Print exactly one JSON value.")
@click.pass_context
def command(
    ctx: click.Context, question: str, council: tuple[str, ...], committee: tuple[str, ...],
    date_from: str | None, date_to: str | None, after: tuple[str, ...], collection: str,
    as_json: bool,
) -> None:  # fmt: skip
    """Answer a question with quotations from the minutes, or say that they do not."""
    settings = settings_of(ctx)
    library = open_library(settings, collection)
    started = time.perf_counter()
    understood = asked(
        library, question, today=datetime.now(UTC).date(), council=council, committee=committee,
        date_from=date_from, date_to=date_to, earlier=after,
    )  # fmt: skip
    result = answer(library, understood)
    summary = summary_of(settings, result)
    took_ms = round((time.perf_counter() - started) * 1000)
    if as_json:
        generation = library.generation.manifest.generation
        found = ask_json(result, generation=generation, took_ms=took_ms)
        click.echo(json.dumps(with_summary(found, summary)))
    else:
        click.echo(
            "\n".join([as_text(result), *(["", *summary_lines(summary)] if summary else [])])
        )


def as_text(result: Answer | NoAnswer) -> str:
    """An answer as it is read on a terminal."""
    lines = [result.question.text, *understood_lines(result.question), ""]
    if isinstance(result, NoAnswer):
        lines += ["No answer.", result.reason]
        if result.nearest:
            lines += ["", "The nearest passages, which do not answer the question:"]
            lines += [source_line(citation) for citation in result.nearest]
    else:
        lines += _answered(result)
    return "\n".join([*lines, "", coverage_line(result.searched)])


def understood_lines(question: Question) -> list[str]:
    """What was taken over from the questions before, and what was read otherwise than typed."""
    lines = shown(question.repaired)
    if question.carried:
        lines.append(f"Taken over: {', '.join(question.carried)}.")
    return lines


def _answered(result: Answer) -> list[str]:
    lines = [f"{folded(result.answer)} [{result.answer_citation}]", ""] if result.answer else []
    for ledger in Ledger:
        findings = [finding for finding in result.findings if finding.ledger is ledger]
        if findings:
            lines += [HEADINGS[ledger], *(finding_line(finding) for finding in findings), ""]
    lines += [source_line(citation) for citation in result.citations]
    if result.more:
        lines += [f"{result.more} more findings are not shown; narrow the question to see them."]
    return lines


def finding_line(finding: Finding) -> str:
    """One finding with its speaker or outcome and the number of its citation."""
    who = f"{finding.speaker}: " if finding.speaker else ""
    outcome = f"({finding.outcome}) " if finding.outcome else ""
    return f"  • {outcome}{who}“{folded(finding.text)}” [{finding.citation}]"


def source_line(citation: Citation) -> str:
    """Where a quotation stands, with what is known of the meeting."""
    meeting = ", ".join(filter(None, (citation.council, citation.committee)))
    known = f"{meeting or 'council not stated'}, {citation.meeting_date or 'date not stated'}"
    place = [
        f"item {citation.item_number}" if citation.item_number else "",
        folded(citation.item_title),
        f"paragraph {citation.paragraph}" if citation.paragraph else "",
        f"page {citation.page}" if citation.page else "",
    ]
    return f"  [{citation.number}] {known}; {', '.join(filter(None, place))}; {citation.source}"


def coverage_line(searched: Searched) -> str:
    """What was searched, and what could not be."""
    held = searched.coverage
    dates = f", meetings from {held.first_date} to {held.last_date}" if held.first_date else ""
    gaps = f" {' '.join(searched.gaps)}" if searched.gaps else ""
    return f"Searched {searched.in_scope} of {held.documents} documents{dates}.{gaps}"

"""One question put to several councils: what each one's minutes answer, side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from flask import Blueprint, render_template, request

from corpus.store import reader
from qa.ask import answer
from qa.library import Library
from qa.models import Answer, Citation, Ledger, NoAnswer, Question
from qa.reasons import not_held
from qa.search import Look, ranked
from web.asked import filters
from web.conversation import carried
from web.ledgers import Entry, answer_speaker, ledgers
from web.pages import citation_urls, given_filters, question_here, shown_chips
from web.site import Site
from web.speaking import words_here

FEWEST, MOST = 2, 4  # councils side by side; ours: more columns cannot be read
BEST = 6  # findings that one council's answer is made of
SHOWN = 4  # of each ledger in a column, the latest; the whole answer is one link away
MANY = 12  # councils to choose from, above which the chosen ones stand first
LOOKED_AT = 200  # hits by whose order councils are chosen where nobody chose
CARRIED = ("earlier", "committee", "from", "to", "without")  # parameters that stay as they are


@dataclass(frozen=True, slots=True)
class Column:
    """What one council's minutes answer, by ledger; `left` is how much more its answer has.

    `source` is where the sentence stands that answers, if one does.
    """

    council: str
    result: Answer | NoAnswer
    whole_url: str
    ledgers: Mapping[str, Sequence[Entry]]
    left: int = 0
    source: Citation | None = None
    speaker: str | None = None
    cited: Mapping[int, str] | None = None  # the address of each citation, by its number

    @property
    def answered(self) -> bool:
        """Whether these minutes answer the question."""
        return isinstance(self.result, Answer)


def make_comparing(site: Site) -> Blueprint:
    """The view of a comparison."""
    comparing = Blueprint("comparing", __name__)

    @comparing.get("/compare")
    def compare_page() -> str:
        return _page(site)

    return comparing


def _page(site: Site) -> str:
    library = site.collection.library()
    known = library.known.councils
    given = list(filters(library, council=request.args.getlist("council")).councils)
    text = request.args.get("q", "").strip()
    if not text or len(known) < FEWEST:
        return render_template(
            "compare.html", text=text, choices=known, columns=[], compared=given[:MOST]
        )
    with site.timed("ask") as watch:
        earlier = carried(request.args.getlist("earlier"))
        question = question_here(site, library, {**given_filters(), "council": ""}, earlier)
        chosen = [*given, *question.councils] if len(given) < FEWEST else given
        compared = _filled_up(library, question, list(dict.fromkeys(chosen)))
        columns = [_column(site, library, question, council) for council in compared]
        columns.sort(key=lambda column: not column.answered)
    others = [name for name in known if name not in compared]
    return render_template(
        "compare.html",
        text=text,
        choices=[*compared, *others] if len(known) > MANY else known,
        question=question,
        chips=shown_chips(replace(question, councils=())),
        columns=columns,
        compared=compared,
        others=others,
        too_many=len(given) > MOST,
        not_held=not_held(question.missing, known) if question.missing else "",
        ledgers=[str(one) for one in Ledger if any(str(one) in each.ledgers for each in columns)],
        direct=any(each.source for each in columns),
        silent=sum(not each.answered for each in columns),
        unnamed=site.coverage(library).unnamed,
        carried=_carried(),
        took_ms=watch.milliseconds,
    )


def _filled_up(library: Library, question: Question, chosen: Sequence[str]) -> list[str]:
    """The councils to compare: those chosen, else as many as fit, what is found soonest first."""
    if len(chosen) >= FEWEST:
        return list(chosen[:MOST])
    known = library.known.councils
    near = _near(library, question) if len(known) > MOST else []
    return list(dict.fromkeys([*chosen, *near, *known]))[:MOST]


def _near(library: Library, question: Question) -> list[str]:
    """The councils whose minutes come nearest to a question, the nearest first."""
    words = question.topic or question.words or question.text
    hits = [hit.passage_id for hit in ranked(library, Look(words), depth=LOOKED_AT)]
    passages = reader.passages(library.database, hits)
    numbers = [passages[one].document_id for one in hits if one in passages]
    held = {d.document_id: d for d in reader.documents(library.database, sorted(set(numbers)))}
    return list(dict.fromkeys(name for one in numbers if (name := held[one].council)))


def _column(site: Site, library: Library, question: Question, council: str) -> Column:
    """The answer of one council, by the way that every question goes."""
    # Each council is asked the question as it stands.
    own = replace(question, councils=(council,), missing=(), parts=(), leaning=None)
    result = answer(library, own, limit=BEST)
    site.counters.add("answers_total" if isinstance(result, Answer) else "no_answers_total")
    whole = f"/ask?{urlencode([('q', question.text), *_carried(), ('council', council)])}"
    if isinstance(result, NoAnswer):
        return Column(council, result, whole, {})
    every = {
        page.name: [entry for sitting in page.sittings for entry in sitting.entries]
        for page in ledgers(result)
    }
    # In the order of time, so that of many the latest are shown.
    shown = {name: entries[-SHOWN:] for name, entries in every.items()}
    left = sum(len(every[name]) - len(shown[name]) for name in every)
    return Column(
        council=council,
        result=result,
        whole_url=whole,
        ledgers=shown,
        left=result.more + left,
        source=next((c for c in result.citations if c.number == result.answer_citation), None),
        speaker=answer_speaker(result, words_here()),
        cited=citation_urls(site, result),
    )


def _carried() -> list[tuple[str, str]]:
    """What this request's address says besides its words and its councils."""
    return [(name, value) for name, value in request.args.items(multi=True) if name in CARRIED]

"""What each operation answers with: its fields in, the contract's JSON out.

Nothing here knows HTTP. A request that fits its description, and that nothing here can meet, is
NotFound.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from corpus.errors import BadRequest, NotFound
from corpus.store import reader
from corpus.store.actions import RecordedAction
from corpus.store.rows import StoredDocument
from qa.ask import answer
from qa.everything import everything as matching
from qa.everything import page_of
from qa.library import Library
from qa.models import Answer
from qa.search import Look, search_passages
from web.actions import State, every_action, narrowed
from web.asked import Filters, asked, filters, scope_for, searched_for
from web.clock import utc_now
from web.present import Json, ask_json, meetings_json, search_json
from web.register import Recorded, about, recorded, worded
from web.registered import action_json, decision_json, document_json, identity_json, status_json
from web.site import Site
from web.summary import summary_of, with_summary
from web.thorough import everything_json

COUNTED_EVERY = 20.0  # seconds; ours: how old the list of unreadable files may be


def ask(site: Site, given: Json) -> Json:
    """An answer with its citations, or why there is none."""
    library = site.collection.library()
    with site.timed("ask") as watch, _met():
        question = asked(
            library,
            given["question"],
            today=site.today(),
            council=given["council"],
            committee=given["committee"],
            date_from=given["from"],
            date_to=given["to"],
            earlier=given["conversation"] or (),
        )
        result = answer(library, question)
        summary = summary_of(site.settings, result)
    site.counters.add("answers_total" if isinstance(result, Answer) else "no_answers_total")
    found = ask_json(result, generation=_generation(library), took_ms=watch.milliseconds)
    return with_summary(found, summary)


def search(site: Site, given: Json) -> Json:
    """One page of hits."""
    library = site.collection.library()
    with site.timed("search") as watch, _met():
        scope = scope_for(library, _filters(library, given))
        look = Look(searched_for(given["q"]), scope, exact=given["exact"])
        results = search_passages(library, look, limit=given["limit"], offset=given["offset"])
    return search_json(results, generation=_generation(library), took_ms=watch.milliseconds)


def everything(site: Site, given: Json) -> Json:
    """One page of all that matches, with why, how many, and what may be missing."""
    library = site.collection.library()
    with site.timed("search") as watch, _met():
        scope = scope_for(library, _filters(library, given))
        every = matching(library, Look(searched_for(given["q"]), scope, exact=given["exact"]))
        results = page_of(
            library, every, every.matches, limit=given["limit"], offset=given["offset"]
        )
    filled = {name: given[name] for name in ("council", "committee", "from", "to")}
    return everything_json(
        library, every, results, at=utc_now(), given=filled, took_ms=watch.milliseconds
    )


def document(site: Site, given: Json) -> Json:
    """What was read from one document."""
    library = site.collection.library()
    held = _held(library, given["document_id"])
    return {
        **document_json(library.database, held.document_id),
        **identity_json(library.database, held.document_id),
        "source_url": held.url,
        "pages": held.pages,
        "url": f"/documents/{held.document_id}",
    }


def read(site: Site, given: Json) -> Json:
    """A piece of one document's text."""
    library = site.collection.library()
    held = _held(library, given["document_id"])
    text = reader.text_of(library.database, held.document_id)
    start = min(given["start"], len(text))
    piece = text[start : start + given["length"]]
    end = start + len(piece)
    return {
        "document_id": held.document_id,
        "council": held.council,
        "committee": held.committee,
        "date": held.date,
        "kind": held.kind,
        "status": held.status,
        "source": held.source,
        "source_url": held.url,
        "url": f"/documents/{held.document_id}",
        "characters": len(text),
        "start": start,
        "end": end,
        "text": piece,
        "next": end if end < len(text) else None,
    }


def decisions(site: Site, given: Json) -> Json:
    """One page of the register of decisions."""
    library = site.collection.library()
    with _met():
        chosen = _filters(library, given)
        found = [one for one in recorded(site, library) if _admits(chosen, given, one)]
        if given["topic"]:
            found = about(library, found, given["topic"])
    page = found[given["offset"] : given["offset"] + given["limit"]]
    return {
        "total": len(found),
        "offset": given["offset"],
        "decisions": [
            {
                **decision_json(
                    one.document, one.decision, item.number if item else None, text, one.also_in
                ),
                "item_title": item.title if item else "",
                "source": one.document.source,
            }
            for one, text, item in worded(library, page)
        ],
        "generation": _generation(library),
    }


def actions(site: Site, given: Json) -> Json:
    """One page of what is to be done."""
    library = site.collection.library()
    with _met():
        chosen = _filters(library, given)
    every = narrowed(
        every_action(site, library),
        owner=given["owner"],
        due_by=given["due_by"],
        state=State.ALL if given["done"] else State.OPEN,
    )
    found = [one for one in every if _within(chosen, one)]
    return {
        "total": len(found),
        "offset": given["offset"],
        "actions": [
            action_json(one) for one in found[given["offset"] : given["offset"] + given["limit"]]
        ],
        "generation": _generation(library),
    }


def meetings(site: Site, given: Json) -> Json:
    """One page of meetings."""
    library = site.collection.library()
    with _met():
        chosen = _filters(library, given)
    every = meetings_json([one for one in site.documents(library) if _within(chosen, one)])
    return {
        "total": len(every),
        "offset": given["offset"],
        "meetings": every[given["offset"] : given["offset"] + given["limit"]],
        "generation": _generation(library),
    }


def coverage(site: Site, given: Json) -> Json:  # noqa: ARG001 - the signature of every operation
    """What is held, what is missing and what could not be read."""
    library = site.collection.library()
    state = site.kept("status", library, lambda: status_json(library.database), COUNTED_EVERY)
    return {**state, "generation": _generation(library)}


def _held(library: Library, document_id: int) -> StoredDocument:
    try:
        return reader.document(library.database, document_id)
    except (NotFound, OverflowError) as error:
        raise NotFound(
            f"There is no document {document_id} in this collection.",
            "See the documents that are held: /api/v1/meetings.",
        ) from error


def _filters(library: Library, given: Json) -> Filters:
    return filters(
        library,
        council=given["council"],
        committee=given["committee"],
        date_from=given["from"],
        date_to=given["to"],
    )


@contextmanager
def _met() -> Iterator[None]:
    """What fits its description, and names what is not held, is not there: the request is right."""
    try:
        yield
    except BadRequest as error:
        raise NotFound(error.problem, error.remedy) from error


def _within(chosen: Filters, one: StoredDocument | RecordedAction) -> bool:
    return (
        _among(chosen.councils, one.council)
        and _among(chosen.committees, one.committee)
        and (chosen.date_from or "") <= (one.date or "")
        and (chosen.date_to is None or (one.date or "9999") <= chosen.date_to)
    )


def _among(wanted: Sequence[str], name: str | None) -> bool:
    return not wanted or name in wanted


def _admits(chosen: Filters, given: Json, one: Recorded) -> bool:
    people = f"{one.decision.mover or ''}\n{one.decision.seconder or ''}".lower()
    return (
        _within(chosen, one.document)
        and given["outcome"] in (None, one.decision.outcome)
        and (given["mover"] or "").lower() in people
    )


def _generation(library: Library) -> str:
    return library.generation.manifest.generation

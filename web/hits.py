"""Where a reader of a document is among the results of a search, or the citations of an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from werkzeug.datastructures import MultiDict

from corpus.errors import BadRequest
from corpus.store.pages import passage_ids
from qa.library import Library
from web.finding import show
from web.layout import Stretch
from web.present import quotation_url
from web.searching import PAGE as RESULTS
from web.searching import wanted_of
from web.site import Site
from web.trails import spot_url, with_more


@dataclass(frozen=True, slots=True)
class Step:
    """One of several places, and the addresses of the ones before and after it."""

    number: int
    total: int
    previous: str | None
    next: str | None


@dataclass(frozen=True, slots=True)
class Hits:
    """The place among all, and among those of this document alone where it has several.

    `mark` is the quotation of an address that names the place by its number only.
    """

    kind: str  # "search" or "answer"
    text: str
    back: str
    every: Step
    here: Step | None
    mark: Stretch | None = None


def hits_of_search(
    site: Site, library: Library, document_id: int, number: int, address: str
) -> Hits | None:
    """The results before and after one; None for an address that somebody changed."""
    try:
        wanted = wanted_of(library, MultiDict(parse_qsl(address, max_num_fields=50)))
    except (BadRequest, ValueError):
        return None
    first = max(0, number - 2)
    shown = show(library, site.held(library), wanted.search, limit=3, offset=first)
    cited = {first + at: one.citation for at, one in enumerate(shown.results.found, 1)}
    if number not in cited or cited[number].document_id != document_id:
        return None
    urls = {
        at: with_more(quotation_url(c.document_id, c.start, c.end), hit=at, search=address)
        for at, c in cited.items()
    }
    order = {passage: at for at, passage in enumerate(passage_ids(library.database, document_id))}
    own = [at for at, row in enumerate(shown.rows, 1) if row.passage_id in order]
    own.sort(key=lambda at: order[shown.rows[at - 1].passage_id])
    here = [f"/documents/{document_id}?{urlencode({'hit': at, 'search': address})}#quote"
            for at in own]  # fmt: skip
    return Hits(
        kind="search",
        text=wanted.text,
        back=f"/search?{address}&page={(number - 1) // RESULTS + 1}",
        every=Step(number, shown.results.total, urls.get(number - 1), urls.get(number + 1)),
        here=_step(here, own.index(number)) if number in own else None,
        mark=Stretch(cited[number].start, cited[number].end),
    )


def hits_of_answer(site: Site, document_id: int, number: int, key: str) -> Hits | None:
    """The citations before and after one; None where the answer is not remembered any more."""
    trail = site.trails.find(key)
    if trail is None or number > len(trail.spots) or trail.spots[number - 1][0] != document_id:
        return None
    urls = [spot_url(spot, at, key) for at, spot in enumerate(trail.spots, 1)]
    own = sorted((s for s in trail.spots if s[0] == document_id), key=lambda spot: spot[1:])
    here = [urls[trail.spots.index(spot)] for spot in own]
    return Hits(
        kind="answer",
        text=trail.question,
        back=trail.address,
        every=_step(urls, number - 1) or Step(1, 1, None, None),
        here=_step(here, own.index(trail.spots[number - 1])),
        mark=Stretch(*trail.spots[number - 1][1:]),
    )


def _step(urls: Sequence[str], at: int) -> Step | None:
    """The step of the one at a place; None where it is the only one."""
    if len(urls) < 2:
        return None
    before = urls[at - 1] if at else None
    return Step(at + 1, len(urls), before, urls[at + 1] if at + 1 < len(urls) else None)

"""A search for everything as it is exported: its matches, counts, estimate and record. Pure.

The record says what was looked for, where, how and when, so that it can be disclosed and the
search be repeated.
"""

from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import TypeAlias

from index.search import Hit
from qa.everything import Everything, Match
from qa.library import Library
from qa.missing import ASSUMPTIONS, METHOD, Estimate, most_relevant
from qa.search import Found, Results
from web.present import Json, coverage_json, hit_json, search_json

Given: TypeAlias = Mapping[str, str | Sequence[str] | None]
COLUMNS = (
    "number", "score", "council", "committee", "meeting_date", "item_number", "item_title",
    "paragraph", "page", "status", "quote", "source", "url", "source_url", "document_id",
    "passage_id", "why", "reasons", "meaning", "words_share", "printed_again", "searched_for",
    "searched_at", "generation", "meaning_from", "words_from", "found_in_all", "may_be_missing",
)  # fmt: skip
LARGEST_SHOWN = 3  # passages of a sample that bear on the matter, up to which the bound is printed


def everything_json(
    library: Library, every: Everything, results: Results, *, at: str, given: Given, took_ms: int
) -> Json:
    """What `search --all --json` prints: the contract's results, and what goes with them."""
    generation = library.generation.manifest.generation
    hits = rows(every, results)
    return {
        **search_json(results, generation=generation, took_ms=took_ms),
        "hits": hits,
        "reasons": counts_json(every),
        "estimate": estimate_json(every.estimate),
        "record": record_json(library, every, results, at=at, given=given),
    }


def rows(every: Everything, results: Results) -> list[Json]:
    """The hits of a page with their reasons in a form for programs."""
    matches = {match.hit.passage_id: match for match in every.matches}
    return [_row(one, matches[one.citation.passage_id]) for one in results.found]


def csv_rows(library: Library, every: Everything, results: Results, *, at: str) -> list[Json]:
    """The hits as rows of a table; each says of which search, since a row may be copied alone."""
    about = {
        "searched_for": every.look.text,
        "searched_at": at,
        "generation": library.generation.manifest.generation,
        "meaning_from": every.thresholds.near,
        "words_from": every.thresholds.part,
        "found_in_all": len(every.matches),
        "may_be_missing": missing_words(every.estimate),
    }
    return [
        {
            **row,
            "number": results.offset + place,
            "why": "; ".join(row["why"]),
            "reasons": " ".join(row["reasons"]),
            "printed_again": "; ".join(again["source"] for again in row["also"]),
            **about,
        }
        for place, row in enumerate(rows(every, results), 1)
    ]


def counts_json(every: Everything) -> Json:
    """How many matches there are for each reason; one may have two."""
    counts = {str(reason): number for reason, number in every.counts.items()}
    return {**counts, "meaning_alone": every.by_meaning_alone}


def estimate_json(estimate: Estimate) -> Json:
    """The estimate with its method and what it takes for granted."""
    return {
        "likely": estimate.likely,
        "least": None if estimate.most is None else 0,
        "most": estimate.most,
        "none_because": estimate.none_because,
        "by_words": estimate.by_words,
        "by_meaning": estimate.by_meaning,
        "both": estimate.both,
        "method": METHOD,
        "assumptions": list(ASSUMPTIONS),
    }


def record_json(
    library: Library, every: Everything, results: Results, *, at: str, given: Given
) -> Json:
    """The search record: enough to tell what was done, and to do it again."""
    manifest = library.generation.manifest
    return {
        "searched_for": every.look.text,
        "exact": every.look.exact,
        "filters": {name: value for name, value in given.items() if value},
        "at": at,
        "collection": library.collection,
        "generation": manifest.generation,
        "record_fingerprint": manifest.record,
        "encoder": manifest.encoder,
        "program": f"minutebook {version('minutebook')}",
        "thresholds": {"meaning_from": every.thresholds.near, "words_from": every.thresholds.part},
        "looked_for": [
            {
                "typed": one.typed,
                "weight": round(one.weight, 4),
                "other_names": list(one.names),
                "other_spellings": list(one.slips),
            }
            for one in every.sought.sought
        ],
        "left_aside": list(every.sought.left_aside),
        "notes": list(every.notes),
        "passages_in_scope": len(every.matches) + len(every.left),
        "passages_found": len(every.matches),
        "documents_in_scope": results.searched.in_scope,
        "coverage": coverage_json(results.searched),
    }


def sample_json(every: Everything, found: Sequence[Found], drawn: Sequence[Hit], of: int) -> Json:
    """Passages drawn from just below the thresholds, and what follows from how many are wanted."""
    looked_at = len(drawn)
    meanings = {hit.passage_id: hit.meaning for hit in drawn}
    return {
        "of": of,
        "further_away": len(every.left) - of,
        "hits": [{**hit_json(one), "meaning": meanings[one.citation.passage_id]} for one in found],
        "if_so_many_bear_on_it_at_most": {
            str(number): most_relevant(number, looked_at, of)
            for number in range(min(LARGEST_SHOWN, looked_at) + 1)
        },
    }


def missing_words(estimate: Estimate) -> str:
    """The estimate in a line."""
    if estimate.most is None:
        return f"no estimate: {estimate.none_because}"
    return f"0 to {estimate.most}, likely {estimate.likely:g} (Chapman, 95 %)"


def lines(every: Everything) -> list[str]:
    """The counts and the estimate to be read in a terminal."""
    names = {
        "words": "every word as typed", "form": "every word, in other forms",
        "name": "by another name", "slip": "in another spelling", "part": "some of the words",
        "query": "as typed", "meaning": "near in meaning", "meaning_alone": "by meaning alone",
    }  # fmt: skip
    counts = counts_json(every)
    found = [f"  {counts[key]:>6}  {name}" for key, name in names.items() if counts.get(key)]
    limits = every.thresholds
    return [
        *found,
        f"Near in meaning is from {limits.near:g} on; some of the words, from {limits.part:.0%} of "
        "their weight on.",
        f"May be missing: {missing_words(every.estimate)}.",
    ]


def _row(found: Found, match: Match) -> Json:
    return {
        **hit_json(found),
        "reasons": [str(reason) for reason in match.reasons],
        "meaning": round(match.hit.meaning, 4),
        "words_share": match.share,
    }

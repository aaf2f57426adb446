"""The pages of people: what the minutes attribute to a name, as the minutes print it."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, abort, render_template, request

from qa.library import Library, places, sentences
from qa.models import Citation
from qa.people import each_person
from qa.quote import Quoted, citations_of
from web.register import entries, recorded
from web.searching import page_number
from web.site import Site

PAGE = 25
LISTED = 300  # names on one page


@dataclass(frozen=True, slots=True)
class Person:
    """A name as printed, and in how many passages words are attributed to it."""

    name: str
    passages: int
    href: str


def make_people(site: Site) -> Blueprint:
    """The views of people."""
    people = Blueprint("people", __name__)

    @people.get("/people")
    def people_page() -> str:
        return _list(site)

    @people.get("/person")
    def person_page() -> str:
        return _person(site, request.args.get("name", ""))

    return people


def person_url(name: str) -> str:
    """The address of a person's page."""
    return f"/person?{urlencode({'name': name})}"


def _list(site: Site) -> str:
    library = site.collection.library()
    part = request.args.get("part", "").strip()
    counts: dict[str, int] = {}
    for names in site.held(library).speakers.values():
        for name in sorted({one for printed in names for one in each_person(printed)}):
            counts[name] = counts.get(name, 0) + 1
    found = [
        Person(name, count, person_url(name))
        for name, count in sorted(counts.items(), key=lambda pair: _surname(pair[0]))
        if part.lower() in name.lower()
    ]
    return render_template("people.html", people=found[:LISTED], total=len(found), part=part)


def _person(site: Site, name: str) -> str:
    library = site.collection.library()
    ids = [n for n, names in site.held(library).speakers.items() if _is_among(name, names)]
    moved = [
        one for one in recorded(site, library)
        if name and name in (one.decision.mover, one.decision.seconder)
    ]  # fmt: skip
    if not ids and not moved:
        abort(404)
    said = _said(library, ids, name)
    last = max(1, -(-len(said) // PAGE))
    page = min(page_number(), last)
    return render_template(
        "person.html",
        name=name,
        said=said[(page - 1) * PAGE : page * PAGE],
        total=len(said),
        moved=list(entries(library, moved[:PAGE])),
        page=page,
        last_page=last,
        page_urls={at: f"{person_url(name)}&page={at}" for at in range(1, last + 1)},
    )


def _is_among(name: str, speakers: Iterable[str]) -> bool:
    return any(name in each_person(printed) for printed in speakers)


def _said(library: Library, ids: list[int], name: str) -> list[Citation]:
    """What is attributed to a name, the latest first; sentences that follow one another are one."""
    held = places(library, ids)
    found: list[Quoted] = []
    for sentence in sentences(library, ids)[0]:
        if not _is_among(name, [sentence.speaker or ""]) or sentence.passage_id not in held:
            continue
        last = found[-1] if found else None
        place = held[sentence.passage_id]
        text = place.passage.text
        joined = (
            last is not None
            and last.place is place
            and not text[
                last.end - place.passage.start : sentence.start - place.passage.start
            ].strip()
        )
        if joined and last is not None:
            found[-1] = Quoted(place, last.start, sentence.end)
        else:
            found.append(Quoted(place, sentence.start, sentence.end))
    cited = citations_of(found, library.collection)
    return sorted(cited, key=lambda one: one.meeting_date or "", reverse=True)


def _surname(name: str) -> tuple[str, str]:
    return (name.split()[-1].lower(), name.lower())

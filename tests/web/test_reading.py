"""The page of a document: its original beside it, the quotation outlined, and the way onward."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from corpus.store import reader
from corpus.store.connection import Database
from corpus.store.home import Home
from tests.corpus.reading.builders import make_pdf, pdf_lines
from tests.web.conftest import client_of
from tests.web.homes import MINUTES, load, write
from web.settings import Settings

FIRST = (
    "WEXMOOR DISTRICT COUNCIL", "Planning Committee",
    "Minutes of a meeting of the Planning Committee held on 12 June 2019", "",
    "1. Apologies", "", "There were no apologies.", "",
    "2. Salt bins", "",
    "Councillor Stobbs said that the salt bins in the lane were empty, and that the",
)  # fmt: skip
THEN = (
    "parish would fill them before the winter comes.", "",
    "3. Footpaths", "", "Councillor Maud Ellery said that the stile by the mill was broken.", "",
    "RESOLVED that the stile be mended.",
)  # fmt: skip
OVER = "were empty, and that the parish would fill them before the winter comes."
STILE = "Councillor Maud Ellery said that the stile by the mill was broken."
LONG = "".join(
    f"{number}. Matter number {number}\n\n"
    + "".join(f"Councillor Stobbs spoke of point {n} of {number}. " * 9 + "\n\n" for n in range(6))
    for number in range(1, 31)
)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = write(tmp_path_factory.mktemp("minutes"), MINUTES)
    pages = [pdf_lines(*FIRST), pdf_lines(*THEN), []]
    head = "WEXMOOR DISTRICT COUNCIL\n\nCouncil\n\nMinutes of the Council held on 1 May 2020\n\n"
    write(folder, {"paths.pdf": make_pdf(pages), "long.txt": head + LONG})
    return load(tmp_path_factory.mktemp("home"), folder)


@pytest.fixture(scope="module")
def site(settings: Settings) -> FlaskClient:
    return client_of(settings)


def stored(settings: Settings, name: str) -> tuple[int, str]:
    """The number and the text of the document of a file."""
    place = Home(settings.home).collection("public")
    with Database(place.record, writable=False) as database:
        (number,) = (d.document_id for d in reader.documents(database) if name in d.source)
        return number, reader.text_of(database, number)


def address(settings: Settings, words: str, name: str = "paths.pdf") -> str:
    number, text = stored(settings, name)
    start = text.index(words)
    return f"/documents/{number}?start={start}&end={start + len(words)}"


def shown(site: FlaskClient, at: str) -> str:
    response = site.get(at)
    assert response.status_code == 200, at
    return response.get_data(as_text=True)


def sheet(html: str, page: int) -> str:
    """The picture of one page with what is drawn on it."""
    return html[html.index(f'id="original-{page}"') :].partition("</figure>")[0]


def test_a_quotation_is_outlined_on_its_page_and_nowhere_else(
    site: FlaskClient, settings: Settings
) -> None:
    html = shown(site, address(settings, STILE))
    assert "The quotation is outlined on the original, page 2." in html
    assert sheet(html, 2).count("<rect") == 1
    assert html.count("<rect") == 1
    assert 'alt="Page 2 of the original, with the quotation outlined"' in sheet(html, 2)
    assert all('loading="lazy"' in sheet(html, page) for page in (1, 2, 3))


def test_a_quotation_over_two_pages_is_outlined_on_both(
    site: FlaskClient, settings: Settings
) -> None:
    html = shown(site, address(settings, OVER))
    assert "outlined on the original, page 1, 2." in html
    assert [sheet(html, page).count("<rect") for page in (1, 2, 3)] == [1, 1, 0]


def test_what_cannot_be_located_is_said_and_nothing_is_outlined(
    site: FlaskClient, settings: Settings
) -> None:
    number, text = stored(settings, "paths.pdf")
    (dot,) = (at for at, one in enumerate(text) if text[at:].startswith(". Footpaths"))
    html = shown(site, f"/documents/{number}?start={dot}&end={dot + 1}")
    assert "could not be located" in html
    assert "<rect" not in html


def test_every_page_stands_beside_its_text_and_empty_ones_too(
    site: FlaskClient, settings: Settings
) -> None:
    number, _ = stored(settings, "paths.pdf")
    html = shown(site, f"/documents/{number}")
    assert re.findall(r'src="(/documents/\d+/pages/\d+\.png)"', html) == [
        f"/documents/{number}/pages/{page}.png" for page in (1, 2, 3)
    ]
    assert "No paragraph begins on this page." in html
    assert html.index('id="page-2"') < html.index(STILE) < html.index('id="page-3"')


def test_a_page_can_be_seen_by_itself_with_its_outline(
    site: FlaskClient, settings: Settings
) -> None:
    at, _, query = address(settings, STILE).partition("?")
    html = shown(site, f"{at}/pages/2?{query}")
    assert html.count("<rect") == 1
    assert f'rel="prev" href="{at}/pages/1?{query.replace("&", "&amp;")}"' in html
    assert "<rect" not in shown(site, f"{at}/pages/1?{query}")
    assert 'rel="next"' not in shown(site, f"{at}/pages/3")
    for missing in (0, 4, 10**30):
        assert site.get(f"{at}/pages/{missing}").status_code == 404


def test_a_picture_is_small_private_and_asked_about_again(
    site: FlaskClient, settings: Settings
) -> None:
    number, _ = stored(settings, "paths.pdf")
    at = f"/documents/{number}/pages/1.png"
    response = site.get(at)
    assert response.data.startswith(b"\x89PNG")
    assert len(response.data) < 150_000
    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    again = site.get(at, headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert site.get(at).data == response.data


def test_pictures_are_kept_inside_the_collection(site: FlaskClient, settings: Settings) -> None:
    number, _ = stored(settings, "paths.pdf")
    site.get(f"/documents/{number}/pages/2.png")
    place = Home(settings.home).collection("public")
    kept = {path.name.partition("-")[0] for path in place.pictures.rglob("*.png")}
    assert kept == {path.stem for path in place.originals.rglob("*.pdf")}


@pytest.mark.parametrize("name", ["0", "4", "99999999999999999999"])
def test_there_is_no_picture_of_a_page_that_is_not_there(
    site: FlaskClient, settings: Settings, name: str
) -> None:
    number, _ = stored(settings, "paths.pdf")
    assert site.get(f"/documents/{number}/pages/{name}.png").status_code == 404


def test_originals_without_pages_have_no_pictures(site: FlaskClient, settings: Settings) -> None:
    number, _ = stored(settings, "long.txt")
    assert site.get(f"/documents/{number}/pages/1.png").status_code == 404
    assert site.get(f"/documents/{number}/pages/1").status_code == 404
    assert ".png" not in shown(site, f"/documents/{number}")
    assert site.get("/documents/99999/pages/1.png").status_code == 404


def test_a_document_whose_original_is_gone_is_still_read(tmp_path: Path) -> None:
    folder = write(tmp_path / "minutes", {"paths.pdf": make_pdf([pdf_lines(*FIRST, *THEN)])})
    settings = load(tmp_path / "home", folder)
    at = address(settings, STILE)
    for path in Home(settings.home).collection("public").originals.rglob("*.pdf"):
        path.unlink()
    site = client_of(settings)
    html = shown(site, at)
    assert "The original of this document is missing" in html
    assert STILE in html
    assert site.get(f"{at.partition('?')[0]}/pages/1.png").status_code == 404


def test_a_long_document_is_divided_and_every_address_opens_its_part(
    site: FlaskClient, settings: Settings
) -> None:
    number, text = stored(settings, "long.txt")
    first = shown(site, f"/documents/{number}")
    assert len(first) < 60_000
    assert "Part 1 of " in first
    assert "Matter number 1<" in first
    words = "Councillor Stobbs spoke of point 5 of 29."
    html = shown(site, address(settings, words, "long.txt"))
    assert 'id="quote"' in html
    assert "Part 1 of " not in html
    assert len(html) < 60_000
    start = text.index(words)
    assert f'id="p{start}"' in shown(site, f"/documents/{number}?at={start}")
    assert f'href="/documents/{number}?at={start}#p{start}"' in html


def test_the_parts_together_are_the_whole_document(site: FlaskClient, settings: Settings) -> None:
    number, text = stored(settings, "long.txt")
    at: str | None = f"/documents/{number}"
    words: list[str] = []
    while at:
        html = shown(site, at)
        words += re.findall(r"point \d of \d+\.", html[html.index('class="sheets"') :])
        following = re.search(r'rel="next" href="([^"]+)"', html)
        at = following[1] if following else None
    assert words == re.findall(r"point \d of \d+\.", text)


def links(html: str, name: str) -> list[str]:
    found = re.findall(rf'<a class="govuk-link" rel="\w+" href="([^"]+)">[^<]*{name}', html)
    return [one.replace("&amp;", "&") for one in found]


def test_from_an_answer_one_goes_to_its_next_citation_and_back(site: FlaskClient) -> None:
    asked = f"/ask?q={quote('What was said about modern slavery?')}"
    cited = re.findall(r'class="cite" href="([^"]+)"', shown(site, asked))
    addresses = list(dict.fromkeys(one.replace("&amp;", "&") for one in cited))
    assert len(addresses) > 1
    html = shown(site, addresses[0])
    assert f"Citation 1 of {len(addresses)} of the answer to" in html
    assert links(html, "Next citation") == [addresses[1]]
    assert links(html, "Previous citation") == []
    assert f'href="{asked}"' in html
    assert links(shown(site, addresses[1]), "Previous citation") == [addresses[0]]


def test_an_answer_that_is_forgotten_costs_the_links_and_nothing_else(site: FlaskClient) -> None:
    html = shown(site, "/documents/2?start=300&end=400&hit=1&answer=0123456789abcdef")
    assert 'id="quote"' in html
    assert "Next citation" not in html


def test_from_a_search_one_goes_to_the_next_result_in_the_same_document(
    site: FlaskClient, settings: Settings
) -> None:
    number, _ = stored(settings, "paths.pdf")
    search = "q=Councillor&order=oldest"
    results = shown(site, f"/search?{search}")
    addresses = [
        one.replace("&amp;", "&")
        for one in re.findall(rf'href="(/documents/{number}\?[^"]+)"', results)
    ]
    html = shown(site, addresses[0])
    assert "In this document: 1 of " in html
    (following,) = links(html, "Next in this document")
    there = shown(site, following)
    assert "In this document: 2 of " in there
    assert 'id="quote"' in there
    assert links(there, "Previous in this document") != []

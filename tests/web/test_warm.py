"""What is made before the first reader comes."""

import gc
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.web.homes import collection_of
from web.app import create_app
from web.settings import Settings
from web.site import Site
from web.warm import warm

PAGES = (
    "/", "/ask?q=vapes", "/search?q=vapes", "/decisions", "/actions", "/held", "/people",
    "/documents", "/documents/1", "/timeline?q=vapes", "/compare", "/widget", "/none",
)  # fmt: skip


@pytest.fixture(scope="module")
def warmed(home: Settings) -> Iterator[FlaskClient]:
    """A client of an application that may translate no template any more."""

    def translate(*_: Any, **__: Any) -> Any:
        raise AssertionError("a template is translated")

    site = Site(home, collection_of(home))
    app = create_app(home, site=site)
    warm(app, site)
    app.jinja_env.compile = translate  # type: ignore[method-assign]
    yield app.test_client()
    gc.unfreeze()


@pytest.mark.parametrize("path", PAGES)
def test_no_reader_waits_for_a_template_to_be_translated(warmed: FlaskClient, path: str) -> None:
    assert warmed.get(path).status_code == (404 if path == "/none" else 200)


@pytest.mark.usefixtures("warmed")
def test_what_stays_is_not_looked_through_for_what_can_go() -> None:
    assert gc.get_freeze_count() > 0


def test_the_registers_are_read_before_the_first_reader_comes(home: Settings) -> None:
    site = Site(home, collection_of(home))
    app = create_app(home, site=site)
    warm(app, site)
    library = site.collection.library()

    def read_again() -> list[object]:
        raise AssertionError("it is read again")

    for name in ("recorded", "actions", "calendars", "missing", "held", "examples"):
        assert site.kept(name, library, read_again) is not None

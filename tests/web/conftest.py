"""One small home for the tests that only read, and clients for it."""

from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from qa.library import Library
from tests.web.homes import MINUTES, collection_of, load, open_with_words, write
from web.app import create_app
from web.settings import Settings
from web.site import Site

TODAY = date(2026, 1, 1)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = write(tmp_path_factory.mktemp("minutes"), MINUTES)
    write(folder, {"wexmoor/broken.pdf": b"%PDF-1.4 nothing more"})
    return load(tmp_path_factory.mktemp("home"), folder)


@pytest.fixture(scope="session")
def library(home: Settings) -> Library:
    return open_with_words(home)


@pytest.fixture
def client(home: Settings) -> FlaskClient:
    return client_of(home)


def client_of(settings: Settings) -> FlaskClient:
    site = Site(settings, collection_of(settings), today=lambda: TODAY)
    return create_app(settings, site=site).test_client()


@pytest.fixture
def empty(tmp_path: Path) -> FlaskClient:
    return client_of(Settings(home=tmp_path))

"""Libraries that many tests ask: a tiny one, the seed documents, and the sample minutes."""

from pathlib import Path

import pytest

import corpus
from corpus.store.home import Home
from index.encoder import OnnxEncoder
from qa.library import Library
from tests.fakes import WordCountEncoder
from tests.index.conftest import encoder, encoder_folder
from tests.qa.builders import fill, library_of, open_place
from tests.web.homes import MINUTES

__all__ = ["encoder", "encoder_folder"]

SEEDS = Path(__file__).parents[3] / "shared" / "minutes" / "seeds"
SAMPLE = Path(corpus.__file__).parent / "sample"


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Three short documents of an invented council, found by their words."""
    return library_of(tmp_path_factory.mktemp("tiny"), MINUTES)


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory, encoder: OnnxEncoder) -> Library:
    """The five seed documents with the real encoder."""
    if not SEEDS.is_dir():
        pytest.skip(f"the seed documents are not at {SEEDS}")
    place = Home(tmp_path_factory.mktemp("seeds")).collection("public")
    fill(place, [SEEDS], encoder)
    return open_place(place, encoder)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The sample minutes. Quotations are proved the same way whatever found them, so the encoder
    is the one that needs no model."""
    place, words = Home(tmp_path_factory.mktemp("sample")).collection("public"), WordCountEncoder()
    fill(place, [SAMPLE], words)
    return open_place(place, words)

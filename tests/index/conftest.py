"""The real encoder, prepared once and kept under the repository between runs."""

import os
from pathlib import Path

import pytest

from index.encoder import OnnxEncoder, open_encoder
from index.prepare import prepare_encoder

CACHE = Path(__file__).parents[2] / ".cache" / "model"


@pytest.fixture(scope="session")
def encoder_folder() -> Path:
    return prepare_encoder(CACHE, environment=dict(os.environ))  # noqa: TID251 - for the child


@pytest.fixture(scope="session")
def encoder(encoder_folder: Path) -> OnnxEncoder:
    return open_encoder(encoder_folder)

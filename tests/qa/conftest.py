"""Libraries that many tests ask: a tiny one, the seed documents, and the sample minutes."""

import fcntl
import hashlib
import shutil
import tempfile
from pathlib import Path

import pytest

from corpus.errors import OutOfDate
from corpus.store.home import Home
from index.encoder import OnnxEncoder
from qa.library import Library
from tests.fakes import WordCountEncoder
from tests.index.conftest import encoder, encoder_folder
from tests.qa.builders import fill, library_of, open_place
from tests.web.homes import MINUTES

__all__ = ["encoder", "encoder_folder"]

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".cache" / "homes"
DIGITS = 16  # of a fingerprint
SEEDS = ROOT.parent / "shared" / "minutes" / "seeds"
SAMPLE = ROOT / "corpus" / "sample"


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Three short documents of an invented council, found by their words."""
    return library_of(tmp_path_factory.mktemp("tiny"), MINUTES)


@pytest.fixture(scope="session")
def seeds(encoder: OnnxEncoder) -> Library:
    """The five seed documents with the real encoder."""
    if not SEEDS.is_dir():
        pytest.skip(f"the seed documents are not at {SEEDS}")
    return cached("seeds", SEEDS, encoder)


@pytest.fixture(scope="session")
def sample() -> Library:
    """The sample minutes. Quotations are proved the same way whatever found them, so the encoder
    is the one that needs no model."""
    return cached("sample", SAMPLE, WordCountEncoder())


def cached(name: str, folder: Path, encoder: OnnxEncoder | WordCountEncoder) -> Library:
    """A library of a folder, made once and kept until its files or the code that reads them change.

    Where two processes want it at once, the second one waits for what the first one makes.
    """
    made = CACHE / f"{name}-{_fingerprint(folder, encoder.name)}"
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if made.is_dir():
            try:
                return open_place(Home(made).collection("public"), encoder)
            except OutOfDate:  # made while the code was being changed
                shutil.rmtree(made, ignore_errors=True)
        _make(made, folder, encoder)
        for old in CACHE.glob(f"{name}-{'[0-9a-f]' * DIGITS}"):
            if old != made:
                shutil.rmtree(old, ignore_errors=True)
        return open_place(Home(made).collection("public"), encoder)


def _make(made: Path, folder: Path, encoder: OnnxEncoder | WordCountEncoder) -> None:
    part = Path(tempfile.mkdtemp(prefix="making-", dir=CACHE))
    # As the demo loads them: what lies beside the councils' folders is no minutes.
    folders = sorted(path for path in folder.iterdir() if path.is_dir()) or [folder]
    fill(Home(part).collection("public"), folders, encoder)
    part.rename(made)


def _fingerprint(folder: Path, encoder: str) -> str:
    digest = hashlib.sha256(encoder.encode())
    code = [p for layer in ("corpus", "index") for p in (ROOT / layer).rglob("*.py")]
    schema = (ROOT / "corpus").rglob("*.sql")
    for path in sorted([*code, *schema, *(p for p in folder.rglob("*") if p.is_file())]):
        digest.update(str(path).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:DIGITS]

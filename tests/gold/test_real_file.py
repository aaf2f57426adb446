"""The gold questions on real minutes hold facts, not text, and those facts are in the minutes."""

from pathlib import Path

import pytest

from corpus.reading.read import read
from tests.gold.judge import expected
from tests.gold.spans import HASHED, found, letters
from tests.gold.test_gold_file import QUESTIONS

MINUTES = Path(__file__).parents[3] / "shared" / "minutes"
LONGEST_ANCHOR = 4  # words
ENTRIES = [(gold["id"], entry) for gold in QUESTIONS["real"] for entry in expected(gold)]
SOURCES = sorted(
    {source for _, entry in ENTRIES for source in (entry["source"], *entry.get("also", ()))}
)
OUT = [gold for gold in QUESTIONS["real"] if gold["class"] == "out_of_scope"]


@pytest.fixture(scope="session")
def minutes() -> Path:
    if not MINUTES.is_dir():
        pytest.skip("the real minutes are not part of the repository (../shared/minutes)")
    return MINUTES


def test_an_expected_stretch_is_kept_as_a_hash_and_a_fact() -> None:
    for name, entry in ENTRIES:
        assert set(entry) - {"also"} == {"source", "letters", "sha1", "anchor"}, name
        assert len(entry["sha1"]) == HASHED, name
        assert 1 <= len(entry["anchor"].split()) <= LONGEST_ANCHOR, name


def test_many_documents_of_every_source_are_asked_about() -> None:
    assert len(SOURCES) >= 60
    assert {source.split("/")[0] for source in SOURCES} == {
        "kent", "seeds", "pages", "moderngov", "other", "senedd", "ayton", "govan",
        "manordeilo", "milburn", "stokeferry",
    }  # fmt: skip


@pytest.mark.parametrize("source", SOURCES)
def test_every_expected_stretch_is_in_its_document(source: str, minutes: Path) -> None:
    text = letters(read((minutes / source).read_bytes()).text)
    absent = []
    for name, entry in ENTRIES:
        if source in (entry["source"], *entry.get("also", ())):
            stretch = found(text, entry)
            if stretch is None or letters(entry["anchor"]) not in stretch:
                absent.append((name, entry["anchor"]))
    assert absent == []


def test_a_topic_that_is_out_of_scope_occurs_nowhere(minutes: Path) -> None:
    """In the documents that are plain text; to read all the others takes a minute."""
    plain = [
        path for path in sorted(minutes.glob("*/*")) if path.suffix in (".md", ".txt", ".html")
    ]
    texts = [(path.name, path.read_text("utf-8", "replace").casefold()) for path in plain]
    assert len(texts) > 200
    for gold in OUT:
        for word in gold["reason_words"]:
            assert [name for name, text in texts if word.casefold() in text] == [], gold["id"]

"""The open collection: one generation for all threads, a connection for each, never a stale one."""

import gc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from corpus.errors import HomeProblem, OutOfDate
from qa.library import Library
from tests.web.homes import MINUTES, load, open_with_words, write
from web.opened import OpenCollection
from web.settings import Settings


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """The time."""
        return self.now


def opened(settings: Settings, clock: Callable[[], float]) -> tuple[OpenCollection, list[Library]]:
    made: list[Library] = []

    def opening(settings: Settings, collection: str) -> Library:
        made.append(open_with_words(settings, collection))
        return made[-1]

    return OpenCollection(settings, clock=clock, open=opening), made


def test_nothing_is_opened_before_it_is_asked_for_and_then_once(home: Settings) -> None:
    collection, made = opened(home, Clock())
    assert made == []
    assert collection.library() is collection.library()
    assert len(made) == 1


def test_threads_share_the_generation_and_have_connections_of_their_own(home: Settings) -> None:
    collection, made = opened(home, Clock())
    together = Barrier(4)

    def one() -> Library:
        together.wait(60)
        return collection.library()

    with ThreadPoolExecutor(4) as pool:
        libraries = [future.result() for future in [pool.submit(one) for _ in range(4)]]
    assert len(made) == 1
    assert len({id(library.generation) for library in libraries}) == 1
    assert len({id(library.database) for library in libraries}) == 4


def test_a_new_generation_is_seen_within_a_second(tmp_path: Path) -> None:
    folder, clock = write(tmp_path / "minutes", MINUTES), Clock()
    settings = load(tmp_path / "home", folder)
    collection, made = opened(settings, clock)
    assert collection.library().generation.manifest.generation == "g000001"
    write(folder, {"wexmoor/2023.txt": "Notes\n\nA second pool was proposed."})
    load(tmp_path / "home", folder)
    clock.now = 0.5
    assert len(made) == 1
    clock.now = 1.5
    assert collection.library().generation.manifest.generation == "g000002"
    assert len(made) == 2


def test_while_a_generation_is_not_complete_the_one_before_answers(tmp_path: Path) -> None:
    settings = load(tmp_path / "home", write(tmp_path / "minutes", MINUTES))
    clock = Clock()
    collection, _ = opened(settings, clock)
    before = collection.library()
    current = tmp_path / "home/collections/public/index/CURRENT"
    held = current.read_bytes()
    current.write_bytes(b"{}")
    clock.now = 5.0
    assert collection.library() is before
    current.write_bytes(held)
    clock.now = 10.0
    assert collection.library().generation.manifest.generation == "g000001"


def test_a_damaged_index_is_refused_at_the_start(tmp_path: Path) -> None:
    settings = load(tmp_path / "home", write(tmp_path / "minutes", MINUTES))
    vectors = tmp_path / "home/collections/public/index/g000001/vectors.faiss"
    vectors.write_bytes(vectors.read_bytes()[:-1] + b"!")
    with pytest.raises(OutOfDate):
        opened(settings, Clock())[0].library()


def test_a_missing_collection_is_a_problem_of_the_home(tmp_path: Path) -> None:
    with pytest.raises(HomeProblem, match="minutebook ingest"):
        OpenCollection(Settings(home=tmp_path)).library()


def test_what_was_kept_for_good_can_be_collected_once_a_generation_is_left(tmp_path: Path) -> None:
    folder, clock = write(tmp_path / "minutes", MINUTES), Clock()
    collection, made = opened(load(tmp_path / "home", folder), clock)
    collection.library()
    gc.freeze()
    try:
        assert gc.get_freeze_count() > 0
        write(folder, {"wexmoor/2023.txt": "Notes\n\nA second pool was proposed."})
        load(tmp_path / "home", folder)
        clock.now = 1.5
        collection.library()
        assert len(made) == 2
        assert gc.get_freeze_count() == 0
    finally:
        gc.unfreeze()

"""What is kept between requests, and for how long."""

from dataclasses import replace

from qa.library import Library
from tests.web.homes import collection_of
from web.settings import Settings
from web.site import Site


def test_what_is_kept_is_made_once_for_each_generation(home: Settings, library: Library) -> None:
    site = Site(home, collection_of(home))
    made: list[int] = []

    def make() -> int:
        made.append(len(made))
        return made[-1]

    assert [site.kept("x", library, make) for _ in range(3)] == [0, 0, 0]
    manifest = replace(library.generation.manifest, generation="g999999")
    later = replace(library, generation=replace(library.generation, manifest=manifest))
    assert [site.kept("x", later, make) for _ in range(2)] == [1, 1]


def test_what_may_change_without_a_new_generation_is_made_again_after_a_while(
    home: Settings, library: Library
) -> None:
    now = [0.0]
    site = Site(home, collection_of(home), clock=lambda: now[0])
    assert site.kept("x", library, lambda: "old", 20) == "old"
    now[0] = 19.0
    assert site.kept("x", library, lambda: "new", 20) == "old"
    now[0] = 41.0
    assert site.kept("x", library, lambda: "new", 20) == "new"
    assert site.kept("y", library, lambda: "other", 20) == "other"

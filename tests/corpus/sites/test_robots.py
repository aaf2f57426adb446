"""robots.txt as RFC 9309 says: our group or everyone's, the longest pattern, Allow in a draw."""

import pytest

from corpus.sites.robots import read_robots

AGENT = "Minutebook/0.1 (reads minutes)"


def allows(rules: str, path: str) -> bool:
    robots = read_robots(f"User-agent: *\n{rules}".encode(), AGENT)
    return robots.allow(f"https://council.test{path}")


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("Disallow: /", "/a", False),
        ("Disallow:", "/a", True),
        ("Disallow: /a", "/b", True),
        ("Disallow: /documents/\nAllow: /documents/g1/", "/documents/g1/m.pdf", True),
        ("Allow: /documents/\nDisallow: /documents/g1/", "/documents/g1/m.pdf", False),
        ("Allow: /a\nDisallow: /a", "/a", True),
        ("Disallow: /*.pdf$", "/documents/m.pdf", False),
        ("Disallow: /*.pdf$", "/documents/m.pdf?T=1", True),
        ("Disallow: /*.pdf", "/documents/m.pdf?T=1", False),
        ("Disallow: /*?", "/ieListDocuments.aspx?MId=1", False),
        ("Disallow: /*?", "/ieListDocuments.aspx", True),
        ("Disallow: /a$", "/a", False),
        ("Disallow: /a$", "/ab", True),
        ("Disallow: /*a*$", "/xa", False),
        ("Disallow: /ab*b$", "/ab", True),
        ("Disallow: /a%20b", "/a b", False),
        ("Disallow: /a b", "/a%20b", False),
        ("DISALLOW: /a  # not here", "/a", False),
        ("nonsense\nDisallow /a\nDisallow: /b", "/a", True),
    ],
)
def test_a_path_is_allowed_or_not(rules: str, path: str, allowed: bool) -> None:
    assert allows(rules, path) is allowed


def test_our_own_group_counts_alone() -> None:
    text = b"User-agent: *\nDisallow: /\nUser-agent: MinuteBook\nUser-agent: x\nDisallow: /a\n"
    robots = read_robots(text, AGENT)
    assert robots.allow("https://council.test/b")
    assert not robots.allow("https://council.test/a")
    assert not read_robots(text, "Other/1").allow("https://council.test/b")


def test_groups_of_one_name_are_read_together() -> None:
    text = (
        b"User-agent: *\nDisallow: /a\n\nUser-agent: y\nDisallow: /\n\nUser-agent: *\nDisallow: /b"
    )
    robots = read_robots(text, AGENT)
    assert [robots.allow(f"https://c.test/{path}") for path in "abc"] == [False, False, True]


@pytest.mark.parametrize(
    ("stated", "seconds"),
    [("10", 10.0), ("0.5", 0.5), ("-5", 0.0), ("nan", 0.0), ("inf", 0.0), ("9" * 5000, 0.0),
     ("²", 0.0), ("", 0.0)],
)  # fmt: skip
def test_a_delay_is_a_number_of_seconds(stated: str, seconds: float) -> None:
    assert read_robots(f"User-agent: *\nCrawl-delay: {stated}".encode(), AGENT).delay == seconds


def test_a_file_that_says_nothing_allows_everything() -> None:
    for data in (b"", b"\xff\xfe\x00", b"<html>Not found</html>", b"Disallow: /"):
        assert read_robots(data, AGENT).allow("https://council.test/a")


def test_a_pattern_of_many_stars_is_matched_without_going_back() -> None:
    rules = f"Disallow: /{'*a' * 2_000}b"
    assert allows(rules, "/" + "a" * 20_000)

"""sources.toml: what an administrator names, and what makes no sense there."""

from datetime import date
from pathlib import Path

import pytest

from corpus.errors import BadRequest
from web.sources import Wanted, read_sources


def test_a_source_is_a_site_or_a_folder_by_name(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(
        '[ashby]\nurl = "https://x.gov.uk"\nsystem = "cmis"\nsince = 2019-01-01\n'
        '["wexmoor parish"]\nfolder = "minutes"\ncouncil = "Wexmoor Parish Council"\n'
    )
    sources = read_sources(tmp_path)
    assert sources.find("ashby") == Wanted(
        url="https://x.gov.uk", system="cmis", since=date(2019, 1, 1)
    )
    assert sources.find("wexmoor parish") == Wanted(
        folder=tmp_path / "minutes", council="Wexmoor Parish Council"
    )
    assert sources.find("http://other.gov.uk/") == Wanted(url="http://other.gov.uk/")


def test_a_name_that_is_not_there_is_told_which_are(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="none yet"):
        read_sources(tmp_path).find("ashby")
    (tmp_path / "sources.toml").write_text('[ashby]\nurl = "https://x.gov.uk"\n')
    with pytest.raises(BadRequest, match=r"\(ashby\)"):
        read_sources(tmp_path).find("ashbi")


def test_other_sites_can_be_forbidden(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(
        'only_these = true\n[ashby]\nurl = "https://x.gov.uk"\n[p]\nfolder = "x"\n'
    )
    sources = read_sources(tmp_path)
    assert sources.find("https://X.gov.uk/Page.aspx").url == "https://X.gov.uk/Page.aspx"
    for other in ("https://y.gov.uk", "https://x.gov.uk.evil.test/", "https://x.gov.uk@y.test/"):
        with pytest.raises(BadRequest, match="not among the sites"):
            sources.find(other)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[a", "cannot be read"),
        ("a = 1\n", "a in sources.toml is no table"),
        ("only_these = 1\n", "neither true nor false"),
        ("[a]\n", "no table of facts"),
        ('[a]\nurl = "x"\nfolder = "y"\n', "either a url or a folder"),
        ('[a]\ncouncil = "C"\n', "either a url or a folder"),
        ('[a]\nurl = "x"\nrate = 2\n', "states rate"),
        ('[a]\nurl = "x"\nsince = "2019"\n', "since of a is no day"),
        ('[a]\nurl = "x"\nsince = 2019-01-01T10:00:00\n', "since of a is no day"),
        ('[a]\nurl = "x"\ncouncil = 7\n', "council of a is no text"),
        ('[a]\nurl = "x"\nsystem = "jadu"\n', "none of moderngov, cmis"),
    ],
)
def test_what_makes_no_sense_is_named(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "sources.toml").write_text(text)
    with pytest.raises(BadRequest, match=reason):
        read_sources(tmp_path)


def test_a_file_that_is_no_text_is_a_bad_request(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_bytes(b"\xff")
    with pytest.raises(BadRequest, match="cannot be read"):
        read_sources(tmp_path)

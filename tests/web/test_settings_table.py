"""The README's table of settings and the code name the same variables."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
# For the tests of sync alone: no administrator should set it.
NOT_FOR_USERS = {"MINUTEBOOK_SYNC_LOOPBACK"}


def names_in(text: str) -> set[str]:
    """Every variable; "`MINUTEBOOK_LLM_URL`, `_MODEL`" names MINUTEBOOK_LLM_MODEL too."""
    found = set()
    for line in text.splitlines():
        first = re.search(r"MINUTEBOOK_[A-Z_]+", line)
        if first is None:
            continue
        found.update(re.findall(r"MINUTEBOOK_[A-Z_]+", line))
        stem = first[0].rpartition("_")[0]
        found.update(stem + ending for ending in re.findall(r"`(_[A-Z]+)`", line))
    return found


def test_every_setting_is_in_the_table_and_everything_in_the_table_is_a_setting() -> None:
    code = names_in((ROOT / "web" / "settings.py").read_text(encoding="utf-8"))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = "\n".join(line for line in readme.splitlines() if line.startswith("| `MINUTEBOOK"))
    code = {name for name in code if not name.endswith("_")}
    assert names_in(rows) == code - NOT_FOR_USERS

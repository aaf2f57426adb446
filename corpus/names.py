"""When two printed names are one: "Otter & Mill Council" and "OTTER AND MILL COUNCIL"."""

import re
from functools import lru_cache


@lru_cache(maxsize=4_096)  # for the life of the process: a collection prints few names, often
def name_key(name: str) -> str:
    """What a name has in common with its other spellings."""
    words = re.sub(r"[’‘`]", "'", name.casefold()).replace("&", " and ")
    words = re.sub(r"\bsub[\s-]*committee\b", "sub-committee", words)
    return re.sub(r"^the ", "", " ".join(re.split(r"[\s,.]+", words)).strip())

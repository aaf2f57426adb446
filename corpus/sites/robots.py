"""What robots.txt asks of us, as RFC 9309 says it is to be read. Pure."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

MOST_BYTES = 512 * 1024  # of robots.txt that are read; the RFC asks for 500 KiB at least
_EVERYONE = "*"


@dataclass(frozen=True, slots=True)
class Rule:
    """Paths that may be read, or may not; `*` in a pattern is anything, a last `$` is the end."""

    allowed: bool
    pattern: str

    def matches(self, path: str) -> bool:
        """Whether a path is meant. Takes time in proportion to its length, whatever the pattern."""
        pattern, ends = self.pattern.removesuffix("$"), self.pattern.endswith("$")
        first, *others = pattern.split("*")
        if not path.startswith(first):
            return False
        at = len(first)
        for part in others[:-1] if ends else others:
            found = path.find(part, at)
            if found < 0:
                return False
            at = found + len(part)
        if not ends:
            return True
        if not others:
            return at == len(path)
        return path.endswith(others[-1]) and len(path) - len(others[-1]) >= at


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for one reader. Without any, everything may be read."""

    rules: tuple[Rule, ...] = ()
    delay: float = 0.0

    def allow(self, url: str) -> bool:
        """Whether an address may be read: the longest pattern decides, and Allow in a draw."""
        parts = urlsplit(url)
        path = unquote(parts.path or "/") + (f"?{unquote(parts.query)}" if parts.query else "")
        meant = [rule for rule in self.rules if rule.matches(path)]
        return (
            max(meant, key=lambda rule: (len(rule.pattern), rule.allowed)).allowed
            if meant
            else True
        )


def read_robots(data: bytes, agent: str) -> Robots:
    """The rules for the reader whose name starts its user agent; else those for everyone."""
    name = agent.partition("/")[0].lower()
    groups = list(_groups(data[:MOST_BYTES].decode("utf-8-sig", "replace")))
    ours = [lines for names, lines in groups if name in names]
    ours = ours or [lines for names, lines in groups if _EVERYONE in names]
    rules: list[Rule] = []
    delay = 0.0
    for key, value in (line for lines in ours for line in lines):
        if key == "crawl-delay":
            delay = max(delay, _seconds(value))
        elif value:  # an empty Disallow forbids nothing
            rules.append(Rule(key == "allow", unquote(value)))
    return Robots(tuple(rules), delay)


def _groups(text: str) -> Iterator[tuple[set[str], list[tuple[str, str]]]]:
    """The readers that each group is for, and its lines."""
    names: set[str] = set()
    lines: list[tuple[str, str]] = []
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            if lines:
                yield names, lines
                names, lines = set(), []
            names.add(value.partition("/")[0].lower())
        elif key in ("allow", "disallow", "crawl-delay"):
            lines.append((key, value))
    yield names, lines


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        return 0.0
    return seconds if math.isfinite(seconds) and seconds > 0 else 0.0

"""How much of the machine the reading of one file may take."""

from dataclasses import dataclass

# The longest message either way: the largest file (64 MB) becomes at most twice as much text, and
# four times as much JSON.
MOST_MESSAGE = 512 * 1024 * 1024

# By this the pool knows a scan among what its child refuses.
SCAN_REMEDY = "Run `ocrmypdf in.pdf out.pdf` and add out.pdf."


@dataclass(frozen=True, slots=True)
class Limits:
    """Memory counts over what the interpreter starts with; times are for one file."""

    memory: int = 1 << 30  # bytes; the largest pack we hold took 240 MB
    cpu_seconds: int = 20  # a pack of 600 pages takes 6; the rest is room for a slower machine
    wall_seconds: int = 25  # with the start and the end of the child, no file takes 30

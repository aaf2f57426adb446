"""How fast the server answers many readers at once, over a large collection.

    python -m benchmarks.serving FOLDER [--passages 100000] [--requests 200] [--only ask]

FOLDER keeps the collection (see benchmarks/large.py for what it is made of): the first run builds
it, which takes about 25 minutes for 100,000 passages. Then the real `minutebook serve` is started,
with and without the reader, and asked over HTTP: first by one reader, then by eight that ask again
as soon as they have their answer, then by eight that read for a second on average before they ask
again. No two requests of a run are the same. Each row gives the time in the server (from its
Server-Timing header), the time until the reader has the whole page, and the processor time of the
server for one request, which other load on the machine does not change.
"""

import argparse
import gzip
import http.client
import os
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from benchmarks.answering import free_port, wait_for
from benchmarks.gold import questions
from benchmarks.large import FAMILIES, Sample, build
from benchmarks.results import keep
from corpus.store.home import Home
from corpus.texts import folded
from web.opening import opened_encoder
from web.settings import from_environment

READERS = 8
READING_SECONDS = 1.0  # between two requests of a reader who reads, on average
WARMING = 24  # requests before any is counted
ROUNDS = 5  # of each other page
PAGES = ("/", "/documents", "/documents/1", "/decisions", "/decisions?topic=bus", "/actions",
         "/people", "/timeline", "/timeline?q=bus", "/compare", "/held", "/search", "/widget",
         "/api/v1/meetings", "/api/v1/decisions", "/readyz", "/metrics")  # fmt: skip
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Load:
    """A number of readers, and how long each reads between two requests."""

    name: str
    readers: int
    pause: float = 0.0


LOADS = (
    Load("one reader", 1),
    Load("eight at once", READERS),
    Load("eight who read", READERS, READING_SECONDS),
)


@dataclass(frozen=True, slots=True)
class Timed:
    """One answer: its status, and milliseconds in the server and until it was here."""

    status: int
    server: float
    wall: float


def main() -> None:
    """Build the collection if need be, ask, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=200, help="of each kind and load")
    parser.add_argument("--only", help="the kind of request to measure; keep nothing")
    given = parser.parse_args()
    settings = replace(from_environment(), home=given.folder)
    if not Home(given.folder).collection("public").index.is_dir():
        build(settings, given.passages)
    wanted = kinds(Sample.read(opened_encoder(settings)), given.requests)
    figures: dict[str, Any] = {"passages": given.passages}
    for reader in ("on", "off"):
        with served(given.folder, reader) as (port, process):
            shown = {name: one for name, one in wanted.items() if given.only in (None, name)}
            figures[f"reader {reader}"] = measured(port, process, shown)
            if given.only is None and reader == "on":
                figures["pages"] = pages(port)
                figures["weights"] = weights(port, wanted)
    if given.only is None:
        print("kept in", keep(f"serving-{given.passages}", figures).name)


def kinds(sample: Sample, count: int) -> dict[str, list[str]]:
    """The addresses to ask for, by kind: enough of each that none is asked for twice."""
    asked = [gold["question"] for gold in questions("sample")]
    titles = sorted({folded(i.title) for d in sample.documents for i in d.items} - {""})
    needed = WARMING + count * len(LOADS)
    return {
        "ask": [f"/ask?{urlencode({'q': q})}" for q in _varied(sample, asked, needed)],
        "search": [f"/search?{urlencode({'q': q})}" for q in _varied(sample, titles, needed)],
        "search a question": [
            f"/search?{urlencode({'q': q})}" for q in _varied(sample, asked, needed)
        ],
    }


def _varied(sample: Sample, texts: Sequence[str], count: int) -> list[str]:
    """Texts with the names of the families, in an order of no meaning, over and over if need be."""
    chance = random.Random(1)  # noqa: S311 - not for secrets
    every = [sample.varied(text, family, chance) for text in texts for family in range(FAMILIES)]
    every = list(dict.fromkeys(every))
    chance.shuffle(every)
    return (every * -(-count // len(every)))[:count]


@contextmanager
def served(home: Path, reader: str) -> Iterator[tuple[int, int]]:
    """The server as anybody starts it; its port, and its number as a process."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "web", "--home", str(home), "serve", "--port", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**from_environment().environment, "MINUTEBOOK_READER": reader},
    )  # fmt: skip
    try:
        wait_for(port)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(timeout=60)


def measured(port: int, process: int, wanted: dict[str, list[str]]) -> dict[str, Any]:
    """Every kind of request under every load."""
    rows: dict[str, Any] = {}
    for name, paths in wanted.items():
        row, rest = {}, iter(paths)
        answers(port, [next(rest) for _ in range(WARMING)], LOADS[0])
        count = (len(paths) - WARMING) // len(LOADS)
        for load in LOADS:
            here = [next(rest) for _ in range(count)]
            before, started = processor_seconds(process), time.perf_counter()
            times = answers(port, here, load)
            seconds = time.perf_counter() - started
            row[load.name] = {
                **summary(times),
                "cpu_ms": round((processor_seconds(process) - before) * 1000 / count, 1),
                "a_second": round(count / seconds, 1),
            }
            print(name, "|", load.name, "|", row[load.name], flush=True)
        rows[name] = row
    return rows


def answers(port: int, paths: Sequence[str], load: Load) -> list[Timed]:
    """What some readers get who share out the addresses among them."""
    waiting, times = list(paths), list[Timed]()

    def read(number: int) -> None:
        chance = random.Random(number)  # noqa: S311 - not for secrets
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while waiting:
            try:
                path = waiting.pop()
            except IndexError:  # another reader was faster
                break
            if load.pause:
                time.sleep(chance.expovariate(1 / load.pause))
            times.append(fetched(connection, path)[0])
        connection.close()

    readers = [threading.Thread(target=read, args=(number,)) for number in range(load.readers)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return times


def fetched(connection: http.client.HTTPConnection, path: str) -> tuple[Timed, bytes]:
    """One address and its bytes as they came."""
    started = time.perf_counter()
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    response = connection.getresponse()
    body = response.read()
    wall = (time.perf_counter() - started) * 1000
    told = re.search(r"dur=([\d.]+)", response.headers.get("Server-Timing", ""))
    if response.headers.get("Content-Encoding") == "gzip":
        gzip.decompress(body)
    return Timed(response.status, float(told[1]) if told else 0.0, wall), body


def pages(port: int) -> dict[str, Any]:
    """Every other page, the first time apart from the others."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    rows = {}
    for path in PAGES:
        times = [fetched(connection, path)[0] for _ in range(ROUNDS + 1)]
        rows[path] = {
            "status": times[0].status,
            "first_ms": round(times[0].server, 1),
            "later_ms": round(statistics.median(one.server for one in times[1:]), 1),
            "worst_later_ms": round(max(one.server for one in times[1:]), 1),
        }
        print(path, rows[path], flush=True)
    return rows


def weights(port: int, wanted: dict[str, list[str]]) -> dict[str, dict[str, int]]:
    """Bytes on the wire of a page by itself, and with all that it loads the first time."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    rows = {}
    for path in ("/", wanted["ask"][0], wanted["search"][0], "/documents/1"):
        body = fetched(connection, path)[1]
        loaded = set(re.findall(rb'(?:href|src)="(/(?:static/|brand|logo)[^"]+)"', body))
        beside = sum(len(fetched(connection, one.decode())[1]) for one in loaded)
        rows[path.partition("?")[0]] = {"later": len(body), "first": len(body) + beside}
    print("bytes", rows)
    return rows


def summary(times: Sequence[Timed]) -> dict[str, Any]:
    """Percentiles in milliseconds, in the server and at the reader, and answers that failed."""
    server, wall = sorted(t.server for t in times), sorted(t.wall for t in times)
    row: dict[str, Any] = {"failed": sum(t.status != 200 for t in times)}
    for name, values in (("server", server), ("wall", wall)):
        row[f"{name}_ms"] = {
            "p50": _at(values, 0.5), "p95": _at(values, 0.95), "p99": _at(values, 0.99),
            "max": round(values[-1], 1),
        }  # fmt: skip
    return row


def processor_seconds(process: int) -> float:
    """The processor time that a process has used so far; 0 where the system does not tell."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


def _at(values: Sequence[float], share: float) -> float:
    return round(values[min(len(values) - 1, int(share * len(values)))], 1)


if __name__ == "__main__":
    main()

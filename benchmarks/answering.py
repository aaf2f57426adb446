"""How long an answer takes: cold (a new process for each question) and warm (over HTTP).

    python -m benchmarks.answering [FOLDER OF MINUTES]     default: our sample minutes

The same questions in every run, each several times; medians and worst cases. Beside them the time
that Python takes to start and import nothing, as a measure of the machine at that moment.
"""

import argparse
import json
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path

import corpus
from benchmarks.results import keep

QUESTIONS = (
    "what was said about modern slavery",
    "illegal vape sales",
    "who presented the annual report?",
    "what was decided about the review?",
    "opening hours of the swimming pool",
)
COLD_ROUNDS, WARM_ROUNDS = 2, 8
MINUTEBOOK = [sys.executable, "-m", "web"]


def main() -> None:
    """Load the minutes into a home of their own, measure, print and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path)
    folder = parser.parse_args().folder or Path(corpus.__file__).parent / "sample"
    with tempfile.TemporaryDirectory() as home:
        command = [*MINUTEBOOK, "--home", home]
        subprocess.run([*command, "ingest", str(folder)], check=False, stdout=subprocess.DEVNULL)
        figures = {
            "bare_python_ms": milliseconds([lambda: run([sys.executable, "-c", "pass"])] * 5),
            "cold_ask_ms": milliseconds(
                [lambda q=q: run([*command, "ask", q, "--json"]) for q in QUESTIONS] * COLD_ROUNDS
            ),
            "warm_http_ask_ms": warm(command),
        }
    for name, figure in figures.items():
        print(f"{name:18} median {figure['median']:8.1f}   worst {figure['worst']:8.1f}")
    print("kept in", keep(f"answering-{folder.name}", figures).name)


def warm(command: Sequence[str]) -> dict[str, float]:
    """Time questions to a running server; the first of each is not counted."""
    port = free_port()
    server = subprocess.Popen(
        [*command, "serve", "--port", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_for(port)
        for question in QUESTIONS:
            http_ask(port, question)
        return milliseconds([lambda q=q: http_ask(port, q) for q in QUESTIONS] * WARM_ROUNDS)
    finally:
        server.terminate()
        server.wait(timeout=20)


def milliseconds(work: Sequence[Callable[[], None]]) -> dict[str, float]:
    """Median and worst of the times that some pieces of work take."""
    times = []
    for each in work:
        started = time.perf_counter()
        each()
        times.append((time.perf_counter() - started) * 1000)
    return {"median": round(statistics.median(times), 1), "worst": round(max(times), 1)}


def run(command: Sequence[str]) -> None:
    """Run a command to its end, output thrown away."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def http_ask(port: int, question: str) -> None:
    """Ask one question over HTTP and read the whole answer."""
    body = json.dumps({"question": question}).encode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/v1/ask", body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
        json.load(answer)


def wait_for(port: int) -> None:
    """Wait until the server says that it is ready."""
    for _ in range(200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2).read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("The server did not get ready within 20 seconds.")


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()

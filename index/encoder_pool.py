"""Bulk encoding by several processes of one thread each, equal to the bit to one process."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Self

import numpy as np

from index.encoder import OnnxEncoder, Vector

FEW = 64  # texts: below this one process is done before the others have started (0.3 s)
PART = 32  # texts given to a worker at a time: about a second's work, so progress is smooth

Progress = Callable[[int], None]


class EncoderPool:
    """Encodes with `processes` workers, started when there is enough to do. A context manager.

    A worker that dies is not replaced: its part is encoded here instead. One `encode` at a time.
    """

    def __init__(self, encoder: OnnxEncoder, *, processes: int) -> None:
        self._encoder = encoder
        self._processes = processes
        self._workers: list[subprocess.Popen[bytes]] = []
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self._workers:
            worker.kill()
            worker.communicate()
        self._workers = []

    @property
    def name(self) -> str:
        """The name of the encoder."""
        return self._encoder.name

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        return self._encoder.width

    def encode_question(self, text: str) -> Vector:
        """The vector to look for, made here."""
        return self._encoder.encode_question(text)

    def is_word(self, text: str) -> bool:
        """Whether a word in lower case is one that the model knows whole."""
        return self._encoder.is_word(text)

    def encode(self, texts: Sequence[str], *, on_progress: Progress | None = None) -> Vector:
        """One unit row for each text, in their order.

        `on_progress` is given the number of texts finished since its last call, never by two
        threads at once.
        """
        vectors = np.empty((len(texts), self.width), np.float32)
        parts: SimpleQueue[int | None] = SimpleQueue()
        for at in range(0, len(texts), PART):
            parts.put(at)
        workers = self._started() if len(texts) >= FEW and self._processes > 1 else [None]
        for _ in workers:
            parts.put(None)

        def work(worker: subprocess.Popen[bytes] | None) -> None:
            for at in iter(parts.get, None):
                some = texts[at : at + PART]
                vectors[at : at + PART] = self._encoded(worker, some)
                if on_progress is not None:
                    with self._lock:
                        on_progress(len(some))

        if workers == [None]:
            work(None)
            return vectors
        with ThreadPoolExecutor(len(workers)) as threads:
            for done in [threads.submit(work, worker) for worker in workers]:
                done.result()
        return vectors

    def _started(self) -> Sequence[subprocess.Popen[bytes] | None]:
        if not self._workers:
            folder = str(self._encoder.folder.resolve())
            self._workers = [
                subprocess.Popen(  # noqa: S603 - our own interpreter and module
                    [sys.executable, "-m", "index.encoder_worker", folder],
                    cwd=Path(
                        __file__
                    ).parent.parent,  # where `index` is, whatever the caller's path
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                )
                for _ in range(self._processes)
            ]
        return self._workers

    def _encoded(self, worker: subprocess.Popen[bytes] | None, texts: Sequence[str]) -> Vector:
        answer = b"" if worker is None else _asked(worker, texts, len(texts) * self.width * 4)
        if not answer:
            return self._encoder.encode(texts)
        return np.frombuffer(answer, np.float32).reshape(len(texts), self.width)


def _asked(worker: subprocess.Popen[bytes], texts: Sequence[str], size: int) -> bytes:
    """The worker's answer, empty if it has died."""
    if worker.stdin is None or worker.stdout is None:
        raise ValueError("a worker needs pipes")
    try:
        worker.stdin.write(json.dumps(list(texts)).encode() + b"\n")
        worker.stdin.flush()
        answer = worker.stdout.read(size)
    except OSError:
        return b""
    return answer if len(answer) == size else b""

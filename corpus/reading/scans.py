"""Scans read through an OCR program, where the administrator has named one.

The program is `ocrmypdf` or one that is called like it: options, then the scan, then the PDF with
a text layer that it writes. What it wrote is read as any other file, in a limited child.
"""

import os
import shlex
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import which
from types import TracebackType

import corpus
from corpus.errors import BadRequest, Unreadable
from corpus.models import ParsedDocument
from corpus.reading import limited
from corpus.reading.limits import SCAN_REMEDY, Limits
from corpus.reading.pool import ReaderPool

# A page takes tesseract 2 to 10 seconds; it is a process of its own, with a limit of its own.
OCR_LIMITS = Limits(memory=4 << 30, cpu_seconds=900, wall_seconds=900)
_OPTIONS = ("--quiet", "--skip-text", "--output-type", "pdf")
_ROOT = Path(corpus.__file__).parent.parent
_LONGEST_WORD = 200  # characters of what the program says of its failure


@dataclass(frozen=True, slots=True)
class Ocr:
    """An OCR program with its options, such as ("ocrmypdf", "--language", "eng+cym")."""

    command: tuple[str, ...]
    limits: Limits = OCR_LIMITS

    @property
    def name(self) -> str:
        """What it is called, without its folder."""
        return Path(self.command[0]).name

    def read(self, data: bytes, running: "set[subprocess.Popen[bytes]]") -> bytes:
        """The scan as a PDF with a text layer; Unreadable when the program made none.

        The program is among `running` while it works, so that it can be ended.
        """
        with tempfile.TemporaryDirectory(prefix="minutebook-ocr-") as folder:
            scan, made = Path(folder) / "in.pdf", Path(folder) / "out.pdf"
            scan.write_bytes(data)
            problem = _run([*self.command, str(scan), str(made)], folder, self.limits, running)
            if problem is None and made.is_file():
                return made.read_bytes()
        why = problem or "it wrote no PDF"
        raise Unreadable(f"The PDF is a scan, and {self.name} could not read it: {why}", _REMEDY)


_REMEDY = "Run it by hand to see why, and add the PDF that it makes."


def ocr_named(command: str) -> Ocr | None:
    """The program a setting names; None for an empty one, BadRequest for one that is not there."""
    words = shlex.split(command)
    if not words:
        return None
    found = which(words[0])
    if found is None:
        raise BadRequest(
            f"The OCR program {words[0]} is not installed here.",
            "Install it (`apt install ocrmypdf`), or unset MINUTEBOOK_OCR.",
        )
    options = () if words[1:] else _OPTIONS
    return Ocr((found, *words[1:], *options))


class ScanReader(ReaderPool[ParsedDocument]):
    """A pool of readers that sends what it refuses as a scan through OCR and reads that."""

    def __init__(self, workers: int, job: str, *, ocr: Ocr | None) -> None:
        super().__init__(workers, job, result_type=ParsedDocument)
        self._ocr = ocr
        self._running: set[subprocess.Popen[bytes]] = set()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ocr = None  # for the scans that are still waiting
        for process in tuple(self._running):
            _end(process)
        super().__exit__(kind, error, trace)

    def _read(self, name: str, data: bytes) -> ParsedDocument | Unreadable:
        result = super()._read(name, data)
        ocr = self._ocr
        scan = isinstance(result, Unreadable) and result.remedy == SCAN_REMEDY
        if ocr is None or not scan:
            return result
        try:
            read = super()._read(name, ocr.read(data, self._running))
        except Unreadable as refusal:
            return refusal
        return read if isinstance(read, Unreadable) else _marked(read, ocr.name)


def _marked(parsed: ParsedDocument, program: str) -> ParsedDocument:
    """The document with the warning that its letters were recognised, not read."""
    warning = f"A scan, read by OCR ({program}): letters and figures may be wrong."
    reading = replace(parsed.reading, facts=(*parsed.reading.facts, ("ocr", program)))
    return replace(parsed, reading=reading, warnings=(warning, *parsed.warnings))


def _run(
    command: Sequence[str],
    folder: str,
    limits: Limits,
    running: "set[subprocess.Popen[bytes]]",
) -> str | None:
    """What went wrong with a program, None for nothing. It and all it started are ended."""
    inside = [sys.executable, "-m", limited.__name__, str(limits.memory), str(limits.cpu_seconds)]
    with subprocess.Popen(  # noqa: S603 - the program that the administrator named
        [*inside, *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=_ROOT,
        start_new_session=True,
    ) as process:
        running.add(process)
        try:
            _, said = process.communicate(timeout=limits.wall_seconds)
        except subprocess.TimeoutExpired:
            return f"it took more than {limits.wall_seconds} seconds."
        finally:
            running.discard(process)
            _end(process)
    if process.returncode == 0:
        return None
    lines = said.decode("utf-8", "replace").replace(folder, "").split("\n")
    last = next((line.strip() for line in reversed(lines) if line.strip()), "")
    return f"it ended with {process.returncode}. {last[:_LONGEST_WORD]}".strip()


def _end(process: "subprocess.Popen[bytes]") -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)

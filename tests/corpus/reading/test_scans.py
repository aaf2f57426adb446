"""A scan is read through the OCR program that is configured, and says so; else it is refused."""

import sys
from pathlib import Path
from shutil import which

import pytest

from corpus.errors import BadRequest, Unreadable
from corpus.models import ParsedDocument
from corpus.reading.limits import SCAN_REMEDY, Limits
from corpus.reading.scans import Ocr, ScanReader, ocr_named
from tests.corpus.reading.builders import make_pdf, pdf_lines

JOB = "corpus.parse:parse_file"
SCAN = make_pdf([[], []])  # two pages without a letter, as a scanner leaves them
WORDS = (
    "Heron Parish Council, minutes of the meeting held on 4 March 2024 in the village hall.",
    "The clerk reported that otters had been seen at the mill.",
)


def program(folder: Path, does: str) -> Path:
    """A program that is called as ocrmypdf is: options, scan, PDF to write."""
    made = folder / "fake-ocrmypdf"
    opening = "import os, sys, time\nscan, out = sys.argv[-2:]\n"
    made.write_text(f"#!{sys.executable}\n{opening}{does}\n", encoding="utf-8")
    made.chmod(0o755)
    return made


def writing(folder: Path, *lines: str) -> Path:
    text = folder / "text.pdf"
    text.write_bytes(make_pdf([pdf_lines(*lines), pdf_lines(*lines)]))
    return program(folder, f"open(out, 'wb').write(open({str(text)!r}, 'rb').read())")


def result_of(data: bytes, ocr: Ocr | None) -> ParsedDocument | Unreadable:
    with ScanReader(1, JOB, ocr=ocr) as pool:
        ((_, result),) = pool.run([("scan.pdf", data)])
    return result


def refusal_of(ocr: Ocr | None) -> Unreadable:
    result = result_of(SCAN, ocr)
    assert isinstance(result, Unreadable)
    return result


def test_without_a_program_a_scan_is_refused_with_what_to_do() -> None:
    refusal = refusal_of(None)
    assert "pictures of text: 2 of 2 pages" in refusal.problem
    assert refusal.remedy == SCAN_REMEDY


def test_a_scan_is_read_through_the_program_and_marked(tmp_path: Path) -> None:
    ocr = ocr_named(str(writing(tmp_path, *WORDS)))
    result = result_of(SCAN, ocr)
    assert isinstance(result, ParsedDocument)
    assert WORDS[1] in result.reading.text
    assert {passage.page for passage in result.passages} <= {1, 2}
    assert result.warnings[0] == (
        "A scan, read by OCR (fake-ocrmypdf): letters and figures may be wrong."
    )
    assert ("ocr", "fake-ocrmypdf") in result.reading.facts


def test_a_pdf_with_text_is_never_sent_through_the_program(tmp_path: Path) -> None:
    called = tmp_path / "called"
    ocr = ocr_named(str(program(tmp_path, f"open({str(called)!r}, 'w')")))
    result = result_of(make_pdf([pdf_lines(*WORDS)]), ocr)
    assert isinstance(result, ParsedDocument)
    assert result.warnings == ()
    assert not called.exists()


def test_what_the_program_says_of_its_failure_is_told(tmp_path: Path) -> None:
    failing = program(tmp_path, "sys.exit('no language data for cym')")
    refusal = refusal_of(Ocr((str(failing),)))
    assert "fake-ocrmypdf could not read it" in refusal.problem
    assert "no language data for cym" in refusal.problem
    assert refusal.remedy


@pytest.mark.parametrize(
    ("does", "said"),
    [
        ("pass", "it wrote no PDF"),
        ("time.sleep(600)", "took more than 1 seconds"),
        ("os.kill(os.getpid(), 9)", "ended with -9"),
        ("b'x' * (1 << 30)", "MemoryError"),
    ],
)
def test_a_program_that_fails_harms_nothing_else(tmp_path: Path, does: str, said: str) -> None:
    limits = Limits(memory=256 << 20, cpu_seconds=20, wall_seconds=1 if "sleep" in does else 60)
    with ScanReader(1, JOB, ocr=Ocr((str(program(tmp_path, does)),), limits)) as pool:
        results = list(pool.run([("scan.pdf", SCAN), ("text.pdf", make_pdf([pdf_lines(*WORDS)]))]))
    (_, refusal), (_, read) = results
    assert isinstance(refusal, Unreadable)
    assert said in refusal.problem
    assert isinstance(read, ParsedDocument)


def test_what_the_program_writes_is_read_as_warily_as_any_file(tmp_path: Path) -> None:
    ocr = Ocr((str(program(tmp_path, "open(out, 'wb').write(open(scan, 'rb').read())")),))
    assert "pictures of text" in refusal_of(ocr).problem


def test_the_program_gets_the_options_it_is_named_with(tmp_path: Path) -> None:
    named = ocr_named(f"{program(tmp_path, 'pass')} --language eng+cym")
    assert named is not None
    assert named.command[1:] == ("--language", "eng+cym")


def test_a_program_that_is_not_there_is_a_wrong_setting() -> None:
    assert ocr_named("") is None
    with pytest.raises(BadRequest, match="no-such-ocr is not installed"):
        ocr_named("no-such-ocr --deskew")


@pytest.mark.skipif(which("ocrmypdf") is None, reason="ocrmypdf is not installed here")
def test_the_real_program_reads_or_refuses_a_page_without_ink() -> None:
    result = result_of(SCAN, ocr_named("ocrmypdf"))
    assert isinstance(result, Unreadable)

"""Settings, and the only reader of the environment."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import BadRequest

PICTURES = (".svg", ".png", ".jpg", ".webp")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything an administrator may set; each field has a working default.

    `environment` is handed to child processes only. `service_name`, `council_name`, `logo` and
    `brand_colour` (# and six hexadecimal digits) head the pages; `hosts` are the names by which
    browsers may call this site, besides this machine's own.
    """

    home: Path = Path("minutebook-home")
    host: str = "127.0.0.1"
    port: int = 8000
    threads: int = 8
    workers: int = 2
    service_name: str = "Minutebook"
    council_name: str = ""
    brand_colour: str = ""
    logo: Path | None = None
    hosts: tuple[str, ...] = ()
    ocr: str = ""  # the program that reads scans, with its options: "ocrmypdf --language eng+cym"
    sync_loopback: bool = False  # for tests: sync may read a site on this machine
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)


def from_environment(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from MINUTEBOOK_… variables; BadRequest names the variable that makes no sense."""
    variables = dict(os.environ) if environment is None else dict(environment)
    default = Settings()
    return Settings(
        home=Path(variables.get("MINUTEBOOK_HOME", "") or default.home),
        host=variables.get("MINUTEBOOK_HOST", default.host),
        port=_number(variables, "MINUTEBOOK_PORT", default.port, 65_535),
        threads=_number(variables, "MINUTEBOOK_THREADS", default.threads, 256),
        workers=_number(variables, "MINUTEBOOK_WORKERS", os.cpu_count() or 2, 64),
        service_name=variables.get("MINUTEBOOK_SERVICE_NAME", default.service_name),
        council_name=variables.get("MINUTEBOOK_COUNCIL_NAME", default.council_name),
        brand_colour=_colour(variables, "MINUTEBOOK_BRAND_COLOUR"),
        logo=_picture(variables, "MINUTEBOOK_LOGO"),
        hosts=tuple(variables.get("MINUTEBOOK_HOSTS", "").replace(",", " ").split()),
        ocr=variables.get("MINUTEBOOK_OCR", default.ocr),
        sync_loopback=variables.get("MINUTEBOOK_SYNC_LOOPBACK", "") == "1",
        environment=variables,
    )


def _colour(variables: Mapping[str, str], name: str) -> str:
    text = variables.get(name, "")
    if text and not re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
        raise BadRequest(
            f"{name} is {text!r}, which is not a colour.",
            f"Write # and six hexadecimal digits, as in {name}=#0f5358.",
        )
    return text


def _picture(variables: Mapping[str, str], name: str) -> Path | None:
    text = variables.get(name, "")
    path = Path(text)
    if text and (path.suffix.lower() not in PICTURES or not path.is_file()):
        raise BadRequest(
            f"{name} is {text!r}, which is no picture here.",
            f"Name a file that ends with {', '.join(PICTURES)}, or unset {name}.",
        )
    return path if text else None


def _number(variables: Mapping[str, str], name: str, default: int, largest: int) -> int:
    text = variables.get(name, "")
    if not text:
        return default
    if not text.isdigit() or not 0 < int(text) <= largest:
        raise BadRequest(
            f"{name} is {text!r}, which is not a whole number from 1 to {largest}.",
            f"Correct {name}, or unset it to use {default}.",
        )
    return int(text)

"""Settings, and the only reader of the environment."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_network
from pathlib import Path

from corpus.errors import BadRequest
from qa.generate_door import USUAL_SECONDS, Endpoint

LLM_KEY = "MINUTEBOOK_LLM_KEY"  # goes to the model's server, and to no child process
PICTURES = (".svg", ".png", ".jpg", ".webp")
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?")
_HOST = re.compile(r"[A-Za-z0-9._-]+|[0-9A-Fa-f:]+")  # without scheme, port or path
_FRAMING = re.compile(r"https?://(\*\.)?[A-Za-z0-9.-]+(:\d{1,5})?")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything an administrator may set; each field has a working default.

    `environment` is handed to child processes only. `service_name`, `council_name`, `logo` and
    `brand_colour` (# and six hexadecimal digits) head the pages; `hosts` are the names by which
    browsers may call this site, besides this machine's own.

    `page_rate` and `api_rate` are requests a minute from one address, 0 for any number; `unlimited`
    and `proxies` are addresses or networks. `api_origins` may call the API from a browser,
    `embed_origins` may show the widget in a frame; `base_url` is where readers find this site.
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
    base_url: str = ""
    proxies: tuple[str, ...] = ()
    page_rate: int = 600
    api_rate: int = 300
    unlimited: tuple[str, ...] = ("127.0.0.0/8", "::1")
    api_origins: tuple[str, ...] = ()
    embed_origins: tuple[str, ...] = ()
    reader: bool = True  # weigh evidence with the reader too (index/reader.py)
    ocr: str = ""  # the program that reads scans, with its options: "ocrmypdf --language eng+cym"
    llm: Endpoint | None = None  # writes summaries of answers; nothing is sent where it is None
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
        hosts=_checked(variables, "MINUTEBOOK_HOSTS", _HOST.fullmatch, "minutes.example.gov.uk"),
        base_url=_base_url(variables, "MINUTEBOOK_BASE_URL"),
        proxies=_checked(variables, "MINUTEBOOK_PROXIES", _is_network, "127.0.0.1 or 10.0.0.0/8"),
        page_rate=_number(variables, "MINUTEBOOK_PAGE_RATE", default.page_rate, 1_000_000, least=0),
        api_rate=_number(variables, "MINUTEBOOK_API_RATE", default.api_rate, 1_000_000, least=0),
        unlimited=(
            _checked(variables, "MINUTEBOOK_UNLIMITED", _is_network, "127.0.0.1 or 10.0.0.0/8")
            if "MINUTEBOOK_UNLIMITED" in variables
            else default.unlimited
        ),
        api_origins=_checked(
            variables, "MINUTEBOOK_API_ORIGINS", _is_origin, "https://www.example.gov.uk or *"
        ),
        embed_origins=_checked(
            variables, "MINUTEBOOK_EMBED_ORIGINS", _may_frame, "https://www.example.gov.uk"
        ),
        reader=_on(variables, "MINUTEBOOK_READER"),
        ocr=variables.get("MINUTEBOOK_OCR", default.ocr),
        sync_loopback=variables.get("MINUTEBOOK_SYNC_LOOPBACK", "") == "1",
        llm=_model(variables),
        environment={name: v for name, v in variables.items() if name != LLM_KEY},
    )


def _model(variables: Mapping[str, str]) -> Endpoint | None:
    """The language model that an administrator named; both its address and its name are needed."""
    url, name = variables.get("MINUTEBOOK_LLM_URL", ""), variables.get("MINUTEBOOK_LLM_MODEL", "")
    if not url and not name:
        return None
    if not url or not name:
        missing = "MINUTEBOOK_LLM_MODEL" if url else "MINUTEBOOK_LLM_URL"
        raise BadRequest(
            f"A language model is set without {missing}.",
            f"Set {missing} too, or unset the others to go without a model.",
        )
    seconds = _number(variables, "MINUTEBOOK_LLM_SECONDS", round(USUAL_SECONDS), 600)
    endpoint = Endpoint(url, name, variables.get(LLM_KEY, ""), float(seconds))
    endpoint.check()
    return endpoint


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


def _on(variables: Mapping[str, str], name: str) -> bool:
    """What is on unless it is turned off; a slip must not turn it on or off in silence."""
    text = variables.get(name, "") or "on"
    if text not in ("on", "off"):
        raise BadRequest(
            f"{name} is {text!r}, which is neither on nor off.", f"Write {name}=off, or unset it."
        )
    return text == "on"


def _words(variables: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(variables.get(name, "").replace(",", " ").split())


def _checked(
    variables: Mapping[str, str], name: str, fits: Callable[[str], object], like: str
) -> tuple[str, ...]:
    """A list whose every part fits; these end in headers and decide who may do what."""
    words = _words(variables, name)
    for word in words:
        if not fits(word):
            raise BadRequest(
                f"{name} has {word!r} in it, which makes no sense there.",
                f"Write a list such as {name}={like}, or unset {name}.",
            )
    return words


def _is_network(text: str) -> bool:
    try:
        ip_network(text, strict=False)
    except ValueError:
        return False
    return True


def _is_origin(text: str) -> bool:
    return text == "*" or _ORIGIN.fullmatch(text) is not None


def _may_frame(text: str) -> bool:
    return _FRAMING.fullmatch(text) is not None


def _base_url(variables: Mapping[str, str], name: str) -> str:
    text = variables.get(name, "").removesuffix("/")
    if text and not _ORIGIN.fullmatch(text):
        raise BadRequest(
            f"{name} is {text!r}, which is not the address of a site.",
            f"Write it as {name}=https://minutes.example.gov.uk, or unset it.",
        )
    return text


def _number(
    variables: Mapping[str, str], name: str, default: int, largest: int, *, least: int = 1
) -> int:
    text = variables.get(name, "")
    if not text:
        return default
    if not (text.isascii() and text.isdigit()) or not least <= int(text) <= largest:
        raise BadRequest(
            f"{name} is {text!r}, which is not a whole number from {least} to {largest}.",
            f"Correct {name}, or unset it to use {default}.",
        )
    return int(text)

"""Settings, and the only reader of the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import BadRequest


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything an administrator may set; each field has a working default.

    `environment` is handed to child processes only. `service_name` and `council_name` head the
    pages.
    """

    home: Path = Path("minutebook-home")
    host: str = "127.0.0.1"
    port: int = 8000
    threads: int = 8
    workers: int = 2
    service_name: str = "Minutebook"
    council_name: str = ""
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
        sync_loopback=variables.get("MINUTEBOOK_SYNC_LOOPBACK", "") == "1",
        environment=variables,
    )


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

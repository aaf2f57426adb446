"""The API does what its description says, and nothing else: Schemathesis tries the whole of it.

The seed is fixed, and nothing is remembered between runs, so that two runs are the same.
"""

from collections import Counter
from pathlib import Path

import pytest
import schemathesis
from flask import Flask
from schemathesis import engine
from schemathesis.config import SchemathesisConfig
from schemathesis.engine.events import FatalError, NonFatalError, ScenarioFinished

from qa.library import Library
from tests.qa.conftest import sample
from tests.web.conftest import TODAY
from tests.web.homes import collection_of
from web.app import create_app
from web.openapi import description
from web.schemas import SCHEMAS
from web.settings import Settings
from web.site import Site

__all__ = ["sample"]

EXAMPLES = 12  # of each kind and operation, besides those that cover each bound of each field
OPERATIONS = {
    f"{method.upper()} {path}" for path, there in description()["paths"].items() for method in there
}


@pytest.fixture(scope="module")
def app(sample: Library) -> Flask:
    """The sample minutes, without a limit on how often one address may ask."""
    home = Path(sample.database.path).parents[2]
    settings = Settings(home=home, api_rate=0, page_rate=0)
    return create_app(settings, site=Site(settings, collection_of(settings), today=lambda: TODAY))


def tried(app: Flask, **more: object) -> tuple[Counter[str], list[str]]:
    """How often each status came for each operation, and everything that was wrong."""
    config = SchemathesisConfig.from_dict({
        "seed": 1,
        "generation": {"deterministic": True, "max-examples": EXAMPLES},
        "suppress-health-check": ["too_slow"],  # that would judge the machine
        **more,
    })  # fmt: skip
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app, config=config)
    seen: Counter[str] = Counter()
    wrong: list[str] = []
    for event in engine.from_schema(schema).execute():
        if isinstance(event, NonFatalError | FatalError):
            wrong.append(str(event))
        if isinstance(event, ScenarioFinished):
            for number, checks in event.recorder.checks.items():
                case = event.recorder.cases[number].value
                answer = event.recorder.interactions[number].response
                seen[f"{case.operation.label} {answer.status_code if answer else 'none'}"] += 1
                wrong += [f"{case.operation.label}: {one.failure_info.failure.message}"
                          for one in checks if one.failure_info]  # fmt: skip
    return seen, wrong


def test_every_operation_keeps_to_its_description(app: Flask) -> None:
    seen, wrong = tried(app)
    assert wrong == []
    for operation in OPERATIONS:
        assert seen[f"{operation} 200"], f"{operation} was never answered"
    statuses = {label.rsplit(" ", 1)[1] for label in seen}
    assert {"200", "400", "404", "405", "415"} <= statuses
    assert not {status for status in statuses if status >= "500"}


def test_a_description_that_is_not_true_is_found_out(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SCHEMAS["Coverage"]["properties"], "documents", {"type": "string"})
    only = {"operations": [{"exclude-path": "/api/v1/coverage", "enabled": False}]}
    _, wrong = tried(app, **only)
    assert wrong
    assert all(one.startswith("GET /api/v1/coverage: ") for one in wrong)

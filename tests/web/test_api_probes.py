"""What a monitoring system is told: alive, ready, and figures that Prometheus can read."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from prometheus_client import Metric
from prometheus_client.parser import text_string_to_metric_families

from web.counters import HELP, STEPS, Counters

WEB = Path(__file__).parents[2] / "web"


@dataclass
class Read:
    """The figures of /metrics by name."""

    families: dict[str, Metric]

    def value(self, name: str, **labels: str) -> float:
        (found,) = (
            sample.value
            for family in self.families.values()
            for sample in family.samples
            if sample.name == f"minutebook_{name}" and labels.items() <= sample.labels.items()
        )
        return found


def read(client: FlaskClient) -> Read:
    response = client.get("/metrics")
    assert response.content_type == "text/plain; version=0.0.4; charset=utf-8"
    families = text_string_to_metric_families(response.get_data(as_text=True))
    return Read({family.name: family for family in families})


def test_prometheus_reads_answers_searches_and_what_is_held(client: FlaskClient) -> None:
    client.get("/ask?q=What was said about modern slavery?")
    client.post("/api/v1/ask", json={"question": "What was said about unicorns?"})
    client.get("/widget?q=What was said about unicorns?")
    client.get("/api/v1/search?q=dog")
    client.get("/nowhere")
    figures = read(client)
    assert figures.value("ask_total") == 3
    assert figures.value("answers_total") == 1
    assert figures.value("no_answers_total") == 2
    assert figures.value("search_total") == 1
    assert figures.value("responses_total", status="404") == 1
    assert figures.value("documents") == 3
    assert figures.value("refused_files") == 1
    assert figures.value("generation_number") == 1
    assert figures.value("generation_age_seconds") >= 0
    assert figures.value("ready") == 1


def test_every_request_is_timed_by_what_it_asked_for(client: FlaskClient) -> None:
    client.get("/api/v1/search?q=dog")
    client.get("/api/v1/search?q=bins")
    client.get("/nowhere?q=secret")
    figures = read(client)
    kind = {"kind": "api.search"}
    assert figures.value("request_seconds_count", **kind) == 2
    assert figures.value("request_seconds_sum", **kind) > 0
    assert figures.value("request_seconds_bucket", **kind, le="+Inf") == 2
    assert figures.value("request_seconds_count", kind="none") == 1
    assert figures.families["minutebook_request_seconds"].type == "histogram"


def test_a_histogram_counts_each_duration_at_every_step_that_it_reaches() -> None:
    counters = Counters()
    for seconds in (0.001, 0.05, 0.06, 99.0):
        counters.took("x", seconds)
    families = text_string_to_metric_families(counters.text())
    (family,) = families
    buckets = {one.labels["le"]: one.value for one in family.samples if "le" in one.labels}
    assert buckets == {
        str(step): sum(seconds <= step for seconds in (0.001, 0.05, 0.06)) for step in STEPS
    } | {"+Inf": 4}


def test_counts_are_exact_however_large() -> None:
    counters = Counters()
    counters.add("big_total", 123_456_789)
    assert counters.text() == (
        "# TYPE minutebook_big_total counter\nminutebook_big_total 123456789\n"
    )


def test_every_figure_is_explained() -> None:
    code = "".join(path.read_text() for path in WEB.glob("*.py"))
    added = set(re.findall(r'counters\.add\(\s*"(\w+)"', code))
    assert added
    assert added <= set(HELP)


def test_no_figure_holds_what_anybody_typed(client: FlaskClient) -> None:
    client.get("/ask?q=canaryword&council=canaryword")
    client.get("/canaryword?canaryword=1")
    client.get("/api/v1/search?q=canaryword&canaryword=1")
    assert "canaryword" not in client.get("/metrics").get_data(as_text=True)


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"])
def test_the_figures_are_for_this_machine_only(client: FlaskClient, header: str) -> None:
    far = {"REMOTE_ADDR": "203.0.113.9"}
    assert client.get("/metrics").status_code == 200
    assert client.get("/metrics", environ_base=far).status_code == 404
    assert client.get("/metrics", headers={header: "203.0.113.9"}).status_code == 404


def test_without_a_collection_the_figures_say_that_nothing_can_be_asked(
    empty: FlaskClient,
) -> None:
    told = empty.get("/readyz")
    assert (told.status_code, told.content_type) == (503, "application/problem+json")
    assert told.get_json()["type"] == "/api/v1/problems#not-ready"
    figures = read(empty)
    assert figures.value("ready") == 0
    assert figures.value("not_ready_total") == 1

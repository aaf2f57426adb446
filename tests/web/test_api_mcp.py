"""`minutebook mcp`, asked by the SDK's own client: over real pipes to a child, and in process."""

import json
import subprocess
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import anyio
import pytest
from click.testing import CliRunner
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters
from mcp.shared.exceptions import MCPError
from mcp_types import CallToolResult, TextContent

from corpus.errors import BadRequest
from tests.web.conftest import TODAY
from tests.web.homes import collection_of
from web.commands import mcp as command
from web.mcp import INSTRUCTIONS, OFFERED, absolute, make_server
from web.settings import Settings
from web.site import Site

ROOT = Path(__file__).parents[2]
T = TypeVar("T")
# The command itself, as an assistant starts it, with the encoder that needs no model.
CHILD = """
import sys, pytest
from tests.builders import replace_engines
from web.cli import main
replace_engines(pytest.MonkeyPatch())
main(["--home", sys.argv[1], "mcp"])
"""
BASE = "https://minutes.example.gov.uk"


def run(asked: Callable[[], Awaitable[T]]) -> T:
    """Run it in a thread of its own: a browser of other tests has its loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(anyio.run, asked).result()


def in_process(settings: Settings, use: Callable[[Client], Awaitable[T]]) -> T:
    """What a client gets of a server in this process."""

    async def asked() -> T:
        site = Site(settings, collection_of(settings), today=lambda: TODAY)
        async with Client(make_server(site)) as client:
            return await use(client)

    return run(asked)


def called(settings: Settings, name: str, **arguments: object) -> CallToolResult:
    return in_process(settings, lambda client: client.call_tool(name, arguments))


def told(result: CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


def test_a_client_over_real_pipes_asks_and_gets_citations_it_can_open(home: Settings) -> None:
    server = StdioServerParameters(
        command=sys.executable,
        args=["-c", CHILD, str(home.home)],
        env={"MINUTEBOOK_BASE_URL": BASE},
        cwd=ROOT,
    )

    async def asked() -> tuple[str | None, list[str], dict[str, Any], dict[str, Any]]:
        async with Client(server) as client:
            tools = [tool.name for tool in (await client.list_tools()).tools]
            question = {"question": "What was said about modern slavery?"}
            answer = (await client.call_tool("ask", question)).structured_content
            place = answer["citations"][0]
            piece = await client.call_tool(
                "read",
                {
                    "document_id": place["document_id"],
                    "start": place["start"],
                    "length": place["end"] - place["start"],
                },
            )
            return client.instructions, tools, answer, piece.structured_content

    instructions, tools, answer, piece = run(asked)
    assert instructions == INSTRUCTIONS
    assert tuple(tools) == OFFERED
    assert answer["outcome"] == "answer"
    citation = answer["citations"][0]
    assert "four referrals" in citation["quote"]
    assert citation["url"].startswith(f"{BASE}/documents/2?start=")
    assert piece["text"] == citation["quote"]


def test_standard_output_carries_nothing_but_the_protocol(home: Settings) -> None:
    hello = {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "a test", "version": "1"},
    }
    asked = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/call",
         "params": {"name": "search", "arguments": {"q": "dog"}}},
    ]  # fmt: skip
    noisy = f"import os\nos.write(2, b'starting\\n')\n{CHILD}"
    noisy = noisy.replace(
        "main([", "import web.mcp\nrun = web.mcp._called\n"
        "web.mcp._called = lambda *a: (print('noise'), run(*a))[1]\nmain(["
    )  # fmt: skip
    with subprocess.Popen(
        [sys.executable, "-c", noisy, str(home.home)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as child:  # fmt: skip
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdin.write("".join(f"{json.dumps(one)}\n" for one in asked))
        child.stdin.flush()
        lines = [json.loads(child.stdout.readline()) for _ in range(2)]
        child.stdin.close()
        rest, errors = child.stdout.read(), child.stderr.read()
    assert child.returncode == 0
    assert [(one["jsonrpc"], one["id"]) for one in lines] == [("2.0", 1), ("2.0", 2)]
    assert lines[1]["result"]["structuredContent"]["total"] > 0
    assert rest == ""
    assert "noise" in errors


def test_every_tool_only_reads_and_describes_what_it_takes_and_gives(home: Settings) -> None:
    tools = in_process(home, lambda client: client.list_tools()).tools
    for tool in tools:
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint
        assert not tool.annotations.destructive_hint
        assert not tool.annotations.open_world_hint
        assert tool.description
        assert tool.input_schema["additionalProperties"] is False
        assert all(one["description"] for one in tool.input_schema["properties"].values())
        assert "#/components" not in json.dumps(tool.output_schema)


@pytest.mark.parametrize(
    ("name", "arguments", "key"),
    [
        ("ask", {"question": "What was said about modern slavery?"}, "citations"),
        ("ask", {"question": "What was said about unicorns?"}, "reason"),
        ("search", {"q": "dog", "council": "Wexmoor", "limit": 1}, "hits"),
        ("read", {"document_id": 3}, "text"),
        ("decisions", {"topic": "leisure"}, "decisions"),
        ("coverage", {}, "bodies"),
    ],
)
def test_every_tool_answers_in_words_and_as_data_that_fits_its_schema(
    home: Settings, name: str, arguments: dict[str, object], key: str
) -> None:
    """The SDK's client itself refuses data that does not fit the schema of the tool."""
    result = called(home, name, **arguments)
    assert not result.is_error
    assert result.structured_content[key]
    assert json.loads(told(result)) == result.structured_content


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("ask", {}, "question is missing"),
        ("ask", {"question": "x", "council": "Atlantis"}, "Wexmoor District Council"),
        ("search", {"q": "x", "limit": 0}, "from 1 to 100"),
        ("search", {"q": "x", "wher": "y"}, "'wher' is not a field"),
        ("read", {"document_id": 99}, "no document 99"),
        ("read", {"document_id": "x"}, "document_id"),
    ],
)
def test_a_wrong_call_is_told_so_that_the_assistant_can_put_it_right(
    home: Settings, name: str, arguments: dict[str, object], words: str
) -> None:
    result = called(home, name, **arguments)
    assert result.is_error
    assert words in told(result)


@pytest.mark.parametrize("name", ["erase", "ingest", "document", ""])
def test_there_is_no_tool_that_writes_or_that_is_not_offered(home: Settings, name: str) -> None:
    async def refused(client: Client) -> None:
        with pytest.raises(MCPError, match="no tool"):
            await client.call_tool(name, {})

    in_process(home, refused)


def test_addresses_are_whole_only_where_readers_can_open_them(home: Settings) -> None:
    asked = {"question": "What was said about modern slavery?"}
    near = called(home, "ask", **asked).structured_content["citations"][0]["url"]
    far = called(replace(home, base_url=BASE), "ask", **asked).structured_content
    assert near.startswith("/documents/")
    assert far["citations"][0]["url"] == f"{BASE}{near}"


def test_only_addresses_of_our_own_are_made_whole() -> None:
    given = {"url": "/documents/1", "a": [{"url": None}, {"url": "https://x.example/1"}],
             "text": "/documents/1"}  # fmt: skip
    assert absolute(given, BASE) == {**given, "url": f"{BASE}/documents/1"}


def test_without_the_package_the_command_says_how_to_install_it(
    home: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "web.mcp")
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    with pytest.raises(BadRequest, match="not installed"):
        CliRunner().invoke(command.command, [], obj=home, catch_exceptions=False)


def test_without_a_collection_the_server_does_not_start(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "web", "--home", str(tmp_path), "mcp"],
        cwd=ROOT, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert "minutebook ingest" in done.stderr

"""Puts a gold question to a library: one question, or a conversation whose last turn is judged."""

from datetime import date
from typing import Any

from qa.ask import answer
from qa.library import Library
from qa.spelling import understood
from web.present import ask_json


def reply(library: Library, gold: dict[str, Any], *, today: date) -> dict[str, Any]:
    """What `ask --json` would print."""
    said = gold.get("turns") or [gold["question"]]
    result = answer(library, understood(library, said, today=today))
    return ask_json(result, generation="", took_ms=0)

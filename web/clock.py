"""The time, as the record and its exports write it."""

from datetime import UTC, datetime


def utc_now() -> str:
    """This second, in ISO form."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

"""Who was present and who sent apologies, in the shape the contract promises. Pure."""

from collections.abc import Sequence

from corpus.parsing.attendance import attendance_in


def attendance(texts: Sequence[str]) -> dict[str, list[str]]:
    """Present and apologies in the order printed, each once; empty where nothing is printed."""
    found = attendance_in("\n\n".join(texts))
    return {"present": list(found.present), "apologies": list(found.apologies)}

"""Keeps the figures of one run with what they were measured on."""

import json
import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "results"


def keep(name: str, figures: dict[str, Any]) -> Path:
    """Write the figures of a run as results/<name>.json; the machine is told by its kind only."""
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{name}.json"
    about = {
        "at": datetime.now(UTC).strftime("%Y-%m-%d"),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 2),
        "machine": platform.machine(),
        "python": platform.python_version(),
    }
    path.write_text(json.dumps({"about": about, "figures": figures}, indent=1) + "\n")
    return path

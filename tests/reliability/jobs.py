"""A job for the child that reads files, ended by its own clock."""

import os
import signal


def alarmed(name: str, data: bytes) -> None:
    """Ends as a child ends whose parent is too busy to end it."""
    del name, data
    os.kill(os.getpid(), signal.SIGALRM)

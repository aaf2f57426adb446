"""A process that encodes for another: `python -m index.encoder_worker FOLDER`.

Each line of its input is a JSON list of texts; its answer is their vectors as raw float32. It
imports neither torch nor anything else it does not need.
"""

import json
import sys
from pathlib import Path

from index.encoder import open_encoder


def main(folder: Path) -> None:
    """Answer until the input ends."""
    encoder = open_encoder(folder)
    for line in sys.stdin.buffer:
        sys.stdout.buffer.write(encoder.encode(json.loads(line)).tobytes())
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

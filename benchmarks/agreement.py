"""Whether the prepared encoder gives the vectors of sentence-transformers on our sample minutes.

    python -m benchmarks.agreement

Prepares the encoder anew in a temporary folder, with every passage of the sample as a check text,
and prints the smallest cosine between the two vectors of the same text.
"""

import tempfile
from pathlib import Path

import corpus
from benchmarks.results import keep
from corpus.parse import parse_file
from corpus.texts import encoded_passage
from index.encoder import read_manifest
from index.prepare import prepare_encoder
from web.settings import from_environment


def main() -> None:
    """Prepare, compare, print and keep."""
    texts = sample_passages(Path(corpus.__file__).parent / "sample")
    with tempfile.TemporaryDirectory() as folder:
        prepared = prepare_encoder(
            Path(folder), environment=from_environment().environment, check_texts=texts
        )
        least = read_manifest(prepared).minimum_cosine
    print(f"{len(texts)} passages, smallest cosine {least:.7f}")
    keep("agreement", {"passages": len(texts), "minimum_cosine": least})


def sample_passages(folder: Path) -> list[str]:
    """Every passage of the sample minutes, as the encoder is given it."""
    found = []
    for path in sorted(p for p in folder.glob("*/*") if p.is_file()):
        parsed = parse_file(path.name, path.read_bytes())
        for passage in parsed.passages:
            text = parsed.reading.text[passage.start : passage.end]
            found.append(encoded_passage(parsed.items[passage.item].title, text))
    return found


if __name__ == "__main__":
    main()

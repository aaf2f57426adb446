import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import OutOfDate
from index.encoder import Encoder, OnnxEncoder, open_encoder
from index.encoder_pool import FEW, EncoderPool
from tests.fakes import WordCountEncoder

pytestmark = pytest.mark.slow

TEXTS = [
    "The committee approved the scheme.",
    "",
    "Penderfynwyd derbyn yr adroddiad 🎉",
    "The committee approved the scheme. " * 100,
    "Parking",
]


def many_texts() -> list[str]:
    return [f"Item {n}: " + "the council noted the report. " * (n % 7) for n in range(FEW + 40)]


def test_vectors_are_of_unit_length_and_keep_the_order(encoder: OnnxEncoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (5, encoder.width) == (5, 384)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-6)
    for text, vector in zip(TEXTS, vectors, strict=True):
        assert (encoder.encode_question(text) == vector).all() == encoder.reads_whole(text)


def test_the_same_text_has_the_same_vector_whatever_its_neighbours(encoder: OnnxEncoder) -> None:
    alone = encoder.encode(TEXTS[:1])[0]
    among = encoder.encode([*TEXTS[::-1], *many_texts(), TEXTS[0]])
    assert (among[4] == alone).all()
    assert (among[-1] == alone).all()


def test_nearness_is_of_meaning(encoder: OnnxEncoder) -> None:
    question = encoder.encode_question("cost of school buses")
    near, far = encoder.encode(["Home to school transport budget", "Grave digging contract"])
    assert question @ near > question @ far + 0.2


def test_what_stands_beyond_the_models_length_is_read_too(encoder: OnnxEncoder) -> None:
    long = "The cemetery gates were painted. " * 60
    end = "The swimming pool is to be closed in March because the boiler is worn out. " * 12
    question = encoder.encode_question("when will the swimming pool close?")
    first, whole = encoder.encode([long, long + end])
    assert np.linalg.norm(whole) == pytest.approx(1.0, abs=1e-6)
    assert question @ whole > question @ first + 0.1


def test_no_texts_have_no_vectors(encoder: OnnxEncoder) -> None:
    assert encoder.encode([]).shape == (0, 384)


def test_several_processes_give_the_bits_of_one(encoder: OnnxEncoder) -> None:
    texts, progress = many_texts(), list[int]()
    with EncoderPool(encoder, processes=2) as pool:
        vectors = pool.encode(texts, on_progress=progress.append)
        assert (vectors == encoder.encode(texts)).all()
        assert sum(progress) == len(texts)
        pool._workers[0].kill()  # its part is encoded here instead
        assert (pool.encode(texts) == vectors).all()


def test_a_few_texts_start_no_process(encoder: OnnxEncoder) -> None:
    progress = list[int]()
    with EncoderPool(encoder, processes=2) as pool:
        vectors = pool.encode(TEXTS, on_progress=progress.append)
        assert pool._workers == []
    assert (vectors == encoder.encode(TEXTS)).all()
    assert progress == [5]


def test_a_worker_imports_no_torch() -> None:
    code = (
        "import sys, index.encoder_worker, index.encoder_pool, index.prepare; print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"torch", "sentence_transformers", "transformers", "nltk", "faiss"}


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_one_flipped_bit_in_the_encoder_is_detected(
    encoder_folder: Path, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "encoder"
    shutil.copytree(encoder_folder, folder)
    with (folder / name).open("r+b") as file:
        file.seek(1000)
        byte = file.read(1)[0]
        file.seek(1000)
        file.write(bytes([byte ^ 1]))
    with pytest.raises(OutOfDate, match="damaged"):
        open_encoder(folder)


def test_an_incomplete_folder_is_out_of_date(tmp_path: Path) -> None:
    with pytest.raises(OutOfDate, match="incomplete"):
        open_encoder(tmp_path)
    (tmp_path / "manifest.json").write_text(json.dumps({"name": "half"}))
    with pytest.raises(OutOfDate, match="incomplete"):
        open_encoder(tmp_path)


def test_the_fake_encoder_keeps_the_same_promises(encoder: OnnxEncoder) -> None:
    fake = WordCountEncoder()
    encoders: list[Encoder] = [fake, encoder]
    assert all(one.encode(["a text"]).shape == (1, one.width) for one in encoders)
    one, two, other = fake.encode(["parking fees", "fees for parking", "grave digging"])
    np.testing.assert_allclose(np.linalg.norm(fake.encode(["", "x"]), axis=1), 1.0, atol=1e-6)
    assert one @ two > 0.99 > 0.5 > one @ other

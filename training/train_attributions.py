"""Train the attribution heads, resumably.

    python -m training.train_attributions --polnear CORPORA/data/polnear --base FOLDER --out FOLDER [--threads 2]

`--base` holds `model.safetensors` and `vocab.txt` of all-MiniLM-L6-v2 (see training/README.md). Each epoch ends with a
checkpoint in `--out`; started again, the run goes on after the last. The log has loss and token scores by step.
"""

import argparse
import json
import logging
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training import polnear
from training.attribution_examples import NO_TAG, Example, examples
from training.encoder import Shape, Tagger
from training.tagging.decoding import TAGS
from training.tagging.wordpiece import WordPiece

EPOCHS = 3
BATCH = 16
LEARNING_RATE = 2e-4
WARM_UP = 0.1
DECAY = 0.01
SEED = 20261122
LOG = logging.getLogger("training")


def batches(found: Sequence[Example], seed: int) -> Iterator[list[Example]]:
    """Batches of windows of like length, in an order that the seed decides."""
    order = random.Random(seed)
    shuffled = sorted(found, key=lambda e: (len(e.ids) // 32, order.random()))
    cut = [shuffled[at : at + BATCH] for at in range(0, len(shuffled), BATCH)]
    order.shuffle(cut)
    yield from cut


def tensors(batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Ids, attention mask, tags, and arcs as rows (window, tail, head)."""
    longest = max(len(e.ids) for e in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    tags = torch.full((len(batch), longest), NO_TAG)
    for row, example in enumerate(batch):
        ids[row, : len(example.ids)] = torch.tensor(example.ids)
        tags[row, : len(example.tags)] = torch.tensor(example.tags)
    arcs = torch.tensor([(r, t, h) for r, e in enumerate(batch) for t, h in e.arcs]).reshape(-1, 3)
    return ids, (ids != 0)[:, None, None, :], tags, arcs


def loss_of(model: Tagger, batch: Sequence[Example]) -> Tensor:
    """The loss of tags and arcs together."""
    ids, mask, tags, arcs = tensors(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tag_scores, arc_scores = model(ids, mask)
    loss = functional.cross_entropy(tag_scores.float().flatten(0, 1), tags.flatten(), ignore_index=NO_TAG)
    if len(arcs):
        rows = arc_scores.float()[arcs[:, 0], arcs[:, 1]].masked_fill(~mask[arcs[:, 0], 0, 0], -1e4)
        loss = loss + 0.3 * functional.cross_entropy(rows, arcs[:, 2])
    return loss


def token_scores(model: Tagger, found: Sequence[Example]) -> dict[str, float]:
    """Share of pieces with the right tag, among those that have one other than O, and of arcs that are right."""
    right = told = arcs_right = arcs_told = 0
    model.eval()
    with torch.no_grad():
        for at in range(0, len(found), BATCH):
            ids, mask, tags, arcs = tensors(found[at : at + BATCH])
            tag_scores, arc_scores = model(ids, mask)
            best = tag_scores.argmax(-1)
            either = (tags > 0) | ((best > 0) & (tags != NO_TAG))
            right += int(((best == tags) & either).sum())
            told += int(either.sum())
            heads = arc_scores.argmax(-1)
            arcs_right += int((heads[arcs[:, 0], arcs[:, 1]] == arcs[:, 2]).sum())
            arcs_told += len(arcs)
    model.train()
    return {"tags": right / max(told, 1), "arcs": arcs_right / max(arcs_told, 1)}


def train(arguments: argparse.Namespace) -> None:
    """Train, and leave a checkpoint for each epoch in `--out`."""
    arguments.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(SEED)
    cutter = WordPiece.of_lines((arguments.base / "vocab.txt").open(encoding="utf-8"))
    parts = {
        part: [e for spoken in polnear.load(arguments.polnear / part) for e in examples(spoken, cutter)]
        for part in ("train", "dev")
    }
    LOG.info("%d windows to train on, %d to check", len(parts["train"]), len(parts["dev"]))
    model = Tagger(Shape(), len(TAGS))
    model.encoder.load_bert(arguments.base / "model.safetensors")
    steps = EPOCHS * -(-len(parts["train"]) // BATCH)
    optimiser = torch.optim.AdamW(model.parameters(), lr=LEARNING_RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min(step / (WARM_UP * steps), max(0.0, (steps - step) / ((1 - WARM_UP) * steps))),
    )
    first = 0
    for epoch in range(EPOCHS):
        path = arguments.out / f"epoch{epoch}.pt"
        if path.exists():
            kept = torch.load(path, weights_only=True)
            model.load_state_dict(kept["model"])
            optimiser.load_state_dict(kept["optimiser"])
            schedule.load_state_dict(kept["schedule"])
            first = epoch + 1
    for epoch in range(first, EPOCHS):
        started, total = time.monotonic(), 0.0
        for step, batch in enumerate(batches(parts["train"], SEED + epoch), start=1):
            loss = loss_of(model, batch)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
            if step % 20 == 0:
                LOG.info("epoch %d step %d loss %.4f %.0f s", epoch, step, total / step, time.monotonic() - started)
        scores = token_scores(model, parts["dev"])
        LOG.info("epoch %d %s", epoch, json.dumps(scores))
        state = {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "schedule": schedule.state_dict()}
        torch.save(state, arguments.out / f"epoch{epoch}.pt")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    parsed = parser.parse_args()
    parsed.out.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(message)s",
        handlers=[logging.StreamHandler(), logging.FileHandler(parsed.out / "train.log")],
    )
    train(parsed)

"""Train the reader's encoder on all its tasks together, resumably.

    python -m training.train --corpora CORPORA/data --base FOLDER --out RUN [--threads 2]
    python -m training.train --base FOLDER --out RUN          # our own corpus alone

`--base` holds `model.safetensors` and `vocab.txt` of all-MiniLM-L6-v2 (see training/README.md). Batches of PolNeAR,
MUC-4 and our own corpus take turns. Without `--corpora` there is our own corpus alone, whose terms are clear.
Every 100 steps and at the end the run leaves `state.pt` in `--out`, from which it goes on when started again;
`train.log` and `curve.jsonl` hold what was seen.
"""

import argparse
import json
import logging
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from rapporteur.tagging.labels import ARCS, LAYERS, SPEECH_LAYERS, TERRORISM, columns
from rapporteur.tagging.wordpiece import WordPiece
from training import annotated, muc4_roles
from training.encoder import Shape, Tagger
from training.examples import NO_TAG, Example, Marked, examples

BATCH = 16
# Our own corpus is small and has many layers: more steps are worth more than large ones.
OWN_BATCH = 8
# Words that have a tag are rare, the more so in the layers of our own corpus; each counts as so many that have none.
TAG_WEIGHT = 3.0
ARC_WEIGHT = 0.3
RATE = 2e-4
WARM_UP = 0.06
DECAY = 0.01
SEED = 20261122
CORPUS = Path(__file__).parent / "corpus"
LOG = logging.getLogger("training")
COLUMNS = columns()
WIDTH = COLUMNS["states"].stop


@dataclass(frozen=True)
class Plan:
    """How often each corpus is read in each epoch, epoch by epoch."""

    polnear: tuple[int, ...]
    muc4: tuple[int, ...]
    own: tuple[int, ...]


WHOLE = Plan(polnear=(1, 1, 1, 1), muc4=(1, 0, 0, 1), own=(3, 4, 4, 5))
OWN_ALONE = Plan(polnear=(0, 0), muc4=(0, 0), own=(8, 8))


def new_model() -> Tagger:
    """The encoder with its heads, before any weight is loaded."""
    speech_columns = COLUMNS[SPEECH_LAYERS[-1]].stop
    return Tagger(Shape(), WIDTH, len(ARCS), len(TERRORISM), speech_columns, len(SPEECH_LAYERS))


def batches(found: Sequence[Example], order: random.Random, size: int = BATCH) -> list[list[Example]]:
    """Batches of windows of like length and of one corpus each, in an order that the seed decides."""
    shuffled = sorted(found, key=lambda e: (len(e.ids) // 32, order.random()))
    return [shuffled[at : at + size] for at in range(0, len(shuffled), size)]


def tensors(batch: Sequence[Example]) -> tuple[Tensor, Tensor]:
    """Ids and attention mask."""
    longest = max(len(e.ids) for e in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    for row, example in enumerate(batch):
        ids[row, : len(example.ids)] = torch.tensor(example.ids)
    return ids, (ids != 0)[:, None, None, :]


def answers(batch: Sequence[Example], layer: str, longest: int) -> Tensor:
    """The tags of one layer, NO_TAG where there are none."""
    tags = torch.full((len(batch), longest), NO_TAG)
    for row, example in enumerate(batch):
        tags[row, : len(example.ids)] = torch.tensor(example.tags[layer])
    return tags


def loss_of(model: Tagger, batch: Sequence[Example]) -> Tensor:
    """The loss of all that the batch's corpus annotates."""
    ids, mask = tensors(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        pieces, arcs, kinds = model(ids, mask)
    pieces, kinds = pieces.float(), kinds.float()
    loss = torch.zeros(())
    for layer in LAYERS:
        if layer.name in batch[0].tags:
            tags = answers(batch, layer.name, ids.shape[1])
            scores = pieces[..., COLUMNS[layer.name]]
            weights = torch.full((scores.shape[-1],), 1.0 if layer.name == "outer_speech" else TAG_WEIGHT)
            weights[0] = 1.0
            loss = loss + functional.cross_entropy(
                scores.flatten(0, 1), tags.flatten(), weight=weights, ignore_index=NO_TAG
            )
    for number, kind in enumerate(ARCS):
        found = torch.tensor([(r, t, h) for r, e in enumerate(batch) for t, h in e.arcs.get(kind, ())])
        if len(found):
            rows = arcs[found[:, 0], number, found[:, 1]].float().masked_fill(~mask[found[:, 0], 0, 0], -1e4)
            loss = loss + ARC_WEIGHT * functional.cross_entropy(rows, found[:, 2])
    states = torch.tensor([(r, at, state) for r, e in enumerate(batch) for at, state in e.states])
    if len(states):
        scores = pieces[..., COLUMNS["states"]][states[:, 0], states[:, 1]]
        loss = loss + 0.2 * functional.cross_entropy(scores, states[:, 2])
    if batch[0].terrorism is not None:
        told = torch.tensor([e.terrorism for e in batch], dtype=torch.float)
        loss = loss + 0.3 * functional.binary_cross_entropy_with_logits(kinds, told)
    return loss


def piece_scores(model: Tagger, found: Sequence[Example]) -> dict[str, float]:
    """For each layer F1 of the pieces' tags other than O, and the share of right arcs."""
    counts: dict[str, list[int]] = {}
    model.eval()
    with torch.no_grad():
        for batch in batches(found, random.Random(0)):
            ids, mask = tensors(batch)
            pieces, arcs, _ = model(ids, mask)
            for layer in batch[0].tags:
                tags = answers(batch, layer, ids.shape[1])
                best = pieces[..., COLUMNS[layer]].argmax(-1)
                best = best.masked_fill(tags == NO_TAG, 0)
                right, told, gold = counts.setdefault(layer, [0, 0, 0])
                counts[layer] = [
                    right + int(((best == tags) & (tags > 0)).sum()),
                    told + int((best > 0).sum()),
                    gold + int((tags > 0).sum()),
                ]
            for number, kind in enumerate(ARCS):
                pairs = [(r, t, h) for r, e in enumerate(batch) for t, h in e.arcs.get(kind, ())]
                for row, tail, head in pairs:
                    best_head = int(arcs[row, number, tail, : len(batch[row].ids)].argmax())
                    right, told, gold = counts.setdefault(f"{kind} arcs", [0, 0, 0])
                    counts[f"{kind} arcs"] = [right + (best_head == head), told + 1, gold + 1]
    model.train()
    return {name: round(2 * right / max(told + gold, 1), 4) for name, (right, told, gold) in counts.items()}


def _cut(texts: Sequence[Marked], cutter: WordPiece) -> list[Example]:
    return [one for text in texts for one in examples(text, cutter, len(TERRORISM))]


def planned(arguments: argparse.Namespace) -> tuple[list[list[Example]], dict[str, list[Example]]]:
    """The batches in their order, and the examples to check by, for each corpus."""
    cutter = WordPiece.of_lines((arguments.base / "vocab.txt").open(encoding="utf-8"))

    def own(part: str) -> list[Example]:
        return _cut(list(annotated.own_texts(CORPUS, part)), cutter)

    polnear: dict[str, list[Example]] = {"train": [], "dev": []}
    muc4: list[Example] = []
    muc4_check: list[Example] = []
    if arguments.corpora:
        for part in polnear:
            polnear[part] = _cut(list(annotated.polnear_texts(arguments.corpora / "polnear" / part)), cutter)
        messages = [text for _, text in muc4_roles.marked(arguments.corpora / "muc4/dev")]
        muc4 = _cut(messages[: -muc4_roles.KEPT_BACK], cutter)
        muc4_check = _cut(messages[-muc4_roles.KEPT_BACK :], cutter)
    check = {"polnear": polnear["dev"][::4], "muc4": muc4_check[::2], "own": own("development")}
    own_train = own("train")
    plan = WHOLE if arguments.corpora else OWN_ALONE
    found: list[list[Example]] = []
    for epoch, (times_polnear, times_muc4, times_own) in enumerate(zip(plan.polnear, plan.muc4, plan.own, strict=True)):
        order = random.Random(SEED + epoch)
        one = [
            *batches(polnear["train"] * times_polnear, order),
            *batches(muc4 * times_muc4, order),
            *(batch for _ in range(times_own) for batch in batches(own_train, order, OWN_BATCH)),
        ]
        order.shuffle(one)
        found += one
    LOG.info(
        "%d steps; windows: %d polnear, %d muc4, %d own", len(found), len(polnear["train"]), len(muc4), len(own_train)
    )
    return found, check


def train(arguments: argparse.Namespace) -> None:
    """Train, and leave `state.pt` in `--out`."""
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(SEED)
    plan, check = planned(arguments)
    model = new_model()
    model.encoder.load_bert(arguments.base / "model.safetensors")
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min(step / (WARM_UP * len(plan)), max(0.0, (len(plan) - step) / ((1 - WARM_UP) * len(plan)))),
    )
    state_path, first = arguments.out / "state.pt", 0
    if state_path.exists():
        kept = torch.load(state_path, weights_only=True)
        model.load_state_dict(kept["model"])
        optimiser.load_state_dict(kept["optimiser"])
        schedule.load_state_dict(kept["schedule"])
        first = int(kept["step"])
    started, total, seen = time.monotonic(), 0.0, 0
    for step in range(first, len(plan)):
        loss = loss_of(model, plan[step])
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        total += float(loss.detach())
        seen += sum(len(e.ids) for e in plan[step])
        done = step + 1
        if done % 20 == 0:
            spent = time.monotonic() - started
            LOG.info("step %d loss %.4f, %.0f pieces/s", done, total / (done - first), seen / spent)
        if done % 100 == 0 or done == len(plan):
            state = {
                "model": model.state_dict(),
                "optimiser": optimiser.state_dict(),
                "schedule": schedule.state_dict(),
                "step": done,
            }
            torch.save(state, state_path.with_suffix(".new"))
            state_path.with_suffix(".new").replace(state_path)
        if done % 400 == 0 or done == len(plan):
            scores = {name: piece_scores(model, found) for name, found in check.items() if found}
            with (arguments.out / "curve.jsonl").open("a", encoding="utf-8") as curve:
                curve.write(json.dumps({"step": done, "loss": total / (done - first), **scores}) + "\n")
            LOG.info("step %d %s", done, json.dumps(scores))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path)
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

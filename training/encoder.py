"""The encoder: a BERT of the MiniLM-L6 shape that parts near its top, with tagging heads and arcs, in plain PyTorch."""

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True)
class Shape:
    """Sizes of the encoder; both branches have `shared` of its layers. Source: all-MiniLM-L6-v2, config.json."""

    vocabulary: int = 30_522
    positions: int = 512
    width: int = 384
    heads: int = 12
    layers: int = 6
    shared: int = 4
    inner: int = 1_536


class _Layer(nn.Module):
    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.projections = nn.Linear(shape.width, 3 * shape.width)
        self.output = nn.Linear(shape.width, shape.width)
        self.attention_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.inner = nn.Linear(shape.width, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.width)
        self.output_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, width = hidden.shape
        parts = self.projections(hidden).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        # No dropout on attention: it would disable the fast kernel on CPUs.
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = self.output(mixed.transpose(1, 2).reshape(batch, length, width))
        hidden = self.attention_norm(hidden + self.dropout(mixed))
        return self.output_norm(hidden + self.dropout(self.outer(functional.gelu(self.inner(hidden)))))


class Encoder(nn.Module):
    """Word pieces to two vectors each: one that tells of speech, one that tells of events.

    The lower layers are shared. Each of the upper ones is there twice, since what PolNeAR teaches of speech and what
    our own corpus teaches of incidents and figures cost each other three to seven points of F1 in one stack.
    """

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.kind = nn.Parameter(torch.zeros(shape.width))
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(_Layer(shape, dropout) for _ in range(shape.shared))
        above = shape.layers - shape.shared
        self.speech = nn.ModuleList(_Layer(shape, dropout) for _ in range(above))
        self.events = nn.ModuleList(_Layer(shape, dropout) for _ in range(above))
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Vectors (batch, length, width) of ids (batch, length); `mask` (batch, 1, 1, length) is true for pieces."""
        places = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.dropout(self.norm(self.words(ids) + self.positions(places) + self.kind))
        for layer in self.layers:
            hidden = layer(hidden, mask)
        speech = events = hidden
        for of_speech, of_events in zip(self.speech, self.events, strict=True):
            speech, events = of_speech(speech, mask), of_events(events, mask)
        return speech, events

    def load_bert(self, path: Path) -> None:
        """Take the weights of a BERT in safetensors as the hub names them."""
        given = load_file(path)
        given = {name.removeprefix("bert."): value for name, value in given.items()}
        state = {
            "words.weight": given["embeddings.word_embeddings.weight"],
            "positions.weight": given["embeddings.position_embeddings.weight"],
            "kind": given["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
        }
        names = {
            "output": "attention.output.dense",
            "attention_norm": "attention.output.LayerNorm",
            "inner": "intermediate.dense",
            "outer": "output.dense",
            "output_norm": "output.LayerNorm",
        }
        shared = len(self.layers)
        places = [
            *((index, f"layers.{index}") for index in range(shared)),
            *((shared + at, f"{branch}.{at}") for branch in ("speech", "events") for at in range(len(self.speech))),
        ]
        for index, place in places:
            source = f"encoder.layer.{index}."
            for part in ("weight", "bias"):
                parts = [given[f"{source}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                state[f"{place}.projections.{part}"] = torch.cat(parts)
                for ours, theirs in names.items():
                    state[f"{place}.{ours}.{part}"] = given[f"{source}{theirs}.{part}"]
        self.load_state_dict(state)


class Tagger(nn.Module):
    """The encoder with scores of tags for each piece, of arcs between pieces, and of kinds for the whole window.

    `forward` gives piece scores (batch, length, columns), arc scores (batch, kinds of arc, length, length): row i holds
    the scores of piece i pointing to each piece, [CLS] standing for none; and window scores (batch, kinds). Of the
    columns and the kinds of arc the first ones tell of speech: `speech_columns` and `speech_arcs` say how many.
    """

    def __init__(
        self,
        shape: Shape,
        columns: int,
        arcs: int,
        kinds: int,
        speech_columns: int,
        speech_arcs: int,
        arc_width: int = 96,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.encoder = Encoder(shape, dropout)
        self.dropout = nn.Dropout(dropout)
        self.speech = Heads(shape.width, speech_columns, speech_arcs, arc_width)
        self.events = Heads(shape.width, columns - speech_columns, arcs - speech_arcs, arc_width)
        self.kinds = nn.Linear(2 * shape.width, kinds)

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of pieces, arcs and the window."""
        speech, events = self.encoder(ids, mask)
        speech, events = self.dropout(speech), self.dropout(events)
        pieces, arcs = zip(self.speech(speech), self.events(events), strict=True)
        real = events if mask is None else events.masked_fill(~mask[:, 0, 0, :, None], -1e4)
        window = torch.cat((events[:, 0], real.amax(dim=1)), dim=-1)
        return torch.cat(pieces, dim=-1), torch.cat(arcs, dim=1), self.kinds(window)


class Heads(nn.Module):
    """What is told from the vectors of one branch: scores of tags (batch, length, columns) and of arcs."""

    def __init__(self, width: int, columns: int, arcs: int, arc_width: int) -> None:
        super().__init__()
        self.tags = nn.Linear(width, columns)
        self.arcs, self.arc_width = arcs, arc_width
        self.tail = nn.Linear(width, arcs * arc_width)
        self.head = nn.Linear(width, arcs * arc_width)

    def forward(self, hidden: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of tags and arcs."""
        split = (*hidden.shape[:2], self.arcs, self.arc_width)
        tails = functional.gelu(self.tail(hidden)).view(split).transpose(1, 2)
        heads = functional.gelu(self.head(hidden)).view(split).transpose(1, 2)
        return self.tags(hidden), tails @ heads.transpose(2, 3) / self.arc_width**0.5

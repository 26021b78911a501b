"""Run the encoder with ONNX Runtime."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

import numpy as np
import onnxruntime

from rapporteur.model.layout import Layout
from rapporteur.model.spans import Span
from rapporteur.model.tagged import Spoken, Tagged, TaggedSpan, WindowKinds
from rapporteur.tagging.decoding import Scores, pointed_at, ranges, spoken_in
from rapporteur.tagging.labels import ARCS, LAYERS, STATES, TERRORISM, columns
from rapporteur.tagging.windows import windows
from rapporteur.tagging.wordpiece import END, START, WordPiece

WEIGHTS, VOCABULARY = "tagger.onnx", "vocab.txt"
_COLUMNS = columns()
_FIELDS = {
    "incident": "incidents",
    "figure": "figures",
    "perpetrator": "perpetrators",
    "verification": "verification",
    "terrorism": "terrorism",
}
_SPEECH_DEPTH = {"outer_speech": 0, "inner_speech": 1}
_READ = [layer for layer in LAYERS if layer.name in _FIELDS or layer.name in _SPEECH_DEPTH]


@dataclass(frozen=True, eq=False)
class OnnxTagger:
    """The tagger; windows run singly, since int8 answers would depend on a batch."""

    session: onnxruntime.InferenceSession
    cutter: WordPiece
    version: str

    def tagged(self, layout: Layout) -> Tagged:
        """Tag one text; the same text always gets the same tags."""
        cut = self.cutter.cut(layout.text)
        start, end = self.cutter.vocabulary[START], self.cutter.vocabulary[END]
        spoken: list[Spoken] = []
        found: dict[str, list[TaggedSpan]] = defaultdict(list)
        kinds_of_windows: list[WindowKinds] = []
        for window in windows(layout, cut.spans):
            ids = np.array([[start, *cut.ids[window.start : window.end], end]], dtype=np.int64)
            scores, arcs, kinds = self.session.run(None, {"ids": ids})
            pieces = cut.spans[window.start : window.end]
            _take(layout.text, scores[0, 1:-1], arcs[0, :, 1:-1, :-1], pieces, spoken, found)
            shares = 1 / (1 + np.exp(-kinds[0]))
            kinds_of_windows.append(
                WindowKinds(
                    Span(pieces[0].start, pieces[-1].end),
                    tuple((kind, float(share)) for kind, share in zip(TERRORISM, shares, strict=True)),
                )
            )
        return Tagged(
            spoken=tuple(sorted(spoken, key=lambda one: one.start)),
            windows=tuple(kinds_of_windows),
            **{field: tuple(found[layer]) for layer, field in _FIELDS.items()},
        )


def _take(
    text: str,
    scores: Scores,
    arcs: Scores,
    pieces: tuple[Span, ...],
    spoken: list[Spoken],
    found: dict[str, list[TaggedSpan]],
) -> None:
    """Add what one window tells."""
    of_layer = {layer.name: ranges(scores[:, _COLUMNS[layer.name]], layer) for layer in _READ}
    for name, depth in _SPEECH_DEPTH.items():
        spoken += spoken_in(text, of_layer[name], arcs[ARCS.index(name)], pieces, depth)
    mentions = [one.first for one in of_layer["incident"]]
    states = scores[:, _COLUMNS["states"]]
    for name in _FIELDS:
        for one in of_layer[name]:
            head = pointed_at(arcs[ARCS.index(name)], one.first, mentions) if name in ARCS else None
            found[name].append(
                TaggedSpan(
                    one.role,
                    Span(pieces[one.first].start, pieces[one.last - 1].end),
                    one.score,
                    state=STATES[int(states[one.first].argmax())] if name == "incident" else None,
                    points_to=None if head is None else pieces[head].start,
                )
            )


def load_tagger(folder: Traversable, threads: int = 1) -> OnnxTagger:
    """Load a tagger's weights.

    Args:
        folder: where the weights and the vocabulary lie, as `training.export` writes them.
        threads: of one run.

    Raises:
        FileNotFoundError: the folder lacks one of the files.
    """
    weights = (folder / WEIGHTS).read_bytes()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    cutter = WordPiece.of_lines((folder / VOCABULARY).read_text(encoding="utf-8").splitlines())
    return OnnxTagger(session, cutter, f"tagger:{hashlib.sha256(weights).hexdigest()[:6]}")


@cache
def default_tagger() -> OnnxTagger:
    """The tagger that is shipped with the package, loaded once."""
    return load_tagger(resources.files("rapporteur.tagging") / "weights")

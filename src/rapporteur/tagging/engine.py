"""Run the encoder with ONNX Runtime."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime

from rapporteur.model.layout import Layout
from rapporteur.tagging.decoding import spoken_in
from rapporteur.tagging.spoken import Spoken
from rapporteur.tagging.windows import windows
from rapporteur.tagging.wordpiece import END, START, WordPiece


@dataclass(frozen=True)
class OnnxTagger:
    """The tagger; windows run singly, since int8 answers would depend on a batch."""

    session: onnxruntime.InferenceSession
    cutter: WordPiece
    version: str

    def spoken(self, layout: Layout) -> tuple[Spoken, ...]:
        """The attributions of a text in text order; the same text always gives the same ones."""
        cut = self.cutter.cut(layout.text)
        start, end = self.cutter.vocabulary[START], self.cutter.vocabulary[END]
        found: list[Spoken] = []
        for window in windows(layout, cut.spans):
            ids = np.array([[start, *cut.ids[window.start : window.end], end]], dtype=np.int64)
            tags, arcs = self.session.run(None, {"ids": ids})
            found += spoken_in(tags[0, 1:-1], arcs[0, 1:-1, :-1], cut.spans[window.start : window.end])
        return tuple(sorted(found, key=lambda one: min(one.source + one.cue + one.content)))


def load_tagger(folder: Path, threads: int = 0) -> OnnxTagger:
    """Load the tagger's weights.

    Args:
        folder: where `tagger.onnx` and `vocab.txt` lie, as `training.export` writes them.
        threads: of one run; 0 lets the runtime choose.

    Raises:
        FileNotFoundError: the folder lacks one of the files.
    """
    weights = (folder / "tagger.onnx").read_bytes()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    cutter = WordPiece.of_lines((folder / "vocab.txt").read_text(encoding="utf-8").splitlines())
    return OnnxTagger(session, cutter, f"tagger:{hashlib.sha256(weights).hexdigest()[:6]}")

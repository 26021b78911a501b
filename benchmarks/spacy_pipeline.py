"""A spaCy pipeline of the small kind, trained on our corpus for the reader's labels, to stand beside the reader.

Two named-entity recognisers share one convolutional encoder, as in spaCy's own small pipelines: one marks source, cue
and content of attributions, one marks figures by their measure (they lie inside contents, so one layer cannot hold
both). spaCy is no dependency of this project: it runs in an environment of its own (spacy, pydantic), the comparison
in the project's:

    PYTHONPATH=src:. SPACY_PYTHON -m benchmarks.spacy_pipeline train FOLDER     (minutes on two cores)
    PYTHONPATH=src:. SPACY_PYTHON -m benchmarks.spacy_pipeline predict FOLDER   (writes FOLDER/predicted.json)
    python -m benchmarks.beside_spacy FOLDER/predicted.json                     (writes benchmarks/results)
"""

import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.markup import AnnotatedDocument, load
from training.splits import part_of

CORPUS = Path(__file__).parents[1] / "training" / "corpus"
EPOCHS = 30
PATIENCE = 8
SEED = 7
LAYERS = ("attributions", "figures")
_WIDTH = 96
_ENCODER = {
    "@architectures": "spacy.HashEmbedCNN.v2",
    "pretrained_vectors": None,
    "width": _WIDTH,
    "depth": 4,
    "embed_size": 2000,
    "window_size": 1,
    "maxout_pieces": 3,
    "subword_features": True,
}
_RECOGNISER = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": _WIDTH, "upstream": "tok2vec"},
}
Marks = dict[str, list[tuple[int, int, str]]]
"""By layer: start, end and label, in code points."""


def documents(*parts: str) -> Iterator[AnnotatedDocument]:
    """The annotated documents of these parts of the corpus."""
    for path in sorted(CORPUS.rglob("*.txt")):
        document = load(path)
        if part_of(document.episode) in parts:
            yield document


def marks(document: AnnotatedDocument) -> Marks:
    """What the layers are to learn of one document."""
    reading = document.reading
    roles = [
        (span.start, span.end, role)
        for attribution in reading.attributions
        for role in ("source", "cue", "content")
        for span in getattr(attribution, role)
    ]
    figures = [(figure.start, figure.end, figure.measure.value) for figure in reading.figures]
    return {"attributions": sorted(set(roles)), "figures": sorted(set(figures))}


def _examples(nlp: Any, parts: tuple[str, ...]) -> list[tuple[Any, Marks]]:
    return [(nlp.make_doc(document.text), marks(document)) for document in documents(*parts)]


def _gold(doc: Any, layer: list[tuple[int, int, str]]) -> Any:
    """The example of one layer; of marks that overlap, only the longest can be learnt by it."""
    from spacy.training import Example
    from spacy.util import filter_spans

    copy = doc.copy()
    spans = [copy.char_span(start, end, label, alignment_mode="expand") for start, end, label in layer]
    copy.ents = filter_spans([span for span in spans if span is not None])
    return Example(doc.copy(), copy)


def _empty() -> Any:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": _ENCODER})
    for layer in LAYERS:
        nlp.add_pipe("ner", name=layer, config={"model": _RECOGNISER})
    return nlp


def _found(nlp: Any, doc: Any) -> Marks:
    """What each layer marks; each on its own, since a document has room for the entities of one."""
    found: Marks = {}
    encoded = nlp.get_pipe("tok2vec")(doc.copy())
    for layer in LAYERS:
        marked = nlp.get_pipe(layer)(_with_vectors(encoded))
        found[layer] = [(span.start_char, span.end_char, span.label_) for span in marked.ents]
    return found


def _with_vectors(encoded: Any) -> Any:
    copy = encoded.copy()
    copy.tensor = encoded.tensor
    return copy


def _f1(nlp: Any, examples: list[tuple[Any, Marks]]) -> float:
    right = wrong = 0
    for doc, wanted in examples:
        found = _found(nlp, doc)
        for layer in LAYERS:
            a, b = set(wanted[layer]), set(found[layer])
            right += 2 * len(a & b)
            wrong += len(a ^ b)
    return right / (right + wrong) if right else 0.0


def train(folder: Path) -> None:
    """Train until the development part gets no better for `PATIENCE` epochs; the best pipeline is kept in `folder`."""
    from spacy.util import compounding, fix_random_seed, minibatch

    fix_random_seed(SEED)
    chance = random.Random(SEED)
    nlp = _empty()
    training, development = _examples(nlp, ("train",)), _examples(nlp, ("development",))
    for layer in LAYERS:
        for label in sorted({label for _, wanted in training for _, _, label in wanted[layer]}):
            nlp.get_pipe(layer).add_label(label)
    optimizer = nlp.initialize(lambda: [_gold(doc, wanted[LAYERS[0]]) for doc, wanted in training])
    best, stale = -1.0, 0
    for epoch in range(EPOCHS):
        began, losses = time.perf_counter(), dict[str, float]()
        chance.shuffle(training)
        for batch in minibatch(training, size=compounding(2.0, 16.0, 1.01)):
            for layer in LAYERS:
                with nlp.select_pipes(enable=["tok2vec", layer]):
                    nlp.update(
                        [_gold(doc, wanted[layer]) for doc, wanted in batch], drop=0.1, sgd=optimizer, losses=losses
                    )
        score = _f1(nlp, development)
        print(f"epoch {epoch} {time.perf_counter() - began:.0f} s, development F1 {score:.3f}", losses, flush=True)
        stale = 0 if score > best else stale + 1
        if score > best:
            best = score
            nlp.to_disk(folder / "best")
        if stale >= PATIENCE:
            break


def predict(folder: Path) -> None:
    """Mark the test part with the best pipeline, and time it in seconds of processor time on one thread."""
    import spacy

    nlp = spacy.load(folder / "best")
    texts = {document.reading.document.id: document.text for document in documents("test")}
    for text in texts.values():
        _found(nlp, nlp.make_doc(text))
    began = time.process_time()
    found = {name: _found(nlp, nlp.make_doc(text)) for name, text in texts.items()}
    seconds = time.process_time() - began
    words = sum(len(text.split()) for text in texts.values())
    size = sum(path.stat().st_size for path in (folder / "best").rglob("*") if path.is_file())
    measured = {
        "spacy": spacy.__version__,
        "words_per_processor_second": round(words / seconds),
        "mebibytes_on_disk": round(size / 2**20, 1),
        "found": found,
    }
    (folder / "predicted.json").write_text(json.dumps(measured), encoding="utf-8")


if __name__ == "__main__":
    {"train": train, "predict": predict}[sys.argv[1]](Path(sys.argv[2]))

"""The suites by name: each loads a corpus, which gives documents to read and scores their readings.

Suites that judge a tally over many readings (clusters of articles, recorded incidents) will take the answers of the
linker instead of readings; they get a table of their own beside this one.
"""

from collections.abc import Callable
from pathlib import Path

from rapporteur.evaluation import places, polnear, times
from rapporteur.evaluation.gold import scoring as gold
from rapporteur.evaluation.material import Corpus, Options

SUITES: dict[str, Callable[[Path, Options], Corpus]] = {
    "gold": gold.load,
    "polnear": polnear.load,
    "times": times.load,
    "places": places.load,
}
"""Each loads the corpus at a path, or raises CorpusError."""

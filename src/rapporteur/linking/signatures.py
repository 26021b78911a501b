"""Signatures: how much of their text two documents share, by MinHash over runs of words.

Source: Broder, On the resemblance and containment of documents (1997); library: datasketch.
"""

import re
import zlib
from collections.abc import Iterator, Sequence

import numpy as np
from datasketch import MinHash

PERMUTATIONS = 64
# From this share of common shingles on a text is taken as a copy: agency copy with a new head keeps about half.
COPIED = 0.5
_BANDS = 16
_RUN = 5  # words to a shingle: shorter ones are common phrases
_WORD = re.compile(r"[^\W_]+")
_SEED = 1


def signature_of(text: str) -> tuple[int, ...]:
    """The MinHash of a text's runs of five words; empty for a text with fewer words."""
    words = [word.casefold() for word in _WORD.findall(text)]
    shingles = {" ".join(words[at : at + _RUN]).encode() for at in range(len(words) - _RUN + 1)}
    if not shingles:
        return ()
    hashed = MinHash(num_perm=PERMUTATIONS, seed=_SEED)
    hashed.update_batch(sorted(shingles))
    return tuple(int(value) for value in hashed.hashvalues)


def resemblance(a: Sequence[int], b: Sequence[int]) -> float:
    """The estimated share of shingles that two texts have in common, in [0, 1]; 0 for an empty signature."""
    if not a or not b:
        return 0.0
    return float(np.mean(np.asarray(a) == np.asarray(b)))


def bands(signature: Sequence[int]) -> Iterator[str]:
    """Keys of which two texts share at least one, most likely, when a third or more of their shingles agree."""
    rows = PERMUTATIONS // _BANDS
    for band in range(_BANDS if signature else 0):
        part = signature[band * rows : (band + 1) * rows]
        yield f"{band}:{zlib.crc32(repr(tuple(part)).encode()):08x}"

"""The weights that are shipped: small, and the same answer for the same text whatever is read beside it."""

from concurrent.futures import ThreadPoolExecutor
from importlib import resources

import pytest

from rapporteur.extraction.layout import lay_out
from rapporteur.tagging.engine import default_tagger

TEXTS = (
    "The governor of Tamra said on Tuesday that gunmen had raided the mill, killing at least nine villagers.",
    '"We heard two blasts," said Ines Okar, a teacher. "Then the bridge was gone."',
    "THE MINISTRY DENIED THAT ITS AIRCRAFT HAD BOMBED THE MARKET. NO GROUP HAS CLAIMED THE ATTACK.",
    "",
    "Rain is expected in the north.",
)


def test_they_are_small_enough_to_ship() -> None:
    folder = resources.files("rapporteur.tagging") / "weights"
    assert sum(len(file.read_bytes()) for file in folder.iterdir()) < 30 * 2**20


def test_a_text_has_the_same_tags_alone_among_others_and_in_threads() -> None:
    tagger = default_tagger()
    alone = [tagger.tagged(lay_out(text)) for text in TEXTS]
    backwards = [tagger.tagged(lay_out(text)) for text in reversed(TEXTS)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: tagger.tagged(lay_out(text)), TEXTS * 3))
    assert backwards == alone[::-1]
    assert together == alone * 3


@pytest.mark.parametrize("change", [str, str.upper, lambda text: text.replace(" ", "\n", 3)])
def test_who_says_what_is_told_in_any_case_and_across_line_ends(change: "type[str]") -> None:
    text = change(TEXTS[0])
    (told,) = [one for one in default_tagger().tagged(lay_out(text)).spoken if one.depth == 0 and one.content]
    words = " ".join(" ".join(piece.of(text) for piece in told.source).lower().split())
    assert words == "the governor of tamra"
    assert "said" in " ".join(piece.of(text) for piece in told.cue).lower()


def test_the_version_names_the_weights() -> None:
    kind, _, digits = default_tagger().version.partition(":")
    assert (kind, len(digits)) == ("tagger", 6)

"""What an offset map promises, checked against the original."""

from html import unescape

from rapporteur.model.offsets import OffsetMap


def untraced(text: str, offsets: OffsetMap, original: dict[str | None, str]) -> str:
    """The characters, without white space, that the map leads nowhere; fails where it leads to something else."""
    position = 0
    gaps = []
    for run in offsets.runs:
        words, there = text[run.start : run.end], original[run.part][run.original_start : run.original_end]
        assert len(words) == run.end - run.start, "runs lie inside the text"
        assert len(there) == run.original_end - run.original_start, "runs lead into the original"
        same = words == there or unescape(there).split() == words.split() or (words.isspace() and there.isspace())
        assert same, (words, there)
        gaps.append(text[position : run.start])
        position = run.end
    return "".join("".join([*gaps, text[position:]]).split())

"""Gold sentences, each with the figures that it gives on the line below it, after an arrow.

A figure is written as measure, count, and, where the test asks for them, classes joined by "+", a unit, and "<f1" for a
subset of figure f1. Counts: `12` exact, `20+` at least, `<=9` at most, `~300` about, `30-40` between, `24*`
vague, `?` not bounded.
People, places and numbers are invented.
"""

from collections.abc import Iterator

from rapporteur.extraction.figures import find_figures
from rapporteur.extraction.layout import lay_out
from rapporteur.model.incidents import Figure
from rapporteur.model.vocabularies import Qualifier


def cases(gold: str) -> Iterator[tuple[str, str]]:
    """Text and expected figures of each pair of lines in `gold`."""
    lines = [line.strip() for line in gold.strip().splitlines() if line.strip()]
    for text, expected in zip(lines[::2], lines[1::2], strict=True):
        yield text, expected.removeprefix("=>").strip()


def rendered(figure: Figure) -> str:
    """A figure as the gold writes it."""
    if figure.low is None and figure.high is None:
        count = "?"
    else:
        count = {
            Qualifier.EXACT: f"{figure.low}",
            Qualifier.AT_LEAST: f"{figure.low}+",
            Qualifier.AT_MOST: f"<={figure.high}",
            Qualifier.ABOUT: f"~{figure.low}",
            Qualifier.BETWEEN: f"{figure.low}-{figure.high}",
            Qualifier.VAGUE: f"{figure.low}*",
        }[figure.qualifier]
    part = f" <{figure.part_of}" if figure.part_of else ""
    return f"{figure.measure} {count} {'+'.join(figure.who)} {figure.unit}{part}"


def differences(text: str, expected: str) -> str:
    """What was found in `text` beside what was expected; empty when they agree."""
    found = [rendered(figure) for figure in find_figures(lay_out(text), ())]
    wanted = [item.strip() for item in expected.split(";") if item.strip() and item.strip() != "nothing"]
    agree = len(found) == len(wanted) and all(
        given.split()[:2] == asked.split()[:2]
        and set(asked.split()) <= set(given.split())
        and ("<" in given.replace("<=", "")) == ("<" in asked.replace("<=", ""))
        for given, asked in zip(found, wanted, strict=True)
    )
    return "" if agree else f"{text}\n   found  {'; '.join(found) or 'nothing'}\n   wanted {expected}"

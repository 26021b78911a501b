"""Floors on the development corpora, scored as TempEval-3 does; WikiWars 17 to 22 are held out and never read here."""

import html
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from tests.resolution.timing import read_times

HELD_OUT = re.compile(r"(?:17|18|19|20|21|22)_")
Timex = tuple[int, int, str]


def wikiwars(file: Path) -> tuple[str, date, list[Timex]]:
    source = file.read_text(encoding="utf-8")
    body = source[source.index("<TEXT>") + 6 : source.index("</TEXT>")]
    text, at, stack = "", 0, list[tuple[int, str]]()
    timexes: list[Timex] = []
    for tag in re.finditer(r"<(/?)TIMEX2([^>]*)>", body):
        text += html.unescape(body[at : tag.start()])
        at = tag.end()
        if tag[1]:
            start, attributes = stack.pop()
            value = re.search(r'val="([^"]*)"', attributes)
            if not stack:  # the outermost of nested expressions counts
                timexes.append((start, len(text), value[1] if value else ""))
        else:
            stack.append((len(text), tag[2]))
    created = re.search(r"<DATETIME>.*?(\d{4}-\d\d-\d\d)", source, re.DOTALL)
    assert created
    return text + html.unescape(body[at:]), date.fromisoformat(created[1]), timexes


def timeml(file: Path) -> tuple[str, date, list[Timex]]:
    root = ElementTree.parse(file).getroot()
    body, created = root.find("TEXT"), root.find("DCT/TIMEX3")
    assert body is not None
    assert created is not None
    text, timexes = "", list[Timex]()

    def walk(element: ElementTree.Element) -> None:
        nonlocal text
        start = len(text)
        text += element.text or ""
        for child in element:
            walk(child)
            text += child.tail or ""
        if element.tag == "TIMEX3" and len(text) > start:
            timexes.append((start, len(text), element.get("value", "")))

    walk(body)
    return text, date.fromisoformat(created.get("value", "")[:10]), timexes


def scores(documents: list[tuple[str, date, list[Timex]]]) -> tuple[float, float]:
    """F1 of relaxed spans and of values among them, each gold expression paired with the first that overlaps it."""
    gold = found = paired = right = 0
    for text, published, timexes in documents:
        times, _ = read_times(text, published)
        gold, found = gold + len(timexes), found + len(times)
        free = list(times)
        for start, end, value in timexes:
            match = next((t for t in free if t.start < end and start < t.end), None)
            if match is not None:
                free.remove(match)
                paired += 1
                right += (match.value or "") == value
    return 2 * paired / (gold + found), 2 * right / (gold + found)


def test_wikiwars_development_files(corpora: Path) -> None:
    files = sorted((corpora / "data" / "times" / "wikiwars" / "keyinline").glob("*.key.xml"))
    span, value = scores([wikiwars(file) for file in files if not HELD_OUT.match(file.name)])
    assert span >= 0.93
    assert value >= 0.85


def test_timebank_and_aquaint(corpora: Path) -> None:
    files = sorted((corpora / "data" / "times" / "tbaq").rglob("*.tml"))
    span, value = scores([timeml(file) for file in files])
    assert span >= 0.91
    assert value >= 0.76

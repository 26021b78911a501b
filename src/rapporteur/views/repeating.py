"""Repeating: who passes on the words of a root source, as a tree down to the documents that carry them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapporteur.linking.independence import Root, Said


@dataclass(slots=True)
class Branch:
    """A voice, with what it says itself and who repeats it; `document` is set where the branch is a document."""

    name: str
    document: str | None = None
    said: list[Said] = field(default_factory=list)
    branches: list["Branch"] = field(default_factory=list)


def tree_of(root: Root) -> Branch:
    """Who repeats a root source: those who pass its words on, down to the documents that carry them."""
    top = Branch(root.name)
    for said in root.said:
        at = top
        for name in said.via:
            at = _branch(at, name)
        _branch(at, said.document, document=said.document).said.append(said)
    return top


def _branch(of: Branch, name: str, document: str | None = None) -> Branch:
    for one in of.branches:
        if (one.name, one.document) == (name, document):
            return one
    made = Branch(name, document)
    of.branches.append(made)
    return made


def trees_of(roots: Sequence[Root]) -> Iterator[tuple[Root, Branch]]:
    """Each root source with its tree, the most repeated first."""
    for root in sorted(roots, key=lambda one: -len({said.document for said in one.said})):
        yield root, tree_of(root)

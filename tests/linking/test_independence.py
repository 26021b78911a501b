"""Who repeats whom: a root source counts once."""

from datetime import date

from rapporteur.linking.independence import Paper, Root, Said, credited_agency, roots_of
from rapporteur.linking.signatures import bands, resemblance, signature_of
from rapporteur.model.vocabularies import SourceKind

STORY = (
    "Shells fell on the livestock market of Kadugli shortly after dawn on Sunday, when traders from the villages had "
    "already unloaded their sheep, and the fire went on for more than an hour before the guns on the hill fell silent."
)


def paper(name: str, text: str, day: int, agency: str | None = None) -> Paper:
    return Paper(name, name.title(), date(2024, 6, day), signature_of(text), agency)


def said(
    document: str,
    name: str | None,
    kind: SourceKind,
    *,
    body: str | None = None,
    content: str = "",
    via: tuple[str, ...] = (),
) -> Said:
    return Said(f"{document}#{name}", document, f"{document}/{name}", name, body, kind, via, content)


def roots(*statements: Said, papers: tuple[Paper, ...] = ()) -> tuple[Root, ...]:
    known = {one.document: one for one in papers}
    for one in statements:
        known.setdefault(one.document, paper(one.document, one.document * 9, 3))
    return roots_of(statements, known)


def test_a_party_and_its_spokesman_are_one_voice() -> None:
    (root,) = roots(
        said("wire", "Tariq Daoud", SourceKind.PARTY, body="Army"), said("post", "the army", SourceKind.PARTY)
    )
    assert root.name == "Army"
    assert root.reasons == ("a body and who speaks for it",)


def test_residents_of_two_documents_are_two_sources_unless_one_text_copies_the_other() -> None:
    here, there = said("wire", "residents", SourceKind.RESIDENT), said("post", "residents", SourceKind.RESIDENT)
    assert len(roots(here, there)) == 2
    copy = (paper("wire", STORY, 3), paper("post", f"Kadugli (Post) - {STORY}", 4))
    (root,) = roots(here, there, papers=copy)
    assert root.reasons == ("the text of one is a copy of the other",)


def test_the_same_quotation_was_said_once() -> None:
    words = "“We buried eleven people in one grave that night”"
    assert (
        len(
            roots(
                said("wire", "a man", SourceKind.RESIDENT, content=words),
                said("post", "a trader", SourceKind.RESIDENT, content=f"He said {words}."),
            )
        )
        == 1
    )


def test_two_named_bodies_are_two_sources() -> None:
    assert (
        len(roots(said("wire", "Health Ministry", SourceKind.OFFICIAL), said("wire", "Red Crescent", SourceKind.NGO)))
        == 2
    )


def test_plain_police_is_the_force_of_the_place() -> None:
    (root,) = roots(said("wire", "Talodi police", SourceKind.OFFICIAL), said("post", "police", SourceKind.OFFICIAL))
    assert root.reasons == ("the force on the spot under a plain name",)


def test_two_outlets_that_carry_an_agency_are_one_source() -> None:
    own = [said(name, None, SourceKind.AUTHOR) for name in ("wire", "post")]
    papers = (paper("wire", "a" * 30, 3, "Reuters"), paper("post", "b" * 30, 3, "Reuters"))
    (root,) = roots(*own, papers=papers)
    assert root.name == "Reuters"
    assert len(roots(*own)) == 2


def test_a_byline_names_the_agency_and_a_mention_in_the_text_does_not() -> None:
    assert credited_agency("KADUGLI (Reuters) - Shells fell.") == "Reuters"
    assert credited_agency("x " * 300 + "he told Reuters" + " x" * 300) is None


def test_copies_share_a_band_and_other_stories_do_not_resemble() -> None:
    copy, other = (
        signature_of(f"KADUGLI. {STORY}"),
        signature_of("A bus left the road near Popayán on Monday, police said."),
    )
    mine = signature_of(STORY)
    assert resemblance(mine, copy) > 0.8
    assert set(bands(mine)) & set(bands(copy))
    assert resemblance(mine, other) < 0.2
    assert signature_of("too short") == ()

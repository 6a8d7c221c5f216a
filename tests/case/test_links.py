"""Claims and elements are linked from either side, and it is one set of links."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from detente.case import (
    Basis,
    Belief,
    Bloc,
    Body,
    Case,
    Claim,
    ClaimStatus,
    Contested,
    Event,
    EvidenceLink,
    Expectation,
    Grade,
    Link,
    RedLine,
    Relation,
    SpeakerKind,
    Support,
    Wants,
    contested,
    evidence_links,
    text,
)
from strategies.cases import cases

SUPPORTS, CONTRADICTS = Relation.SUPPORTS, Relation.CONTRADICTS
WANTED = "statements.a.wants.i"
LINE = RedLine("a", "l", ())


def _case(*claims: Claim, cited: tuple[str, ...] = ()) -> Case:
    return Case(
        "c",
        statements=(Wants(WANTED, "a", "i", ("x",), Basis(claims=cited)),),
        red_lines=(LINE,),
        expectations=(Expectation("e", text("E")),),
        claims=claims,
    )


def _claim(name: str, *links: Link) -> Claim:
    return Claim(name, "s", speaker="a", speaker_kind=SpeakerKind.NAMED, links=links)


def test_a_link_from_either_side_is_the_same() -> None:
    """Named by the element, by the claim or by both: one link, one grade, one case."""
    link = Link(WANTED)
    ways = [
        _case(_claim("c1"), cited=("c1",)),
        _case(_claim("c1", link)),
        _case(_claim("c1", link, link), cited=("c1",)),
    ]
    expected = (EvidenceLink("c1", WANTED, SUPPORTS),)
    assert [expected] * 3 == [evidence_links(case) for case in ways]
    bases = [case.statements[0].basis for case in ways]
    assert [Grade.SAID] * 3 == [c.grade(b, "a") for c, b in zip(ways, bases, strict=True)]
    assert ways[1] == _case(_claim("c1", link), cited=("c1",))


@pytest.mark.parametrize("name", ["red_lines.a.l", "red_line:a.l", "a.l"])
def test_an_element_is_named_as_anywhere(name: str) -> None:
    """The path, the demand's id, or the bare id where it means one element."""
    case = _case(_claim("c1", Link(name)))
    assert ("c1",) == case.red_lines[0].basis.claims
    assert (EvidenceLink("c1", "red_lines.a.l", SUPPORTS),) == evidence_links(case)


def test_only_support_stands_behind_an_element() -> None:
    """A claim against an element, or on a condition of it, bears no grade and lowers none."""
    others = [Link(WANTED, relation) for relation in Relation if relation is not SUPPORTS]
    case = _case(_claim("c1", *others))
    assert () == case.statements[0].basis.claims
    assert [CONTRADICTS, Relation.CONDITIONAL_ON] == [one.relation for one in evidence_links(case)]
    assert Grade.ASSUMED is case.grade(case.statements[0].basis, "a")


def test_where_claims_contradict_one_another_both_stand() -> None:
    """Elements with confirmed claims for and against are listed with both; others are not."""
    against = Link(WANTED, CONTRADICTS)
    case = _case(
        _claim("c1", Link(WANTED), Link("expectations.e")),
        _claim("c2", against, Link("red_lines.a.l", CONTRADICTS)),
        replace(_claim("c3", against), status=ClaimStatus.REJECTED),
    )
    assert (Contested(WANTED, ("c1",), ("c2",)),) == contested(case)
    assert Grade.SAID is case.grade(case.statements[0].basis, "a")
    fallen = replace(case.claims[1], status=ClaimStatus.DISPUTED)
    assert () == contested(_case(case.claims[0], fallen))


def test_what_is_taken_out_takes_its_links_along() -> None:
    """A case without an element has no link that names nothing."""
    case = _case(_claim("c1", Link("a.l"), Link(WANTED)), _claim("c2", Link("red_line:a.l")))
    rest = case.without("red_lines.a.l")
    assert [(Link(WANTED),), ()] == [claim.links for claim in rest.claims]


def test_links_to_nothing_are_left_out() -> None:
    """What the case does not have is for `check` to tell."""
    assert () == evidence_links(_case(_claim("c1", Link("nothing")), cited=("unknown",)))


@settings(max_examples=40)
@given(cases())
def test_every_link_is_found_from_both_sides(case: Case) -> None:
    """In any case: the claims of a basis are exactly the supporting links of its element."""
    links = evidence_links(case)
    assert len(set(links)) == len(links)
    for statement in case.statements:
        found = [x.claim for x in links if (x.element, x.relation) == (statement.id, SUPPORTS)]
        assert list(statement.basis.claims) == found


def test_what_a_part_of_an_element_cites_stands_behind_the_element() -> None:
    """Blocs, shares of a vote and beliefs rest on claims too; links are to what holds them."""
    case = replace(
        _case(_claim("c1"), _claim("c2"), _claim("c3")),
        bodies=(
            Body(
                "k",
                "a",
                blocs=(Bloc("l", basis=Basis(claims=("c1",))),),
                support=(Support(basis=Basis(claims=("c2", "c1"))),),
            ),
        ),
        events=(Event("e", beliefs=(Belief("a", basis=Basis(claims=("c3",))),)),),
    )
    found = [(link.element, link.claim) for link in evidence_links(case)]
    assert [("bodies.k", "c1"), ("bodies.k", "c2"), ("events.e", "c3")] == found

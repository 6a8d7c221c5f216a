"""The examples' evidence: every element has its claims, every passage is where it says."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

import detente
from detente.case import Basis, Case, Grade, TextKept, contested
from detente.case.elements import NAMEABLE, element_path, holder_of
from detente.reports.as_json import as_json
from detente.sources.anchors import SearchedText, Status, find_anchor, target_of
from detente.sources.coverage import coverage
from helpers.gold_case import gold
from helpers.needs import shared_path
from strategies.shipped_cases import FOLDER, analysed, shipped

ANCHORAGE, RIVER = "alaska-2025", "river-treaty"

GRADES = {
    "statements.russia.wants.dialogue": Grade.REPORTED,
    "statements.usa.wants.dialogue": Grade.REPORTED,
    "statements.usa.wants.who-settles": Grade.SAID,
    "red_lines.russia.security-interests": Grade.ASSUMED,
    "linkages.realistic-basis": Grade.ASSUMED,
    "expectations.no-turning-point": Grade.SAID,
    "expectations.positions-and-plan": Grade.SAID,
    "expectations.trust-in-steps": Grade.SAID,
    "roadmap.plan": Grade.REPORTED,
    "roadmap.consulates": Grade.REPORTED,
    "roadmap.staff": Grade.REPORTED,
    "roadmap.flights": Grade.REPORTED,
}
"""What the elements of the Anchorage example rest on; every other one is unsourced."""


def _text(case: Case, source: str) -> str:
    """A source of the river treaty as its file has it."""
    file = next(one.file for one in case.sources if one.id == source)
    assert file is not None
    return (FOLDER / RIVER / file).read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", [ANCHORAGE, RIVER])
def test_every_passage_bears_its_measures(name: str) -> None:
    """Each claim has a passage with place, version and hash, so that it can be found again."""
    for claim in shipped(name).claims:
        assert claim.passages, claim.id
        for passage in claim.all_passages():
            assert None not in (passage.start, passage.end, passage.version)
            assert passage.sha256 or passage.exact


def test_every_element_of_anchorage_has_a_claim() -> None:
    """Nothing in the case stands without somebody who says it in the article."""
    found = coverage(shipped(ANCHORAGE))

    assert [] == [one.element for one in found.elements if not one.voices.claims]


def test_grades_of_anchorage_follow_from_its_claims() -> None:
    """Each grade is the one its claims bear, or a lower one where the case says why."""
    case = shipped(ANCHORAGE)
    for kind in NAMEABLE:
        for element in getattr(case, kind):
            basis: Basis = element.basis
            path, holder = element_path(kind, element), holder_of(element)
            bare = replace(basis, grade=None)
            assert GRADES.get(path, Grade.UNSOURCED) == case.grade(basis, holder), path
            assert case.grade(bare, holder).rank <= case.grade(basis, holder).rank
            if basis.grade is None:
                assert case.borne(basis, holder) == case.grade(basis, holder)


def test_anchorage_has_no_word_of_the_article() -> None:
    """Its source is withheld, and so is every passage."""
    case = shipped(ANCHORAGE)

    assert [TextKept.WITHHELD] == [source.text for source in case.sources]
    for claim in case.claims:
        for passage in claim.all_passages():
            assert (None, None, None) == (passage.exact, passage.prefix, passage.suffix)


def test_passages_of_anchorage_stand_in_the_article() -> None:
    """With the article at hand every withheld passage is found at its position, by its hash."""
    article = shared_path("data/source/article.txt").read_bytes()
    case = shipped(ANCHORAGE)
    searched = SearchedText(article.decode("utf-8"))
    passages = [passage for claim in case.claims for passage in claim.all_passages()]

    assert {sha256(article).hexdigest()} == {passage.version for passage in passages}
    assert sha256(article).hexdigest() == case.sources[0].sha256 == case.sources[0].text_sha256
    for passage in passages:
        anchor = find_anchor(searched, target_of(passage))
        assert (Status.POSITION, passage.start, passage.end) == (
            anchor.status,
            anchor.start,
            anchor.end,
        )


def test_anchorage_is_coded_as_the_gold_is() -> None:
    """Claim c05 is statement s05: the same line, types, mode and mood, at the same place."""
    coded = {one["id"].replace("s", "c"): one for one in gold()["statements"]}
    for claim in shipped(ANCHORAGE).claims:
        one = coded[claim.id]
        assert one["quote"]["line"] == claim.line
        assert one["types"] == list(claim.type)
        assert (one["mode"], one["mood"]) == (claim.mode, claim.mood)
        first = claim.passages[0]
        assert (one["quote"]["start"], one["quote"]["end"]) == (first.start, first.end)


def test_anchorage_shows_who_is_not_heard() -> None:
    """Nobody of Ukraine is quoted; of three parties nothing is claimed; one document is all."""
    found = coverage(shipped(ANCHORAGE))

    assert 1 == len(found.stories)
    assert "author" == found.party("ukraine").voices.only
    assert ["finland", "moldova", "nato"] == [
        one.party for one in found.parties if not one.voices.claims
    ]
    assert found.party("ukraine").never_quoted


def test_texts_of_the_river_are_the_ones_quoted() -> None:
    """Each source is at hand as its hash says, and has every passage word for word in its place."""
    case = shipped(RIVER)
    for source in case.sources:
        assert source.text_sha256 == sha256(_text(case, source.id).encode()).hexdigest()
    for claim in case.claims:
        for passage in claim.all_passages():
            assert passage.exact == _text(case, passage.source)[passage.start : passage.end]
            assert passage.version == sha256(_text(case, passage.source).encode()).hexdigest()


def test_the_river_has_four_texts_in_two_languages() -> None:
    """Beside the hearing: two in English, two in German, of which two tell one story."""
    case = shipped(RIVER)

    assert ["de", "de", "en", "en"] == sorted(str(s.language) for s in case.sources[1:])
    assert 4 == len(coverage(case).stories)


def test_the_river_texts_contradict_each_other_on_one_point() -> None:
    """Both claims stand, each with who says so, and the contested element is one red line."""
    case = shipped(RIVER)
    (found,) = contested(case)

    assert "red_lines.upland.not-for-free" == found.element
    assert (("c1", "c13", "c14"), ("c15",)) == (found.supporting, found.contradicting)
    assert "A. Berg" == case.claim("c15").speaker
    assert "red_line:upland.not-for-free" in {each.element for each in analysed(RIVER).assumptions}


@pytest.mark.parametrize("name", [ANCHORAGE, RIVER])
def test_places_change_no_finding(name: str) -> None:
    """Without passages, modes and moods the analysis says the same: only its grades speak."""
    case = shipped(name)
    bare = tuple(replace(c, passages=(), condition=None, mode=None, mood=None) for c in case.claims)

    without = as_json(detente.analyze(replace(case, claims=bare)), "en")
    found = as_json(analysed(name), "en")

    differing = {key for key in found if found[key] != without[key]}
    assert {"case"} == differing

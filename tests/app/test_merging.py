from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.app.merging import merge_coders
from detente.case import (
    Case,
    Claim,
    ClaimStatus,
    ClaimType,
    Issue,
    Option,
    Party,
    Passage,
    Source,
    Strength,
    text,
)
from detente.case.coding import changed
from detente.formats import read_text, yaml_text
from detente.sources.coders import Coding, merge

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
BARE = Case(
    "merged",
    parties=(Party("nord", text("Nordland")),),
    issues=(Issue("lease", options=(Option("none"), Option("ten")), status_quo="none"),),
    sources=(Source("s1"),),
)
COLON = "Two lines,\nthe second: with a colon"


@st.composite
def _claim(draw: st.DrawFn, name: str, coder: str) -> Claim:
    start = draw(st.integers(0, 2)) * 10
    place = Passage("s1", "0" * 64, start, start + 10, sha256="1" * 64, length=10)
    first = Claim(name, "s1", passages=(place,), coder=coder, status=ClaimStatus.SUGGESTED)
    strength = draw(st.sampled_from([None, Strength.FIRM]))
    types = draw(st.sampled_from([(), (ClaimType.DEMAND, ClaimType.FACT)]))
    note = draw(st.sampled_from([None, text("a: b"), text(COLON), text(de="ja", en="no")]))
    claim = changed(first, coder, NOON, strength=strength, type=types, note=note)
    confirmed = draw(st.booleans())
    status = ClaimStatus.CONFIRMED if confirmed else ClaimStatus.SUGGESTED
    return changed(claim, coder, NOON, status=status)


@st.composite
def _codings(draw: st.DrawFn) -> list[Coding]:
    ids = st.lists(st.sampled_from(["c1", "c2", "c3"]), unique=True, max_size=3)
    return [
        Coding(coder, tuple(draw(_claim(name, coder)) for name in draw(ids)))
        for coder in ("anna", "ben", "Cléo D.")
    ]


@settings(max_examples=60)
@given(_codings())
def test_a_merge_survives_the_file(codings: list[Coding]) -> None:
    """Written as a case and read again, the merged claims are the same, and no error is found."""
    found = merge(codings, "chair", NOON)
    case = replace(BARE, claims=found.claims)
    reading = read_text(yaml_text(case))

    assert [] == list(reading.errors)
    assert reading.case is not None
    assert case.claims == reading.case.claims


@settings(max_examples=60)
@given(_codings())
def test_merged_step_by_step_no_coding_is_lost(codings: list[Coding]) -> None:
    """Merging two and then the third keeps every coding of every claim as one step does."""
    together = merge(codings, "chair", NOON).claims
    first = Coding("first", merge(codings[:2], "chair", NOON).claims)
    stepwise = merge([first, codings[2]], "chair", NOON).claims

    assert {_coded(one) for one in together} == {_coded(one) for one in stepwise}


def _coded(claim: Claim) -> Claim:
    """What was coded, whoever did, whatever it is called, and whatever became of it."""
    bare = replace(claim, id="", coder=None, history=(), date=None, note=None)
    return replace(bare, status=ClaimStatus.SUGGESTED)


def test_parts_of_elements_cite_what_any_coder_had_them_cite(tmp_path: Path) -> None:
    """Blocs and beliefs too, by the ids that claims have in the merge."""
    hash_of_text = "0" * 64
    for coder, start in (("anna", 0), ("ben", 20)):
        passage = f"{{start: {start}, end: {start + 10}, sha256: {hash_of_text}, length: 10}}"
        claim = f"{{source: s1, holder: nord, coder: {coder}, passages: [{passage}]}}"
        written = "\n".join(
            [
                "detente: case/1",
                "id: merged",
                "parties: {nord: Nordland}",
                "issues: {lease: {options: [none, ten], status_quo: none}}",
                "bodies: {k: {party: nord, blocs: {l: {seats: 3, claims: [c1]}, r: 4}}}",
                "events: {e: {verified_by: [nord], beliefs: {nord: {value: 5, claims: [c1]}}}}",
                f"sources: {{s1: {{text_sha256: {hash_of_text}}}}}",
                f"claims: {{c1: {claim}}}",
            ]
        )
        (tmp_path / f"{coder}.yaml").write_text(written, encoding="utf-8")
    paths = [tmp_path / f"{coder}.yaml" for coder in ("anna", "ben")]
    case = merge_coders(paths, "chair", lambda: NOON).case

    both = tuple(claim.id for claim in case.claims)
    assert 2 == len(both)
    assert both == case.bodies[0].blocs[0].basis.claims
    assert () == case.bodies[0].blocs[1].basis.claims
    assert both == case.events[0].beliefs[0].basis.claims

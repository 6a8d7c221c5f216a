"""Claims in a file: short where a person writes them, to the character where words are quoted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente import formats
from detente.app.reading import read_isolated
from detente.case import (
    Attribution,
    Claim,
    ClaimStatus,
    ClaimType,
    CodingEvent,
    Delegate,
    IfThen,
    Link,
    Mode,
    Mood,
    Origin,
    Passage,
    Relation,
    Source,
    SpeakerKind,
    Strength,
    TextKept,
    text,
)
from detente.formats.verbatim import UNFIT, UnknownEscape, escaped, unescaped

HASH = "0" * 64
HEAD = """
detente: case/1
id: base
parties: {upland: Upland, delta: Delta}
tracks: {money: Money}
issues: {toll: {range: {min: 0, max: 12}, status_quo: 0, track: money}}
statements: {upland: {wants: {toll: 12}}, delta: {wants: {toll: 0}}}
"""
FULL = (
    HEAD
    + f"""
sources:
  s1:
    title: Radio report
    origins: {{title: html-meta, publisher: user}}
    media_type: text/html
    sha256: {HASH}
    text_sha256: {HASH}
    text: withheld
    story: toll
claims:
  c1:
    source: s1
    passages:
      - start: 0
        end: 5
        exact: "Ein\\\\r\\n"
      - {{source: s1, version: {HASH}, sha256: {HASH}, length: 12}}
    holder: upland
    speaker: A. Berg
    speaker_kind: named
    party: upland
    attribution: continued
    chain: [an agency, a reporter]
    mode: indirect
    mood: konjunktiv_I
    type: [demand, linkage]
    issue: toll
    track: money
    stance: pro
    value: 2/3
    condition: {{if: {{en: water}}, then_passages: {{exact: toll}}, tracks: money}}
    strength: firm
    target: delta
    status: disputed
    coder: X
    date: 2026-11-01
    links:
      - statements.upland.wants.toll
      - {{to: statements.delta.wants.toll, relation: contradicts}}
    history:
      {{when: 2026-11-01T14:30Z, who: X, changed: status, before: confirmed, after: disputed}}
"""
)


def test_every_key_is_read() -> None:
    """What stands in the file stands in the case."""
    case = formats.read_text(FULL).case
    assert case is not None
    assert case.claims == (
        Claim(
            "c1",
            "s1",
            ("upland",),
            "A. Berg",
            SpeakerKind.NAMED,
            "upland",
            type=(ClaimType.DEMAND, ClaimType.LINKAGE),
            stance="pro",
            passages=(
                Passage("s1", None, 0, 5, "Ein\r\n"),
                Passage("s1", HASH, sha256=HASH, length=12),
            ),
            attribution=Attribution.CONTINUED,
            chain=("an agency", "a reporter"),
            mode=Mode.INDIRECT,
            mood=Mood.KONJUNKTIV_I,
            issue="toll",
            track="money",
            value=Fraction(2, 3),
            condition=IfThen(
                text(en="water"), then_passages=(Passage("s1", exact="toll"),), tracks=("money",)
            ),
            strength=Strength.FIRM,
            target="delta",
            status=ClaimStatus.DISPUTED,
            coder="X",
            date=datetime(2026, 11, 1, tzinfo=UTC).date(),
            links=(
                Link("statements.upland.wants.toll"),
                Link("statements.delta.wants.toll", Relation.CONTRADICTS),
            ),
            history=(
                CodingEvent(
                    datetime(2026, 11, 1, 14, 30, tzinfo=UTC),
                    "X",
                    "status",
                    "confirmed",
                    "disputed",
                ),
            ),
        ),
    )
    assert case.sources == (
        Source(
            "s1",
            text("Radio report"),
            media_type="text/html",
            sha256=HASH,
            text_sha256=HASH,
            text=TextKept.WITHHELD,
            story="toll",
            origins=(("title", Origin.HTML_META), ("publisher", Origin.USER)),
        ),
    )


def test_what_nobody_stated_is_not_made_up() -> None:
    """A claim of a file from before these keys: confirmed, everything else unknown."""
    written = HEAD + "sources: {s1: {title: T}}\nclaims: {c1: {source: s1, line: 3}}\n"
    case = formats.read_text(written).case
    assert case is not None
    assert case.claims == (Claim("c1", "s1", line=3),)
    assert ClaimStatus.CONFIRMED is case.claims[0].status
    assert (None, (), "s1") == (
        case.sources[0].text,
        case.sources[0].origins,
        case.sources[0].story_of,
    )


def test_it_is_written_as_a_person_would() -> None:
    """A confirmed status, the claim's own source and the usual relation go without saying."""
    case = formats.read_text(FULL.replace("status: disputed", "status: confirmed")).case
    assert case is not None
    written = formats.yaml_text(case)
    assert "status: confirmed" not in written
    assert "    - statements.upland.wants.toll\n" in written
    assert 1 == written.count("source: s1")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("attribution: continued", "attribution: guessed", "explicit, continued, inferred, none"),
        ("mode: indirect", "mode: oral", "direct, mixed, indirect"),
        ("mood: konjunktiv_I", "mood: subjunctive", "konjunktiv_I, konjunktiv_II"),
        ("[demand, linkage]", "[demand, wish]", "position, interest, red_line"),
        ("strength: firm", "strength: strong", "hedged, plain, firm, final"),
        ("status: disputed", "status: open", "suggested, confirmed, disputed"),
        ("relation: contradicts", "relation: against", "supports, contradicts, conditional_on"),
        ("title: html-meta", "title: guess", "text, html-meta, file-name, user"),
        ("text: withheld", "text: gone", "kept, withheld"),
        ("T14:30Z", "T14:30", "2026-11-01T14:30:00Z"),
        ("start: 0", "start: -1", "a whole number from 0"),
        (r"Ein\\r", r"Ein\\q", r"\q"),
        ("target: delta", "targets: delta", "Did you mean 'target'?"),
        ("{to: statements.delta.wants.toll, ", "{", "'to' is missing"),
        ("who: X, ", "", "'who' is missing"),
        ("to: statements.delta.wants.toll", "to: statements.delta.wants.tol", "no entry"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_words(old: str, new: str, line: str) -> None:
    """Each wrong word is told on its line, with the words there are."""
    assert old in FULL
    wrong = FULL.replace(old, new, 1)
    [error] = formats.read_text(wrong).errors
    assert error.place is not None
    expected = FULL[: FULL.index(old)].count("\n") + 1
    assert error.place.line in (expected - 1, expected)
    assert line in error.line("en")


def test_a_mistake_in_a_workbook_is_told_with_its_cell(tmp_path: Path) -> None:
    """The same words, with sheet and cell."""
    import openpyxl

    case = formats.read_text(FULL).case
    assert case is not None
    path = tmp_path / "case.xlsx"
    formats.write(case, path)
    workbook = openpyxl.load_workbook(path)
    headings = [cell.value for cell in workbook["Claims"][1]]
    workbook["Claims"].cell(2, headings.index("mode") + 1).value = "oral"
    workbook["Links"]["A2"].value = "c9"
    workbook.save(path)
    places = [(e.place.sheet, e.place.cell) for e in formats.read(path).errors if e.place]
    assert [("Claims", workbook["Claims"].cell(2, headings.index("mode") + 1).coordinate)] == [
        place for place in places if place[0] == "Claims"
    ]
    assert [("Links", "A2")] == [place for place in places if place[0] == "Links"]


@pytest.mark.parametrize("name", ["case.yaml", "case.json", "case.xlsx", "folder"])
def test_a_full_claim_survives(name: str, tmp_path: Path) -> None:
    """Every key comes back from every format; also in the child process of the command line."""
    case = formats.read_text(FULL).case
    assert case is not None
    formats.write(case, tmp_path / name)
    assert case == formats.read(tmp_path / name).case
    assert case == read_isolated(tmp_path / name).case


@given(st.text())
def test_quoted_words_are_kept_to_the_character(words: str) -> None:
    """Any words survive, in characters that any case file holds."""
    assert words == unescaped(escaped(words))
    assert UNFIT.search(escaped(words)) is None


@pytest.mark.parametrize("written", ["\\", "\\q", "\\u12", "\\uD800", "\\U00110000", "a\\"])
def test_a_backslash_that_stands_for_nothing_is_refused(written: str) -> None:
    """Rather than guessed at."""
    with pytest.raises(UnknownEscape):
        unescaped(written)


@pytest.mark.parametrize("words", ["_x000D_", "=1+1", " two  blanks ", "\ufeffmark", "x\r\n\ty"])
def test_words_that_a_workbook_would_change(words: str, tmp_path: Path) -> None:
    """Escapes, formulas, blanks and line ends come back from a cell as they were."""
    case = formats.read_text(HEAD + "sources: {s1: {title: T}}\n").case
    assert case is not None
    claim = Claim("c1", "s1", passages=(Passage("s1", exact=words, prefix=words),))
    case = replace(case, claims=(claim,))
    formats.write(case, tmp_path / "case.xlsx")
    assert case == formats.read(tmp_path / "case.xlsx").case


def test_people_of_a_delegation_are_its_voice() -> None:
    """A named speaker of the delegation speaks for the party, without its being repeated."""
    written = FULL.replace("upland: Upland", "upland: {name: U, delegation: [{name: A. Berg}]}")
    case = formats.read_text(written.replace("    party: upland\n", "")).case
    assert case is not None
    assert (Delegate("A. Berg"),) == case.parties[0].delegation
    assert "upland" == case.speaking_for(case.claims[0])


def test_claims_alone_are_the_file_of_a_folder(tmp_path: Path) -> None:
    """What a command adds to a folder is its claims; the case file stays a person's."""
    case = formats.read_text(FULL).case
    assert case is not None
    formats.write(case, tmp_path / "folder")
    there = (tmp_path / "folder" / "claims.yaml").read_text(encoding="utf-8")
    assert there == formats.claims_text(case)
    assert "" == formats.claims_text(replace(case, claims=()))

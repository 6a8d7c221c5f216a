from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from detente.case import Case, ClaimStatus, Grade
from detente.formats import load
from detente.formats.limits import YAML_BYTES

from .conftest import Run

CASE = """\
detente: case/1
id: harbour
parties: {nord: {name: Nordland}, sued: {name: Südland}}
issues: {lease: {options: [none, ten], status_quo: none}}
red_lines: {nord: {no-lease: {refuses: {lease: ten}, reason: No lease, grade: said, claims: [c0]}}}
sources: {s1: {file: sources/s1.txt}}
"""
TEXT = (
    "Talks (invented)\n\nNordland will not talk about a lease, diplomats said.\nNor will Südland.\n"
)
BASE = "c0: {source: s1, line: 1, holder: nord, coder: earlier}\n"


def _claim(name: str, coder: str, start: int, end: int, **fields: str) -> str:
    from detente.case.passages import hash_of

    version = f"version: {hash_of(TEXT)}, start: {start}, end: {end}, length: {end - start}"
    whole = f"{version}, sha256: {hash_of(TEXT[start:end])}"
    rest = "".join(f"  {key}: {value}\n" for key, value in fields.items())
    return f"{name}:\n  source: s1\n  line: 3\n  passages: [{{{whole}}}]\n  coder: {coder}\n{rest}"


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    """Two copies of a case: both coders have one claim alike and one apart, ben a third."""
    for coder, strength in (("anna", "firm"), ("ben", "plain")):
        folder = tmp_path / coder
        (folder / "sources").mkdir(parents=True)
        (folder / "case.yaml").write_text(CASE, encoding="utf-8")
        (folder / "sources" / "s1.txt").write_text(TEXT, encoding="utf-8", newline="")
        claims = BASE + _claim("c1", coder, 18, 55, holder="nord", type="demand, fact")
        claims = claims.replace("type: demand, fact", "type: [demand, fact]")
        claims += _claim("c2", coder, 56, 70, holder="nord", strength=strength)
        if coder == "ben":
            claims += _claim("c3", coder, 72, 85, holder="sued")
        (folder / "claims.yaml").write_text(claims, encoding="utf-8")
    return tmp_path


def _values(done: Any) -> Any:
    assert (0, "") == (done.returncode, done.stderr)
    return json.loads(done.stdout)


def test_comparison_as_values(run: Run, coded: Path) -> None:
    """Counts, alpha per field with its counts, every difference with both codings."""
    values = _values(run("source", "compare", "anna", "ben", "--json", "-"))

    assert ["anna", "ben"] == values["coders"]
    assert {"all": 3, "matched": 2, "differing": 2, "by_one_coder": 1} == values["units"]
    strength = next(one for one in values["fields"] if one["field"] == "strength")
    assert (0.4, 2, 1, 2) == (
        strength["alpha"],
        strength["units"],
        strength["agreeing_pairs"],
        strength["pairs"],
    )
    stance = next(one for one in values["fields"] if one["field"] == "stance")
    assert (None, "no_variation") == (stance["alpha"], stance["undefined"])
    assert len(TEXT) == values["characters"]["all"]
    assert (64, 51) == (values["characters"]["coded_by_some"], values["characters"]["coded_by_all"])
    apart, alone = values["differences"]
    assert {"strength": {"anna": "firm", "ben": "plain"}} == apart["fields"]
    assert ["anna"] == alone["missing"]
    assert [{"coder": n, "claims": 1} for n in ("anna", "ben")] == values["of_others"]


def test_claims_files_alone(run: Run, coded: Path) -> None:
    """Files of claims will do; without the text there is no alpha over characters."""
    files = [f"{coder}/claims.yaml" for coder in ("anna", "ben")]
    values = _values(run("source", "compare", *files, "--json", "-"))

    assert 2 == values["units"]["matched"]
    assert (None, "length_unknown") == (
        values["characters"]["alpha"],
        values["characters"]["undefined"],
    )


@pytest.mark.parametrize("language", ["en", "de"])
def test_comparison_in_words(run: Run, coded: Path, language: str) -> None:
    """Figures, then differences side by side; no line is longer than 80 columns."""
    done = run("source", "compare", "anna", "ben", "--lang", language)

    assert (0, "") == (done.returncode, done.stderr)
    assert 80 >= max(len(line) for line in done.stdout.splitlines())
    words = {
        "en": ("no variation", "anna: firm (insists)", "ben: plain", "no claim by: anna"),
        "de": ("keine Varianz", "anna: bestimmt", "ben: schlicht", "keine Aussage von: anna"),
    }
    assert [] == [one for one in words[language] if one not in done.stdout]


def test_merge_then_take(run: Run, coded: Path) -> None:
    """United, disputed, alone: all there; taking one is an event, the other stays disputed."""
    done = run("source", "merge", "anna", "ben", "--out", "both", "--coder", "chair", "--json", "-")
    values = _values(done)
    both = load(coded / "both")

    assert [{"claims": ["c2-anna", "c2-ben"], "fields": ["strength"]}] == values["disputed"]
    assert (5, 1) == (values["claims"], values["united"])
    assert ["c0", "c1", "c2-anna", "c2-ben", "c3"] == sorted(claim.id for claim in both.claims)
    assert "anna, ben" == both.claim("c1").coder
    assert ("c0",) == both.red_lines[0].basis.claims
    assert TEXT == (coded / "both" / "sources" / "s1.txt").read_text(encoding="utf-8")

    (coded / "take.txt").write_text("c2-ben  # the text says so plainly\n", encoding="utf-8")
    again = ["source", "merge", "both", "--out", "done", "--take", "take.txt", "--coder", "chair"]
    assert 0 == run(*again).returncode
    taken = load(coded / "done")
    statuses = (taken.claim("c2-ben").status, taken.claim("c2-anna").status)
    assert (ClaimStatus.CONFIRMED, ClaimStatus.DISPUTED) == statuses
    assert ["disputed", "confirmed"] == [e.after for e in taken.claim("c2-ben").history]
    assert {"chair"} == {event.who for event in taken.claim("c2-ben").history}


def test_merged_with_itself_it_is_the_same_case(run: Run, coded: Path) -> None:
    """merge(A, A) is A, through the files."""
    shutil.copytree(coded / "anna", coded / "copy")
    assert 0 == run("source", "merge", "anna", "copy", "--out", "same").returncode

    assert load(coded / "anna") == load(coded / "same")


def test_order_of_cases_changes_only_the_order(run: Run, coded: Path) -> None:
    """The same claims under the same ids, whichever case is named first."""
    assert 0 == run("source", "merge", "anna", "ben", "--out", "one", "--coder", "x").returncode
    assert 0 == run("source", "merge", "ben", "anna", "--out", "two", "--coder", "x").returncode

    one, two = load(coded / "one"), load(coded / "two")
    assert _timeless(one) == _timeless(two)


def _timeless(case: Case) -> list[tuple[Any, ...]]:
    return sorted(
        (claim.id, claim.holder, claim.status, claim.coder, str(claim.passages))
        for claim in case.claims
    )


def test_disputed_claims_bear_no_grade(run: Run, coded: Path) -> None:
    """While it is disputed what was said, nothing rests on it."""
    for coder in ("anna", "ben"):
        case = coded / coder / "case.yaml"
        case.write_text(CASE.replace(", claims: [c0]", ""), encoding="utf-8")
    linked = "  speaker_kind: named\n  speaker: nord\n  links: [red_lines.nord.no-lease]\n"
    with (coded / "anna" / "claims.yaml").open("a", encoding="utf-8") as file:
        file.write(linked)
    alone = load(coded / "anna")
    assert 0 == run("source", "merge", "anna", "ben", "--out", "both").returncode
    both = load(coded / "both")

    assert Grade.SAID is alone.grade(alone.red_lines[0].basis, "nord")
    assert Grade.ASSUMED is both.grade(both.red_lines[0].basis, "nord")


def test_cases_that_differ_otherwise(run: Run, coded: Path) -> None:
    """Another model is no other coding: refused, with the way to see what differs."""
    case = coded / "ben" / "case.yaml"
    case.write_text(CASE.replace("No lease", "No lease at all"), encoding="utf-8")
    done = run("source", "merge", "anna", "ben", "--out", "both")

    assert (2, "") == (done.returncode, done.stdout)
    assert "detente diff anna ben" in done.stderr
    assert not (coded / "both").exists()


def test_other_versions_are_not_compared(run: Run, coded: Path) -> None:
    """Passages of two versions of a text count in different places."""
    file = coded / "ben" / "claims.yaml"
    from detente.case.passages import hash_of

    other = file.read_text(encoding="utf-8").replace(hash_of(TEXT), "0" * 64)
    file.write_text(other, encoding="utf-8")
    done = run("source", "compare", "anna", "ben")

    assert 2 == done.returncode
    assert "different versions" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["compare", "anna/claims.yaml", "nowhere"], "nowhere"),
        (["merge", "anna/claims.yaml", "--out", "x"], "holds claims alone"),
        (["merge", "anna", "ben", "--out", "anna"], "anna"),
        (["merge", "anna", "--out", "x", "--take", "nothing.txt"], "cannot be read"),
        (["merge", "anna", "--out", "x", "--take", "unknown.txt"], "no claim c99"),
        (["merge", "anna", "--out", "x", "--take", "confirmed.txt"], "not in dispute"),
    ],
)
def test_bad_requests(run: Run, coded: Path, words: list[str], said: str) -> None:
    """Exit code 2, a sentence, and nothing written."""
    (coded / "unknown.txt").write_text("c99\n", encoding="utf-8")
    (coded / "confirmed.txt").write_text("c1\n", encoding="utf-8")
    done = run("source", *words)

    assert (2, "") == (done.returncode, done.stdout)
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (coded / "x").exists()


def test_more_claims_than_a_case_may_have(run: Run, coded: Path) -> None:
    """Nothing is written that could not be read again."""
    for coder in ("anna", "ben"):
        with (coded / coder / "claims.yaml").open("a", encoding="utf-8") as file:
            for number in range(YAML_BYTES // 50_000 + 1):
                words = f"{coder} {'x' * 25_000}"
                file.write(
                    _claim(f"{coder}{number}", coder, number * 5, number * 5 + 4, note=words)
                )
    done = run("source", "merge", "anna", "ben", "--out", "both")

    assert (2, "") == (done.returncode, done.stdout)
    assert f"larger than {YAML_BYTES // 1024} KB" in done.stderr
    assert not (coded / "both").exists()

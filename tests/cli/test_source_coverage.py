"""``detente source coverage``: who is heard, as a table and as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from detente.cli.source import LINES, source
from helpers.gold_case import ISSUES, gold, gold_case

from .conftest import Run


def _values(run: Run, case: object, *words: object) -> dict[str, Any]:
    done = run("source", "coverage", case, *words, "--json", "-")
    assert 0 == done.returncode, done.stderr
    values: dict[str, Any] = json.loads(done.stdout)
    return values


@pytest.fixture
def article(run: Run, tmp_path: Path) -> Any:
    """The coverage of the hand-coded article, with or without its words."""

    def start(*, words: bool) -> dict[str, Any]:
        case = gold_case(gold(), words=words)
        (tmp_path / "case.json").write_text(json.dumps(case), encoding="utf-8")
        return _values(run, "case.json")

    return start


def test_the_article_by_kind_of_speaker(article: Any) -> None:
    """Of 45 claims 10 have a named speaker, 2 an unnamed group, 28 the author, 4 nobody."""
    total = article(words=False)["total"]

    kinds = ("claims", "named", "unnamed_group", "author", "unmarked", "forecast")
    assert (45, 10, 2, 28, 4, 1) == tuple(total[kind] for kind in kinds)


def test_the_article_names_nobody_behind_red_lines_and_demands(article: Any) -> None:
    """2 of 2 red lines and 3 of 3 demands have no named speaker."""
    types = article(words=False)["types"]

    assert (2, 2) == (types["red_line"]["claims"], types["red_line"]["without_named"])
    assert (3, 3) == (types["demand"]["claims"], types["demand"]["without_named"])


def test_the_article_on_ukraine(article: Any) -> None:
    """Ukraine's position is known only through the author, and no word of it is quoted."""
    found = article(words=False)
    ukraine = found["parties"]["ukraine"]

    assert (1, 1, True) == (ukraine["claims"], ukraine["author"], ukraine["author_only"])
    assert ([], 0, True) == (
        ukraine["named_speakers"],
        ukraine["quoted_words"],
        ukraine["never_quoted"],
    )
    assert 1 == found["independent_documents"]


def test_the_article_counts_quoted_words(article: Any) -> None:
    """23 words of a named expert, 5 and 4 of the two presidents, 0 of Ukraine; exact with text."""
    found = article(words=True)

    assert (4, 5, 0, 23) == (
        found["parties"]["russia"]["quoted_words"],
        found["parties"]["usa"]["quoted_words"],
        found["parties"]["ukraine"]["quoted_words"],
        found["others_quoted"]["quoted_words"],
    )
    assert not found["others_quoted"]["quoted_words_estimated"]


def test_the_article_without_its_text_is_estimated(article: Any) -> None:
    """Counted by length, no side's quoted words are off by more than one in eight, or one word."""
    found = article(words=False)
    russia, usa = (found["parties"][party] for party in ("russia", "usa"))

    for counted, words in ((russia, 4), (usa, 5), (found["others_quoted"], 23)):
        assert counted["quoted_words_estimated"]
        assert abs(counted["quoted_words"] - words) <= max(1, words / 8)


def test_counts_are_the_claims_behind_them(run: Run, wages: Path) -> None:
    """Each count is the number of claims listed, and named is the sum of the three sides."""
    found = _values(run, wages)
    groups = [found["total"], *found["types"].values()]
    for key in ("elements", "parties", "issues"):
        groups += found[key].values()

    for counts in groups:
        listed = counts["by"]
        sides = {"own_side": "own", "other_side": "other_side", "outside": "outside"}
        for key, field in sides.items():
            assert counts[key] == len(listed.get(field, []))
        assert counts["named"] == sum(counts[key] for key in sides)
        assert counts["claims"] == sum(len(ids) for ids in listed.values())
        assert counts["without_named"] == counts["claims"] - counts["named"]


def test_near_duplicates_beside_the_case_count_once(run: Run, tmp_path: Path) -> None:
    """Texts of the case's folder are compared; a file outside it is not opened."""
    words = " ".join(f"word{number}" for number in range(50))
    (tmp_path / "case").mkdir()
    for place in ("case/a.txt", "case/b.txt", "outside.txt"):
        (tmp_path / place).write_text(f"{words} {place}", encoding="utf-8")
    files = {"a": "a.txt", "b": "b.txt", "c": "../outside.txt"}
    written: dict[str, Any] = {"detente": "case/1", "id": "c", "issues": ISSUES}
    written["parties"] = {"p": {"name": "P", "kind": "principal"}}
    written["sources"] = {source: {"file": file} for source, file in files.items()}
    written["claims"] = {f"c{s}": {"source": s, "line": 1, "holder": "p"} for s in files}
    (tmp_path / "case" / "case.yaml").write_text(json.dumps(written), encoding="utf-8")

    found = _values(run, "case")

    assert {"a": ["a", "b"], "c": ["c"]} == found["documents"]
    assert ([["a", "b"]], 2) == (
        found["near_duplicates"],
        found["parties"]["p"]["independent_documents"],
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["2 of 2 claims of a red line", "only through the author of a source: Ukraine"]),
        ("de", ["2 von 2 Aussagen über rote Linien", "durch den Verfasser einer Quelle bekannt"]),
    ],
)
def test_table_in_both_languages(run: Run, alaska: Path, language: str, words: list[str]) -> None:
    """Without --json a person reads sentences, a row per party and element, and lists."""
    done = run("source", "coverage", alaska, "--lang", language)

    assert 0 == done.returncode
    for expected in (*words, "red_lines.russia.nato-accession"):
        assert expected in done.stdout
    assert not re.search(r"(?i)bias|propaganda|fake|parteiisch", done.stdout)


def test_a_case_without_claims_says_so(run: Run, tmp_path: Path) -> None:
    """Nothing to count is a sentence, not a table of zeros."""
    parties = {"p": {"name": "P", "kind": "principal"}}
    case = {"detente": "case/1", "id": "c", "issues": ISSUES, "parties": parties}
    (tmp_path / "c.json").write_text(json.dumps(case), encoding="utf-8")

    assert "no confirmed claim" in run("source", "coverage", "c.json").stdout


def test_bad_input_leaves_with_two(run: Run, alaska: Path) -> None:
    """No case, or a target that is the case itself: exit code 2, a message, nothing written."""
    assert 2 == run("source", "coverage", "nowhere.yaml").returncode
    before = (alaska / "case.yaml").read_bytes()
    done = run("source", "coverage", alaska, "--json", alaska / "case.yaml")
    assert 2 == done.returncode
    assert before == (alaska / "case.yaml").read_bytes()


def test_the_list_of_commands_has_its_line() -> None:
    """The group shows the first line of the command's own help."""
    command = source.get_command(None, "coverage")  # type: ignore[arg-type]

    assert command is not None
    assert LINES["coverage"] == command.get_short_help_str(200)

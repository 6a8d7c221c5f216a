"""A file of statements grows answer by answer, and nothing that stands there moves."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente import formats
from detente.case import Among, Answer, Condition, Order, RedLine, Text, text
from detente.formats import append_answer
from detente.formats.limits import YAML_BYTES
from detente.formats.log import Log
from detente.formats.yaml_file import parse_yaml
from strategies.draws import TEXTS

FILE = Path("statements/union.yaml")
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
CASE = """
detente: case/1
id: c
parties: {union: Union, firm: Firm}
issues: {term: {options: {"12": One year, "24": Two years}}}
statements: {firm: {wants: {term: 24}}}
"""


def _answer(name: str, **more: object) -> Answer:
    path = f"statements.union.answers.{name}"
    more = {"says": Order(path, "union", "term", (("24",), ("12",)))} | more
    return Answer(path, "union", NOON, **more)  # type: ignore[arg-type]


STANDING = {
    "nothing": "",
    "a remark alone": "# nothing yet\n",
    "statements without an end of line": "wants:\n  term: 12",
    "statements in braces": "wants: {term: 12}\n",
    "a key with nothing below it": "answers:\nwants: {term: 12}\n",
    "answers first": "answers:\n    a1: {at: 2026-11-22T10:00:00Z, declined: unknown}\n\n"
    "# what it wants\nwants: {term: 12}\n",
    "lines as on other systems": "wants:\r\n  term: 12 # so far\r\n",
    "a text over several lines": "answers:\n  a1:\n    at: 2026-11-22T10:00:00Z\n"
    "    declined: unknown\n    asked: |\n      Which?\n\n      Really?\n\n\n",
    "a mark of byte order": "\ufeffwants: {term: 12}\n",
}


@pytest.mark.parametrize("written", STANDING.values(), ids=STANDING)
def test_what_stands_there_stays(written: str, tmp_path: Path) -> None:
    """Every line that was there is there, in its order, and the answers are read with the case."""
    first = append_answer(written, FILE, _answer("b1", asked=text("Two\nlines"), author="A. B."))
    both = append_answer(first, FILE, _answer("b2", says=None, replaces=(_answer("b1").id,)))
    left = iter(both.splitlines())
    assert all(line in left for line in written.splitlines() if line.strip())
    ids = formats.answer_ids(both, FILE)
    assert ("b1", "b2") == ids[-2:]

    (tmp_path / "statements").mkdir()
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / FILE).write_bytes(both.encode())
    case = formats.load(tmp_path)
    assert list(ids) == [answer.id.rpartition(".")[2] for answer in case.answers]
    assert text("Two\nlines") == case.answers[-2].asked
    assert (_answer("b1").id,) == case.answers[-1].replaces


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("{wants: {term: 12}}\n", "answers_in_braces"),
        ("answers: {a1: {at: 2026-11-22T10:00:00Z}}\n", "answers_in_braces"),
        ("answers: {}\n", "answers_in_braces"),
        ("answers: [a1]\n", "needs_ids"),
        ("- a1\n", "needs_ids"),
        ("wants\n", "needs_ids"),
        ("answers:\n  b1: {at: 2026-11-22T10:00:00Z}\n", "key_twice"),
        ("wants: 1\nwants: 2\n", "key_twice"),
        ("wants: {term: 12}\n...\n", "answers_nowhere"),
        ("wants: &a 1\n", "yaml_anchor"),
        ("wants: [1\n", "yaml_broken"),
        ("# " + "x" * YAML_BYTES, "statements_full"),
    ],
)
def test_where_none_can_be_added_it_says_so(written: str, code: str) -> None:
    """A file that would have to be changed, is broken or full is refused with its name."""
    with pytest.raises(formats.BadFile) as refused:
        append_answer(written, FILE, _answer("b1"))
    (problem,) = refused.value.problems
    assert code == problem.code
    assert str(FILE) in problem.line("en")
    assert problem.words("de") != problem.words("en")


def test_a_file_with_too_many_answers_is_refused() -> None:
    """At the limit of what is read the log says that it is full, before anything is lost."""
    lines = (f"  a{n}: {{at: 2026-11-22T10:00:00Z, declined: skipped}}" for n in range(2_000))
    written = "answers:\n" + "\n".join(lines) + "\n"
    with pytest.raises(formats.BadFile, match="2000"):
        append_answer(written, FILE, _answer("b1"))


@settings(max_examples=40)
@given(asked=st.lists(TEXTS, min_size=1, max_size=4))
def test_any_words_come_back(asked: list[Text]) -> None:
    """Whatever was shown and said is read back as it was, answer after answer."""
    written = "# kept\nwants:\n  term: 12\n"
    for number, words in enumerate(asked):
        answer = _answer(f"a{number}", says=None, asked=words, declined="unknown")
        written = append_answer(written, FILE, answer)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "statements").mkdir()
        Path(folder, "case.yaml").write_text(CASE, encoding="utf-8")
        Path(folder, FILE).write_text(written, encoding="utf-8")
        case = formats.load(folder)
    assert asked == [answer.asked for answer in case.answers]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"reason": text("bell\x07")}, "control_character"),
        ({"asked": text("x" * 30_001)}, "too_long"),
    ],
)
def test_what_could_not_be_read_is_not_written(more: dict[str, object], code: str) -> None:
    """An answer that no reader would take back is refused before it spoils the file."""
    with pytest.raises(formats.BadFile) as refused:
        append_answer("", FILE, _answer("b1", **more))
    assert [code] == [problem.code for problem in refused.value.problems]


def test_a_red_line_can_be_answered() -> None:
    """A red line in an answer is written short, and read under the name of the answer."""
    line = RedLine("union", "b1", (Condition((("term", Among(("24",))),)),), text("Too long"))
    written = append_answer("", FILE, _answer("b1", says=line))
    assert "red_line:\n        refuses:\n          term: 24\n" in written
    root = parse_yaml(written, "x", Log())
    assert [] == [key for key, _ in root.entries if key.text != "answers"]  # type: ignore[union-attr]

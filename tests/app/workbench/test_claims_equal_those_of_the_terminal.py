"""The same answers, given on a page and typed in a terminal, leave the same file."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.coding.sittings import CASE, TEXT, desk_in, folder_at
from detente.app.coding import Dialogue
from detente.app.coding.questions import QUESTIONS
from detente.app.workbench.tasks.sources.coding import claim_coded, claim_shown
from detente.app.workbench.tasks.sources.marking import passage_marked
from detente.case import Attribution, ClaimType, Mode, Strength

Answer = tuple[str, list[str]]
"""What is typed, and what a form sends."""

OPEN: Answer = ("-", [])


def _one(words: Mapping[str, str]) -> st.SearchStrategy[Answer]:
    return st.sampled_from([OPEN, *((typed, [sent]) for typed, sent in words.items())])


def _menu(values: Sequence[str]) -> dict[str, str]:
    return {str(number): value for number, value in enumerate(values, 1)}


def _some(values: Sequence[str]) -> st.SearchStrategy[Answer]:
    numbers = st.lists(st.integers(1, len(values)), min_size=1, max_size=3, unique=True)
    several = numbers.map(sorted).map(
        lambda found: (",".join(map(str, found)), [values[number - 1] for number in found])
    )
    return st.just(OPEN) | several


WORDS = st.sampled_from(["to be checked", "é👍 noted", "in his own words: no"])
LINKS = ["red_lines.nord.no-lease", "red_lines.sued.no-toll", "linkages.both"]

ANSWERS = st.fixed_dictionaries(
    {
        "holder": _some(["nord", "sued"]) | st.just(("nord,fisher folk", ["nord", "fisher folk"])),
        "speaker": _one({"K. Lund": "K. Lund", "nord": "nord", "R. Voss": "R. Voss"}),
        "speaker_kind": st.just(("", [])),
        "party": _one(_menu(["nord", "sued"])),
        "predicted_speaker": _one({"K. Lund": "K. Lund"}),
        "attribution": _one(_menu([one.value for one in Attribution])),
        "mode": _one(
            {str(n): one.value for n, one in enumerate(Mode, 1) if one is not Mode.DIRECT}
        ),
        "type": _some([one.value for one in ClaimType]),
        "issue": _one(_menu(["lease", "toll"])),
        "stance": _one({"pro": "for it", "3": "conditional", "four a year": "four a year"}),
        "value": _one({"4": "4", "2/3": "2/3", "4.5": "4.5"}),
        "condition": st.sampled_from([OPEN, ("a => b", ["a", "b"])]),
        "strength": _one(_menu([one.value for one in Strength])),
        "note": WORDS.map(lambda words: (words, [words])) | st.just(OPEN),
        "links": st.just(OPEN),
    }
)
"""An answer to every question, should it be asked."""

KINDS = ["unnamed_group", "author", "unmarked", "forecast"]


class Typist:
    """Types at each question what was given for it, then confirms and stops."""

    def __init__(self, answers: Mapping[str, Answer]) -> None:
        self.answers = answers
        self.field: str | None = None
        self.picked = self.confirmed = False

    def tell(self, words: str) -> None:
        """See which question is asked."""
        found = re.match(r"(\d+)/15 ", words)
        if found:
            self.field = QUESTIONS[int(found[1]) - 1].field

    def ask(self, prompt: str) -> str:
        """The passage, the answers, the key for yes, the sign for stop."""
        if prompt.startswith("passage"):
            first, self.picked = not self.picked, True
            return "3 5-13" if first else "."
        return "y" if prompt.startswith("confirm") else self.answers[str(self.field)][0]


def _typed(folder: Path, answers: Mapping[str, Answer]) -> str:
    Dialogue(desk_in(folder), Typist(answers)).run()
    return (folder / "claims.yaml").read_text(encoding="utf-8")


def _sent(folder: Path, answers: Mapping[str, Answer]) -> str:
    asked = {"language": "en", "source": "s1", "coder": "anna", "now": "2026-01-01T12:00:00+00:00"}
    mark = asked | {"span": None, "words": "", "typed": "3 5-13"}
    claim = asked | {"claim": passage_marked(folder, mark, _quiet)["claim"]}
    for question in QUESTIONS:
        shown = _shown(folder, claim)
        item = next((one for one in shown["items"] if one["field"] == question.field), None)
        if item is None:
            continue
        given = answers[question.field][1] or item["given"]
        code = claim | {"seen": shown["seen"], "given": {question.field: given}, "act": "save"}
        assert {} == claim_coded(folder, code, _quiet)["wrong"]
    seen = _shown(folder, claim)["seen"]
    claim_coded(folder, claim | {"seen": seen, "given": {}, "act": "confirm"}, _quiet)
    return (folder / "claims.yaml").read_text(encoding="utf-8")


def _shown(folder: Path, request: dict[str, Any]) -> dict[str, Any]:
    shown = claim_shown(folder, request, _quiet)
    assert shown is not None
    return shown


def _quiet(_what: str, _done: int, _total: int) -> None:
    pass


def _timeless(written: str) -> str:
    """The file without its times: a terminal takes longer than a page."""
    return re.sub(r"T\d\d:\d\d:\d\d", "T", written)


@settings(max_examples=8)
@given(answers=ANSWERS, kind=st.sampled_from(KINDS))
def test_claims_equal_those_of_the_terminal(answers: dict[str, Answer], kind: str) -> None:
    """Answered one by one, a claim has the same bytes but for the time, its history included."""
    if answers["speaker"] is OPEN:
        number = 1 + ["named", *KINDS].index(kind)
        answers = answers | {"speaker_kind": (str(number), [kind])}
    with tempfile.TemporaryDirectory() as place:
        typed = _typed(folder_at(Path(place) / "typed"), answers)
        sent = _sent(folder_at(Path(place) / "sent"), answers)

    assert _timeless(typed) == _timeless(sent)


def test_a_whole_sheet_equals_a_whole_sitting(tmp_path: Path) -> None:
    """Sent at once, a sheet on which nothing new appears leaves the same file as well."""
    answers: dict[str, Answer] = {question.field: OPEN for question in QUESTIONS} | {
        "holder": ("nord", ["nord"]),
        "speaker": ("K. Lund", ["K. Lund"]),
        "speaker_kind": ("", [""]),
        "type": ("1,3", ["position", "red_line"]),
        "issue": ("lease", ["lease"]),
        "stance": ("contra", ["against it"]),
        "links": ("1", [f"supports {LINKS[0]}"]),
    }
    typed = _typed(folder_at(tmp_path / "typed"), answers)
    folder = folder_at(tmp_path / "sent")
    asked: dict[str, Any] = {"language": "en", "source": "s1", "coder": "anna"}
    asked |= {"now": "2026-01-01T12:00:00+00:00"}
    passage_marked(folder, asked | {"span": None, "words": "", "typed": "3 5-13"}, _quiet)
    shown = _shown(folder, asked | {"claim": "c1"})
    given_ = {one["field"]: answers[one["field"]][1] or one["given"] for one in shown["items"]}
    code = asked | {"claim": "c1", "seen": shown["seen"], "given": given_, "act": "confirm"}
    claim_coded(folder, code, _quiet)

    assert _timeless(typed) == _timeless((folder / "claims.yaml").read_text(encoding="utf-8"))
    assert CASE == (folder / "case.yaml").read_text(encoding="utf-8")
    assert TEXT == (folder / "sources" / "s1.txt").read_text(encoding="utf-8")

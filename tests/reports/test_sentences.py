"""The three sentences of the brief, kind by kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente.analysis.overview import Analysis, Blocks
from detente.analysis.robustness import Question
from detente.reports.words.blocks import blocks
from detente.reports.words.names import Names
from detente.reports.words.questions import find_out
from detente.reports.words.within_reach import within_reach
from strategies.findings import numberless


def _names(language: str = "en") -> Names:
    return Names(numberless().case, language, brief=True)


def _reaching(**changed: object) -> Analysis:
    made = numberless()
    finding = replace(made.brief.within_reach, **changed)  # type: ignore[arg-type]
    return replace(made, brief=replace(made.brief, within_reach=finding))


def _blocked(finding: Blocks) -> Analysis:
    made = numberless()
    return replace(made, brief=replace(made.brief, blocks=finding))


def test_within_reach_names_the_step_and_for_whom() -> None:
    """The nearest step, for whom it is no loss, who never said, and how much is theirs."""
    assert (
        "“Training: Joint school” is certainly no loss (Dockers’ Union), though nothing is known "
        "of others on it (Port Authority); three of the five issues are theirs to settle and one "
        "more to recommend; no complete package keeps within everybody’s limits."
    ) == within_reach(_names(), numberless())


def test_within_reach_without_a_step() -> None:
    """Where no step can be shown to be harmless, the sentence says that and no more."""
    words = within_reach(_names(), _reaching(steps=0, wanted=0, best=None, zone_empty=None))

    assert words.startswith("No step can be shown to cost nobody anything;")


def test_nothing_theirs_is_said_plainly() -> None:
    """An agenda that others decide is called so."""
    words = within_reach(_names("de"), _reaching(settle=(), recommend=()))

    assert "; bei dieser Tagesordnung können sie nichts selbst regeln; " in words


def test_agenda_all_theirs_goes_without_saying() -> None:
    """Where every issue is theirs, nothing is said of whose it is."""
    every = tuple(issue.id for issue in numberless().case.issues)

    assert "theirs" not in within_reach(_names(), _reaching(settle=every))


def test_conflict_names_every_demand_with_owner_and_grade() -> None:
    """The smallest conflict is told by its demands, and marked where nobody confirmed one."""
    assert (
        "“No work on call” (Dockers’ Union; unsourced) and “New quay: No new quay” (Port "
        "Authority; said) cannot all be met, though not all of this is confirmed; one of the five "
        "issues needs the consent of others: “Bird reserve”."
    ) == blocks(_names(), numberless())


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        (Blocks("nothing"), "Nothing that anybody has said stands in the way."),
        (
            Blocks("unknown", parties=("port",)),
            "Too little is known to say what blocks (Port Authority).",
        ),
        (
            Blocks("red_lines", demands=("red_line:union.fixed-shifts",)),
            "The packages on this page run into “No work on call” (Dockers’ Union; unsourced).",
        ),
        (
            Blocks("others_decide", not_theirs=("quay", "reserve"), contested=("quay",)),
            "Two of the five issues need the consent of others: “New quay” and “Bird reserve”; "
            "positions are opposed on “New quay”.",
        ),
    ],
)
def test_each_kind_of_block_has_its_sentence(finding: Blocks, words: str) -> None:
    """What blocks is said in the words of its kind."""
    assert words == blocks(_names(), _blocked(finding))


def test_find_out_starts_with_the_question_that_settles_most() -> None:
    """The first question says how many cells it could turn; the others follow."""
    assert (
        "Ask first whether “No work on call” can be confirmed (Dockers’ Union; so far unsourced), "
        "which could turn two cells below; then what happens without agreement (Dockers’ Union) "
        "and what is wanted on “Training” (Port Authority)."
    ) == find_out(_names(), numberless())


def test_nothing_to_find_out_is_said() -> None:
    """Where no answer would turn a cell, the page says so."""
    made = numberless()
    calm = replace(made, brief=replace(made.brief, find_out=()))

    assert "No single answer would turn a cell of the table below." == find_out(_names(), calm)


def test_question_that_turns_nothing_is_still_a_sentence() -> None:
    """A question without cells is asked without a promise."""
    made = numberless()
    asked = (Question("no_deal", "port", "no_deal:port", ()),)
    only = replace(made, brief=replace(made.brief, find_out=asked))

    assert "Ask what happens without agreement (Port Authority)." == find_out(_names(), only)


def test_steps_that_nobody_asked_for_are_not_called_wanted() -> None:
    """Where no step is known to please anybody, none is said to be wanted."""
    words = within_reach(_names("de"), _reaching(wanted=0))

    assert "wünscht" not in words


def test_each_answer_is_one_sentence() -> None:
    """Three questions, three sentences: each ends once, with a full stop."""
    for language in ("en", "de"):
        made, names = numberless(), _names(language)

        said = (within_reach(names, made), blocks(names, made), find_out(names, made))
        assert [1, 1, 1] == [words.count(". ") + words.endswith(".") for words in said]


@pytest.mark.parametrize(
    ("demands", "words"),
    [
        (("red_line:union.fixed-shifts",), "a red line is drawn across them that nobody has"),
        (("red_line:port.quay-or-nothing",), "a red line is drawn across them: "),
        (
            ("red_line:union.fixed-shifts", "red_line:port.quay-or-nothing"),
            "not all of them confirmed: ",
        ),
    ],
)
def test_unconfirmed_demands_are_called_so(demands: tuple[str, ...], words: str) -> None:
    """What runs across the issues of others is said with how much of it anybody confirmed."""
    finding = Blocks("others_decide", demands=demands, not_theirs=("reserve",))

    assert words in blocks(_names(), _blocked(finding))

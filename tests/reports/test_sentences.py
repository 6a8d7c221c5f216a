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
    """How much is theirs, the nearest step, for whom it is no loss, and who never said."""
    assert (
        "Of five issues the parties here can settle three themselves and recommend one more. "
        "Two first steps are no loss against today for anybody whose wishes are known; of these, "
        "somebody wants one, the nearest being “Training: Joint school”. "
        "It is certainly no loss for Dockers’ Union. "
        "What it means for Port Authority, nobody has said. "
        "A complete package that crosses nobody’s limits does not exist."
    ) == within_reach(_names(), numberless())


def test_within_reach_without_a_step() -> None:
    """Where no step can be shown to be harmless, the sentence says that and no more."""
    words = within_reach(_names(), _reaching(steps=0, best=None, zone_empty=None))

    assert words.endswith("No first step can be shown to cost nobody anything.")


def test_nothing_theirs_is_said_plainly() -> None:
    """An agenda that others decide is called so."""
    words = within_reach(_names("de"), _reaching(settle=(), recommend=()))

    assert words.startswith("Nichts auf dieser Agenda können die Parteien am Tisch selbst regeln.")


def test_agenda_all_theirs_goes_without_saying() -> None:
    """Where every issue is theirs, the sentence starts with the steps."""
    every = tuple(issue.id for issue in numberless().case.issues)

    assert within_reach(_names(), _reaching(settle=every)).startswith("Two first steps")


def test_conflict_names_every_demand_with_owner_and_grade() -> None:
    """The smallest conflict is told by its demands, and marked where nobody confirmed one."""
    assert (
        "These demands cannot all be met: “No work on call” (Dockers’ Union; unsourced) and "
        "“New quay: No new quay” (Port Authority; said). Not all of this is confirmed. "
        "One of five issues cannot be settled here without others: “Bird reserve”."
    ) == blocks(_names(), numberless())


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        (Blocks("nothing"), "Nothing that anybody has said stands in the way."),
        (
            Blocks("unknown", parties=("port",)),
            "Too little is known of Port Authority to say what blocks.",
        ),
        (
            Blocks("red_lines", demands=("red_line:union.fixed-shifts",)),
            "The packages on this page run into “No work on call” (Dockers’ Union; unsourced).",
        ),
        (
            Blocks("others_decide", not_theirs=("quay", "reserve"), contested=("quay",)),
            "Of five issues, two cannot be settled here without others: “New quay” and "
            "“Bird reserve”. Opposed positions: “New quay”.",
        ),
    ],
)
def test_each_kind_of_block_has_its_sentence(finding: Blocks, words: str) -> None:
    """What blocks is said in the words of its kind."""
    assert words == blocks(_names(), _blocked(finding))


def test_find_out_starts_with_the_question_that_settles_most() -> None:
    """The first question says how many cells it could turn; the others follow."""
    assert (
        "Whether “No work on call” stands (Dockers’ Union; so far unsourced): the answer could "
        "turn two cells of the table below. Then: what happens to Dockers’ Union without "
        "agreement; the position of Port Authority on “Training”."
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

    assert "What happens to Port Authority without agreement." == find_out(_names(), only)


def test_steps_that_nobody_asked_for_are_not_called_wanted() -> None:
    """Where no step is known to please anybody, none is said to be wanted."""
    words = within_reach(_names("de"), _reaching(wanted=0))

    assert "wünscht" not in words

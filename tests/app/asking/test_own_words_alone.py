"""An interview shows nothing that another side said."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.advice.interview import own_case
from detente.formats import load

from .asked_case import FIRST, folder_at, sit

SCRIPT = (*FIRST, "y", "n", "-", "-", "0", "2 1 3", "4 3 2 1", "p", "1", "40", "2", ".")

OTHERS = (
    "",
    "statements:\n  sued: {wants: {lease: [none]}, values: {patrol: {own: 100, joint: 30}}}\n",
    "red_lines:\n  sued: {no-lease: {refuses: {lease: ten}, reason: Never}}\n",
    "no_deal:\n  sued: {worth: 77}\n",
    "linkages:\n  l: {if: {lease: ten}, excludes: {patrol: own}, owner: sued}\n",
)


@pytest.mark.parametrize("others", OTHERS)
def test_the_transcript_does_not_change_with_what_others_say(tmp_path: Path, others: str) -> None:
    """Whatever the other side states, refuses or falls back on: the same lines, byte for byte."""
    plain = sit(folder_at(tmp_path / "plain"), *SCRIPT)
    told = sit(folder_at(tmp_path / "told", others), *SCRIPT)

    assert plain.shown == told.shown


@given(
    st.integers(0, 100),
    st.permutations(["none", "five", "ten", "fifteen"]),
    st.sampled_from(["said", "reported", "assumed"]),
)
def test_the_case_an_interview_works_on_has_nothing_of_others(
    tmp_path_factory: pytest.TempPathFactory, points: int, order: list[str], grade: str
) -> None:
    """Statements, orders and no deal of the other side leave no trace in it."""
    more = (
        f"statements:\n  sued:\n    defaults: {{grade: {grade}}}\n"
        f"    order: {{lease: [{', '.join(order)}]}}\n"
        f"no_deal:\n  sued: {{worth: {points}}}\n"
    )
    plain = load(folder_at(tmp_path_factory.mktemp("plain")))
    told = load(folder_at(tmp_path_factory.mktemp("told"), more))

    assert own_case(plain, "nord") == own_case(told, "nord")

"""The purchase: a planted contradiction, and instructions that are not followed."""

from __future__ import annotations

import detente
from strategies.shipped_cases import shipped


def test_the_planted_contradiction_is_the_one_found() -> None:
    """Three answers of two days cannot all hold; nothing else in the hospitals' words clashes."""
    known = detente.prefs(shipped("monitor-purchase"), "hospitals", samples=100)
    planted = {f"statements.hospitals.answers.{answer}" for answer in ("a1", "a3", "a4")}

    assert [planted] == [set(c.conflict.statements) for c in known.contradictions]
    assert known.contradictions[0].conflict.proved


def test_the_instructions_are_seen_to_be_broken() -> None:
    """The board's order of time before money, and the package it would walk away from."""
    known = detente.prefs(shipped("monitor-purchase"), "hospitals", samples=100)

    assert known.instructions is not None
    board = next(each for each in known.instructions.mandates if each.name == "board")
    assert any(
        {"statements.hospitals.swings", "statements.hospitals.instructions.board.swings"}
        == set(c.conflict.statements)
        for c in board.contradictions
    )
    assert board.outside
    assert board.unused

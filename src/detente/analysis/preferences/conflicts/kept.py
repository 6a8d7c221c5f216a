"""Contradictions that their holder has seen and leaves standing for now."""

from __future__ import annotations

from detente.case import Case, replaced


def kept_sets(case: Case, party: str) -> tuple[frozenset[str], ...]:
    """The sets of ids that a party's answers keep, answers out of force left out.

    An answer may be named by its short id (``a2``); the set has the id of its statement.
    """
    gone = replaced(case.answers)
    mine = [answer for answer in case.answers if answer.holder == party]
    short = {answer.id.rpartition(".")[2]: answer.id for answer in mine}
    return tuple(
        frozenset(short.get(name, name) for name in answer.keeps)
        for answer in mine
        if answer.keeps and answer.id not in gone
    )

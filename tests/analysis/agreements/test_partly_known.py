"""What is said of a package that also moves issues a party never spoke of."""

from __future__ import annotations

from detente.analysis.agreements import acceptance
from detente.analysis.preferences import Outlook
from detente.case import Case, Issue, Option, Package, Party, Wants, text


def _case(*wanted: str) -> Case:
    """A party that wants ``new`` on some of two issues, both old today."""
    options = (Option("old"), Option("new"), Option("other"))
    return Case(
        "partly",
        parties=(Party("a", text("A")),),
        issues=tuple(Issue(i, options=options, status_quo="old") for i in ("x", "y")),
        statements=tuple(Wants(f"statements.a.wants.{i}", "a", i, ("new",)) for i in wanted),
    )


def _reason(case: Case, x: str, y: str) -> str:
    return acceptance(Outlook(case, "a"), Package((("x", x), ("y", y)))).reason


def test_unknown_part_is_not_called_mixed() -> None:
    """A wish met on one issue beside a move nobody asked about is known only in part."""
    assert "partly_known" == _reason(_case("x"), "new", "new")


def test_known_gain_and_loss_is_mixed() -> None:
    """Where the party has spoken of every issue moved, gain and loss cut both ways."""
    start = _case("x", "y")
    moved = Case(
        start.id,
        parties=start.parties,
        issues=(start.issues[0], Issue("y", options=start.issues[1].options, status_quo="new")),
        statements=start.statements,
    )

    assert "mixed" == _reason(moved, "new", "other")

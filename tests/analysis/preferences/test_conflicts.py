"""Contradictions in a person's own words: the worked case, planted ones, chains, what is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from itertools import pairwise

import pytest

from detente.analysis.preferences import Outlook
from detente.analysis.preferences.conflicts import conflicts, conflicts_among
from detente.case import (
    Answer,
    Basis,
    Case,
    Issue,
    NoDeal,
    Option,
    Order,
    Package,
    Party,
    Prefers,
    Ratio,
    Statement,
    Swings,
    Value,
    WouldSign,
    text,
)
from strategies.one_party import PARTY, planted

F = Fraction
ISSUES = {
    "price": ("low", "mid", "high"),
    "delivery": ("fast", "normal", "slow"),
    "warranty": ("long", "short"),
}
BUYER = "statements.buyer"


def package(words: str) -> Package:
    """``mid/fast/short`` as a package."""
    return Package(tuple(zip(ISSUES, words.split("/"), strict=True)))


def swings(name: str, *issues: str) -> Swings:
    """One swing over the next."""
    return Swings(f"{BUYER}.{name}", "buyer", tuple((issue,) for issue in issues))


def buyer() -> Case:
    """The five statements of the field notes (section 10) and the two that contradict them.

    The orders of delivery and warranty say which options are best and worst there.
    """
    said: list[Statement] = [
        swings("s1", "price", "delivery"),
        swings("s2", "delivery", "warranty"),
        Order(f"{BUYER}.s3", "buyer", "price", (("low",), ("mid",), ("high",))),
        Value(f"{BUYER}.s4", "buyer", "delivery", "normal", None, (F(40), F(60))),
        Prefers(f"{BUYER}.s5", "buyer", package("mid/fast/short"), package("low/slow/short")),
        Ratio(f"{BUYER}.s6", "buyer", "price", "delivery", (F(3), None)),
        Value(f"{BUYER}.s7", "buyer", "price", "mid", None, (F(0), F(30))),
    ]
    known = [
        Order(f"{BUYER}.{name}", "buyer", name, tuple((o,) for o in ISSUES[name]))
        for name in ("delivery", "warranty")
    ]
    return Case(
        id="worked",
        parties=(Party("buyer", text("Buyer")),),
        issues=tuple(
            Issue(name, options=tuple(Option(o) for o in options), status_quo=options[-1])
            for name, options in ISSUES.items()
        ),
        statements=(*known, *said),
    )


def test_the_conflict_of_the_worked_case_is_exact() -> None:
    """Price three times delivery, mid price below 30 of 100, yet mid and fast over low and slow.

    ``u(mid) + w(delivery) <= 0.3 w(price) + w(price) / 3``: the sum of the three statements with
    these multipliers. The order of prices only says what 30 of 100 is measured on.
    """
    found = conflicts(buyer(), "buyer")
    (conflict,) = found.conflicts

    assert found.complete
    assert tuple(f"{BUYER}.{name}" for name in ("s5", "s6", "s7")) == conflict.statements
    assert dict(conflict.prices) == {
        f"{BUYER}.s5": F(1),
        f"{BUYER}.s6": F(1, 3),
        f"{BUYER}.s7": F(1),
    }
    assert conflict.proved
    assert (f"{BUYER}.s3",) == conflict.scale


def test_planted_contradictions_are_found() -> None:
    """A reversing statement among true ones: always found, smallest, exact, always quoted."""
    for seed in range(8):
        case, wrong = planted(seed)
        found = conflicts(case, PARTY)

        assert found.conflicts
        for conflict in found.conflicts:
            whole = (*conflict.statements, *conflict.scale)
            assert not fits(case, whole)
            assert all(fits(case, set(whole) - {one}) for one in whole)
            assert wrong in conflict.statements
            assert conflict.proved
            assert {e for e, _ in conflict.prices} == set(conflict.statements)
        for withdrawn in found.withdrawals:
            assert not Outlook(case.without(*withdrawn), PARTY).contradictory


@pytest.mark.nightly
def test_a_hundred_planted_contradictions_are_found() -> None:
    """The long form: another hundred sets."""
    for seed in range(1000, 1100):
        case, wrong = planted(seed)
        found = conflicts(case, PARTY)

        assert found.conflicts
        assert all(wrong in conflict.statements for conflict in found.conflicts)
        assert found.withdrawals


def fits(case: Case, kept: Iterable[str]) -> bool:
    """Whether some utility meets these statements alone."""
    left = tuple(s for s in case.statements if s.id in set(kept))
    return not Outlook(replace(case, statements=left), PARTY).contradictory


def test_two_contradictions_are_both_found() -> None:
    """Two on different issues: each is a conflict of its own, and a withdrawal mends both."""
    said: list[Statement] = [
        swings("a1", "price", "delivery"),
        swings("a2", "delivery", "price"),
        Prefers(f"{BUYER}.b1", "buyer", package("low/fast/long"), package("low/fast/short")),
        Prefers(f"{BUYER}.b2", "buyer", package("low/fast/short"), package("low/fast/long")),
    ]
    found = conflicts(replace(buyer(), statements=tuple(said)), "buyer")

    assert [{s[-2:] for s in c.statements} for c in found.conflicts] == [{"a1", "a2"}, {"b1", "b2"}]
    assert [2, 2, 2, 2] == [len(withdrawn) for withdrawn in found.withdrawals]


def test_a_circle_of_swings_is_a_chain() -> None:
    """Price over delivery, delivery over warranty, warranty over price: each follows the last."""
    circle = [
        swings("warranty", "warranty", "price"),
        swings("delivery", "delivery", "warranty"),
        swings("price", "price", "delivery"),
    ]
    (conflict,) = conflicts(replace(buyer(), statements=tuple(circle)), "buyer").conflicts

    assert {s.id: F(1) for s in circle} == {
        e: p / conflict.prices[0][1] for e, p in conflict.prices
    }


def test_a_chain_goes_from_issue_to_issue() -> None:
    """Statements far apart in the file stand beside the one they share an issue with."""
    said: list[Statement] = [
        swings("s1", "price", "delivery"),
        swings("s2", "warranty", "price"),
        Ratio(f"{BUYER}.s3", "buyer", "delivery", "warranty", (F(2), None)),
        Prefers(f"{BUYER}.s4", "buyer", package("low/slow/short"), package("high/fast/short")),
    ]
    (conflict,) = conflicts(replace(buyer(), statements=tuple(said)), "buyer").conflicts
    issues = {
        f"{BUYER}.s1": {"price", "delivery"},
        f"{BUYER}.s2": {"warranty", "price"},
        f"{BUYER}.s3": {"delivery", "warranty"},
    }

    assert all(issues[one] & issues[two] for one, two in pairwise(conflict.statements))


def test_no_deal_may_be_part_of_a_contradiction() -> None:
    """Signing what is worth at most 0 while no deal is worth 40 cannot be; no deal may give way."""
    signs = WouldSign(f"{BUYER}.signs", "buyer", package("high/slow/short"))
    case = replace(
        buyer(),
        statements=(*buyer().statements[:5], signs),
        no_deal=(NoDeal("buyer", value=F(40)),),
    )
    found = conflicts(case, "buyer")

    assert all(
        "no_deal:buyer" in c.statements and signs.id in c.statements for c in found.conflicts
    )
    assert {("no_deal:buyer",), (signs.id,)} <= set(found.withdrawals)


def answered(*answers: Answer) -> Case:
    """A buyer who was asked two things and contradicted itself, and then answered further."""
    first = swings("answers.a1", "price", "delivery")
    second = swings("answers.a2", "delivery", "price")
    at = datetime(2026, 11, 22, 21, tzinfo=UTC)
    log = tuple(Answer(s.id, "buyer", at, says=s) for s in (first, second))
    return replace(buyer(), statements=(), answers=(*log, *answers))


def test_answers_contradict_one_another() -> None:
    """What was answered is looked at as it stands: an answer taken back is no part of it."""
    later = datetime(2026, 11, 22, 22, tzinfo=UTC)
    back = Answer(f"{BUYER}.answers.a3", "buyer", later, replaces=(f"{BUYER}.answers.a1",))

    assert 1 == len(conflicts(answered(), "buyer").conflicts)
    assert () == conflicts(answered(back), "buyer").conflicts


@pytest.mark.parametrize("named", ["a1", f"{BUYER}.answers.a1"])
def test_a_contradiction_may_be_kept(named: str) -> None:
    """Left standing by its holder it is still found, and marked as seen."""
    later = datetime(2026, 11, 22, 22, tzinfo=UTC)
    keeps = Answer(f"{BUYER}.answers.a3", "buyer", later, keeps=(named, f"{BUYER}.answers.a2"))

    assert [False] == [c.kept for c in conflicts(answered(), "buyer").conflicts]
    assert [True] == [c.kept for c in conflicts(answered(keeps), "buyer").conflicts]


def test_a_contradiction_kept_no_longer_is_open_again() -> None:
    """Who takes back that a contradiction stands is asked about it again."""
    later = datetime(2026, 11, 22, 22, tzinfo=UTC)
    keeps = Answer(f"{BUYER}.answers.a3", "buyer", later, keeps=("a1", "a2"))
    back = Answer(f"{BUYER}.answers.a4", "buyer", later, replaces=(keeps.id,))

    assert [False] == [c.kept for c in conflicts(answered(keeps, back), "buyer").conflicts]


def test_voices_contradict_one_another() -> None:
    """A mandate against the negotiator's words: no contradiction in either, one between them."""
    mandate = replace(swings("mandate", "price", "delivery"), basis=Basis(author="principal"))
    own = swings("own", "delivery", "price")
    case = replace(buyer(), statements=(own, mandate))

    assert () == conflicts(case, "buyer").conflicts
    (conflict,) = conflicts_among(case, "buyer", (own, mandate)).conflicts
    assert {own.id, mandate.id} == set(conflict.statements)

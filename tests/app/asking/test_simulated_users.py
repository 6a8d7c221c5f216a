"""Simulated users answer through the code of `ask`: contradictions found, certainty borne out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from detente.analysis.advice.interview import Kind, Question
from detente.analysis.preferences import Outlook
from detente.app.asking import Sitting
from detente.case import Case, in_force
from helpers.simulated_user import (
    Hidden,
    SimulatedUser,
    hidden,
    plain_case,
    random_packages,
    sitting_of,
    wrong_answers,
)

SIZES = ((4, 4), (5, 4), (5, 6), (8, 5))
CERTAIN = {
    (4, 4): (0.31, 0.42, 0.44, 0.77),
    (5, 4): (0.19, 0.32, 0.35, 0.71),
    (5, 6): (0.15, 0.20, 0.22, 0.63),
    (8, 5): (0.03, 0.07, 0.12, 0.56),
}
"""Share of pairs certain after option ranks, issue rank, swings, ratings (section 5)."""

Counted = tuple[int, int, int]
"""Pairs, certain ones, certain ones against the truth."""


def _user(seed: int, size: tuple[int, int], **errors: float) -> tuple[Case, SimulatedUser]:
    case, random = plain_case(*size), Random(seed)
    return case, SimulatedUser(hidden(case, random), random, **errors)  # type: ignore[arg-type]


def _counted(outlook: Outlook, truth: Hidden, pairs: int, random: Random) -> Counted:
    """Random pairs of packages: how many are certain, and how many of these wrongly."""
    certain = wrong = 0
    for _ in range(pairs):
        one, other = random_packages(outlook.case, random, 2)
        for more, less in ((one, other), (other, one)):
            if one != other and outlook.no_loss(more, less):
                certain += 1
                wrong += truth.of(more) < truth.of(less) - 1e-9
                break
    return pairs, certain, wrong


def _settling_on_the_wrong_one(user: SimulatedUser) -> None:
    """At a contradiction the user sees which of the answers was wrong, and takes that back."""

    def settle(found: tuple[str, ...]) -> str:
        assert user.sitting is not None
        wrong = wrong_answers(user.sitting.desk.case.answers, user.truth)
        named = [number for number, one in enumerate(found, 1) if one in wrong]
        assert named, f"no wrong answer in {found}"
        return str(named[0])

    user.settle = settle  # type: ignore[assignment]


def _assert_every_contradiction_was_shown(case: Case) -> None:
    """Replayed answer by answer: whenever nothing fits, the next thing is a taking back."""
    answers = case.answers
    for count in range(1, len(answers)):
        # Answers of one screen are kept in one stroke.
        if answers[count].at == answers[count - 1].at:
            continue
        now = in_force(replace(case, answers=answers[:count]))
        if Outlook(now, "nord").contradictory:
            assert answers[count].says is None
            assert answers[count].replaces


def _erring(folder: Path, size: tuple[int, int], seed: int, most: int) -> tuple[int, Counted]:
    """A user with 10 % wrong answers: contradictions shown, and how certainty fares."""
    case, user = _user(seed, size, wrong=0.1)
    user.most = most
    _settling_on_the_wrong_one(user)
    sitting = sitting_of(folder, case, user, draws=1000)
    sitting.run()
    _assert_every_contradiction_was_shown(sitting.desk.case)
    outlook = sitting.interviewer.outlook
    assert not outlook.contradictory
    return len(user.clashes), _counted(outlook, user.truth, 10, Random(seed))


def test_wrong_answers_are_found_out_where_they_contradict(tmp_path: Path) -> None:
    """Twenty users: every inconsistent set is shown, each quoted set has a wrong answer in it."""
    found = [_erring(tmp_path / str(seed), (3, 3), seed, 14) for seed in range(20)]

    assert sum(clashes for clashes, _ in found) > 0


@pytest.mark.nightly
def test_wrong_answers_of_many_are_found_out(tmp_path: Path) -> None:
    """Five hundred users; the share of wrong *certain* labels is printed."""
    found = [_erring(tmp_path / str(seed), SIZES[seed % 2], seed, 30) for seed in range(500)]
    clashes = sum(clashes for clashes, _ in found)
    pairs, certain, wrong = (sum(c[k] for _, c in found) for k in range(3))

    print(f"{clashes} contradictions; {certain} of {pairs} pairs certain, {wrong} of these wrong")
    assert clashes > 0


def _truthful(folder: Path, size: tuple[int, int], seed: int, pairs: int) -> Counted:
    case, user = _user(seed, size, off=10)
    sitting = sitting_of(folder, case, user, draws=1000)
    sitting.run()
    assert not user.clashes
    return _counted(sitting.interviewer.outlook, user.truth, pairs, Random(seed))


def test_nothing_is_certain_against_the_truth(tmp_path: Path) -> None:
    """Truthful users contradict nothing, and no certain pair is the other way round."""
    found = [_truthful(tmp_path / str(seed), (3, 4), seed, 25) for seed in range(3)]

    assert sum(certain for _, certain, _ in found) > 0
    assert 0 == sum(wrong for _, _, wrong in found)


@pytest.mark.nightly
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_certain_against_the_truth_of_many(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Check 5: fifty users of each size, two hundred pairs each: no reversal."""
    found = [_truthful(tmp_path / str(seed), size, seed, 200) for seed in range(50)]
    pairs, certain, wrong = (sum(one[k] for one in found) for k in range(3))

    print(f"{size}: {certain} of {pairs} pairs certain, {wrong} against the truth")
    assert 0 == wrong


def _stages(sitting: Sitting, case: Case, truth: Hidden) -> list[list[Question]]:
    """What the table of section 5 asks: option ranks, issue rank, swings, ratings."""
    top = max(truth.weights, key=lambda issue: truth.weights[issue])
    middle = [
        Question(Kind.RATE, (issue.id,), (option,))
        for issue in case.issues
        for option in issue.option_ids()
        if 0 < truth.values[issue.id][option] < 1
    ]
    del sitting
    return [
        [Question(Kind.ORDER, (issue.id,)) for issue in case.issues],
        [Question(Kind.SWINGS)],
        [Question(Kind.RATIO, (i.id, top)) for i in case.issues if i.id != top],
        middle,
    ]


def _by_stages(
    folder: Path, size: tuple[int, int], seed: int, pairs: int, error: float
) -> list[Counted | None]:
    """Certain pairs after each stage; None from where the user has contradicted itself."""
    case, user = _user(seed, size, error=error, off=0 if error else 10)
    sitting = sitting_of(folder, case, user, draws=50)
    found: list[Counted | None] = []
    for stage in _stages(sitting, case, user.truth):
        for question in stage:
            sitting.ask(question)
        outlook = sitting.interviewer
        own = Outlook(outlook.own, "nord")
        found.append(None if own.contradictory else _counted(own, user.truth, pairs, Random(seed)))
    return found


def _shares(found: list[list[Counted | None]]) -> list[float]:
    """The share of certain pairs per stage."""
    stages = list(zip(*found, strict=True))
    return [
        sum(one[1] for one in stage if one) / sum(one[0] for one in stage if one)
        for stage in stages
    ]


def _assert_decides(found: list[list[Counted | None]], size: tuple[int, int], slack: float) -> None:
    shares = _shares(found)
    print(f"{size}: share certain {[round(share, 2) for share in shares]}")
    assert all(one is not None and one[2] == 0 for user in found for one in user)
    assert all(a >= b - slack for a, b in zip(shares, CERTAIN[size], strict=True))


def test_answers_decide_something(tmp_path: Path) -> None:
    """A few truthful users: no reversal, and about as much is certain as section 5 says."""
    found = [_by_stages(tmp_path / str(n), (4, 4), 100 + n, 25, 0) for n in range(6)]

    _assert_decides(found, (4, 4), 0.15)


@pytest.mark.nightly
@pytest.mark.parametrize("size", SIZES)
def test_answers_decide_as_much_as_they_should(tmp_path: Path, size: tuple[int, int]) -> None:
    """Check 6: the share of certain pairs is not below the table of section 5 minus 0.05."""
    found = [_by_stages(tmp_path / str(n), size, 100 + n, 50, 0) for n in range(40)]

    _assert_decides(found, size, 0.05)


@pytest.mark.nightly
@pytest.mark.parametrize("size", SIZES)
def test_noisy_users_are_seldom_told_wrongly(tmp_path: Path, size: tuple[int, int]) -> None:
    """Check 7: with errors as wide as the intervals, at most 1 % of certain pairs are wrong."""
    found = [_by_stages(tmp_path / str(n), size, 500 + n, 50, 0.1) for n in range(40)]
    last = [user[-1] for user in found]
    certain, wrong = (sum(one[k] for one in last if one) for k in (1, 2))
    torn = sum(one is None for one in last)

    print(f"{size}: {wrong} of {certain} certain pairs wrong; {torn} of 40 contradict themselves")
    assert wrong <= 0.01 * certain

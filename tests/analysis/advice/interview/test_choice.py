"""The next question: only what can change the advice, and of that the most per effort."""

from __future__ import annotations

from pathlib import Path
from random import Random

import numpy as np
import pytest

from detente.analysis.advice.interview import Asking, Finished, Interviewer, Kind
from detente.analysis.advice.interview.choice import choose
from detente.analysis.advice.interview.cloud import Cloud
from detente.analysis.advice.interview.pool import IMPOSSIBLE, Imagined, pool
from detente.analysis.advice.interview.questions import Question
from detente.analysis.advice.interview.standing_advice import advice, regrets
from detente.app.asking import Sitting
from helpers.simulated_user import SimulatedUser, hidden, plain_case, sitting_of


class Watched(Interviewer):
    """An interviewer that proves of every question, when it asks it, that it is of use."""

    seen = 0

    def next(self) -> Asking | Finished:
        """The next question, checked by brute force against the samples it was chosen from."""
        found = super().next()
        if isinstance(found, Asking) and found.stage == "advice":
            self.seen += 1
            cloud = self.cloud()
            assert isinstance(cloud, Cloud)
            assert _changes(cloud, self, found.question), found.question.key
        return found


def _changes(cloud: Cloud, interviewer: Interviewer, question: Question) -> bool:
    """Whether two answers to a question, each possible, end in different advice."""
    offered = pool(interviewer.own, cloud, interviewer.packages, (), sign=True, seed=-1)
    found = next((one for one in offered if one.question.key == question.key), None)
    masks = _by_hand(cloud, interviewer, question) if found is None else found.answers
    assert all(mask.mean() >= IMPOSSIBLE for mask in masks)
    advised = set()
    for mask in masks:
        rows = [row for row, fits in zip(cloud.packages.tolist(), mask, strict=True) if fits]
        means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
        best = means.index(max(means))
        advised.add((best, tuple(all(r[k] <= r[best] for r in rows) for k in range(len(means)))))
    return len(advised) > 1


def _by_hand(cloud: Cloud, interviewer: Interviewer, question: Question) -> tuple[np.ndarray, ...]:
    """The two sides of a comparison of packages, summed option by option."""
    assert question.kind is Kind.COMPARE
    places = {issue.id: place for place, issue in enumerate(interviewer.own.issues)}
    apart = np.zeros(cloud.count)
    for package, sign in zip(question.packages, (1, -1), strict=True):
        for issue, option in package.choices:
            place = places[issue]
            apart = apart + sign * cloud.worths[place][:, cloud.options[place][option]]
    return np.asarray(apart > 1e-9), np.asarray(apart < -1e-9)


def _watched(folder: Path, size: tuple[int, int], seed: int) -> Watched:
    case, random = plain_case(*size), Random(seed)
    user = SimulatedUser(hidden(case, random), random, off=10)
    sitting = sitting_of(folder, case, user)
    interviewer = Watched(case, "nord", seed=seed, draws=400, estimate=False)
    user.sitting = Sitting(sitting.desk, user, interviewer)
    user.sitting.run()
    return interviewer


@pytest.mark.parametrize("seed", range(3))
def test_every_question_in_advice_mode_can_change_the_advice(tmp_path: Path, seed: int) -> None:
    """Bar 9: of each question asked, some answers end in different advice."""
    assert _watched(tmp_path, (4, 4), seed).seen > 0


@pytest.mark.nightly
@pytest.mark.parametrize("size", [(4, 4), (5, 4), (5, 6), (8, 5)])
def test_every_question_of_many_users_can_change_the_advice(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Bar 9 at all four sizes: 100 %."""
    asked = sum(_watched(tmp_path / str(seed), size, seed).seen for seed in range(25))

    print(f"{size}: {asked} questions in advice mode, each could change the advice")
    assert asked > 0


def test_a_question_is_worth_its_fall_in_variance_per_effort() -> None:
    """The choice agrees with variances worked out answer by answer."""
    rng = np.random.default_rng(3)
    worths = rng.random((200, 4))
    questions = [Question(Kind.SWING, ("a", str(n))) for n in range(6)]
    sides = [worths[:, n % 4] > rng.random(200) for n in range(6)]
    offered = [Imagined(q, (s, ~s)) for q, s in zip(questions, sides, strict=True)]
    apart = worths - worths.mean(axis=1, keepdims=True)
    falls = [
        sum(apart.var(axis=0))
        - sum(mask.mean() * sum(apart[mask].var(axis=0)) for mask in one.answers)
        for one in offered
    ]
    relevant = [
        fall if len({advice(worths[mask]) for mask in one.answers}) > 1 else -1.0
        for one, fall in zip(offered, falls, strict=True)
    ]
    found = choose(worths, offered)

    assert found is not None
    assert questions[int(np.argmax(relevant))] == found.question


def test_nothing_is_asked_where_no_answer_matters() -> None:
    """Where one package is ahead in every sample whatever is answered, there is no question."""
    worths = np.column_stack([np.ones(100), np.zeros(100)])
    side = np.arange(100) < 50

    assert choose(worths, [Imagined(Question(Kind.SWING, ("a", "b")), (side, ~side))]) is None


def test_kinds_take_turns() -> None:
    """After two questions of a kind, one of another kind that is nearly as good goes first."""
    rng = np.random.default_rng(1)
    worths = rng.random((400, 3))
    good, nearly = worths[:, 0] > worths[:, 1], worths[:, 0] > worths[:, 1] + 0.1
    swing, rank = Question(Kind.SWING, ("a", "b")), Question(Kind.RANK, ("a",), ("x", "y"))
    offered = [Imagined(swing, (good, ~good)), Imagined(rank, (nearly, ~nearly))]
    first, then = choose(worths, offered), choose(worths, offered, [Kind.SWING, Kind.SWING])

    assert first is not None
    assert then is not None
    assert [swing, rank] == [first.question, then.question]


def test_regret_is_the_greatest_loss_over_samples() -> None:
    """For every package, against the best one in each sample."""
    worths = np.random.default_rng(2).random((50, 4))
    expected = [max(max(row) - row[k] for row in worths.tolist()) for k in range(4)]

    assert pytest.approx(expected) == regrets(worths).tolist()

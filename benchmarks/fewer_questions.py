"""How many questions ranks first and then the best numbers save, at equal error.

`python benchmarks/fewer_questions.py [seed [users]]` prints, for cases of m issues with k options
and errors of 0.10 and 0.15 of the scale, the error after the full m k prompts and the prompts at
which the light protocol has that error (preferences, section 5; bars of section 11, check 8).

The users are synthetic: weights uniform on the simplex, option values uniform, every judgement with
an independent normal error that both protocols know. *Full*: best and worst of each issue, every
other option rated, every swing stated; numbers are taken as they are, and, in a line of its own,
weighed by their known error as the light protocol does. *Light*: each issue's options put in order,
the issues put in order by swing, then the numbers with the greatest expected fall in variance.
Ranks are given with the same error as numbers ("noisy") or without ("true"); best and worst of an
issue, which the scale rests on, are known in both. Error: mean absolute difference of utility over
packages, averaged over users. Real people differ: see the limits in the explanation pages.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

SIZES = ((4, 4), (5, 4), (5, 6), (8, 5))
BARS = {0.10: (0.90, 0.90, 0.70, 0.75), 0.15: (0.80, 0.75, 0.60, 0.65)}
PARTICLES = 2000
PACKAGES = 400


@dataclass(slots=True)
class User:
    """What somebody wants: weights, and values between best (first column) and worst (last)."""

    weights: Floats
    values: Floats

    @classmethod
    def drawn(cls, rng: np.random.Generator, issues: int, options: int) -> User:
        """Weights uniform on the simplex, values uniform between 1 and 0."""
        values = rng.random((issues, options))
        values[:, 0], values[:, -1] = 1, 0
        return cls(rng.dirichlet(np.ones(issues)), values)

    def worths(self, packages: Any) -> Floats:
        """Utility of packages (packages x issues, option places)."""
        return utility(self.weights, self.values, packages)


def utility(weights: Floats, values: Floats, packages: Any) -> Floats:
    """What packages are worth under weights and values."""
    found: Floats = values[np.arange(len(weights)), packages] @ weights
    return found


@dataclass(slots=True)
class Cloud:
    """Particles (particles x numbers) and how well each fits what was stated."""

    particles: Floats
    shares: Floats = field(init=False)

    def __post_init__(self) -> None:
        """All alike, before any number is stated."""
        self.shares = np.full(len(self.particles), 1 / len(self.particles))

    def told(self, seen: Floats, number: float, error: float) -> None:
        """Weigh the particles by a number stated of ``seen`` with a known normal error."""
        with np.errstate(divide="ignore"):
            logs = np.log(self.shares) - (number - seen) ** 2 / (2 * error**2)
        shares = np.exp(logs - logs.max())
        self.shares = shares / shares.sum()

    def mean(self) -> Floats:
        """The mean of each number."""
        found: Floats = self.shares @ self.particles
        return found

    def covariance(self, seen: Floats) -> tuple[Floats, float]:
        """Of each number with something seen of the particles, and the variance of that."""
        centred = seen - self.shares @ seen
        spread: Floats = (self.shares * centred) @ (self.particles - self.mean())
        return spread, float(self.shares @ centred**2)


def ranked(rng: np.random.Generator, truth: Floats, judged: Floats, error: float) -> Floats:
    """Particles given an order: drawn, judged and sorted as the person did, so exactly weighed.

    ``truth`` are particles drawn without regard to any order (particles x numbers); ``judged`` the
    person's own judgements, of which the order alone is used.
    """
    seen = truth + rng.normal(0, error, truth.shape) if error else truth
    sorted_ = np.take_along_axis(truth, np.argsort(-seen, axis=1), axis=1)
    found = np.empty_like(sorted_)
    found[:, np.argsort(-judged)] = sorted_
    return found


class Asked:
    """One user under one protocol: clouds of values per issue and of weights."""

    def __init__(
        self, rng: np.random.Generator, user: User, error: float, rank_error: float | None
    ) -> None:
        """``rank_error``: the error of the ranks given first; None: no ranks are given."""
        self._rng, self._user, self._error = rng, user, error
        issues, options = user.values.shape
        self.top = int(user.weights.argmax())
        self.values: list[Cloud] = []
        for row in user.values:
            middle = rng.random((PARTICLES, options - 2))
            if rank_error is not None:
                judged = row[1:-1] + rng.normal(0, rank_error, options - 2)
                middle = ranked(rng, middle, judged, rank_error)
            self.values.append(Cloud(middle))
        weights = rng.dirichlet(np.ones(issues), PARTICLES)
        if rank_error is not None:
            largest = user.weights.max()
            judged = user.weights / largest + rng.normal(0, rank_error, issues)
            scaled = weights / weights.max(axis=1, keepdims=True)
            noise = rng.normal(0, rank_error, scaled.shape)
            order = np.argsort(-(scaled + noise), axis=1)
            sorted_ = np.take_along_axis(weights, order, axis=1)
            weights = np.empty_like(sorted_)
            weights[:, np.argsort(-judged)] = sorted_
            self.top = int(judged.argmax())
        self.weights = Cloud(weights)
        self.left = [(i, o) for i in range(issues) for o in range(options - 2)]
        self.swings = [i for i in range(issues) if i != self.top]

    def rate(self, issue: int, option: int) -> None:
        """State the value of an option between best and worst."""
        number = self._user.values[issue, option + 1] + self._rng.normal(0, self._error)
        cloud = self.values[issue]
        cloud.told(cloud.particles[:, option], number, self._error)
        self.left.remove((issue, option))

    def swing(self, issue: int) -> None:
        """State a swing as a share of the one that was put first."""
        truth = self._user.weights[issue] / self._user.weights[self.top]
        self.weights.told(self._ratio(issue), truth + self._rng.normal(0, self._error), self._error)
        self.swings.remove(issue)

    def _ratio(self, issue: int) -> Floats:
        found: Floats = self.weights.particles[:, issue] / np.maximum(
            self.weights.particles[:, self.top], 1e-9
        )
        return found

    def best_number(self) -> bool:
        """Ask the number with the greatest expected fall in variance; False where none is left."""
        squares = self.weights.shares @ self.weights.particles**2
        falls: list[tuple[float, str, tuple[int, ...]]] = []
        for issue, option in self.left:
            cloud = self.values[issue]
            spread, variance = cloud.covariance(cloud.particles[:, option])
            fall = squares[issue] * float(spread @ spread) / (variance + self._error**2)
            falls.append((fall / self._user.values.shape[1], "rate", (issue, option)))
        between = self._between()
        for issue in self.swings:
            spread, variance = self.weights.covariance(self._ratio(issue))
            fall = float(spread @ between @ spread) / (variance + self._error**2)
            falls.append((fall, "swing", (issue,)))
        if not falls:
            return False
        _, kind, named = max(falls)
        if kind == "rate":
            self.rate(*named)
        else:
            self.swing(*named)
        return True

    def _between(self) -> Floats:
        """Second moments of option values over packages, whose options are drawn evenly."""
        means = self.mean_values()
        level = means.mean(axis=1)
        found: Floats = np.outer(level, level) + np.diag(means.var(axis=1))
        return found

    def mean_values(self) -> Floats:
        """The mean value of every option, best and worst among them."""
        rows = [np.concatenate([[1.0], cloud.mean(), [0.0]]) for cloud in self.values]
        return np.array(rows)

    def error(self, packages: Any, worths: Floats) -> float:
        """Mean absolute difference of utility over packages."""
        found = utility(self.weights.mean(), self.mean_values(), packages)
        return float(np.abs(found - worths).mean())


def taken_as_is(rng: np.random.Generator, user: User, error: float) -> tuple[Floats, Floats]:
    """Weights and values from the full protocol, its numbers used as they were stated."""
    values = user.values.copy()
    values[:, 1:-1] += rng.normal(0, error, values[:, 1:-1].shape)
    swings = user.weights / user.weights.max() + rng.normal(0, error, len(user.weights))
    weights = np.clip(swings, 0, None)
    return weights / max(float(weights.sum()), 1e-9), np.clip(values, 0, 1)


def one_user(
    rng: np.random.Generator, size: tuple[int, int], error: float, *, noisy: bool
) -> tuple[float, float, list[float]]:
    """Error of full taken as it is and weighed, then of light after each further number."""
    user = User.drawn(rng, *size)
    packages = rng.integers(0, size[1], (PACKAGES, size[0]))
    worths = user.worths(packages)
    plain = utility(*taken_as_is(rng, user, error), packages)
    weighed = Asked(rng, user, error, None)
    for issue, option in list(weighed.left):
        weighed.rate(issue, option)
    for issue in list(weighed.swings):
        weighed.swing(issue)
    light = Asked(rng, user, error, error if noisy else 0.0)
    course = [light.error(packages, worths)]
    while light.best_number():
        course.append(light.error(packages, worths))
    return float(np.abs(plain - worths).mean()), weighed.error(packages, worths), course


def prompts(course: Floats, issues: int, aim: float) -> int | None:
    """Ranking prompts and numbers after which the mean error is no larger than the aim."""
    found = np.flatnonzero(course <= aim)
    return None if not len(found) else issues + 1 + int(found[0])


def measured(
    seed: int, size: tuple[int, int], error: float, users: int, *, noisy: bool
) -> tuple[float, float, Floats]:
    """Mean errors over users: full as it is, full weighed, light after each number."""
    rng = np.random.default_rng(seed)
    found = [one_user(rng, size, error, noisy=noisy) for _ in range(users)]
    course: Floats = np.mean([one[2] for one in found], axis=0)
    return (
        float(np.mean([one[0] for one in found])),
        float(np.mean([one[1] for one in found])),
        course,
    )


def main() -> None:
    """Print a line per size, error and way of ranking."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 20261122
    users = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    print(f"seed {seed}, {users} users, {PARTICLES} particles, {PACKAGES} packages")
    for error, bars in BARS.items():
        for size, bar in zip(SIZES, bars, strict=True):
            for noisy in (True, False):
                start = time.perf_counter()
                plain, weighed, course = measured(seed, size, error, users, noisy=noisy)
                full = size[0] * size[1]
                told = [prompts(course, size[0], aim) for aim in (plain, weighed)]
                shares = ["never" if n is None else f"{n} ({n / full:.2f})" for n in told]
                print(
                    f"{size[0]} x {size[1]}, error {error:.2f}, {'noisy' if noisy else 'true'} "
                    f"ranks: full {full} prompts, error {plain:.4f} (weighed {weighed:.4f}); "
                    f"light {shares[0]} of full, bar {bar:.2f}; against weighed {shares[1]}; "
                    f"ranks alone {course[0]:.4f}, all numbers {course[-1]:.4f} "
                    f"[{time.perf_counter() - start:.0f} s]",
                    flush=True,
                )


if __name__ == "__main__":
    main()

"""Simulated users of `detente ask`: they type what a hidden utility tells them, some with errors.

They answer through the very code that a person answers through: each line they type is parsed, and
each answer goes to the file of the case.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import combinations, pairwise
from pathlib import Path
from random import Random

from detente.analysis.advice.interview import Interviewer, Kind, Question
from detente.analysis.problem import span_of
from detente.app.asking import AskingDesk, Sitting
from detente.case import (
    AboutEqual,
    Answer,
    Case,
    Issue,
    Option,
    Order,
    Package,
    Party,
    Prefers,
    Ratio,
    Swings,
    Value,
    Wants,
    WouldSign,
    WouldWalkAway,
    text,
)

HAIR = 1e-9
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def plain_case(issues: int, options: int) -> Case:
    """A case of that many issues with that many options each, in which nobody has said anything."""
    return Case(
        "simulated",
        parties=(Party("nord", text("Nord")), Party("sued", text("Süd"))),
        issues=tuple(
            Issue(f"i{i}", options=tuple(Option(f"o{o}") for o in range(options)))
            for i in range(issues)
        ),
    )


@dataclass(frozen=True, slots=True)
class Hidden:
    """What somebody really wants: weights by issue, values 0 to 1 by issue and option."""

    weights: dict[str, float]
    values: dict[str, dict[str, float]]
    no_deal: float = 0.5

    def of(self, package: Package) -> float:
        """What the options that a package names are worth together."""
        return sum(self.weights[i] * self.values[i][o] for i, o in package.choices)

    def fits(self, said: object) -> bool:
        """Whether a statement is true of this utility."""
        match said:
            case Order():
                row = self.values[said.issue]
                return _falling([[row[o] for o in tier] for tier in said.tiers])
            case Swings():
                return _falling([[self.weights[i] for i in tier] for tier in said.issues])
            case Wants():
                return all(self.values[said.issue][o] == 1 for o in said.options)
            case Value():
                points = 100 * self.values[said.issue][said.option]
                low, high = span_of(said.value, said.interval)
                return low - HAIR <= points <= high + HAIR
            case Ratio():
                times = self.weights[said.issue] / self.weights[said.to]
                least, most = said.interval
                return (least or 0) - HAIR <= times <= (most or times) + HAIR
            case Prefers():
                return self.of(said.package) > self.of(said.over)
            case AboutEqual():
                return 100 * abs(self.of(said.package) - self.of(said.other)) <= said.within
            case WouldSign():
                return self.of(said.package) > self.no_deal
            case WouldWalkAway():
                return self.of(said.package) < self.no_deal
        raise AssertionError(said)


def _falling(tiers: Sequence[Sequence[float]]) -> bool:
    level = all(max(tier) - min(tier) <= HAIR for tier in tiers)
    return level and all(min(a) > max(b) for a, b in pairwise(tiers))


def hidden(case: Case, random: Random) -> Hidden:
    """Weights uniform on the simplex, values sorted uniforms between best and worst (section 5)."""
    drawn = {issue.id: random.expovariate(1) for issue in case.issues}
    values = {}
    for issue in case.issues:
        names = list(issue.option_ids())
        random.shuffle(names)
        drawn_values = [1.0, 0.0, *(random.random() for _ in names[2:])]
        row = dict(zip(names, drawn_values, strict=True))
        values[issue.id] = {option: row[option] for option in issue.option_ids()}
    total = sum(drawn.values())
    return Hidden({i: w / total for i, w in drawn.items()}, values, random.uniform(0.3, 0.6))


@dataclass(slots=True)
class SimulatedUser:
    """A keyboard that knows the question on the screen and a hidden utility.

    ``wrong``: share of answers that are wrong. ``error``: standard deviation of a normal error on
    everything judged, on a scale of 1. ``off``: centres of intervals lie up to so many points from
    what is judged. ``settle``: what is typed at a contradiction, given its statements.
    """

    truth: Hidden
    random: Random
    wrong: float = 0.0
    error: float = 0.0
    off: float = 0.0
    most: int = 10_000
    settle: Callable[[Sequence[str]], str] = lambda found: str(len(found))
    sitting: Sitting | None = None
    shown: list[str] = field(default_factory=list)
    clashes: list[tuple[str, ...]] = field(default_factory=list)
    asked: list[Question] = field(default_factory=list)

    def tell(self, words: str) -> None:
        """Keep what is shown."""
        self.shown += words.split("\n")

    def ask(self, prompt: str) -> str:
        """The answer to the question on the screen."""
        self.shown.append(prompt)
        assert self.sitting is not None
        current = self.sitting.clash
        if current:
            self.clashes.append(current)
            return self.settle(current)
        question = self.sitting.question
        assert question is not None
        if len(self.asked) >= self.most:
            return "."
        self.asked.append(question)
        return self._answer(question)

    def _answer(self, question: Question) -> str:
        errs = self.random.random() < self.wrong
        match question.kind:
            case Kind.BEST_WORST | Kind.ORDER:
                return self._order(question, errs)
            case Kind.SWINGS:
                issues = list(self.truth.weights)
                return self._ranked([self.truth.weights[i] for i in issues], errs, 1 / len(issues))
            case Kind.REFUSED:
                return "0"
            case Kind.LINK:
                return "n"
            case Kind.SIGN:
                return self._yes(self.truth.of(question.packages[0]) - self.truth.no_deal, errs)
            case Kind.RATE | Kind.RATIO:
                return self._number(question, errs)
        return self._side(self._apart(question), errs)

    def _noise(self) -> float:
        return self.random.gauss(0, self.error) if self.error else 0.0

    def _order(self, question: Question, errs: bool) -> str:
        """Best and worst without error, which the scale hangs on; the rest as it is judged."""
        row = self.truth.values[question.issues[0]]
        judged = [
            v if v in (0, 1) else min(max(v + self._noise(), 1e-6), 1 - 1e-6) for v in row.values()
        ]
        if question.kind is Kind.BEST_WORST and len(row) > 3:
            best, worst = (1 + judged.index(end) for end in (1, 0))
            return f"{worst} {best}" if errs else f"{best} {worst}"
        return self._ranked(judged, errs)

    def _ranked(self, judged: Sequence[float], errs: bool, unit: float = 0.0) -> str:
        noisy = [value + unit * self._noise() for value in judged]
        order = sorted(range(len(noisy)), key=lambda place: -noisy[place])
        if errs and len(order) > 1:
            at = self.random.randrange(len(order) - 1)
            order[at], order[at + 1] = order[at + 1], order[at]
        return " ".join(str(place + 1) for place in order)

    def _yes(self, ahead: float, errs: bool) -> str:
        return "y" if (ahead + self._noise() > 0) != errs else "n"

    def _side(self, ahead: float, errs: bool) -> str:
        return "1" if (ahead + self._noise() > 0) != errs else "2"

    def _apart(self, question: Question) -> float:
        match question.kind:
            case Kind.RANK:
                row = self.truth.values[question.issues[0]]
                return row[question.options[0]] - row[question.options[1]]
            case Kind.SWING:
                first, second = question.issues
                return self.truth.weights[first] - self.truth.weights[second]
        first_package, second_package = question.packages
        return self.truth.of(first_package) - self.truth.of(second_package)

    def _number(self, question: Question, errs: bool) -> str:
        """10 points to both sides of what is judged; a wrong answer misses the truth."""
        if question.kind is Kind.RATIO:
            judged = self.truth.weights[question.issues[0]] / self.truth.weights[question.issues[1]]
        else:
            judged = self.truth.values[question.issues[0]][question.options[0]]
            judged = 1 - judged if question.again else judged
        most = 10.0 if question.kind is Kind.RATIO else 1.0
        centre = 100 * min(max(judged + self._noise(), 0), most)
        centre += self.random.uniform(-self.off, self.off)
        if errs:
            centre += 30 if centre < 50 else -30
        centre = min(max(centre, 0.0), 100 * most)
        return f"{centre:.9f}±10"


def sitting_of(
    folder: Path, case: Case, user: SimulatedUser, *, draws: int = 1000, seed: int = 0
) -> Sitting:
    """A sitting with a simulated user; its answers go to ``folder``."""
    moments = iter(range(100_000))
    desk = AskingDesk(
        folder,
        case,
        "nord",
        "Simulated",
        None,
        lambda: NOON + timedelta(minutes=next(moments)),
        "en",
    )
    interviewer = Interviewer(case, "nord", seed=seed, draws=draws, estimate=False)
    user.sitting = Sitting(desk, user, interviewer)
    return user.sitting


def wrong_answers(answers: Sequence[Answer], truth: Hidden) -> frozenset[str]:
    """The ids of the answers that are not true of a utility."""
    told = (a for a in answers if a.says is not None)
    return frozenset(answer.id for answer in told if not truth.fits(answer.says))


def random_packages(case: Case, random: Random, count: int) -> list[Package]:
    """Packages drawn evenly."""
    return [
        Package(tuple((issue.id, random.choice(issue.option_ids())) for issue in case.issues))
        for _ in range(count)
    ]


def all_pairs(packages: Sequence[Package]) -> list[tuple[Package, Package]]:
    """Every two of them."""
    return list(combinations(packages, 2))

"""Small random cases with named parties: what somebody said, and whole tables of values.

Every party has a hidden utility, and what it says agrees with it, so that few cases contradict
themselves. Cases that `check` finds fault with are drawn again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from random import Random

import detente
from detente.case import (
    Among,
    Basis,
    Bounds,
    Case,
    Comparison,
    Condition,
    Constraint,
    Direction,
    Grade,
    Interval,
    Issue,
    Kind,
    Linkage,
    NoDeal,
    Option,
    Order,
    Package,
    Party,
    Prefers,
    Range,
    RedLine,
    Statement,
    Swings,
    Value,
    Wants,
    Weight,
    Worth,
    WouldSign,
    WouldWalkAway,
    text,
)
from detente.case.check import check

PRINCIPALS = ("ash", "birch")
AFFECTED = "cedar"
HUNDRED = Fraction(100)


@dataclass
class _Hidden:
    """What a party truly wants: values of options in points, and weights."""

    values: dict[str, dict[str, int]]
    weights: dict[str, int]

    def of(self, issues: Sequence[Issue], package: Package) -> Fraction:
        """The true utility, 0 to 1; open issues at the status quo."""
        total = sum(self.weights.values())
        chosen = {issue.id: package.get(issue.id) or str(issue.status_quo) for issue in issues}
        worth = sum(self.weights[i] * self.values[i][option] for i, option in chosen.items())
        return Fraction(worth, 100 * total)


def said_case(random: Random) -> Case:
    """Two principals, one affected party, perhaps a mediator; statements of every kind."""
    return _drawn(random, _said_case)


@cache
def analysed_said(seed: int) -> detente.Analysis:
    """The analysis of the said case of a seed, for everybody; made once per test run."""
    return detente.analyze(said_case(Random(seed)))


def valued_case(random: Random, parties: int = 2) -> Case:
    """Principals with a value for everything, tight demands, facts and perhaps a cap."""
    return _drawn(random, lambda r: _valued_case(r, parties))


def _drawn(random: Random, draw: Callable[[Random], Case]) -> Case:
    while True:
        case = draw(random)
        if all(fault.severity == "warning" for fault in check(case)):
            return case


def _basis(random: Random) -> Basis:
    return Basis(grade=random.choice(list(Grade)))


def _issues(random: Random, most: int, decided: Sequence[str]) -> tuple[Issue, ...]:
    issues: list[Issue] = []
    for number in range(random.randint(2, most)):
        name = f"issue{number}"
        deciders = tuple(sorted(random.sample(decided, random.randint(1, 2)))) if decided else ()
        decided_by = deciders if random.random() < 0.6 else ()
        if random.random() < 0.3:
            spread = Range(Fraction(0), Fraction(random.randint(1, 4)), Fraction(1))
            issues.append(Issue(name, range=spread, status_quo="0", decided_by=decided_by))
        else:
            options = tuple(Option(f"o{k}") for k in range(random.randint(2, 3)))
            start = random.choice(options).id
            issues.append(Issue(name, options=options, status_quo=start, decided_by=decided_by))
    return tuple(issues)


def _hidden(random: Random, issues: Sequence[Issue]) -> _Hidden:
    values: dict[str, dict[str, int]] = {}
    for issue in issues:
        options = issue.option_ids()
        drawn = [0, 100, *(random.choice([0, 30, 60, 100]) for _ in options[2:])]
        if issue.range is not None:
            rising = random.random() < 0.5
            drawn.sort(reverse=not rising)
        else:
            random.shuffle(drawn)
        values[issue.id] = dict(zip(options, drawn, strict=True))
    return _Hidden(values, {issue.id: random.choice([5, 10, 20, 40]) for issue in issues})


def _package(random: Random, issues: Sequence[Issue]) -> Package:
    return Package(tuple((issue.id, random.choice(issue.option_ids())) for issue in issues))


def _condition(random: Random, issues: Sequence[Issue], most: int = 2) -> Condition:
    parts: list[tuple[str, Among | Bounds]] = []
    for issue in sorted(random.sample(issues, random.randint(1, most)), key=lambda i: i.id):
        options = issue.option_ids()
        if issue.range is not None:
            bound = Fraction(random.randint(1, int(issue.range.high)))
            parts.append((issue.id, random.choice([Bounds(at_least=bound), Bounds(below=bound)])))
        else:
            count = random.randint(1, len(options) - 1)
            parts.append((issue.id, Among(tuple(random.sample(options, count)))))
    return Condition(tuple(parts))


def _said_case(random: Random) -> Case:
    people = [Party(party, text(party)) for party in PRINCIPALS]
    people.append(Party(AFFECTED, text(AFFECTED), Kind.AFFECTED))
    if random.random() < 0.3:
        people.append(Party("judge", text("Judge"), Kind.MEDIATOR))
    issues = _issues(random, 4, (*PRINCIPALS, AFFECTED))
    speakers = (*PRINCIPALS, AFFECTED)
    statements: list[Statement] = []
    no_deal: list[NoDeal] = []
    lines: list[RedLine] = []
    links: list[Linkage] = []
    for party in speakers:
        hidden = _hidden(random, issues)
        if random.random() < 0.85:
            statements += _statements(random, party, issues, hidden)
        if random.random() < 0.6:
            no_deal.append(_no_deal(random, party, issues, hidden))
        for number in range(random.choice([0, 0, 1, 2])):
            refused = (_condition(random, issues),)
            lines.append(RedLine(party, f"line{number}", refused, basis=_basis(random)))
        if random.random() < 0.3:
            links.append(_linkage(random, f"link-{party}", issues, party))
    return Case(
        id="said",
        parties=tuple(people),
        issues=issues,
        statements=tuple(statements),
        no_deal=tuple(no_deal),
        red_lines=tuple(lines),
        linkages=tuple(links),
    )


def _linkage(random: Random, name: str, issues: Sequence[Issue], owner: str | None) -> Linkage:
    first, second = random.sample(issues, 2)
    when = _condition(random, [first], 1)
    if owner is not None and random.random() < 0.4:
        worth = random.choice([Worth(value=Fraction(10)), Worth(sign="more"), Worth(sign="less")])
        both = Condition((*when.parts, *_condition(random, [second], 1).parts))
        return Linkage(name, "worth", both, worth=worth, owner=owner, basis=_basis(random))
    kind = random.choice(["requires", "excludes"])
    then = _condition(random, [second], 1)
    return Linkage(name, kind, when, then, owner=owner, basis=_basis(random))  # type: ignore[arg-type]


def _statements(
    random: Random, party: str, issues: Sequence[Issue], hidden: _Hidden
) -> list[Statement]:
    root = f"statements.{party}"
    found: list[Statement] = []
    for issue in issues:
        found += _about_issue(random, party, issue, hidden)
    if random.random() < 0.15:
        ranked = sorted({w for i, w in hidden.weights.items()}, reverse=True)
        tiers = tuple(tuple(i for i, w in hidden.weights.items() if w == level) for level in ranked)
        found.append(Swings(f"{root}.swings", party, tiers, _basis(random)))
    for number in range(random.choice([0, 0, 0, 1, 2])):
        one, other = _package(random, issues), _package(random, issues)
        if hidden.of(issues, one) < hidden.of(issues, other):
            one, other = other, one
        if hidden.of(issues, one) > hidden.of(issues, other):
            path = f"{root}.prefers.{number + 1}"
            found.append(Prefers(path, party, one, other, _basis(random)))
    level = Fraction(random.randint(2, 8), 10)
    for number in range(random.choice([0, 0, 1, 2])):
        package = _package(random, issues)
        if hidden.of(issues, package) >= level:
            path = f"{root}.would_sign.{number + 1}"
            found.append(WouldSign(path, party, package, _basis(random)))
        else:
            path = f"{root}.would_walk_away.{number + 1}"
            found.append(WouldWalkAway(path, party, package, _basis(random)))
    return found


def _about_issue(random: Random, party: str, issue: Issue, hidden: _Hidden) -> list[Statement]:
    root, values = f"statements.{party}", hidden.values[issue.id]
    basis = _basis(random)
    kind = random.choice(["nothing", "nothing", "wants", "order", "direction", "values"])
    if kind == "wants":
        best = tuple(option for option, value in values.items() if value == 100)
        return [Wants(f"{root}.wants.{issue.id}", party, issue.id, best, basis)]
    if kind == "order":
        levels = sorted(set(values.values()), reverse=True)
        tiers = tuple(tuple(o for o, v in values.items() if v == level) for level in levels)
        return [Order(f"{root}.order.{issue.id}", party, issue.id, tiers, basis)]
    numbers = list(values.values())
    if kind == "direction" and numbers in (sorted(numbers), sorted(numbers, reverse=True)):
        towards = "more" if numbers == sorted(numbers) else "less"
        path = f"{root}.direction.{issue.id}"
        return [Direction(path, party, issue.id, towards, basis)]  # type: ignore[arg-type]
    if kind == "values":
        return _numbers(random, party, issue, hidden)
    return []


def _numbers(random: Random, party: str, issue: Issue, hidden: _Hidden) -> list[Statement]:
    root, found = f"statements.{party}", list[Statement]()
    weight = Fraction(hidden.weights[issue.id])
    wide: Interval | None = (weight / 2, weight * 2) if random.random() < 0.5 else None
    path = f"{root}.weights.{issue.id}"
    found.append(Weight(path, party, issue.id, weight, wide, _basis(random)))
    for option, value in hidden.values[issue.id].items():
        points = Fraction(value)
        middle = 0 < value < 100 and random.random() < 0.5
        around: Interval | None = (points - 10, points + 10) if middle else None
        path = f"{root}.values.{issue.id}.{option}"
        found.append(Value(path, party, issue.id, option, points, around, _basis(random)))
    return found


def _no_deal(random: Random, party: str, issues: Sequence[Issue], hidden: _Hidden) -> NoDeal:
    kind = random.choice(["value", "interval", "as_good_as", "compared", "nothing"])
    basis = _basis(random)
    if kind == "value":
        return NoDeal(party, value=Fraction(random.randint(2, 8) * 10), basis=basis)
    if kind == "interval":
        low = Fraction(random.randint(1, 6) * 10)
        return NoDeal(party, interval=(low, low + random.choice([10, 20])), basis=basis)
    package = _package(random, issues)
    if kind == "as_good_as":
        return NoDeal(party, comparisons=(Comparison("as_good_as", package),), basis=basis)
    if kind == "compared":
        relation = "better_than" if hidden.of(issues, package) < Fraction(1, 2) else "worse_than"
        return NoDeal(party, comparisons=(Comparison(relation, package),), basis=basis)  # type: ignore[arg-type]
    return NoDeal(party, text=text("Nobody knows"), basis=basis)


def _valued_case(random: Random, parties: int) -> Case:
    names = (*PRINCIPALS, "elm", "fir")[:parties]
    issues = _issues(random, 4, ())
    statements: list[Statement] = []
    no_deal: list[NoDeal] = []
    lines: list[RedLine] = []
    links: list[Linkage] = []
    for party in names:
        hidden = _hidden(random, issues)
        for issue in issues:
            root, weight = f"statements.{party}", Fraction(hidden.weights[issue.id])
            statements.append(Weight(f"{root}.weights.{issue.id}", party, issue.id, weight))
            for option, value in hidden.values[issue.id].items():
                path = f"{root}.values.{issue.id}.{option}"
                statements.append(Value(path, party, issue.id, option, Fraction(value)))
        if random.random() < 0.8:
            level = Fraction(random.randint(3, 10) * 10)
            no_deal.append(NoDeal(party, value=level, basis=_basis(random)))
        for number in range(random.choice([0, 1, 2])):
            refused = tuple(_condition(random, issues) for _ in range(random.choice([1, 1, 2])))
            lines.append(RedLine(party, f"line{number}", refused, basis=_basis(random)))
        if random.random() < 0.4:
            links.append(_linkage(random, f"link-{party}", issues, party))
    if random.random() < 0.4:
        links.append(_linkage(random, "fact", issues, None))
    return Case(
        id="valued",
        parties=tuple(Party(party, text(party)) for party in names),
        issues=issues,
        statements=tuple(statements),
        no_deal=tuple(no_deal),
        red_lines=tuple(lines),
        linkages=tuple(links),
        constraints=_caps(random, issues),
    )


def _caps(random: Random, issues: Sequence[Issue]) -> tuple[Constraint, ...]:
    if random.random() < 0.6:
        return ()
    costs: list[tuple[str, Fraction | tuple[tuple[str, Fraction], ...]]] = []
    for issue in issues:
        if issue.range is not None:
            costs.append((issue.id, Fraction(1)))
        else:
            rates = tuple((o, Fraction(k)) for k, o in enumerate(issue.option_ids()))
            costs.append((issue.id, rates))
    return (Constraint("cap", tuple(costs), Fraction(random.randint(2, 6))),)

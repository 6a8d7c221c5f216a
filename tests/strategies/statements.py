"""Random statements of parties that have one true utility, so that most of them are consistent.

Sizes are small enough for brute force: one to three issues of two to four options.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from random import Random

from detente.case import (
    Among,
    Basis,
    Case,
    Claim,
    Comparison,
    Condition,
    Constraint,
    Direction,
    Grade,
    Issue,
    Linkage,
    NoDeal,
    Option,
    Order,
    Package,
    Party,
    Prefers,
    Range,
    RedLine,
    Source,
    SpeakerKind,
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

F = Fraction
Numbers = dict[str, Fraction]


@dataclass(frozen=True)
class Truth:
    """What a party really thinks: values in points of 100, weights in points, worth of no deal."""

    values: dict[str, Numbers]
    weights: Numbers
    no_deal: Fraction

    def utility(self, package: Package) -> Fraction:
        """The true utility of a complete package, 0 to 1."""
        total = sum(self.weights.values())
        return sum((self.weights[i] * self.values[i][o] for i, o in package.choices), F(0)) / (
            100 * total
        )


def every_package(case: Case) -> list[Package]:
    """All complete packages in the order of the case."""
    ids = [issue.id for issue in case.issues]
    options = [issue.option_ids() for issue in case.issues]
    return [Package(tuple(zip(ids, chosen, strict=True))) for chosen in product(*options)]


def random_issues(random: Random, most: int = 3, largest: int = 4) -> tuple[Issue, ...]:
    """One to ``most`` issues of named options, or now and then a short range."""
    made: list[Issue] = []
    for number in range(random.randint(1, most)):
        name, size = f"i{number}", random.randint(2, largest)
        if random.random() < 0.25:
            step = random.choice((F(1), F(1, 2), F(2)))
            limits = Range(F(0), (size - 1) * step, step)
            options = limits.numbers()
            made.append(Issue(name, range=limits, status_quo=str(options[0].numerator)))
            continue
        named = tuple(Option(f"o{k}") for k in range(size))
        made.append(Issue(name, options=named, status_quo=random.choice(named).id))
    return tuple(made)


def random_truth(random: Random, issues: tuple[Issue, ...]) -> Truth:
    """A utility with one option of each issue at 0 and one at 100; often running one way."""
    values: dict[str, Numbers] = {}
    for issue in issues:
        options = issue.option_ids()
        points = [F(0), F(100), *(F(5 * random.randint(0, 20)) for _ in options[2:])]
        random.shuffle(points)
        if random.random() < 0.5:
            points.sort(reverse=random.random() < 0.5)
        values[issue.id] = dict(zip(options, points, strict=True))
    weights = {issue.id: F(random.choice((10, 20, 20, 30, 40))) for issue in issues}
    return Truth(values, weights, F(random.randint(-2, 20), 20))


def _around(random: Random, number: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
    return (
        max(F(0), number - 5 * random.randint(0, 4)),
        min(high, number + 5 * random.randint(0, 4)),
    )


def on_one_issue(random: Random, party: str, issue: Issue, values: Numbers) -> list[Statement]:
    """Nothing, or a true position, direction, order, or values of some or all options."""
    path = f"statements.{party}"
    options = list(values)
    rising = [values[o] for o in options]
    said: list[Statement] = []
    monotone = rising in (sorted(rising), sorted(rising, reverse=True))
    if monotone and random.random() < 0.5:
        towards = "more" if rising[-1] > rising[0] else "less"
        said.append(Direction(f"{path}.direction.{issue.id}", party, issue.id, towards))  # type: ignore[arg-type]
    kind = random.choice(("nothing", "order", "order", "some", "values", "values"))
    if kind in ("order", "some") and issue.range is None:
        among = (
            options if kind == "order" else random.sample(options, random.randint(2, len(options)))
        )
        levels = sorted({values[o] for o in among}, reverse=True)
        tiers = tuple(tuple(o for o in among if values[o] == level) for level in levels)
        said.append(Order(f"{path}.order.{issue.id}", party, issue.id, tiers))
    if kind == "values":
        count = len(options) if random.random() < 0.6 else random.randint(1, len(options))
        exact = random.random() < 0.5
        for option in sorted(random.sample(options, count), key=options.index):
            number = values[option]
            interval = None if exact else _around(random, number, F(100))
            value = None if interval and random.random() < 0.5 else number
            name = f"{path}.values.{issue.id}.{option}"
            said.append(Value(name, party, issue.id, option, value, interval))
    if random.random() < 0.2 and issue.range is None:
        best = tuple(o for o in options if values[o] == 100)
        said.append(Wants(f"{path}.wants.{issue.id}", party, issue.id, best))
    return said


def random_weights(random: Random, party: str, truth: Truth) -> list[Statement]:
    """No weight, some, or all; as numbers or with intervals."""
    kind = random.choice(("none", "none", "some", "all", "all"))
    if kind == "none":
        return []
    chosen = list(truth.weights)
    if kind == "some":
        chosen = random.sample(chosen, random.randint(1, len(chosen)))
    exact = random.random() < 0.5
    said: list[Statement] = []
    for issue in chosen:
        number = truth.weights[issue]
        interval = None if exact else _around(random, number, F(100))
        name = f"statements.{party}.weights.{issue}"
        said.append(Weight(name, party, issue, number, interval))
    return said


def on_no_deal(
    random: Random, party: str, truth: Truth, packages: list[Package], name: int = 0
) -> tuple[list[NoDeal], list[Statement]]:
    """One true thing about the worth of no deal, in any of its forms."""
    package = random.choice(packages)
    worth, utility = truth.no_deal, truth.utility(package)
    kind = random.choice(("value", "interval", "compare", "sign", "sign"))
    if kind == "value":
        return [NoDeal(party, value=100 * worth)], []
    if kind == "interval":
        low, high = 100 * worth - 5 * random.randint(0, 3), 100 * worth + 5 * random.randint(0, 3)
        return [NoDeal(party, interval=(low, high))], []
    if kind == "compare":
        # A comparison with a package is what fixes the worth: any relation can be true.
        relation = "better_than" if worth > utility else "worse_than"
        if random.random() < 0.5:
            relation = "as_good_as"
        return [NoDeal(party, comparisons=(Comparison(relation, package),))], []  # type: ignore[arg-type]
    if worth > utility:
        return [], [WouldWalkAway(f"statements.{party}.would_walk_away.{name}", party, package)]
    return [], [WouldSign(f"statements.{party}.would_sign.{name}", party, package)]


def random_worth(random: Random, party: str, issues: tuple[Issue, ...], name: str) -> Linkage:
    """A combination of options on one or two issues that is worth more or less together."""
    chosen = random.sample(issues, min(len(issues), random.randint(1, 2)))
    parts = []
    for issue in chosen:
        options = issue.option_ids()
        parts.append(
            (issue.id, Among(tuple(random.sample(options, random.randint(1, len(options) - 1)))))
        )
    points = F(random.choice((-20, -5, 5, 10)))
    worth = random.choice(
        (
            Worth(points),
            Worth(points, (points - 5, points + 5)),
            Worth(sign="more"),
            Worth(sign="less"),
        )
    )
    return Linkage(name, "worth", Condition(tuple(parts)), worth=worth, owner=party)


def one_party(random: Random, party: str = "a") -> tuple[Case, Truth]:
    """A case of one party whose statements speak of single issues, with at most one on no deal."""
    issues = random_issues(random)
    truth = random_truth(random, issues)
    case = Case("random", parties=(Party(party, text(party)),), issues=issues)
    said = random_weights(random, party, truth)
    for issue in issues:
        said += on_one_issue(random, party, issue, truth.values[issue.id])
    links = [random_worth(random, party, issues, "w")] if random.random() < 0.25 else []
    no_deal: list[NoDeal] = []
    if random.random() < 0.8:
        no_deal, more = on_no_deal(random, party, truth, every_package(case))
        said += more
    return (
        Case(
            "random",
            parties=case.parties,
            issues=issues,
            statements=tuple(said),
            no_deal=tuple(no_deal),
            linkages=tuple(links),
        ),
        truth,
    )


def tied(random: Random, party: str = "a") -> tuple[Case, Truth]:
    """A tiny case of one party with statements that tie issues together."""
    issues = random_issues(random, 3, 3)
    truth = random_truth(random, issues)
    bare = Case("random", parties=(Party(party, text(party)),), issues=issues)
    packages = every_package(bare)
    said: list[Statement] = random_weights(random, party, truth) if random.random() < 0.3 else []
    for issue in issues:
        said += on_one_issue(random, party, issue, truth.values[issue.id])
    for number in range(random.randint(0, 2)):
        more, less = random.sample(packages, 2)
        if truth.utility(more) < truth.utility(less):
            more, less = less, more
        said.append(Prefers(f"statements.{party}.prefers.{number}", party, more, less))
    if random.random() < 0.6 and len(issues) > 1:
        levels = sorted(set(truth.weights.values()), reverse=True)
        tiers = tuple(tuple(i for i, w in truth.weights.items() if w == level) for level in levels)
        said.append(Swings(f"statements.{party}.swings", party, tiers))
    no_deal: list[NoDeal] = []
    for number in range(random.randint(0, 3)):
        stated, more_said = on_no_deal(random, party, truth, packages, number)
        equal = any(n.comparisons and n.comparisons[0].relation == "as_good_as" for n in stated)
        if not equal or random.random() < 0.3:  # seldom true beside other statements
            no_deal = no_deal or stated
        said += more_said
    links = [random_worth(random, party, issues, "w")] if random.random() < 0.15 else []
    return (
        Case(
            "random",
            parties=bare.parties,
            issues=issues,
            statements=tuple(said),
            no_deal=tuple(no_deal),
            linkages=tuple(links),
        ),
        truth,
    )


def random_condition(random: Random, issues: tuple[Issue, ...], most: int = 2) -> Condition:
    """Some options on one or two issues."""
    chosen = random.sample(issues, min(len(issues), random.randint(1, most)))
    return Condition(
        tuple(
            (
                i.id,
                Among(
                    tuple(random.sample(i.option_ids(), random.randint(1, len(i.option_ids()) - 1)))
                ),
            )
            for i in chosen
        )
    )


def random_red_line(random: Random, owner: str, issues: tuple[Issue, ...], name: str) -> RedLine:
    """A refusal of one or two alternatives, of any grade."""
    refuses = tuple(random_condition(random, issues) for _ in range(random.choice((1, 1, 2))))
    grade = random.choice((None, *Grade))
    return RedLine(owner, name, refuses, basis=Basis(grade=grade))


def all_values(random: Random, party: str, truth: Truth) -> list[Statement]:
    """Weights of all issues and values of all options; about one party in three with intervals."""
    exact = random.random() < 0.7
    path = f"statements.{party}"
    said: list[Statement] = []
    for issue, weight in truth.weights.items():
        ends = None if exact else _around(random, weight, F(100))
        said.append(Weight(f"{path}.weights.{issue}", party, issue, weight, ends))
        for option, number in truth.values[issue].items():
            ends = None if exact else _around(random, number, F(100))
            said.append(
                Value(f"{path}.values.{issue}.{option}", party, issue, option, number, ends)
            )
    return said


def _claims() -> tuple[Claim, ...]:
    return (
        Claim("c-named", "s", (), "a", SpeakerKind.NAMED, text=text("a says so")),
        Claim("c-other", "s", (), "b", SpeakerKind.NAMED, text=text("b says so")),
        Claim("c-nobody", "s", (), None, SpeakerKind.UNMARKED, text=text("it is said")),
    )


def random_basis(random: Random) -> Basis:
    """A grade, claims that bear it or not, both, or nothing."""
    claims = random.choice(
        ((), (), ("c-named",), ("c-other",), ("c-nobody",), ("c-other", "c-named"))
    )
    return Basis(grade=random.choice((None, *Grade)), claims=claims)


def _tie_between(random: Random, issues: tuple[Issue, ...], name: str) -> Linkage:
    kind = random.choice(("requires", "excludes"))
    return Linkage(
        name,
        kind,  # type: ignore[arg-type]
        random_condition(random, issues),
        random_condition(random, issues, 1 if random.random() < 0.7 else 2),
        owner=random.choice(("a", "b", None, None)),
        basis=random_basis(random),
    )


def _cap(random: Random, issues: tuple[Issue, ...]) -> Constraint:
    costs: list[tuple[str, Fraction | tuple[tuple[str, Fraction], ...]]] = []
    for issue in issues:
        if issue.range is not None and random.random() < 0.5:
            costs.append((issue.id, F(random.randint(1, 5), 2)))
        else:
            each = tuple((o, F(random.randint(0, 9), 3)) for o in issue.option_ids())
            costs.append((issue.id, each))
    return Constraint("cap", tuple(costs), F(random.randint(2, 12), 2))


def negotiation(random: Random, *, valued: float = 0.0, most: int = 3) -> Case:
    """Two or three parties with red lines, linkages and caps over the same few issues.

    ``valued`` is the share of parties that value everything; the others say what they please.
    """
    issues = random_issues(random, most)
    names = ("a", "b", "c")[: random.choice((2, 2, 3))]
    if random.random() < 0.4:
        theirs = random.choice(((names[-1],), names[:2], ("outside",), ("outside", "a")))
        issues = (replace(issues[0], decided_by=theirs), *issues[1:])
    said: list[Statement] = []
    no_deal: list[NoDeal] = []
    links = [_tie_between(random, issues, f"l{k}") for k in range(random.choice((0, 0, 1, 2)))]
    bare = Case("random", issues=issues)
    for name in names:
        truth = random_truth(random, issues)
        if random.random() < valued:
            said += all_values(random, name, truth)
        else:
            said += random_weights(random, name, truth)
            for issue in issues:
                said += on_one_issue(random, name, issue, truth.values[issue.id])
        if random.random() < 0.6:
            stated, more = on_no_deal(random, name, truth, every_package(bare))
            no_deal += stated
            said += more
        if random.random() < 0.2:
            links.append(random_worth(random, name, issues, f"w-{name}"))
    lines = tuple(
        replace(
            random_red_line(random, random.choice(names), issues, f"r{k}"),
            basis=random_basis(random),
        )
        for k in range(random.choice((0, 1, 1, 2)))
    )
    people = (*names, "outside")
    return Case(
        "random",
        parties=tuple(Party(p, text(p)) for p in people),
        issues=issues,
        statements=tuple(replace(s, basis=random_basis(random)) for s in said),
        no_deal=tuple(no_deal),
        red_lines=lines,
        linkages=tuple(links),
        constraints=(_cap(random, issues),) if random.random() < 0.25 else (),
        sources=(Source("s", text("A source")),),
        claims=_claims(),
    )

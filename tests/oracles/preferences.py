"""The set of compatible utilities by its vertices: slow, exact, and independent of the source.

Per issue the option values form one polytope for every choice of a best and a worst option; the
weights form another; all vertices are found by solving every set of tight constraints in
fractions. A quantity that is linear in the values for fixed weights, and in the weights for fixed
values, is extreme where both are at vertices. Statements that tie issues together are bounded over
the vertices of one polytope of part-worths instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, pairwise, product

from detente.case import (
    Case,
    Direction,
    Issue,
    Linkage,
    Order,
    Package,
    Prefers,
    Statement,
    Swings,
    Value,
    Wants,
    Weight,
    WouldSign,
    WouldWalkAway,
    parse_number,
)
from oracles.events import certain_chances, turned_out, weight, worlds

F = Fraction
Form = dict[str, Fraction]
"""A linear form over named variables; the constant has the name ``""``."""
Vertex = dict[str, Fraction]
Ends = tuple[Fraction | None, Fraction | None]

FAR = F(1000)
"""A bound put on what nothing bounds; an optimum near it is no optimum."""


def plus(*forms: tuple[Fraction | int, Form]) -> Form:
    """The sum of forms, each times its factor."""
    total: Form = {}
    for factor, form in forms:
        for name, coefficient in form.items():
            total[name] = total.get(name, F(0)) + factor * coefficient
    return total


def at(form: Form, vertex: Vertex) -> Fraction:
    """The value of a form at a vertex."""
    return sum((c if n == "" else c * vertex[n] for n, c in form.items()), F(0))


def reduced(rows: Iterable[Sequence[Fraction]], width: int) -> dict[int, list[Fraction]] | None:
    """Rows ``a x = b`` (b last) in reduced echelon form by pivot column; None: no solution."""
    pivots: dict[int, list[Fraction]] = {}
    for row in rows:
        work = list(row)
        for column, pivot in pivots.items():
            if work[column]:
                factor = work[column]
                work = [a - factor * b for a, b in zip(work, pivot, strict=True)]
        column = next((c for c in range(width) if work[c]), -1)
        if column < 0:
            if work[width]:
                return None
            continue
        scale = work[column]
        work = [a / scale for a in work]
        for other, pivot in pivots.items():
            if pivot[column]:
                factor = pivot[column]
                pivots[other] = [a - factor * b for a, b in zip(pivot, work, strict=True)]
        pivots[column] = work
    return pivots


def vertices(equal: Sequence[Form], least: Sequence[Form]) -> list[Vertex]:
    """Every vertex of the polytope where ``equal`` forms are 0 and ``least`` forms at least 0."""
    names = sorted({n for form in (*equal, *least) for n in form if n})
    width = len(names)
    rows = [[form.get(n, F(0)) for n in names] + [-form.get("", F(0))] for form in equal]
    pivots = reduced(rows, width)
    if pivots is None:
        return []
    free = [c for c in range(width) if c not in pivots]
    inside: dict[tuple[Fraction, ...], Fraction] = {}
    for form in least:
        row = [form.get(n, F(0)) for n in names] + [-form.get("", F(0))]
        for column, pivot in pivots.items():
            factor = row[column]
            if factor:
                row = [a - factor * b for a, b in zip(row, pivot, strict=True)]
        left, right = tuple(row[c] for c in free), row[width]
        scale = next((abs(a) for a in left if a), None)
        if scale is None:
            if right > 0:
                return []
            continue
        left = tuple(a / scale for a in left)
        inside[left] = max(right / scale, inside.get(left, right / scale))
    found = _corners(list(inside.items()), len(free))
    return [_whole(corner, free, pivots, names) for corner in found]


def _corners(
    inside: list[tuple[tuple[Fraction, ...], Fraction]], size: int
) -> set[tuple[Fraction, ...]]:
    found: set[tuple[Fraction, ...]] = set()
    for tight in combinations(inside, size):
        solved = reduced([[*left, right] for left, right in tight], size)
        if solved is None or len(solved) < size:
            continue
        point = tuple(solved[c][size] for c in range(size))
        if point not in found and all(
            sum((a * x for a, x in zip(left, point, strict=True)), F(0)) >= right
            for left, right in inside
        ):
            found.add(point)
    return found


def _whole(
    corner: tuple[Fraction, ...],
    free: list[int],
    pivots: dict[int, list[Fraction]],
    names: list[str],
) -> Vertex:
    vertex = {names[c]: x for c, x in zip(free, corner, strict=True)}
    for column, row in pivots.items():
        vertex[names[column]] = row[len(names)] - sum(
            (row[c] * x for c, x in zip(free, corner, strict=True)), F(0)
        )
    return vertex


# One issue


@dataclass(frozen=True)
class OnIssue:
    """What a party's statements say of one issue, as forms over its option values.

    ``forms[option]`` is a variable of its own or, between two numbers with a value, the straight
    line; ``pieces`` the (best, worst) choices that some values meet.
    """

    forms: dict[str, Form]
    least: list[Form]
    indifferent: bool
    pieces: list[tuple[str, str]]
    tables: list[Vertex]


def span(statement: Value | Weight) -> tuple[Fraction, Fraction]:
    """The stated interval, else the value twice."""
    if statement.interval is not None:
        return statement.interval
    assert statement.value is not None
    return (statement.value, statement.value)


def on_issue(case: Case, party: str, issue: Issue) -> OnIssue:
    """Everything a party says of one issue."""
    said = tuple(s for s in case.statements if s.holder == party)
    about = tuple(
        s for s in said if isinstance(s, Wants | Direction | Order | Value) and s.issue == issue.id
    )
    return _on_issue(issue, about)


@lru_cache(maxsize=20_000)
def _on_issue(issue: Issue, about: tuple[Wants | Direction | Order | Value, ...]) -> OnIssue:
    options = issue.plain_ids()
    values = {s.option: span(s) for s in about if isinstance(s, Value)}
    forms = {
        o: _line(o, sorted(values, key=parse_number)) if issue.range else {o: F(1)} for o in options
    }
    least: list[Form] = []
    for form in forms.values():
        least += [form, plus((1, {"": F(1)}), (-1, form))]
    for statement in about:
        least += _rows(statement, forms, options)
    orders = [s for s in about if isinstance(s, Order)]
    indifferent = any(len(o.tiers) == 1 and set(o.tiers[0]) == set(options) for o in orders)
    if indifferent or len(options) == 1:
        return OnIssue(forms, least, True, [], [dict.fromkeys(options, F(0))])
    pieces: list[tuple[str, str]] = []
    tables: list[Vertex] = []
    own = [o for o in options if forms[o] == {o: F(1)}]
    for best, worst in product(own, own):
        if best == worst:
            continue
        equal = [plus((1, forms[best]), (-1, {"": F(1)})), forms[worst]]
        corners = vertices(equal, least)
        if corners:
            pieces.append((best, worst))
            tables += [{o: at(forms[o], corner) for o in options} for corner in corners]
    return OnIssue(forms, least, False, pieces, tables)


def _line(option: str, named: list[str]) -> Form:
    number = parse_number(option)
    numbers = [parse_number(n) for n in named]
    for low, high, a, b in zip(numbers, numbers[1:], named, named[1:], strict=False):
        if low < number < high:
            share = (number - low) / (high - low)
            return {a: 1 - share, b: share}
    return {option: F(1)}


def _rows(statement: Statement, forms: dict[str, Form], options: tuple[str, ...]) -> list[Form]:
    def better(a: str, b: str) -> Form:
        return plus((1, forms[a]), (-1, forms[b]))

    match statement:
        case Wants():
            return [better(o, other) for o in statement.options for other in options]
        case Direction():
            rising = options if statement.towards == "more" else options[::-1]
            return [better(b, a) for a, b in pairwise(rising)]
        case Order():
            places = {o: place for place, tier in enumerate(statement.tiers) for o in tier}
            return [better(a, b) for a in places for b in places if places[a] <= places[b]]
        case Value():
            low, high = span(statement)
            form = forms[statement.option]
            return [
                plus((1, form), (-1, {"": low / 100})),
                plus((1, {"": high / 100}), (-1, form)),
            ]
        case _:
            return []


# All issues of one party


@dataclass(frozen=True)
class Compatible:
    """One party's compatible utilities on the native scale, without statements that tie issues."""

    case: Case
    party: str
    issues: dict[str, OnIssue]
    weights: list[Vertex]

    @property
    def contradictory(self) -> bool:
        """Whether some issue's statements cannot all hold."""
        return any(not about.tables for about in self.issues.values())


def weight_rows(
    case: Case, party: str, issues: dict[str, OnIssue]
) -> tuple[list[Form], list[Form]]:
    """The weights as (equal, least) forms over the issues."""
    stated = {
        s.issue: s
        for s in case.statements
        if isinstance(s, Weight) and s.holder == party and not issues[s.issue].indifferent
    }
    heavy = [i for i, about in issues.items() if not about.indifferent]
    equal = [{i: F(1)} for i, about in issues.items() if about.indifferent]
    if heavy:
        equal.append({**dict.fromkeys(heavy, F(1)), "": F(-1)})
    least: list[Form] = [{i: F(1)} for i in heavy]
    centres = {
        i: s.value if s.value is not None else (span(s)[0] + span(s)[1]) / 2
        for i, s in stated.items()
    }
    total = sum(centres.values(), F(0))
    together = dict.fromkeys(stated, F(1))
    for issue, statement in stated.items():
        low, high = span(statement)
        least.append(plus((1, {issue: F(1)}), (-low / total, together)))
        least.append(plus((high / total, together), (-1, {issue: F(1)})))
    return equal, least


def compatible(case: Case, party: str) -> Compatible:
    """The compatible utilities of one party."""
    issues = {issue.id: on_issue(case, party, issue) for issue in case.issues}
    weights = vertices(*weight_rows(case, party, issues))
    return Compatible(case, party, issues, weights)


def completed(case: Case, package: Package) -> Package:
    """The package with today's options where it is open."""
    return Package(tuple({**case.status_quo().as_dict(), **package.as_dict()}.items()))


def worths(case: Case, party: str) -> list[tuple[Linkage, Ends]]:
    """What combinations are worth to a party on top, in utility."""
    found: list[tuple[Linkage, Ends]] = []
    for link in case.linkages:
        if link.owner != party or link.worth is None:
            continue
        if link.worth.interval is not None:
            low, high = link.worth.interval
            found.append((link, (low / 100, high / 100)))
        elif link.worth.value is not None:
            found.append((link, (link.worth.value / 100, link.worth.value / 100)))
        else:
            found.append((link, (F(0), None) if link.worth.sign == "more" else (None, F(0))))
    return found


def bonus_ends(case: Case, party: str, more: Package, less: Package | None) -> Ends:
    """The bounds of what combinations add to the difference of two complete packages."""
    low: Fraction | None = F(0)
    high: Fraction | None = F(0)
    for link, (least, most) in worths(case, party):
        times = link.when.holds(more) - (less is not None and link.when.holds(less))
        if times < 0:
            least, most = (None if most is None else -most), (None if least is None else -least)
        if times:
            low = None if low is None or least is None else low + least
            high = None if high is None or most is None else high + most
    return low, high


def difference_ends(known: Compatible, more: Package, less: Package | None) -> Ends:
    """The bounds of ``u(more) - u(less)``, or of ``u(more)``, over every pair of vertices."""
    first, second = more.as_dict(), less.as_dict() if less else {}
    terms = {
        issue: [t[first[issue]] - (t[second[issue]] if less else 0) for t in about.tables]
        for issue, about in known.issues.items()
    }
    sums = [
        [sum((w[i] * pick(terms[i]) for i in terms), F(0)) for w in known.weights]
        for pick in (min, max)
    ]
    low, high = bonus_ends(known.case, known.party, more, less)
    return (
        None if low is None else low + min(sums[0]),
        None if high is None else high + max(sums[1]),
    )


Tie = tuple[str, Package | None, tuple[Fraction, Fraction] | None]


def ties_to_no_deal(case: Case, party: str) -> list[Tie]:
    """What is said of the worth of no deal: ("within" | "equal" | "above" | "below", ...)."""
    found: list[Tie] = []
    for no_deal in case.no_deal:
        if no_deal.party != party:
            continue
        ends = no_deal.interval
        if ends is None and no_deal.value is not None:
            ends = (no_deal.value, no_deal.value)
        if ends is not None:
            found.append(("within", None, (ends[0] / 100, ends[1] / 100)))
        words = {"as_good_as": "equal", "better_than": "above", "worse_than": "below"}
        found += [
            (words[c.relation], completed(case, c.package), None) for c in no_deal.comparisons
        ]
    for statement in case.statements:
        if statement.holder == party and isinstance(statement, WouldSign):
            found.append(("below", completed(case, statement.package), None))
        if statement.holder == party and isinstance(statement, WouldWalkAway):
            found.append(("above", completed(case, statement.package), None))
    return found


def no_deal_ends(known: Compatible, package: Package) -> Ends | None:
    """The bounds of ``u(package) - r``; None where nothing is said of r; at most one tie."""
    ties = ties_to_no_deal(known.case, known.party)
    assert len(ties) <= 1
    if not ties:
        return None
    kind, other, within = ties[0]
    if within is not None:
        low, high = difference_ends(known, package, None)
        return (
            None if low is None else low - within[1],
            None if high is None else high - within[0],
        )
    low, high = difference_ends(known, package, other)
    return (None if kind == "above" else low, None if kind == "below" else high)


# Statements that tie issues together: one polytope of part-worths


@dataclass(frozen=True)
class Joined:
    """The vertices of every piece of the polytope of part-worths, worths of links and no deal."""

    case: Case
    party: str
    issues: dict[str, OnIssue]
    vertices: list[Vertex]

    @property
    def contradictory(self) -> bool:
        """Whether nothing meets every statement."""
        return not self.vertices

    def ends(self, form: Form) -> Ends:
        """The bounds of a form over all vertices; None where only `FAR` bounds it."""
        reached = [at(form, vertex) for vertex in self.vertices]
        low, high = min(reached), max(reached)
        return (None if low < -FAR / 2 else low, None if high > FAR / 2 else high)

    def utility(self, package: Package) -> Form:
        """The utility of a complete package."""
        return utility_form(self.case, self.party, self.issues, package)


def utility_form(case: Case, party: str, issues: dict[str, OnIssue], package: Package) -> Form:
    """A complete package's utility over part-worths ``issue=option`` and links ``+link``.

    One that hangs on events is worth what its outcomes are, by the numbers the party believes in.
    """
    if case.events:
        chances = certain_chances(case, party)
        bare = replace(case, events=())
        outcomes = ((weight(w, chances), turned_out(case, package, w)) for w in worlds(case))
        return plus(*((p, utility_form(bare, party, issues, plain)) for p, plain in outcomes))
    total: Form = {}
    for issue, option in package.choices:
        for own, share in issues[issue].forms[option].items():
            total = plus((1, total), (share, {f"{issue}={own}": F(1)}))
    for link, _ in worths(case, party):
        if link.when.holds(package):
            total = plus((1, total), (1, {f"+{link.id}": F(1)}))
    return total


def joined(case: Case, party: str, most_pieces: int = 8) -> Joined | None:
    """The joint polytope's vertices; None where the pieces are too many to go through."""
    issues = {issue.id: on_issue(case, party, issue) for issue in case.issues}
    choices = [about.pieces or [("", "")] for about in issues.values()]
    if any(not about.tables for about in issues.values()):
        return Joined(case, party, issues, [])
    combined = list(product(*choices))
    if len(combined) > most_pieces:
        return None
    equal, least = _tied(case, party, issues)
    found: list[Vertex] = []
    strict = [f for f, kind in _joint_statements(case, party, issues) if kind == "strict"]
    for piece in combined:
        here = list(equal)
        for (issue, about), (best, worst) in zip(issues.items(), piece, strict=True):
            if not about.indifferent:
                here.append(plus((1, {f"{issue}={best}": F(1)}), (-1, {issue: F(1)})))
                here.append({f"{issue}={worst}": F(1)})
        corners = vertices(here, least)
        # A piece is convex: where each strict statement can hold clearly, all can together.
        if all(any(at(form, corner) > 0 for corner in corners) for form in strict):
            found += corners
    return Joined(case, party, issues, found)


def _tied(case: Case, party: str, issues: dict[str, OnIssue]) -> tuple[list[Form], list[Form]]:
    equal, least = weight_rows(case, party, issues)
    for issue, about in issues.items():
        own = {n for form in about.forms.values() for n in form}
        if about.indifferent:
            equal += [{f"{issue}={o}": F(1)} for o in own]
            continue
        for row in about.least:  # v = p / w: every row times w
            least.append({issue if n == "" else f"{issue}={n}": c for n, c in row.items()})
    for link, (low, high) in worths(case, party):
        name = {f"+{link.id}": F(1)}
        least.append(plus((1, name), (-1, {"": -FAR if low is None else low})))
        least.append(plus((1, {"": FAR if high is None else high}), (-1, name)))
    least += [{"r": F(1), "": FAR}, {"r": F(-1), "": FAR}]
    for form, kind in _joint_statements(case, party, issues):
        (equal if kind == "equal" else least).append(form)
    return equal, least


def _joint_statements(
    case: Case, party: str, issues: dict[str, OnIssue]
) -> Iterator[tuple[Form, str]]:
    """Every statement over several issues: "equal" to 0, "least" 0, or "strict"ly above."""

    def worth(package: Package) -> Form:
        return utility_form(case, party, issues, completed(case, package))

    for statement in case.statements:
        if statement.holder == party and isinstance(statement, Prefers):
            yield plus((1, worth(statement.package)), (-1, worth(statement.over))), "strict"
        if statement.holder == party and isinstance(statement, Swings):
            for tier in statement.issues:
                for other in tier[1:]:
                    yield {tier[0]: F(1), other: F(-1)}, "equal"
            for above, below in zip(statement.issues, statement.issues[1:], strict=False):
                yield {above[0]: F(1), below[0]: F(-1)}, "strict"
    for kind, package, within in ties_to_no_deal(case, party):
        if within is not None:
            yield {"r": F(1), "": -within[0]}, "least"
            yield {"r": F(-1), "": within[1]}, "least"
            continue
        assert package is not None
        surplus = plus((1, worth(package)), (-1, {"r": F(1)}))
        if kind == "above":
            yield plus((-1, surplus)), "strict"
        else:
            yield surplus, "equal" if kind == "equal" else "least"

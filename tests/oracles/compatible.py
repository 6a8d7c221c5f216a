"""All kinds of statement as forms, and the compatible utilities by their vertices.

Written from the table of preferences, section 3, and independent of the source: every issue must
have a stated best and worst. What leaves a choice open (*among the top*) is tried choice by choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations, pairwise, product

from detente.case import (
    AboutEqual,
    AmongTop,
    Case,
    Differs,
    Order,
    Package,
    Prefers,
    Ratio,
    StepOver,
    Swings,
    Value,
    Weight,
)
from oracles.polytopes import F, Form, Vertex, cut_all, start

STRICTLY = "margin"


def weight(issue: str) -> str:
    """The name of a weight."""
    return f"w {issue}"


def worth(issue: str, option: str) -> str:
    """The name of a part-worth."""
    return f"p {issue} {option}"


def added(*terms: tuple[Fraction | int, Form]) -> Form:
    """The sum of forms, each times its factor."""
    total: Form = {}
    for factor, form in terms:
        for name, c in form.items():
            total[name] = total.get(name, F(0)) + factor * c
    return total


def step(issue: str, start_at: str, end: str) -> Form:
    """What a move adds."""
    return added((1, {worth(issue, end): F(1)}), (-1, {worth(issue, start_at): F(1)}))


def utility(package: Package) -> Form:
    """What a complete package is worth."""
    return {worth(issue, option): F(1) for issue, option in package.choices}


def _clearly(form: Form) -> Form:
    return added((1, form), (-1, {STRICTLY: F(1)}))


def _between(form: Form, low: Form, high: Form) -> list[Form]:
    return [added((1, form), (-1, low)), added((1, high), (-1, form))]


class Compatible:
    """The compatible utilities of a party that states the best and worst of each issue."""

    def __init__(self, case: Case, party: str, *, strict: bool = False) -> None:
        """Enumerate the vertices; ``strict``: with a margin between 0 and 1 as a variable."""
        self.case = case
        self.said = case.said_by(party)
        self.same_words = case.scale(party).same_words
        self.vertices: list[Vertex] = []
        self.polytopes: list[list[Vertex]] = []
        self._settled = self._extremes()
        names = [weight(i.id) for i in case.issues]
        names += [worth(i.id, o) for i in case.issues for o in i.option_ids()]
        free = [name for name in (*names, STRICTLY) if name not in self._settled]
        whole = start(free if strict else free[:-1], F(len(free) + 1))
        inside = [{"": F(1), STRICTLY: F(-1)}] if strict else []
        stated = list(self._stated())
        for choice in self._choices():
            forms = [self._plain(form) for form in (*self._always(), *stated, *choice)]
            if not strict:
                forms = [{n: c for n, c in form.items() if n != STRICTLY} for form in forms]
            distinct = {tuple(sorted(form.items())) for form in forms}
            found = cut_all(whole, (*inside, *(dict(form) for form in sorted(distinct, key=len))))
            self.polytopes.append(found)
            self.vertices += found

    def ends(self, form: Form) -> tuple[Fraction, Fraction] | None:
        """The least and greatest of a form; None where nothing is compatible."""
        values = [self.at(vertex, form) for vertex in self.vertices]
        return (min(values), max(values)) if values else None

    def at(self, vertex: Vertex, form: Form) -> Fraction:
        """What a form is worth at a vertex."""
        return vertex.value(self._plain(form))

    def _extremes(self) -> dict[str, Form]:
        """The part-worths of best and worst options, and the last weight: what others leave."""
        settled: dict[str, Form] = {}
        *others, last = (weight(issue.id) for issue in self.case.issues)
        settled[last] = {"": F(1), **dict.fromkeys(others, F(-1))}
        for s in (s for s in self.said if isinstance(s, Order)):
            if {o for t in s.tiers for o in t} == set(self.case.issue(s.issue).option_ids()):
                own = weight(s.issue)
                settled[worth(s.issue, s.tiers[0][0])] = settled.get(own, {own: F(1)})
                settled[worth(s.issue, s.tiers[-1][0])] = {}
        return settled

    def _plain(self, form: Form) -> Form:
        """A form without the variables that are settled."""
        terms = [(c, self._settled.get(name, {name: F(1)})) for name, c in form.items()]
        return {name: c for name, c in added(*terms).items() if c}

    def _always(self) -> Iterator[Form]:
        for issue in self.case.issues:
            yield {weight(issue.id): F(1)}
            for option in issue.option_ids():
                yield {weight(issue.id): F(1), worth(issue.id, option): F(-1)}
        yield from self._words()

    def _words(self) -> Iterator[Form]:
        """What follows from strengths in words when where each word begins is eliminated.

        A stronger word is a larger difference; strictly, by a margin per word in between.
        """
        said = [s for s in self.said if isinstance(s, Differs)]
        for s in said:
            own = step(s.issue, s.worse, s.better)
            yield added((1, own), (-s.least.rank, {STRICTLY: F(1)}))
            if s.most.rank == 0:
                yield added((-1, own))
            for other in said:
                between = s.least.rank - other.most.rank
                if between > 0 and (self.same_words or s.issue == other.issue):
                    less = step(other.issue, other.worse, other.better)
                    yield added((1, own), (-1, less), (-between, {STRICTLY: F(1)}))

    def _choices(self) -> Iterator[tuple[Form, ...]]:
        issues = [issue.id for issue in self.case.issues]
        open_ways: list[list[list[Form]]] = []
        for s in self.said:
            if isinstance(s, AmongTop):
                ways = []
                for top in combinations(issues, min(s.top, len(issues))):
                    if set(s.issues) <= set(top):
                        below = [i for i in issues if i not in top]
                        ways.append(
                            [
                                _clearly({weight(i): F(1), weight(j): F(-1)})
                                for i in s.issues
                                for j in below
                            ]
                        )
                open_ways.append(ways)
        for chosen in product(*open_ways):
            yield tuple(form for way in chosen for form in way)

    def _stated(self) -> Iterator[Form]:
        for statement in self.said:
            yield from self._forms(statement)

    def _forms(self, s: object) -> Iterable[Form]:
        match s:
            case Order():
                for better, lesser in pairwise(s.tiers):
                    yield _clearly(step(s.issue, lesser[0], better[0]))
                for tier in s.tiers:
                    for a, b in product(tier, tier):
                        yield step(s.issue, a, b)
            case Swings():
                for more, less in pairwise(s.issues):
                    yield _clearly({weight(more[0]): F(1), weight(less[0]): F(-1)})
                for tied in s.issues:
                    for i, j in product(tied, tied):
                        yield added((1, {weight(i): F(1)}), (-1, {weight(j): F(1)}))
            case Value():
                low, high = s.interval or (s.value or F(0), s.value or F(0))
                own, all_of = {worth(s.issue, s.option): F(1)}, weight(s.issue)
                yield from _between(own, {all_of: low / 100}, {all_of: high / 100})
            case Prefers():
                yield _clearly(added((1, utility(s.package)), (-1, utility(s.over))))
            case AboutEqual():
                apart = added((1, utility(s.package)), (-1, utility(s.other)))
                yield from _between(apart, {"": -s.within / 100}, {"": s.within / 100})
            case Ratio():
                low_end, high_end = s.interval
                if low_end is not None:
                    yield {weight(s.issue): F(1), weight(s.to): -low_end}
                if high_end is not None:
                    yield {weight(s.issue): F(-1), weight(s.to): high_end}
            case StepOver():
                more_form = step(s.more.issue, s.more.start, s.more.end)
                less_form = step(s.less.issue, s.less.start, s.less.end)
                yield _clearly(added((1, more_form), (-1, less_form)))
            case Weight():
                yield from self._points(s)

    def _points(self, s: Weight) -> Iterator[Form]:
        stated: dict[str, Weight] = {}
        for other in self.said:
            if isinstance(other, Weight):
                stated.setdefault(other.issue, other)

        def centre(w: Weight) -> Fraction:
            return w.value if w.value is not None else sum(w.interval or (), F(0)) / 2

        beside = {**stated, s.issue: s}
        total = sum((centre(w) for w in beside.values()), F(0))
        together = {weight(issue): F(1) for issue in stated}
        low, high = s.interval or (centre(s), centre(s))
        own = {weight(s.issue): F(1)}
        yield added((1, own), (-low / total, together))
        yield added((high / total, together), (-1, own))

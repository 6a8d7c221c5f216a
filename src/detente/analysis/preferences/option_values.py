"""What a party said of the options of one issue, between 0 (worst) and 1 (best)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice, pairwise

from detente.analysis.problem import Said, shares, span_of
from detente.case import Direction, Issue, Order, Shape, Value, Wants, parse_number, write_number

ZERO, ONE = Fraction(0), Fraction(1)
HUNDRED = Fraction(100)
Bounds = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Ranked:
    """One statement (``id``) puts an option at least as high as another, or strictly above it."""

    better: str
    lesser: str
    id: str
    strictly: bool = False


@dataclass(frozen=True, slots=True)
class Within:
    """One statement (``id``) bounds the value of an option, on the scale of its issue, 0 to 1."""

    option: str
    span: Bounds
    id: str


@dataclass(frozen=True, slots=True)
class Relations:
    """What is said of the options of one issue, over ``nodes`` (option ids).

    On a ``numeric`` issue the nodes are the numbers somebody named (``named`` those with a value:
    between them values run straight) and those asked about. ``at_least`` are (a, b): a is at
    least as good as b; ``spans`` bounds of single values; ``best`` and ``worst`` options known to
    be at 1 and at 0. ``indifferent``: all the same. ``on_lines`` are the (a, b) of which an end is
    no node but lies on a straight line: only a linear programme keeps them. ``elsewhere``: how
    many further numbers (two for *two or more*) could be the best or the worst. ``ends``: where the
    shape of an issue leaves the worst open between these two.

    The same by statement, for whoever must name them: ``ranked``, ``within``, and by option or
    issue who says that it is the best, the worst, or all the same.
    """

    nodes: tuple[str, ...]
    at_least: tuple[tuple[str, str], ...]
    spans: tuple[tuple[str, Bounds], ...]
    best: frozenset[str]
    worst: frozenset[str]
    indifferent: bool
    numeric: bool
    named: tuple[Fraction, ...]
    on_lines: tuple[tuple[str, str], ...] = ()
    elsewhere: int = 0
    ends: tuple[str, ...] = ()
    ranked: tuple[Ranked, ...] = field(default=(), compare=False)
    within: tuple[Within, ...] = field(default=(), compare=False)
    best_by: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    worst_by: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    indifferent_by: tuple[str, ...] = field(default=(), compare=False)

    def expression(self, option: str) -> dict[str, Fraction]:
        """An option's value as a sum over nodes: itself, or two named numbers around it."""
        if option in self.nodes:
            return {option: ONE}
        parts = shares(self.named, parse_number(option))
        return {write_number(number): share for number, share in parts}

    @property
    def separable(self) -> bool:
        """Whether every node has bounds of its own and nothing else is said."""
        return not self.at_least and len(self.spans) == len(self.nodes)


def relations(issue: Issue, said: Said, numbers: Iterable[str] = ()) -> Relations:
    """What a party said of an issue's options; ``numbers`` are further points of a range."""
    named = said.named(issue.id) if issue.range else ()
    nodes = _nodes(issue, said, named, numbers)
    gathered = _Gathered(issue, nodes)
    for order in said.orders.get(issue.id, ()):
        gathered.order(order)
    for wanted in said.wants.get(issue.id, ()):
        gathered.wants(wanted)
    for direction in said.every_direction(issue.id):
        gathered.direction(direction)
    for shape in said.shapes.get(issue.id, ()):
        gathered.shape(shape)
    if not said.scale.as_given:
        for value in said.every_value(issue.id):
            gathered.value(value)
    indifferent = bool(gathered.indifferent) or (issue.range is None and len(nodes) == 1)
    best, worst = gathered.best, gathered.worst
    return Relations(
        nodes=nodes,
        at_least=tuple(pair for pair in gathered.pairs if set(pair) <= set(nodes)),
        spans=tuple(gathered.spans.items()),
        best=frozenset() if indifferent else frozenset(o for o, _ in best),
        worst=frozenset() if indifferent else frozenset(o for o, _ in worst),
        indifferent=indifferent,
        numeric=issue.range is not None,
        named=named,
        on_lines=tuple(pair for pair in gathered.pairs if not set(pair) <= set(nodes)),
        elsewhere=_elsewhere(issue, nodes, named),
        ends=() if worst or indifferent else tuple(o for o in gathered.ends if o not in dict(best)),
        ranked=tuple(gathered.ranked),
        within=tuple(gathered.within),
        best_by=() if indifferent else tuple(best),
        worst_by=() if indifferent else tuple(worst),
        indifferent_by=tuple(gathered.indifferent),
    )


@dataclass(slots=True)
class _Gathered:
    """What is said of the options of one issue, statement by statement."""

    issue: Issue
    nodes: tuple[str, ...]
    ranked: list[Ranked] = field(default_factory=list)
    within: list[Within] = field(default_factory=list)
    spans: dict[str, Bounds] = field(default_factory=dict)
    best: list[tuple[str, str]] = field(default_factory=list)
    worst: list[tuple[str, str]] = field(default_factory=list)
    indifferent: list[str] = field(default_factory=list)
    ends: tuple[str, ...] = ()

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The pairs of which the first is at least as good."""
        return [(found.better, found.lesser) for found in self.ranked]

    def order(self, order: Order) -> None:
        for tier in order.tiers:
            self.ranked += [Ranked(a, b, order.id) for a in tier for b in tier if a != b]
        for better, lesser in pairwise(order.tiers):
            if better and lesser:
                self.ranked.append(Ranked(better[0], lesser[0], order.id, strictly=True))
        if {o for tier in order.tiers for o in tier} >= set(self.issue.measured_ids()):
            self.indifferent += [order.id] if len(order.tiers) == 1 else []
            self.best += [(option, order.id) for option in order.tiers[0]]
            self.worst += [(option, order.id) for option in order.tiers[-1]]

    def wants(self, wanted: Wants) -> None:
        self.best += [(option, wanted.id) for option in wanted.options]
        for option in wanted.options:
            self.ranked += [Ranked(option, o, wanted.id) for o in self.nodes if o != option]

    def direction(self, direction: Direction) -> None:
        rising = self.nodes if direction.towards == "more" else self.nodes[::-1]
        self._rising(rising, direction.id)
        self.best.append((rising[-1], direction.id))
        self.worst.append((rising[0], direction.id))

    def shape(self, shape: Shape) -> None:
        """Rising up to the best and falling beyond; what is bent down everywhere ends lowest."""
        if shape.best_at is not None:
            best = write_number(parse_number(shape.best_at)) if self.issue.range else shape.best_at
            before, after = self._around(best)
            self._rising((*before, best), shape.id)
            self._rising((*after[::-1], best), shape.id)
            self.best.append((best, shape.id))
            self._bound(best, (ONE, ONE), shape.id)
        if shape.best_at is not None or shape.concave:
            self.ends = (self.nodes[0], self.nodes[-1])

    def value(self, value: Value) -> None:
        low, high = span_of(value.value, value.interval)
        span = (low / HUNDRED, high / HUNDRED)
        self._bound(value.option, span, value.id)
        if span[0] >= ONE:
            self.best.append((value.option, value.id))
        if span[1] <= ZERO:
            self.worst.append((value.option, value.id))

    def _rising(self, options: Sequence[str], by: str) -> None:
        self.ranked += [Ranked(better, lesser, by) for lesser, better in pairwise(options)]

    def _around(self, option: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The options before and after one, in the order of the numbers or of the file."""
        if self.issue.range is None:
            place = self.nodes.index(option)
            return self.nodes[:place], self.nodes[place + 1 :]
        number = parse_number(option)
        before = tuple(o for o in self.nodes if parse_number(o) < number)
        return before, tuple(o for o in self.nodes if parse_number(o) > number)

    def _bound(self, option: str, span: Bounds, by: str) -> None:
        self.within.append(Within(option, span, by))
        low, high = self.spans.get(option, span)
        self.spans[option] = (max(low, span[0]), min(high, span[1]))


def _nodes(
    issue: Issue, said: Said, named: Sequence[Fraction], numbers: Iterable[str]
) -> tuple[str, ...]:
    if issue.range is None:
        return issue.measured_ids()
    points = {parse_number(number) for number in numbers}
    points |= {parse_number(o) for s in said.orders.get(issue.id, ()) for t in s.tiers for o in t}
    points |= {parse_number(o) for s in said.wants.get(issue.id, ()) for o in s.options}
    points |= set(said.peaks(issue.id))
    if issue.id in said.directions or issue.id in said.shapes or not points:
        points |= _ends(issue)
    # A number between two with a value is a straight line, not a point of its own.
    points = {p for p in points if not shares(named, p)} | set(named)
    return tuple(write_number(p) for p in sorted(points))


def _ends(issue: Issue) -> set[Fraction]:
    """The least and the greatest number of an issue; today's may lie outside its range."""
    assert issue.range is not None
    ends = {issue.range.low, issue.range.numbers()[-1]}
    if issue.status_quo is not None:
        ends.add(parse_number(issue.status_quo))
    return {min(ends), max(ends)}


def _elsewhere(issue: Issue, nodes: tuple[str, ...], named: Sequence[Fraction]) -> int:
    if issue.range is None or (named and _ends(issue) <= set(named)):
        return 0
    if issue.range.step is None:
        return 2
    free = (o for o in issue.option_ids() if o not in nodes and not shares(named, parse_number(o)))
    return len(tuple(islice(free, 2)))

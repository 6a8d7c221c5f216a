"""Everything a party said as rows over weights, part-worths and amounts: what a chain must keep.

Part-worths ``p[j, o] = w[j] v[j, o]`` make every statement linear (preferences, section 3). What is
no part of a utility is projected out beforehand: the worth of no deal, and where one word for a
strength ends and the next begins. A utility fits if there is some worth, and some such limits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from detente.analysis.preferences.links import amount_of, held
from detente.analysis.preferences.no_deal import Relation
from detente.analysis.preferences.option_values import Relations
from detente.analysis.problem import Contingencies, Said, centre_of, chances_of, span_of
from detente.case import Case, Differs, Package, parse_number

ZERO, ONE = Fraction(0), Fraction(1)

Key = tuple[str, ...]
"""A variable: (issue,) its weight, (issue, option) a part-worth, ("", linkage) an amount."""

Form = dict[Key, Fraction]

ONLY: Key = ()
"""The key of the constant of a form."""


@dataclass(frozen=True, slots=True)
class Row:
    """A form that is at least 0: more than 0 where ``strict``, and 0 where ``equal``."""

    form: Mapping[Key, Fraction]
    strict: bool = False
    equal: bool = False

    @property
    def issues(self) -> frozenset[str]:
        """The issues of whose options it speaks."""
        return frozenset(key[0] for key in self.form if len(key) == 2 and key[0])

    @property
    def within(self) -> str | None:
        """The one issue it is about, whatever that weighs; None where it ties things together."""
        issues = {key[0] if key else "" for key in self.form}
        return next(iter(issues)) if len(issues) == 1 and self.issues else None


class UnpricedError(Exception):
    """A statement hangs on an event of which more than one belief fits."""


def plus(*terms: tuple[Fraction | int, Mapping[Key, Fraction]]) -> Form:
    """The sum of forms, each times its factor, without what cancels out."""
    total: Form = {}
    for factor, form in terms:
        for key, coefficient in form.items():
            total[key] = total.get(key, ZERO) + factor * coefficient
    return {key: coefficient for key, coefficient in total.items() if coefficient}


class Rows:
    """The rows of one party on the native scale; ``known`` is what is said per issue."""

    def __init__(self, case: Case, said: Said, known: Mapping[str, Relations]) -> None:
        """Keep what is said; nothing is compiled before it is asked for."""
        self.case = case
        self.said = said
        self.known = known
        self._start = case.status_quo()
        self._contingencies = Contingencies.of(case)
        self._chances = chances_of(case, said.party)

    def weights(self) -> Iterator[Row]:
        """What issues weigh: adding up to 1, as stated, ranked, so many times another."""
        heavy = [issue for issue, known in self.known.items() if not known.indifferent]
        for issue, known in self.known.items():
            yield Row({(issue,): ONE}, equal=known.indifferent)
        if heavy:
            yield Row({**dict.fromkeys(((i,) for i in heavy), ONE), ONLY: -ONE}, equal=True)
        yield from self._stated_weights([i for i in heavy if i in self.said.weights])
        for swings in self.said.swings:
            for tier in swings.issues:
                yield from (Row({(a,): ONE, (b,): -ONE}, equal=True) for a, b in pairwise(tier))
            for above, below in pairwise(swings.issues):
                yield Row({(above[-1],): ONE, (below[0],): -ONE}, strict=True)
        for ratio in self.said.ratios:
            low, high = ratio.interval
            here: Form = {(ratio.issue,): ONE}
            there: Form = {(ratio.to,): ONE}
            yield from _between(here, there, low, high)

    def options(self, issue: str) -> Iterator[Row]:
        """What is said of the options of one issue alone, besides strengths and steps."""
        known = self.known[issue]
        weight: Form = {(issue,): ONE}
        for node in known.nodes:
            yield from _between({(issue, node): ONE}, weight, ZERO, ONE)
        for option in sorted(known.best):
            yield Row(plus((1, self.line(issue, option)), (-1, weight)), equal=True)
        for option in sorted(known.worst):
            yield Row(self.line(issue, option), equal=True)
        pairs = dict.fromkeys([*known.at_least, *known.on_lines])
        for better, lesser in pairs:
            tied = (lesser, better) in pairs
            form = plus((1, self.line(issue, better)), (-1, self.line(issue, lesser)))
            yield Row(form, equal=tied)
        for option, (low, high) in known.spans:
            yield from _between(self.line(issue, option), weight, low, high)

    def further(self) -> Iterator[Row]:
        """What goes beyond one issue, and strengths, steps and shapes within one."""
        for step in self.said.steps:
            ends = ((1, step.more.issue, step.more.end), (-1, step.more.issue, step.more.start))
            over = ((-1, step.less.issue, step.less.end), (1, step.less.issue, step.less.start))
            lines = ((sign, self.line(issue, option)) for sign, issue, option in (*ends, *over))
            yield Row(plus(*lines), strict=True)
        yield from self._strengths()
        for issue, shapes in self.said.shapes.items():
            if any(shape.concave for shape in shapes) and self.known[issue].numeric:
                yield from self._concave(issue)
        for prefers in self.said.prefers:
            yield Row(self._surely(prefers.package, prefers.over), strict=True)
        for about in self.said.about_equal:
            change = plus((1, self.worth(about.package)), (-1, self.worth(about.other)))
            yield from _between(change, {ONLY: ONE}, -about.within / 100, about.within / 100)

    def no_deal(self, relations: Sequence[Relation]) -> Iterator[Row]:
        """That some worth of no deal meets all that is known of it."""
        floors: list[tuple[Form, bool, int]] = []
        tops: list[tuple[Form, int]] = []
        for place, found in enumerate(relations):
            ends: tuple[Form, Form] | None = None
            if found.span is not None:
                ends = (plus((found.span[0], {ONLY: ONE})), plus((found.span[1], {ONLY: ONE})))
            elif found.package is not None and self._complete(found.package):
                worth = self.worth(found.package)
                ends = (worth, worth)
            if ends is not None and found.kind != "below":
                floors.append((ends[0], found.kind == "above", place))
            if ends is not None and found.kind != "above":
                tops.append((ends[1], place))
        for low, strict, place in floors:
            for high, other in tops:
                if place != other:
                    yield Row(plus((1, high), (-1, low)), strict=strict)

    def amounts(self, forms: Iterable[Row]) -> Iterator[Row]:
        """The bounds of what combinations add, of those that some rows speak of."""
        named = {key[1] for row in forms for key in row.form if len(key) == 2 and not key[0]}
        for link in self.said.worths:
            if link.id in named:
                bounds = amount_of(link, self.said)
                if bounds.low is None or bounds.high is None:
                    raise UnpricedError(link.id)
                yield from _between({("", link.id): ONE}, {ONLY: ONE}, bounds.low, bounds.high)

    def line(self, issue: str, option: str) -> Form:
        """The part-worth of an option: a variable, or two around it; nothing if indifferent."""
        known = self.known[issue]
        if known.indifferent:
            return {}
        return {(issue, node): share for node, share in known.expression(option).items()}

    def worth(self, package: Package) -> Form:
        """What a package is worth; open issues at the status quo, then out of the sum."""
        whole = self._start.changed(package.as_dict())
        events = self._contingencies.events(whole)
        if any(self._chances[event].open for event in events):
            raise UnpricedError(str(package))
        chances = {event: self._chances[event].low for event in events}
        total: Form = {}
        for factor, plain in self._contingencies.lottery(whole, chances):
            lines = ((factor, self.line(issue, option)) for issue, option in plain.choices)
            total = plus((1, total), *lines)
            for link in self.said.worths:
                if held(link.when, plain):
                    total = plus((1, total), (factor, {("", link.id): ONE}))
        return total

    def _surely(self, more: Package, less: Package) -> Form:
        """The difference of two packages, what only the first leaves open at its best."""
        first = self._start.changed(more.as_dict()).as_dict()
        second = self._start.changed(less.as_dict()).as_dict()
        gaps = [i for i in second if i not in first and not self.known[i].indifferent]
        best: list[tuple[int, Form]] = [(1, {(issue,): ONE}) for issue in gaps]
        return plus((1, self.worth(more)), (-1, self.worth(less)), *best)

    def _complete(self, package: Package) -> bool:
        return {issue.id for issue in self.case.issues} <= set(package.as_dict())

    def _stated_weights(self, stated: Sequence[str]) -> Iterator[Row]:
        first = [self.said.weights[issue] for issue in stated]
        total = sum((centre_of(w.value, w.interval) for w in first), ZERO)
        together: Form = {(issue,): ONE for issue in stated}
        for issue in stated if total > 0 else ():
            for weight in self.said.every_weight(issue):
                low, high = span_of(weight.value, weight.interval)
                yield from _between({(issue,): ONE}, together, low / total, high / total)

    def _strengths(self) -> Iterator[Row]:
        """A stronger word means a larger difference; no word says how large.

        The limits between the words are projected out: some exist if whatever is at least a word
        is larger than whatever is at most a lesser one.
        """
        for here in self.said.differs:
            gap = self._gap(here)
            equal = here.most.rank == 0
            if gap or not equal:
                yield Row(gap, strict=here.least.rank > 0, equal=equal)
            for there in self.said.differs:
                same = self.said.scale.same_words or here.issue == there.issue
                if same and here.least.rank > max(there.most.rank, 0):
                    yield Row(plus((1, gap), (-1, self._gap(there))), strict=True)

    def _gap(self, differs: Differs) -> Form:
        better, worse = (self.line(differs.issue, o) for o in (differs.better, differs.worse))
        return plus((1, better), (-1, worse))

    def _concave(self, issue: str) -> Iterator[Row]:
        nodes = self.known[issue].nodes
        steps = list(pairwise(sorted(nodes, key=parse_number)))
        slopes = [
            plus(
                (1 / (parse_number(high) - parse_number(low)), {(issue, high): ONE}),
                (-1 / (parse_number(high) - parse_number(low)), {(issue, low): ONE}),
            )
            for low, high in steps
        ]
        for before, after in pairwise(slopes):
            yield Row(plus((1, before), (-1, after)))


def _between(
    form: Mapping[Key, Fraction],
    unit: Mapping[Key, Fraction],
    low: Fraction | None,
    high: Fraction | None,
) -> Iterator[Row]:
    """A form between two multiples of another; None is no bound on that side."""
    if low is not None:
        yield Row(plus((1, form), (-low, unit)), equal=low == high)
    if high is not None and low != high:
        yield Row(plus((high, unit), (-1, form)))


def told(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows without those that hold anyway; one that cannot hold stays."""
    seen: set[tuple[object, ...]] = set()
    for row in rows:
        constant = row.form.get(ONLY, ZERO)
        if not set(row.form) - {ONLY}:
            held_anyway = constant == 0 if row.equal else constant > 0 or not row.strict
            if held_anyway and constant >= 0:
                continue
        key = (frozenset(row.form.items()), row.strict, row.equal)
        if key not in seen:
            seen.add(key)
            yield row

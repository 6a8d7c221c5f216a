"""From what a party has said to a sampler: which numbers are free, and between which bounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

from detente.analysis.preferences.links import amount_of
from detente.analysis.preferences.no_deal import Relation
from detente.analysis.preferences.option_values import relations
from detente.analysis.preferences.outlook import Outlook
from detente.analysis.preferences.sampling.beliefs import (
    BeliefSampler,
    Piece,
    belief_sampler,
    pieces_of,
)
from detente.analysis.preferences.sampling.chains.moves import Measure
from detente.analysis.preferences.sampling.chains.planning import NoChainError, chain_for
from detente.analysis.preferences.sampling.samples import INT64, Choice, Reason, Sampler
from detente.analysis.preferences.sampling.utilities import choices_of
from detente.analysis.preferences.sampling.values import (
    ValueSampler,
    boxed_sampler,
    value_sampler,
)
from detente.analysis.preferences.sampling.ways import together
from detente.analysis.preferences.sampling.weights import (
    WeightSampler,
    rankings,
    weight_sampler,
)
from detente.analysis.problem import (
    CentralUtility,
    Contingencies,
    Said,
    central_reservation,
    central_utility,
    probability,
    span_of,
)
from detente.case import Case, Issue, Package

ZERO = Fraction(0)


def sampler(outlook: Outlook) -> Sampler | Reason:
    """How to draw compatible utilities of a party, or why that is not possible.

    Weights and values each on their own, dropping what breaks a statement; by chains where hardly
    any draw would be kept, or statements are of kinds that only a chain keeps. Of a party that
    contradicts itself, equally many of every way to resolve it.
    """
    if outlook.contradictory:
        return _of_ways(outlook)
    ground = _ground(outlook)
    if not isinstance(ground, _Ground):
        return ground
    apart = _apart(ground)
    chained = _needs_chain(ground.said)
    if isinstance(apart, Sampler) and not chained and not _rare(apart):
        return apart
    if ground.said.scale.as_given or apart == "too_fine":
        return "too_rare" if isinstance(apart, Sampler) and chained else apart
    found = _walked(ground)
    return found if isinstance(found, Sampler) or chained else apart


def _of_ways(outlook: Outlook) -> Sampler | Reason:
    parts: list[Sampler] = []
    for way in outlook.ways:
        found = sampler(way)
        if not isinstance(found, Sampler):
            return found
        parts.append(found)
    if not parts:
        return "contradictory"
    return together(parts, [way.said for way in outlook.ways], outlook.said)


def walked(outlook: Outlook, measure: Measure = "product") -> Sampler | Reason:
    """By chains, also where draws each on their own would do; in another measure for oracles."""
    if outlook.contradictory:
        return "contradictory"
    ground = _ground(outlook)
    return _walked(ground, measure) if isinstance(ground, _Ground) else ground


RARE, LOOKED = 0.05, 1000
"""Of so many draws, the share that must be kept for dropping the others to be the better way."""


def _rare(apart: Sampler) -> bool:
    """Whether hardly any draw meets every statement."""
    import numpy as np

    if "rejection" not in apart.method:
        return False
    return apart.draw_once(np.random.default_rng(LOOKED), LOOKED).kept < RARE * LOOKED


def _needs_chain(said: Said) -> bool:
    """Whether a statement is of a kind that dropping draws does not look at."""
    concave = any(shape.concave for shapes in said.shapes.values() for shape in shapes)
    kinds = (said.ratios, said.steps, said.differs, said.about_equal, said.among_top)
    return concave or any(kinds)


Known = tuple[str, Package | None, tuple[Fraction, Fraction]]
"""Something known of the worth of no deal: its kind, a package, or a span."""


@dataclass(frozen=True, slots=True)
class _Ground:
    """What both ways of drawing start from.

    ``options`` are those that tables are about, ``amounts`` the bounds of what combinations add,
    ``known`` what bounds the worth of no deal.
    """

    outlook: Outlook
    case: Case
    said: Said
    pieces: tuple[Piece, ...]
    options: tuple[tuple[str, ...], ...]
    amounts: tuple[tuple[Fraction, Fraction], ...]
    known: tuple[Known, ...]

    @property
    def numbers(self) -> tuple[Fraction, ...]:
        """Everything in the utility beside the tables."""
        said = self.said.scale
        single = [said.constant or ZERO] if said.cap is None else [said.constant or ZERO, said.cap]
        spans = [span for _, _, span in self.known]
        return (*(end for pair in (*self.amounts, *spans) for end in pair), *single)

    @property
    def plain(self) -> dict[str, tuple[str, ...]]:
        """The options whose values are drawn, by issue: those that hang on no event."""
        found = _plain(self.case, self.options)
        return {issue.id: names for issue, names in zip(self.case.issues, found, strict=True)}

    def sampler(self, plain: int, most: Fraction, **parts: Any) -> Sampler:
        """The sampler whose plain tables count in ``1/plain``, none worth more than ``most``."""
        case, said, cap = self.case, self.said, self.said.scale.cap
        beliefs = _beliefs(case, self.outlook, self.options, self.pieces)
        scale = plain * (1 if beliefs is None else beliefs.parts)
        most += sum((abs(number) for number in self.numbers), ZERO)

        def whole(number: Fraction) -> int:
            return int(number * scale)

        return Sampler(
            party=said.party,
            options=self.options,
            scale=scale,
            constant=whole(said.scale.constant or ZERO),
            cap=None if cap is None else whole(cap),
            wide=most * scale >= INT64,
            amounts=tuple((int(low * plain), int(high * plain)) for low, high in self.amounts),
            point=None,
            no_deal=tuple(
                (
                    kind,
                    None if package is None else self.choice(package),
                    (whole(low), whole(high)),
                )
                for kind, package, (low, high) in self.known
            ),
            pieces=self.pieces,
            beliefs=beliefs,
            **parts,
        )

    def choice(self, package: Package) -> Choice:
        """A package as places among the options."""
        return choices_of(self.case, self.said.party, self.options, self.pieces, [package])[0]


def _ground(outlook: Outlook) -> _Ground | Sampler | Reason:
    """What there is to draw; at once the only utility where there is but one."""
    case, said = outlook.case, outlook.said
    central = central_utility(case, said.party, said)
    if said.scale.cap is not None and outlook.beliefs.contingencies.options:
        return "capped"
    pieces = pieces_of(case, [link.when for link in said.worths])
    if central is not None and central.fixed and not central.spread:
        return _point(case, said, central, pieces)
    bounds = [amount_of(link, said) for link in said.worths]
    amounts = [(b.low, b.high) for b in bounds if b.low is not None and b.high is not None]
    options = _options(case, _stated(case, said, outlook.no_deal))
    if max(map(len, options)) > MOST_OPTIONS:
        return "too_fine"
    if len(amounts) < len(bounds):
        return "unbounded"
    known = _known_no_deal(case, outlook.no_deal)
    return _Ground(outlook, case, said, pieces, options, tuple(amounts), tuple(known))


def _apart(ground: _Ground) -> Sampler | Reason:
    """Weights and values each drawn on their own."""
    case, said = ground.case, ground.said
    plainly = tuple(ground.plain.values())
    drawn = _as_given(case, said, plainly) if said.scale.as_given else _native(case, said, plainly)
    if drawn is None:
        return "unbounded"
    weights, values, most = drawn
    units = weights.unit * lcm(*(v.unit for v in values))
    plain = lcm(units, *(number.denominator for number in ground.numbers))
    if weights.unit >= INT64:
        return "too_fine"
    places = {issue.id: index for index, issue in enumerate(case.issues)}
    return ground.sampler(
        plain,
        most,
        weights=weights,
        values=values,
        factors=tuple(plain // weights.unit // each.unit for each in values),
        prefers=tuple((ground.choice(p.package), ground.choice(p.over)) for p in said.prefers),
        ranked=rankings(said, places),
    )


def _walked(ground: _Ground, measure: Measure = "product") -> Sampler | Reason:
    """By chains; what they keep by themselves is not asked of them again."""
    case, said, names = ground.case, ground.said, ground.plain
    known = {
        issue.id: relations(issue, said, names[issue.id] if issue.range is not None else ())
        for issue in case.issues
    }
    alone = {issue: value_sampler(found, names[issue]) for issue, found in known.items()}
    try:
        chain = chain_for(case, said, ground.outlook.no_deal, known, names, alone, measure)
    except NoChainError as error:
        reason: Reason = error.reason
        return reason
    units = [*(columns.unit for columns in chain.columns), chain.rounding.unit]
    plain = lcm(*units, *(number.denominator for number in ground.numbers))
    amounts = {key[1]: key for key in chain.keys if len(key) == 2 and not key[0]}
    return ground.sampler(
        plain,
        Fraction(1),
        weights=None,
        values=(),
        factors=tuple(plain // unit for unit in units),
        prefers=(),
        ranked=(),
        chain=chain,
        linked=tuple(amounts.get(link.id) for link in said.worths),
    )


def _beliefs(
    case: Case, outlook: Outlook, options: tuple[tuple[str, ...], ...], pieces: tuple[Piece, ...]
) -> BeliefSampler | None:
    contingencies = outlook.beliefs.contingencies
    if not contingencies.options:
        return None
    issues = [issue.id for issue in case.issues]
    return belief_sampler(contingencies, outlook.beliefs.chances, issues, options, pieces)


MOST_OPTIONS = 300
"""Options of an issue, or points of its grid, up to which it is sampled."""


def _options(case: Case, packages: list[Package]) -> tuple[tuple[str, ...], ...]:
    """Per issue its options, then what today or a stated package has beside them."""
    beside = [*packages, case.status_quo()]
    return tuple(
        tuple(dict.fromkeys([*i.option_ids(), *(o for p in beside if (o := p.get(i.id)))]))
        for i in case.issues
    )


def _plain(case: Case, options: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """The options whose values are drawn: those that hang on no event."""
    hanging = Contingencies.of(case).options
    return tuple(
        tuple(name for name in names if (issue.id, name) not in hanging)
        for issue, names in zip(case.issues, options, strict=True)
    )


Drawers = tuple[WeightSampler | ValueSampler, tuple[ValueSampler, ...], Fraction]
"""Weights, values per issue, and the largest utility of a package."""


def _native(case: Case, said: Said, options: tuple[tuple[str, ...], ...]) -> Drawers | None:
    values: list[ValueSampler] = []
    heavy: list[str] = []
    for issue, names in zip(case.issues, options, strict=True):
        known = relations(issue, said, names if issue.range is not None else ())
        found = value_sampler(known, names)
        if found is None:
            return None
        values.append(found)
        heavy += [] if known.indifferent else [issue.id]
    weights = weight_sampler(said, [issue.id for issue in case.issues], heavy)
    return weights, tuple(values), Fraction(1)


def _as_given(case: Case, said: Said, options: tuple[tuple[str, ...], ...]) -> Drawers | None:
    """Weights and values each within the bounds that were written; nothing adds up to 1."""
    heavy: dict[str, tuple[Fraction, Fraction]] = {}
    values: list[ValueSampler | None] = []
    most = ZERO
    for issue, names in zip(case.issues, options, strict=True):
        weight, stated = said.weights.get(issue.id), said.values.get(issue.id, {})
        heavy[issue.id] = (ZERO, ZERO)
        boxes = {o: span_of(v.value, v.interval) for o, v in stated.items()}
        if weight is None and not stated:
            if any(issue.id in kind for kind in said.ordinal):
                return None
            boxes = dict.fromkeys(names, (ZERO, ZERO))
        elif weight is None or not stated:
            return None
        else:
            heavy[issue.id] = span_of(weight.value, weight.interval)
        most += max(map(abs, heavy[issue.id])) * max(abs(e) for box in boxes.values() for e in box)
        values.append(boxed_sampler(boxes, names, _better(said, issue, boxes)))
    weights = boxed_sampler(heavy, tuple(heavy), ())
    found = tuple(each for each in values if each is not None)
    return (weights, found, most) if weights and len(found) == len(values) else None


def _better(said: Said, issue: Issue, boxes: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    known = relations(issue, said, tuple(boxes) if issue.range is not None else ())
    return tuple(pair for pair in known.at_least if set(pair) <= set(boxes))


def _point(case: Case, said: Said, central: CentralUtility, pieces: tuple[Piece, ...]) -> Sampler:
    """The one utility the statements leave."""
    floor = central_reservation(case, said, central)
    options = _options(case, [])
    rows = [
        [central.table.get(issue.id, {}).get(option, ZERO) for option in names]
        for issue, names in zip(case.issues, options, strict=True)
    ]
    chances = central.central_chances
    amounts = [central.bonuses[link][1] * probability(turns, chances) for link, turns in pieces]
    single = [n for n in (central.constant, central.cap, floor) if n is not None]
    numbers = [number for row in rows for number in row] + amounts + single
    scale = lcm(*(number.denominator for number in numbers))
    most = sum((max(map(abs, row)) for row in rows), ZERO) + sum(map(abs, [*amounts, *single]))

    def whole(number: Fraction) -> int:
        return int(number * scale)

    return Sampler(
        party=said.party,
        options=options,
        scale=scale,
        constant=whole(central.constant),
        cap=None if central.cap is None else whole(central.cap),
        wide=most * scale >= INT64,
        weights=None,
        values=(),
        factors=(),
        amounts=tuple((whole(amount), whole(amount)) for amount in amounts),
        point=tuple(tuple(map(whole, row)) for row in rows),
        prefers=(),
        no_deal=() if floor is None else (("within", None, (whole(floor), whole(floor))),),
        ranked=(),
        pieces=pieces,
    )


def _known_no_deal(case: Case, found: tuple[Relation, ...]) -> list[Known]:
    """What is known of the worth of no deal; packages that leave issues open say too little."""
    complete = {issue.id for issue in case.issues}
    return [
        (relation.kind, relation.package, relation.span or (ZERO, ZERO))
        for relation in found
        if relation.package is None or complete <= set(relation.package.as_dict())
    ]


def _stated(case: Case, said: Said, no_deal: tuple[Relation, ...]) -> list[Package]:
    start = case.status_quo()
    pairs = [p for s in said.prefers for p in (s.package, s.over)]
    pairs += [p for s in said.about_equal for p in (s.package, s.other)]
    moves = [move for s in said.steps for move in (s.more, s.less)]
    pairs += [Package(((m.issue, o),)) for m in moves for o in (m.start, m.end)]
    pairs += [Package(((s.issue, o),)) for s in said.differs for o in (s.better, s.worse)]
    return [start.changed(p.as_dict()) for p in pairs] + [r.package for r in no_deal if r.package]

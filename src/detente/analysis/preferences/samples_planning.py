"""From what a party has said to a sampler: which numbers are free, and between which bounds."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import lcm

from detente.analysis.preferences.links import amount_of
from detente.analysis.preferences.no_deal import Relation
from detente.analysis.preferences.option_values import relations
from detente.analysis.preferences.outlook import Outlook
from detente.analysis.preferences.samples import INT64, Choice, Reason, Sampler
from detente.analysis.preferences.samples_beliefs import (
    BeliefSampler,
    Piece,
    belief_sampler,
    pieces_of,
)
from detente.analysis.preferences.samples_utilities import choices_of
from detente.analysis.preferences.samples_values import (
    ValueSampler,
    boxed_sampler,
    value_sampler,
)
from detente.analysis.preferences.samples_weights import (
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
    """How to draw compatible utilities of a party, or why that is not possible."""
    case, said = outlook.case, outlook.said
    if outlook.contradictory:
        return "contradictory"
    central = central_utility(case, said.party, said)
    if said.scale.cap is not None and outlook.beliefs.contingencies.options:
        return "capped"
    pieces = pieces_of(case, [link.when for link in said.worths])
    if central is not None and central.fixed and not central.spread:
        return _point(case, said, central, pieces)
    bounds = [amount_of(link, said) for link in said.worths]
    amounts = [(b.low, b.high) for b in bounds if b.low is not None and b.high is not None]
    packages = _stated(case, said, outlook.no_deal)
    options = _options(case, packages)
    if max(map(len, options)) > MOST_OPTIONS:
        return "too_fine"
    plainly = _plain(case, options)
    drawn = _as_given(case, said, plainly) if said.scale.as_given else _native(case, said, plainly)
    if drawn is None or len(amounts) < len(bounds):
        return "unbounded"
    weights, values, most = drawn
    constant, cap = said.scale.constant or ZERO, said.scale.cap
    known = _known_no_deal(case, outlook.no_deal)
    numbers = [*(e for pair in amounts for e in pair), *(e for _, _, pair in known for e in pair)]
    numbers += [constant] if cap is None else [constant, cap]
    plain = lcm(weights.unit * lcm(*(v.unit for v in values)), *(n.denominator for n in numbers))
    beliefs = _beliefs(case, outlook, options, pieces)
    scale = plain * (1 if beliefs is None else beliefs.parts)
    most += sum((abs(number) for number in numbers), ZERO)
    if weights.unit >= INT64:
        return "too_fine"

    def whole(number: Fraction) -> int:
        return int(number * scale)

    def choice(package: Package) -> Choice:
        return choices_of(case, said.party, options, pieces, [package])[0]

    places = {issue.id: index for index, issue in enumerate(case.issues)}
    return Sampler(
        party=said.party,
        options=options,
        scale=scale,
        constant=whole(constant),
        cap=None if cap is None else whole(cap),
        wide=most * scale >= INT64,
        weights=weights,
        values=values,
        factors=tuple(plain // weights.unit // each.unit for each in values),
        amounts=tuple((int(low * plain), int(high * plain)) for low, high in amounts),
        point=None,
        prefers=tuple((choice(p.package), choice(p.over)) for p in said.prefers),
        no_deal=tuple(
            (
                kind,
                None if package is None else choice(package),
                (whole(low), whole(high)),
            )
            for kind, package, (low, high) in known
        ),
        ranked=rankings(said, places),
        pieces=pieces,
        beliefs=beliefs,
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


Known = tuple[str, Package | None, tuple[Fraction, Fraction]]


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
    return [start.changed(p.as_dict()) for p in pairs] + [r.package for r in no_deal if r.package]

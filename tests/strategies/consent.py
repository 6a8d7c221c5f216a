"""Random bodies, acts that undo, events and steps of a roadmap, each without a fault."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from detente.case import Belief, Bloc, Body, Event, Issue, RoadmapStep, Rule, Support, Undo
from strategies.draws import (
    DAYS,
    PER_CENT,
    POINTS,
    TEXTS,
    Draw,
    basis_of,
    condition_of,
    conditions_of,
    maybe,
    package_of,
    share,
    some,
    some_ids,
)


def event_of(draw: Draw, one: str, everyone: tuple[str, ...], cited: tuple[str, ...]) -> Event:
    """An event that somebody believes in."""
    return Event(
        one,
        draw(maybe(TEXTS)),
        draw(maybe(DAYS)),
        (*draw(some(everyone)), *draw(some(("Weather Service", "or")))),
        draw(maybe(TEXTS)),
        draw(some(everyone)),
        tuple(Belief(party, *share(draw), basis_of(draw, cited)) for party in draw(some(everyone))),
        basis_of(draw, cited),
    )


def body_of(
    draw: Draw,
    one: str,
    issues: tuple[Issue, ...],
    stakes: tuple[str, ...],
    cited: tuple[str, ...],
) -> Body:
    """A body by any rule, with what its rule needs."""
    rule = draw(st.sampled_from(Rule))
    by_vote, by_people = rule is Rule.VOTE, rule is Rule.REFERENDUM
    names = [] if by_people else draw(some_ids(1 if by_vote else 0, 3))
    blocs = tuple(_bloc(draw, bloc, issues, stakes, cited) for bloc in names)
    seats = sum((bloc.seats or Fraction(0) for bloc in blocs), Fraction(0))
    quotas = PER_CENT.map(lambda share: max(Fraction(1, 2), seats * share / 100))
    shares = range(draw(st.integers(0, 2)) if by_people else 0)
    return Body(
        one,
        draw(st.sampled_from(stakes)),
        draw(maybe(TEXTS)),
        rule,
        blocs,
        draw(maybe(quotas)) if by_vote and seats >= 1 else None,
        draw(maybe(PER_CENT)) if by_people else None,
        tuple(_support(draw, issues, cited) for _ in shares),
        draw(some(tuple(bloc.id for bloc in blocs))),
        draw(some(tuple(issue.id for issue in issues))),
        basis_of(draw, cited),
    )


def _support(draw: Draw, issues: tuple[Issue, ...], cited: tuple[str, ...]) -> Support:
    when = condition_of(draw, issues) if draw(st.booleans()) else None
    return Support(when, *share(draw), basis_of(draw, cited))


def _bloc(
    draw: Draw,
    one: str,
    issues: tuple[Issue, ...],
    stakes: tuple[str, ...],
    cited: tuple[str, ...],
) -> Bloc:
    seats = draw(maybe(st.integers(1, 60).map(Fraction)))
    if draw(st.booleans()):
        return Bloc(one, seats)
    refuses, supports = (
        conditions_of(draw, issues) if draw(st.booleans()) else () for _ in range(2)
    )
    like, reason = draw(maybe(st.sampled_from(stakes))), draw(maybe(TEXTS))
    name = draw(maybe(TEXTS))
    return Bloc(one, seats, name, like, refuses, supports, reason, basis_of(draw, cited))


def undo_of(
    draw: Draw,
    one: str,
    issues: tuple[Issue, ...],
    stakes: tuple[str, ...],
    cited: tuple[str, ...],
) -> Undo:
    """An act against some packages."""
    party = draw(st.sampled_from(stakes))
    cost, spread = share(draw) if draw(st.booleans()) else (None, None)
    leaves = package_of(draw, issues, plain=True) if draw(st.booleans()) else None
    return Undo(
        one,
        party,
        conditions_of(draw, issues),
        draw(maybe(TEXTS)),
        draw(some(tuple(other for other in stakes if other != party))),
        leaves,
        cost,
        spread,
        draw(maybe(POINTS)),
        basis_of(draw, cited),
    )


def roadmap_of(
    draw: Draw, issues: tuple[Issue, ...], everyone: tuple[str, ...], cited: tuple[str, ...]
) -> tuple[RoadmapStep, ...]:
    """Steps that need none but earlier ones, so that none needs itself."""
    found: list[RoadmapStep] = []
    for one in draw(some_ids(0, 3)):
        earlier = tuple(step.id for step in found)
        found.append(_step(draw, one, issues, everyone, cited, earlier))
    return tuple(found)


def _step(
    draw: Draw,
    one: str,
    issues: tuple[Issue, ...],
    everyone: tuple[str, ...],
    cited: tuple[str, ...],
    earlier: tuple[str, ...],
) -> RoadmapStep:
    issue = draw(st.sampled_from(issues))
    to = draw(st.sampled_from(issue.option_ids()))
    starts = tuple(option for option in issue.option_ids() if option != to)
    return RoadmapStep(
        one,
        issue.id,
        to,
        draw(some(everyone)),
        draw(some(everyone)),
        draw(maybe(TEXTS)),
        draw(maybe(POINTS)),
        draw(maybe(st.booleans())),
        basis_of(draw, cited),
        draw(maybe(st.sampled_from(starts))) if starts else None,
        draw(some(earlier)),
        draw(maybe(POINTS)),
        draw(maybe(TEXTS)),
        draw(maybe(TEXTS)),
    )

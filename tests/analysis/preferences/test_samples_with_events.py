"""Samples price what hangs on events by beliefs of their own, and keep every statement."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.preferences import Drawn, Outlook, Sampler, sampler
from detente.case import (
    Among,
    Belief,
    Case,
    Condition,
    Contingency,
    Event,
    Issue,
    Linkage,
    Option,
    Package,
    Party,
    Prefers,
    Scale,
    Value,
    Weight,
    Worth,
    text,
)
from strategies.contingent_cases import with_events
from strategies.statements import every_package, one_party

F = Fraction
SEEDS = st.integers(0, 2**40)


def case_of(*beliefs: Belief, scale: Scale | None = None) -> Case:
    """Two issues that hang on a flood, with a worth of both together; all numbers fixed."""
    options = (
        Option("if", contingent=Contingency("flood", "high", "low")),
        Option("low"),
        Option("high"),
    )
    both = Condition((("dam", Among(("high",))), ("toll", Among(("high",)))))
    return Case(
        "sampled",
        parties=(Party("a", text("A")),),
        issues=tuple(Issue(i, options=options, status_quo="low") for i in ("dam", "toll")),
        statements=(
            *(Weight(f"w.{i}", "a", i, F(n)) for i, n in (("dam", 60), ("toll", 40))),
            *(
                Value(f"v.{i}.{o}", "a", i, o, F(n))
                for i in ("dam", "toll")
                for o, n in (("low", 0), ("high", 100))
            ),
        ),
        linkages=(Linkage("both", "worth", both, worth=Worth(F(10)), owner="a"),),
        scales=() if scale is None else (scale,),
        events=(Event("flood", beliefs=beliefs),),
    )


def drawn(case: Case, count: int = 400, seed: int = 3) -> tuple[Sampler, Drawn]:
    """Samples of party a."""
    found = sampler(Outlook(case, "a"))
    assert isinstance(found, Sampler)
    return found, found.draw(np.random.default_rng(seed), count)


def worth(found: Sampler, samples: Drawn, case: Case, package: Package) -> list[Fraction]:
    """What a complete package is worth in every sample, amounts read off the events by hand."""
    total = [F(found.constant)] * samples.count
    for place, issue in enumerate(case.issues):
        column = found.options[place].index(str(package.get(issue.id)))
        total = [t + int(u) for t, u in zip(total, samples.tables[place][:, column], strict=True)]
    owned = [link for link in case.linkages if link.kind == "worth"]
    branches = case.branches(package)
    about = {event for happened, _ in branches for event in happened}
    for (link, turns), amount in zip(found.pieces, samples.amounts, strict=True):
        # A piece counts where the package meets the combination in just the outcomes it names.
        named = {
            happened
            for happened, _ in branches
            if all(event in about and (event in happened) == h for event, h in turns)
        }
        met = {happened for happened, plain in branches if owned[link].when.holds(plain)}
        if met and met == named:
            total = [t + int(a) for t, a in zip(total, amount, strict=True)]
    return [t / found.scale for t in total]


def test_a_fixed_belief_prices_every_sample_alike() -> None:
    """Forty per cent of a dam worth 0.6, and of both together worth 0.1 more."""
    case = case_of(Belief("a", value=F(40)))
    found, samples = drawn(case, 5)
    assert found.method == "point"
    both = Package((("dam", "if"), ("toll", "if")))
    assert worth(found, samples, case, both) == [F(2, 5) * (1 + F(1, 10))] * 5
    one = Package((("dam", "if"), ("toll", "low")))
    assert worth(found, samples, case, one) == [F(2, 5) * F(3, 5)] * 5


def test_beliefs_are_uniform_on_what_is_believed() -> None:
    """Between 20 and 40 per cent: mean 30, the ends reached, one belief for both issues."""
    case = case_of(Belief("a", interval=(F(20), F(40))))
    found, samples = drawn(case, 20_000)
    dam = worth(found, samples, case, Package((("dam", "if"), ("toll", "low"))))
    toll = worth(found, samples, case, Package((("dam", "low"), ("toll", "if"))))
    chances = [u / F(3, 5) for u in dam]
    assert chances == [u / F(2, 5) for u in toll]
    assert (F(1, 5), F(2, 5)) == (min(chances), max(chances))
    assert abs(sum(map(float, chances)) / len(chances) - 0.3) < 0.002
    together = worth(found, samples, case, Package((("dam", "if"), ("toll", "if"))))
    assert together == [q * F(11, 10) for q in chances]


def test_a_stated_preference_over_what_hangs_on_events_is_kept() -> None:
    """Preferring the uncertain dam to a certain toll says that the flood is likelier than not."""
    said = Prefers(
        "p",
        "a",
        Package((("dam", "if"), ("toll", "low"))),
        Package((("dam", "low"), ("toll", "high"))),
    )
    case = case_of(Belief("a")).adding(said)
    found, samples = drawn(case, 2000)
    dam = worth(found, samples, case, Package((("dam", "if"), ("toll", "low"))))
    assert min(dam) > F(2, 5)
    assert samples.kept < samples.tried


def test_nothing_is_drawn_where_a_cap_breaks_the_sum() -> None:
    """What is expected of a sum cut off is no sum: no shares, with the reason."""
    case = case_of(Belief("a"), scale=Scale("a", as_given=True, cap=F(5000)))
    assert sampler(Outlook(case, "a")) == "capped"


@settings(max_examples=30)
@given(SEEDS)
def test_samples_lie_within_the_bounds(seed: int) -> None:
    """Every sample of a random party prices every package within its proved bounds."""
    random = Random(seed)
    case = with_events(random, one_party(random)[0])
    outlook = Outlook(case, "a")
    found = sampler(outlook)
    if not isinstance(found, Sampler):
        return
    samples = found.draw(np.random.default_rng(seed), 20)
    for package in random.sample(every_package(case), min(3, len(every_package(case)))):
        span = outlook.utility(package)
        priced = worth(found, samples, case, package)
        assert span.low is None or min(priced) >= span.low
        assert span.high is None or max(priced) <= span.high


def test_seeds_repeat() -> None:
    """The same seed draws the same beliefs."""
    case = case_of(Belief("a", interval=(F(10), F(90))))
    first, second = drawn(case)[1], drawn(case)[1]
    assert all((a == b).all() for a, b in zip(first.tables, second.tables, strict=True))


@pytest.mark.parametrize("belief", [Belief("a"), Belief("a", value=F(100, 3))])
def test_odd_beliefs_are_drawn_exactly(belief: Belief) -> None:
    """A third stays a third; nothing said is anything from 0 to 1."""
    case = case_of(belief)
    found, samples = drawn(case, 500)
    dam = worth(found, samples, case, Package((("dam", "if"), ("toll", "low"))))
    expected = {F(1, 5)} if belief.value is not None else set(dam)
    assert expected == set(dam)
    assert all(0 <= u <= F(3, 5) for u in dam)

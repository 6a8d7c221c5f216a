"""Chains keep every kind of statement exactly, and draw what dropping other draws would keep."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any

import numpy as np
import pytest

from detente.analysis.preferences import Drawn, Outlook, Sampler, sampler, utilities, walked
from detente.case import (
    AboutEqual,
    Case,
    Direction,
    Issue,
    Option,
    Order,
    Party,
    Prefers,
    Range,
    Ratio,
    Statement,
    Step,
    StepOver,
    text,
)
from oracles.kinds import met
from strategies.buyer import buyer, orders, package, swings, worked
from strategies.kinds import of_every_kind
from strategies.statements import tied

F = Fraction
DRAWS = 6_000
FAR = 4.5
"""Standard errors: of thousands of means, none lies this far off by chance."""


def worths(found: Sampler, drawn: Drawn, case: Case) -> dict[str, dict[str, Any]]:
    """Part-worths by issue and option, as floats."""
    return {
        issue.id: {o: table[:, k] / float(found.scale) for k, o in enumerate(options)}
        for issue, options, table in zip(case.issues, found.options, drawn.tables, strict=True)
    }


def apart(
    first: dict[str, dict[str, Any]], second: dict[str, dict[str, Any]], size: float
) -> float:
    """The largest distance of two means in standard errors; the second hangs together."""
    most = 0.0
    for issue, options in first.items():
        for option, numbers in options.items():
            other = second[issue][option]
            error = np.sqrt(numbers.var() / len(numbers) + other.var() / size) + 1e-6
            most = max(most, float(abs(numbers.mean() - other.mean()) / error))
    return most


def by_rejection(seed: int) -> float | None:
    """How far a chain is from dropping draws, on a random party whose issues are tied."""
    case, _ = tied(Random(seed))
    outlook = Outlook(case, "a")
    other, found = sampler(outlook), walked(outlook)
    if not (isinstance(other, Sampler) and isinstance(found, Sampler) and found.chain):
        return None
    if other.chain is not None:
        return None
    exact = other.draw(np.random.default_rng(1), DRAWS)
    drawn = found.draw(np.random.default_rng(2), DRAWS)
    assert drawn.count == DRAWS
    size = min(drawn.diagnostics.effective, DRAWS)
    return apart(worths(other, exact, case), worths(found, drawn, case), size)


def by_kinds(seed: int) -> float | None:
    """The same where a party says what only a chain keeps; None where draws hardly ever fit."""
    bare, case = of_every_kind(Random(seed))
    new = case.statements[len(bare.statements) :]
    found, other = sampler(Outlook(case, "a")), sampler(Outlook(bare, "a"))
    if not new or all(isinstance(one, Prefers) for one in new):
        return None
    assert isinstance(found, Sampler)
    assert isinstance(other, Sampler)
    drawn = found.draw(np.random.default_rng(3), DRAWS)
    exact = worths(other, other.draw(np.random.default_rng(4), 20 * DRAWS), bare)
    kept = met(bare, new, exact)
    if kept.sum() < 300:
        return None
    fits = {issue: {o: n[kept] for o, n in options.items()} for issue, options in exact.items()}
    size = min(drawn.diagnostics.effective, DRAWS)
    return apart(fits, worths(found, drawn, case), size)


def broken(seed: int) -> list[int]:
    """The samples that break a statement, in fractions of the integer tables."""
    _, case = of_every_kind(Random(seed))
    found = sampler(Outlook(case, "a"))
    assert isinstance(found, Sampler)
    drawn = found.draw(np.random.default_rng(seed), 30)
    exact = {
        issue.id: {
            o: np.array([F(int(n), found.scale) for n in table[:, k]], dtype=object)
            for k, o in enumerate(options)
        }
        for issue, options, table in zip(case.issues, found.options, drawn.tables, strict=True)
    }
    kinds = [s for s in case.statements if s.id.startswith("n")]
    return [] if not kinds else np.flatnonzero(~met(case, kinds, exact, F).astype(bool)).tolist()


def test_chains_draw_what_dropping_draws_keeps() -> None:
    """On 30 random parties with tied issues, ends known or not: means within their error."""
    distances = [d for seed in range(40) if (d := by_rejection(seed)) is not None]

    assert 30 <= len(distances)
    assert max(distances) < FAR


def test_every_kind_of_statement_cuts_what_it_says() -> None:
    """Against exact draws without them, of which those that meet the statements are kept."""
    distances = [d for seed in range(20) if (d := by_kinds(seed)) is not None]

    assert 10 <= len(distances)
    assert max(distances) < FAR


def test_no_sample_breaks_a_statement_by_a_digit() -> None:
    """Ratios, steps, words, near ties, shapes, top ranks: on the integers, in fractions."""
    assert [] == [(seed, found) for seed in range(20) if (found := broken(seed))]


@pytest.mark.nightly
def test_chains_keep_the_measure_and_every_statement_of_many_parties() -> None:
    """The same for hundreds of random parties."""
    assert [] == [s for s in range(40, 400) if (d := by_rejection(s)) is not None and d > FAR + 0.5]
    assert [] == [s for s in range(20, 300) if (d := by_kinds(s)) is not None and d > FAR + 0.5]
    assert [] == [s for s in range(20, 300) if broken(s)]


def chained(case: Case) -> Sampler:
    """The buyer's sampler; it must be a chain."""
    found = sampler(Outlook(case, "buyer"))
    assert isinstance(found, Sampler)
    assert "chain" == found.method
    return found


def test_an_exact_tie_across_issues_is_tied_in_every_sample() -> None:
    """Two packages equally good: equal to the last digit, and the near ties' limit in measure."""
    one, other = package("mid", "fast", "short"), package("low", "normal", "short")
    means = []
    for within in (F(0), F(1, 10)):
        case = buyer(*orders(), AboutEqual("e", "buyer", one, other, within))
        found = chained(case)
        drawn = found.draw(np.random.default_rng(7), 8_000)
        u, _ = utilities(found, drawn, [one, other], case)
        means.append(np.array([table.mean(axis=0)[0] for table in drawn.tables]) / found.scale)
        assert np.abs(u[:, 0] - u[:, 1]).max() <= float(within) / 100
        assert drawn.diagnostics.sound

    assert np.abs(means[0] - means[1]).max() < 0.015


def test_packages_each_preferred_to_the_other_have_nothing_to_draw() -> None:
    """Strict both ways: contradictory, whichever way it is sampled."""
    one, other = package("mid", "fast", "short"), package("low", "normal", "short")
    said = (Prefers("p", "buyer", one, other), Prefers("q", "buyer", other, one))

    assert "contradictory" == walked(Outlook(buyer(*orders(), *said), "buyer"))


def test_a_ratio_both_ways_fixes_two_weights() -> None:
    """Price twice as much as delivery, said as at least and as at most."""
    said = (
        Ratio("r", "buyer", "price", "delivery", (F(2), None)),
        Ratio("q", "buyer", "price", "delivery", (None, F(2))),
    )
    found = chained(buyer(*orders(), *said))
    price, delivery, _ = (table[:, 0] for table in found.draw(np.random.default_rng(8), 500).tables)

    assert (price == 2 * delivery).all()
    assert len(set(delivery.tolist())) > 400


def test_the_same_seed_draws_the_same_bytes() -> None:
    """From a sampler built anew as well; another seed draws others."""
    case = worked(Ratio("r", "buyer", "price", "delivery", (F(1), F(3))))
    tables = [chained(case).draw(np.random.default_rng(s), 300).tables for s in (7, 7, 8)]
    first, again, other = (tuple(table.tobytes() for table in each) for each in tables)

    assert first == again
    assert first != other


def test_a_statement_said_twice_changes_nothing() -> None:
    """The same set of utilities, the same samples."""
    once: tuple[Statement, ...] = (
        *orders(),
        swings("price", "delivery", "warranty"),
        Ratio("r", "buyer", "price", "delivery", (F(1), F(3))),
    )
    case = buyer(*once)
    twice = replace(case, statements=(*once, replace(once[-1], id="again")))
    first, second = (chained(c).draw(np.random.default_rng(9), 300).tables for c in (case, twice))

    assert [table.tobytes() for table in first] == [table.tobytes() for table in second]


def test_a_fine_grid_is_walked_only_where_it_is_tied() -> None:
    """Two hundred steps of a wage: a ratio of weights ties none of them, a comparison all."""
    wage = Issue("wage", range=Range(F(0), F(200), F(1)), status_quo="0")
    hours = Issue("hours", options=(Option("few"), Option("many")), status_quo="many")
    said: tuple[Statement, ...] = (
        Direction("d", "a", "wage", "more"),
        Order("o", "a", "hours", (("few",), ("many",))),
    )
    parties = (Party("a", text("A")),)
    ratio = Ratio("r", "a", "wage", "hours", (F(2), F(3)))
    step = StepOver("s", "a", Step("wage", "0", "10"), Step("hours", "many", "few"))
    cases = [
        Case("fine", parties=parties, issues=(wage, hours), statements=(*said, one))
        for one in (ratio, step)
    ]
    walks, refuses = (sampler(Outlook(case, "a")) for case in cases)

    assert isinstance(walks, Sampler)
    assert "chain" == walks.method
    assert "too_fine" == refuses

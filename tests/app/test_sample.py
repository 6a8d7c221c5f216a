from __future__ import annotations

import time
from dataclasses import replace
from fractions import Fraction

import pytest

import detente as dt
from detente.analysis.problem import centre_of
from detente.analysis.robustness import Samples
from detente.app.requests import BadRequestError
from detente.app.sample import ALONE, sample
from detente.case import (
    Case,
    Issue,
    NoDeal,
    Option,
    Order,
    Party,
    Prefers,
    Statement,
    Swings,
    Value,
    Weight,
    Worth,
    text,
)
from detente.case.demands import Linkage
from detente.case.packages import Among, Condition, Package
from strategies.shipped_cases import FOLDER

F = Fraction


def _case(*more: Statement, parties: str = "ab") -> Case:
    """Parties with orders on three issues, in opposite directions, and an open no deal."""
    names = ("x", "y", "z")
    issues = tuple(
        Issue(name, options=tuple(Option(f"{name}{k}") for k in range(4)), status_quo=f"{name}0")
        for name in names
    )
    said: list[Statement] = []
    for number, party in enumerate(parties):
        for name in names:
            tiers = tuple((f"{name}{k}",) for k in range(4))[:: 1 - 2 * (number % 2)]
            said.append(Order(f"o{party}{name}", party, name, tiers))
    said.append(Swings("sa", "a", (("x",), ("y", "z"))))
    return Case(
        "sampled",
        parties=tuple(Party(party, text(party)) for party in parties),
        issues=issues,
        statements=(*said, *more),
        no_deal=(NoDeal("a", interval=(F(10), F(30))),),
    )


def _package(*numbers: int) -> Package:
    return Package(tuple((name, f"{name}{k}") for name, k in zip("xyz", numbers, strict=True)))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("workers", [2, "dask"])
def test_the_result_is_the_same_wherever_it_is_computed(workers: int | str) -> None:
    """One process, two, or a Dask cluster: equal to the last count, in the same order."""
    case = _case(Prefers("p", "b", _package(0, 3, 3), _package(3, 0, 0)))

    assert sample(case, samples=1200, seed=3) == sample(case, samples=1200, seed=3, workers=workers)


@pytest.mark.nightly
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("workers", [2, "dask"])
@pytest.mark.parametrize("parties", ["ab", "abc"])
def test_ten_thousand_samples_are_the_same_everywhere(workers: int | str, parties: str) -> None:
    """The bar of scale-out, together and one by one."""
    case = _case(parties=parties)

    assert sample(case, samples=10_000) == sample(case, samples=10_000, workers=workers)


def test_a_seed_decides_and_nothing_else() -> None:
    """The same seed gives the same shares, another seed others, close to them."""
    case = _case()
    one, two, other = (sample(case, samples=500, seed=seed) for seed in (1, 1, 2))

    assert one == two
    assert one != other
    for found in one.packages:
        again = [o for o in other.packages if o.package == found.package]
        assert all(abs(o.nash - found.nash) < 5 * 0.5 * 500**0.5 for o in again)


def test_shares_have_their_standard_error() -> None:
    """sqrt(p (1 - p) / n), never above 0.5 / sqrt(n)."""
    found = Samples(100, 0, 100, (), nash=50)

    assert (0.5, 0.05) == (found.share(50), found.error(50))
    assert 0 == found.error(100)
    assert all(abs(found.error(n) or 0) <= 0.05 for n in range(101))


def test_counts_hang_together() -> None:
    """Nash packages are efficient and acceptable; listed and other ones add up."""
    found = sample(_case(), samples=600, seed=4)

    assert 600 == found.count == found.decided
    assert all(p.nash <= min(p.efficient, p.acceptable) for p in found.packages)
    assert found.nash <= found.elsewhere + sum(p.nash for p in found.packages)
    assert _package(0, 0, 0) == found.packages[0].package
    assert [("a", True), ("b", False)] == [(p.party, p.no_deal) for p in found.parties]


def test_with_fixed_utilities_every_share_is_nought_or_one() -> None:
    """Where nothing is open the samples say what the analysis says."""
    case = dt.load(FOLDER / "wage-round")
    fixed = replace(
        case,
        statements=tuple(
            replace(s, interval=None, value=centre_of(s.value, s.interval))
            if isinstance(s, Weight | Value)
            else s
            for s in case.statements
        ),
        no_deal=tuple(
            replace(n, value=centre_of(n.value, n.interval), interval=None) for n in case.no_deal
        ),
    )
    found = sample(fixed, samples=10)

    assert not found.unsampled
    assert {0, 10} >= {n for p in found.packages for n in (p.efficient, p.nash, p.acceptable)}
    assert {"point"} == {party.method for party in found.parties}
    nash = dt.analyze(fixed).held.solutions[0].points[0].packages[0]
    assert [nash] == [p.package for p in found.packages if p.nash]


def test_packages_a_person_asks_about_are_listed() -> None:
    """Whether or not they ever come up."""
    found = sample(_case(), samples=50, packages=[_package(1, 2, 3)])

    assert _package(1, 2, 3) in [p.package for p in found.packages]


def test_a_stop_and_a_time_limit_give_fewer_samples() -> None:
    """What was drawn is returned, labelled; nothing more is."""
    start = time.monotonic()
    stopped = sample(_case(parties="abc"), samples=10**6, stop=lambda: True)
    late = sample(_case(), samples=10**7, time_limit=1.0)

    assert ("cancel", True) == (stopped.stopped, stopped.partial)
    assert ("time", True) == (late.stopped, late.partial)
    assert late.count < 10**7
    assert time.monotonic() - start < 30


def test_what_nothing_bounds_is_not_sampled() -> None:
    """Worth more together, nobody knows how much: no measure, no share, and the reason."""
    link = Linkage(
        "l",
        "worth",
        Condition((("x", Among(("x1",))), ("y", Among(("y1",))))),
        worth=Worth(sign="more"),
        owner="b",
    )
    found = sample(replace(_case(), linkages=(link,)), samples=10)

    assert (("b", "unbounded"),) == found.unsampled
    assert (0, ()) == (found.count, found.packages)


def test_where_each_sample_takes_its_own_solution_a_count_bounds_them() -> None:
    """Three parties: 100 samples however many are asked for, the same for the same seed."""
    found = sample(_case(parties="abc"), samples=10**6)

    assert (10**6, ALONE, ALONE) == (found.asked, found.limit, found.count)
    assert (True, None) == (found.limited, found.stopped)
    assert found == sample(_case(parties="abc"), samples=10**6)
    assert sample(_case(parties="abc"), samples=30).limit is None


def test_many_samples_of_two_parties_without_links_are_all_solved() -> None:
    """Solved together, they need no bound."""
    found = sample(_case(), samples=1_000)

    assert (1_000, None, False) == (found.count, found.limit, found.limited)


def test_statements_that_hardly_any_draw_fits_are_sampled_all_the_same() -> None:
    """A preference that one draw in thousands meets: chains keep to it and drop nothing."""
    narrow = (
        Prefers("p1", "b", _package(3, 0, 0), _package(0, 3, 3)),
        Prefers("p2", "b", _package(0, 1, 1), _package(2, 0, 0)),
    )
    found = sample(_case(*narrow), samples=100)
    b = next(party for party in found.parties if party.party == "b")

    assert ("chain", b.tried) == (b.method, b.kept)
    assert 100 == found.count


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"samples": 0}, "“0”"),
        ({"workers": 0}, "“0”"),
        ({"workers": "many"}, "“many”"),
        ({"parties": ["c"]}, "no party “c”"),
    ],
)
def test_a_wrong_question_is_refused(words: dict[str, object], message: str) -> None:
    """In words, before anything is drawn."""
    with pytest.raises(BadRequestError, match=message):
        sample(_case(), **words)  # type: ignore[arg-type]

"""What would be better than a package: hurts nobody known, helps somebody, and says where."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.preferences import Outlook
from detente.app.improve import improve
from detente.case import Case, Package
from oracles.acceptance import mind, named_issues
from oracles.central import utility
from strategies.statements import every_package, negotiation

SEEDS = st.integers(0, 2**40)


def reference(package: Package) -> str:
    """The package as it is typed."""
    return ",".join(f"{issue}={option}" for issue, option in package.choices)


def effect(case: Case, party: str, after: Package, before: Package) -> str:
    """What a change brings a party, by brute force over what is compatible."""
    known = mind(case, party)
    assert known is not None
    low, high = known.difference(after, before)
    if low == high == 0:
        return "same"
    if low is not None and low >= 0:
        return "gains"
    return "gives_way" if high is not None and high <= 0 else "open"


def check_trades(case: Case, parties: list[str], start: Package, found: object) -> None:
    """Every effect of an improvement, as a whole and issue by issue, has the right sign."""
    package, total, trades = found.package, dict(found.total), dict(found.trades)  # type: ignore[attr-defined]
    after, before = package.as_dict(), start.as_dict()
    for party in parties:
        if Outlook(case, party).contradictory:  # judged by each way of resolving it
            continue
        assert effect(case, party, package, start) == total[party]
        alone = dict(trades[party])
        assert {i for i in after if after[i] != before[i]} == set(alone)
        for issue, said in alone.items():
            moved = start.changed({issue: after[issue]})
            known = issue in named_issues(case, party)
            assert said == (effect(case, party, moved, start) if known else "unknown")


@settings(max_examples=60)
@given(SEEDS)
def test_with_statements_alone_nobody_known_is_hurt(seed: int) -> None:
    """Each improvement is certainly no loss to any party known on it, and somebody may gain."""
    random = Random(seed)
    case = negotiation(random)
    parties = [party.id for party in case.parties if party.id != "outside"]
    start = random.choice(every_package(case))
    if all(utility(case, party, start) is not None for party in parties):
        return
    found = improve(case, reference(start), parties)
    for improvement in found.found:
        moved = {move.issue for move in improvement.moves}
        effects = dict(improvement.total)
        hurt = [
            p
            for p in parties
            if moved & named_issues(case, p) and effects[p] not in ("gains", "same")
        ]
        contradictory = [p for p in parties if (m := mind(case, p)) is not None and m.contradictory]
        assert set(hurt) <= set(contradictory)
        assert "gains" in effects.values()
        check_trades(case, parties, start, improvement)
    assert not found.proved
    assert found.efficient == (found.count == 0)


@settings(max_examples=60)
@given(SEEDS)
def test_with_fixed_utilities_all_improvements_are_found(seed: int) -> None:
    """They are the points of the zone's frontier that are at least as good for all, with gains."""
    random = Random(seed)
    case = negotiation(random, valued=1.0)
    parties = [party.id for party in case.parties if party.id != "outside"]
    start = random.choice(every_package(case))
    before = {party: utility(case, party, start) for party in parties}
    today = case.status_quo().as_dict()
    held = {i.id for i in case.issues if not set(i.decided_by) <= set(parties)}
    if None in before.values() or any(start.get(issue) != today[issue] for issue in held):
        return
    found = improve(case, reference(start), parties)
    for improvement in found.found:
        assert improvement.gain is not None
        gains = dict(improvement.gain)
        for party in parties:
            after = utility(case, party, improvement.package)
            assert after is not None
            assert gains[party] == after - (before[party] or 0)
            assert gains[party] >= 0
        assert any(gains.values())
        if not found.central:
            check_trades(case, parties, start, improvement)

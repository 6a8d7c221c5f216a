"""Whether a party accepts a package: what samples witness, and what exact bounds prove."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from detente.analysis.agreements import Acceptance, Verdict, acceptance
from detente.analysis.preferences import Outlook
from detente.analysis.robustness.robust_findings import Acceptability, Listed, Proved
from detente.case import Package


def acceptability(
    outlook: Outlook,
    package: Package,
    count: int | None,
    spared: int | None,
    samples: int,
    ranks: tuple[int, int] | None,
) -> Acceptability:
    """One party on one package, from the samples that accept and from bounds where these agree.

    ``count`` of ``samples`` accept, ``spared`` with every demand left aside (None: not known);
    ``ranks`` as in `Acceptability`. Bounds are asked only where no sample or every one accepts.
    """
    party = outlook.said.party
    if count is not None and 0 < count < samples:
        return Acceptability(party, count, "possible", ranks)
    verdict = acceptance(outlook, package)
    proved = _proved(outlook, verdict, verdict.acceptance, package)
    found = Acceptability(party, _agreed(count, proved, samples), proved, ranks)
    if verdict.without_possible in (None, verdict.acceptance):
        return found
    assert verdict.without_possible is not None
    if spared is not None and 0 < spared < samples:
        return replace(found, spared=(spared, "possible"))
    other = _proved(outlook, verdict, verdict.without_possible, package)
    return replace(found, spared=(_agreed(spared, other, samples), other))


def _agreed(count: int | None, proved: Proved | None, samples: int) -> int | None:
    """What is proved needs no samples: it holds in all of them, or in none."""
    if proved == "certain" and samples:
        return samples
    return 0 if proved == "never" and samples else count


def _proved(
    outlook: Outlook, verdict: Verdict, found: Acceptance, package: Package
) -> Proved | None:
    """What exact bounds say; nothing where no deal is known from one side, or bounds are loose."""
    if found is Acceptance.CERTAIN:
        return "certain"
    if found is Acceptance.REFUSED:
        return "never"
    if found is Acceptance.UNKNOWN or verdict.loose:
        return None
    span = outlook.against_no_deal(package)
    both = span is not None and span.low is not None and span.high is not None
    return "possible" if both else None


def with_bounds(entry: Listed, outlooks: Mapping[str, Outlook]) -> Listed:
    """The same with the exact bounds of what the package is worth to each party."""
    accepted = tuple(
        replace(each, utility=outlooks[each.party].utility(entry.package))
        for each in entry.acceptable
    )
    return replace(entry, acceptable=accepted)

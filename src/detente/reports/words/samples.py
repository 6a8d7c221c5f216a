"""Shares of compatible utilities in words: never without the number of samples."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from detente.analysis.robustness import PackageShares, SampledParty, Samples
from detente.reports.words.names import Names
from detente.reports.words.numbers import grouped, share, written


def heading(names: Names, found: Samples) -> str:
    """What the shares are shares of, with the sample size."""
    count = grouped(found.decided, names.language)
    return names.say("samples.heading", number=count, count=found.decided)


def sentences(names: Names, found: Samples) -> Iterator[str]:
    """How to read the shares, and what limits them."""
    for name, reason in found.unsampled:
        yield names.say(f"samples.reason.{reason}", party=names.party(name))
    if found.unsampled:
        return
    if found.partial:
        asked = grouped(found.asked, names.language)
        key = "stopped" if found.stopped else "limited" if found.limited else "rare"
        yield names.say(f"samples.{key}", asked=asked, number=grouped(found.count, names.language))
    if not found.decided:
        return
    bound = Fraction(50) / Fraction(found.decided**0.5)
    error = written(Fraction(-(-bound * 10 // 1), 10), names.language)
    yield names.say("samples.how", seed=found.seed, error=error)
    if found.undecided:
        number = grouped(found.undecided, names.language)
        yield names.say("samples.undecided", number=number, count=found.undecided)
    yield from _findings(names, found)
    for party in found.parties:
        yield from _party(names, party)


def _findings(names: Names, found: Samples) -> Iterator[str]:
    if found.empty:
        yield names.say("samples.empty", share=_share(found, found.empty))
    best = max(found.packages, key=lambda each: each.nash, default=None)
    if best is not None and best.nash:
        words = names.package(best.package)
        yield names.say("samples.nash", package=words, share=_share(found, best.nash))
    if found.elsewhere:
        yield names.say("samples.elsewhere", share=_share(found, found.elsewhere))


def _party(names: Names, found: SampledParty) -> Iterator[str]:
    name = names.party(found.party)
    if found.method == "point":
        yield names.say("samples.point", party=name)
        return
    if found.kept < found.tried:
        kept = share(Fraction(found.kept, found.tried))
        yield names.say("samples.kept", party=name, share=kept)
    for way in ("ways", "gibbs", "chain"):
        if way in found.method.split("+"):
            yield names.say(f"samples.{way}", party=name)
    if not found.no_deal:
        yield names.say("samples.no_floor", party=name)


def cells(names: Names, found: Samples, package: PackageShares) -> tuple[str, str, str]:
    """Efficient, Nash, acceptable to all: each share with its standard error."""
    counts = (package.efficient, package.nash, package.acceptable)
    return tuple(_cell(names, found, count) for count in counts)  # type: ignore[return-value]


def _cell(names: Names, found: Samples, count: int) -> str:
    error = found.error(count)
    if not error:
        return _share(found, count)
    points = written(Fraction(max(1, round(error * 1000)), 10), names.language)
    return names.say("samples.cell", share=_share(found, count), error=points)


def _share(found: Samples, count: int) -> str:
    return share(Fraction(count, found.decided))

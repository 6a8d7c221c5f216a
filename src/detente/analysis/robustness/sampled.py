"""How far a result depends on what nobody has said: shares of compatible utilities.

Everything a party may mean is drawn many times over, and each draw is analysed exactly. The share
of draws in which a package is efficient or the Nash package says how much of the result rests on
the statements and how much is open. It is no probability: the measure is a convention.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from math import sqrt
from operator import add
from typing import Literal

from detente.analysis.preferences import Reason
from detente.analysis.problem import Compiled
from detente.analysis.robustness.sampled_chain import Counts
from detente.analysis.robustness.sampled_plan import Plan
from detente.case import Package

RARE = 10
"""Packages kept per kind of share: most often the Nash package, most often efficient."""


Stop = Literal["time", "cancel"]


@dataclass(frozen=True, slots=True)
class PackageShares:
    """In how many samples a package is efficient, the Nash package, acceptable to all."""

    package: Package
    efficient: int
    nash: int
    acceptable: int


@dataclass(frozen=True, slots=True)
class SampledParty:
    """How the utilities of a party were drawn.

    ``method``: ``point`` (its statements fix them), ``exact`` (independent draws), ``gibbs`` (a
    short Markov chain per draw), with ``+rejection`` where draws were dropped; ``chain`` (long
    chains); ``ways+`` where every way to resolve a contradiction has an equal part. ``kept`` of
    ``tried`` draws met every statement. ``no_deal`` says whether the worth of no deal is known
    from both sides; where it is not, no package is below it.
    """

    party: str
    method: str
    tried: int
    kept: int
    no_deal: bool


@dataclass(frozen=True, slots=True)
class Samples:
    """Shares over ``count`` samples of compatible utilities, from a ``seed``.

    ``asked`` is how many were asked for. ``unsampled`` are the parties whose statements cannot be
    sampled, and why; if there are any, there are no shares. ``undecided`` samples could not be
    solved exactly and are in no share. ``empty``: no package is acceptable to all; ``nash``: there
    is a Nash package; ``elsewhere``: it is none of those in ``packages``. ``stopped``: a time
    limit or a person ended it early. ``limit``: no more were to be solved, because each takes an
    exact solution of its own (None: as many as asked for).
    """

    asked: int
    seed: int
    count: int
    parties: tuple[SampledParty, ...]
    unsampled: tuple[tuple[str, Reason], ...] = ()
    undecided: int = 0
    empty: int = 0
    nash: int = 0
    elsewhere: int = 0
    packages: tuple[PackageShares, ...] = ()
    stopped: Stop | None = None
    limit: int | None = None

    @property
    def decided(self) -> int:
        """How many samples the shares are taken over."""
        return self.count - self.undecided

    def share(self, number: int) -> float | None:
        """A count as a share of the samples; None where there is none."""
        return number / self.decided if self.decided else None

    def error(self, number: int) -> float | None:
        """The standard error of a share: sqrt(p (1 - p) / n), at most 0.5 / sqrt(n)."""
        share = self.share(number)
        return None if share is None else sqrt(share * (1 - share) / self.decided)

    @property
    def limited(self) -> bool:
        """Whether all were drawn that were to be solved one by one, fewer than asked for."""
        return self.limit is not None and self.count >= self.limit

    @property
    def partial(self) -> bool:
        """Whether fewer samples were drawn than asked for."""
        return self.count < self.asked and not self.unsampled


def gathered(
    plan: Plan,
    compiled: Compiled,
    counts: Sequence[Counts],
    *,
    asked: int,
    seed: int,
    stopped: Stop | None,
) -> Samples:
    """The finding from the counts of the chunks that were done."""
    nothing = Counts(
        0, ((0, 0),) * len(plan.samplers), 0, 0, 0, 0, ((0, 0, 0),) * len(plan.packages)
    )
    total = reduce(add, counts, nothing)
    return Samples(
        asked=asked,
        seed=seed,
        count=total.samples,
        parties=tuple(
            SampledParty(
                sampler.party,
                sampler.method,
                tried,
                kept,
                sampler.knows_no_deal,
            )
            for sampler, (tried, kept) in zip(plan.samplers, total.draws, strict=True)
        ),
        undecided=total.undecided,
        empty=total.empty,
        nash=total.nash,
        elsewhere=total.elsewhere,
        packages=tuple(
            PackageShares(compiled.named(package), *shares)
            for package, shares in zip(plan.packages, total.shares, strict=True)
        ),
        stopped=stopped,
    )

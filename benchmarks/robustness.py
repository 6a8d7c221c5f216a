"""How fast the question “how sure is it?” is answered: the bar of scale, and the shipped examples.

`python benchmarks/robustness.py [seed]` prints versions, load and seed; then, for 10^4 samples of
200 packages and 4 parties, the time to judge them once the samples are there (values of packages,
acceptability, efficiency, four solution concepts, ranks), and once they have to be drawn. Bar: 2 s
after the set is built. Last, for the examples, the time to list packages and to answer with 10^4
samples, everything included.
"""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Callable
from fractions import Fraction
from importlib.metadata import version
from pathlib import Path
from random import Random

import detente
from detente.analysis.agreements import judge
from detente.analysis.preferences import Outlook, Sampler
from detente.analysis.problem import compile_case
from detente.analysis.robustness import samplers_of
from detente.analysis.robustness.valuing import draw, valuation
from detente.app.candidates import candidates
from detente.app.sample import how_sure
from detente.case import Case, Issue, NoDeal, Option, Order, Package, Party, Statement, text

SAMPLES, LISTED, PARTIES, ISSUES, OPTIONS = 10_000, 200, 4, 8, 5
BAR = 2.0
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def ranked(seed: int) -> Case:
    """Parties with an order on every issue, and a no deal between two bounds."""
    random = Random(seed)
    names = [f"o{k}" for k in range(OPTIONS)]
    agenda = tuple(
        Issue(f"i{j}", options=tuple(map(Option, names)), status_quo=names[0])
        for j in range(ISSUES)
    )
    parties = [f"p{k}" for k in range(PARTIES)]
    said: list[Statement] = []
    for party in parties:
        for issue in agenda:
            tiers = tuple((name,) for name in random.sample(names, OPTIONS))
            said.append(Order(f"{party}.{issue.id}", party, issue.id, tiers))
    return Case(
        "ranked",
        parties=tuple(Party(party, text(party)) for party in parties),
        issues=agenda,
        statements=tuple(said),
        no_deal=tuple(NoDeal(p, interval=(Fraction(20), Fraction(50))) for p in parties),
    )


def packages(case: Case, seed: int) -> tuple[Package, ...]:
    """Different random ones."""
    random = Random(seed)
    found: dict[Package, None] = {}
    while len(found) < LISTED:
        chosen = ((i.id, random.choice(i.options).id) for i in case.issues)
        found[Package(tuple(chosen))] = None
    return tuple(found)


def best_of(times: int, work: Callable[[], object]) -> str:
    """The shortest of some runs: seconds, and seconds of the processor, which load barely moves."""
    taken = []
    for _ in range(times):
        start = time.perf_counter(), time.process_time()
        work()
        taken.append((time.perf_counter() - start[0], time.process_time() - start[1]))
    wall, processor = (min(each) for each in zip(*taken, strict=True))
    return f"{wall:.2f} s ({processor:.2f} s of the processor)"


def main() -> None:
    """Print the figures."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"Python {platform.python_version()}, numpy {version('numpy')}; load {load}; seed {seed}")
    case = ranked(seed)
    compiled = compile_case(case, [party.id for party in case.parties])
    outlooks = {party.id: Outlook(case, party.id) for party in case.parties}
    seats = [one for _, one in samplers_of(case, compiled, outlooks) if isinstance(one, Sampler)]
    listed = packages(case, seed)

    def drawing() -> list[object]:
        return [draw(own, k, 0, seed, SAMPLES) for k, own in enumerate(seats)]

    drawn = [draw(own, k, 0, seed, SAMPLES) for k, own in enumerate(seats)]

    def judging() -> object:
        pairs = zip(seats, drawn, strict=True)
        return judge([valuation(case, compiled, own, part, listed) for own, part in pairs]).counts

    print(f"{SAMPLES} samples x {LISTED} packages x {len(seats)} parties, {ISSUES} x {OPTIONS}:")
    print(f"  draw          {best_of(3, drawing)}")
    print(f"  value, judge  {best_of(5, judging)}; bar {BAR:.0f} s")
    for name in ("wage-round", "river-treaty", "alaska-2025"):
        analysis = detente.analyze(detente.load(EXAMPLES / name))
        listing = best_of(1, lambda found=analysis: candidates(found, seed=seed))  # type: ignore[misc]
        whole = best_of(1, lambda found=analysis: how_sure(found, samples=SAMPLES, seed=seed))  # type: ignore[misc]
        print(f"{name}: list {listing}, list and answer {whole}")


if __name__ == "__main__":
    main()

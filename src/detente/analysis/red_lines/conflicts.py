"""All conflicts and all ways out (red lines, "Method").

A conflict is a minimal set of demands that cannot be met together (a minimal unsatisfiable subset,
MUS); a way out is a minimal set whose removal makes the rest compatible (a minimal correction set,
MCS). MARCO (Liffiton, Previti, Malik and Marques-Silva, Fast, flexible MUS enumeration,
Constraints 21, 2016) asks about a set of demands that nothing known decides yet. Here it is always
the one that drops the fewest: if it is compatible, what was dropped is a way out, and no smaller
one is still to come; if not, it is shrunk to a conflict.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from types import MappingProxyType

from detente.analysis.problem import Package, Problem
from detente.analysis.red_lines.compatible import Oracle
from detente.analysis.red_lines.demands import demands
from detente.analysis.red_lines.stopping import StoppedError
from detente.analysis.red_lines.unexplored import smallest_unexplored

LIMIT = 1_000
"""Conflicts, or ways out, after which the enumeration stops and says so."""


@dataclass(frozen=True, slots=True)
class NothingPossible:
    """Facts and budgets alone leave no package: no demand is to blame and none can mend it.

    ``confirmed`` is False where this could not be shown in integers.
    """

    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Conflicts:
    """The conflicts and ways out of a problem, as sets of demand indices.

    Both are ordered by size, then by index. ``complete`` is False if a bound stopped the search:
    then every way out smaller than the last one is listed, and conflicts are missing. All
    conflicts but the ``unconfirmed`` ones are shown in integers; with any of those, a way out may
    ask for more than is needed.

    ``conflict_witnesses`` gives for each conflict, and each demand dropped from it, a package that
    meets the others; ``way_out_witnesses`` for each way out a package that meets all the rest.
    Both are empty if the zone is not, and then ``zone_witness`` is a package of it.
    """

    conflicts: tuple[frozenset[int], ...] = ()
    ways_out: tuple[frozenset[int], ...] = ()
    complete: bool = True
    unconfirmed: tuple[frozenset[int], ...] = ()
    conflict_witnesses: tuple[MappingProxyType[int, Package], ...] = ()
    way_out_witnesses: tuple[Package, ...] = ()
    zone_witness: Package | None = None


def find_conflicts(
    problem: Problem,
    *,
    limit: int = LIMIT,
    deadline: float | None = None,
    oracle: Oracle | None = None,
) -> Conflicts | NothingPossible:
    """Enumerate every conflict and every way out.

    Stops, with ``complete`` False, once there are ``limit`` conflicts or ``limit`` ways out, or at
    ``deadline`` on the clock of ``time.monotonic``. An ``oracle`` that has answered questions
    about the same problem before saves its answers; its own ``stop`` is heeded too.
    """
    oracle = oracle if oracle is not None else Oracle(problem)
    asked_before = oracle.stop

    def stop() -> bool:
        return asked_before() or (deadline is not None and time.monotonic() >= deadline)

    oracle.stop = stop
    conflicts: list[int] = []
    ways_out: list[int] = []
    try:
        if oracle.witness(0) is None:
            return NothingPossible(confirmed=not oracle.unconfirmed)
        complete = _explore(oracle, conflicts, ways_out, limit)
    except StoppedError:
        complete = False
    finally:
        oracle.stop = asked_before
    return _result(oracle, conflicts, ways_out, complete)


def _explore(oracle: Oracle, conflicts: list[int], ways_out: list[int], limit: int) -> bool:
    """Fill both lists; True if nothing is left unexplored."""
    everything = (1 << len(demands(oracle.problem))) - 1
    size = 0
    while len(conflicts) < limit and len(ways_out) < limit:
        dropped = smallest_unexplored(
            conflicts, ways_out, everything.bit_count(), size, oracle.stop
        )
        if oracle.stop():
            raise StoppedError
        if dropped is None:
            return True
        size = dropped.bit_count()
        kept = everything & ~dropped
        if oracle.witness(kept) is None:
            conflicts.append(_shrunk(oracle, kept))
        elif not dropped:
            return True
        else:
            ways_out.append(dropped)
    return False


def _shrunk(oracle: Oracle, incompatible: int) -> int:
    """A conflict inside an incompatible set: drop each demand in turn, keep it if it is needed.

    Demands of high index, the reservation values, go first: a conflict between red lines alone is
    the easier one to explain. What the linear relaxation suspects is tried alone before that.
    """
    needed = incompatible
    suspects = oracle.suspects(needed)
    if suspects != needed and oracle.witness(suspects) is None:
        needed = suspects
    for index in reversed(range(incompatible.bit_length())):
        rest = needed & ~(1 << index)
        if rest != needed and oracle.witness(rest) is None:
            needed = rest
    return needed


def _result(oracle: Oracle, conflicts: list[int], ways_out: list[int], complete: bool) -> Conflicts:
    """The families in their order, with a witness for everything said to be compatible."""
    everything = (1 << len(demands(oracle.problem))) - 1
    conflicts = sorted(conflicts, key=_rank)
    ways_out = sorted(ways_out, key=_rank)
    unconfirmed = [
        conflict
        for conflict in conflicts
        if not any(mask & conflict == mask for mask in _proven(oracle))
    ]
    return Conflicts(
        tuple(map(_members, conflicts)),
        tuple(map(_members, ways_out)),
        complete,
        tuple(map(_members, unconfirmed)),
        tuple(
            MappingProxyType(
                {index: _known(oracle, mask & ~(1 << index)) for index in sorted(_members(mask))}
            )
            for mask in conflicts
        ),
        tuple(_known(oracle, everything & ~mask) for mask in ways_out),
        None if conflicts or not complete else _known(oracle, everything),
    )


def _proven(oracle: Oracle) -> list[int]:
    """The sets of demands shown incompatible in exact integers."""
    doubtful = set(oracle.unconfirmed)
    return [mask for mask in oracle.incompatible if mask not in doubtful]


def _known(oracle: Oracle, mask: int) -> Package:
    """A remembered package that meets a set of demands shown to be compatible."""
    return next(package for package, met in oracle.packages.items() if met & mask == mask)


def _members(mask: int) -> frozenset[int]:
    """The demands in a bit mask."""
    return frozenset(index for index in range(mask.bit_length()) if mask >> index & 1)


def _rank(mask: int) -> tuple[int, list[int]]:
    """Fewest demands first, then by index."""
    return mask.bit_count(), sorted(_members(mask))

"""The order in which the statements of a conflict read as a chain of reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise


def chained(elements: Sequence[str], issues: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """Elements so that each shares an issue with the one before it where possible.

    ``issues`` are those an element speaks of. Of the chains from every start, that with the fewest
    breaks; of several, the one nearest to the order given. A break goes on with what shares an
    issue with anything said so far. Not every order is tried: a chain is for reading.
    """
    chains = [_from(start, elements, issues) for start in elements]
    return min(chains, key=lambda chain: _breaks(chain, issues), default=())


def _from(
    start: str, elements: Sequence[str], issues: Mapping[str, frozenset[str]]
) -> tuple[str, ...]:
    chain, left = [start], [element for element in elements if element != start]
    while left:
        near, far = issues[chain[-1]], frozenset().union(*(issues[said] for said in chain))
        following = min(
            left, key=lambda e: (not issues[e] & near, not issues[e] & far, elements.index(e))
        )
        chain.append(following)
        left.remove(following)
    return tuple(chain)


def _breaks(chain: Sequence[str], issues: Mapping[str, frozenset[str]]) -> int:
    return sum(not issues[before] & issues[after] for before, after in pairwise(chain))

"""What one party says, as elements that can be left out, and whether the rest fits together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Protocol

from detente.analysis.preferences.programmes.blame import Refutation
from detente.analysis.preferences.scale import scale_of
from detente.case import Case, Confidence, Linkage, NoDeal, Statement

Element = Statement | Linkage | NoDeal


class Asked(Protocol):
    """What is known of some statements together."""

    contradictory: bool

    def refutation(self) -> Refutation | None:
        """Why they clash; the statements it names hold a conflict."""


NO_CHANGE: Mapping[str, Statement] = MappingProxyType({})

COSTS = {Confidence.SURE: 3, Confidence.THINK_SO: 2, Confidence.GUESS: 1}
"""What giving up a statement costs, by how sure its holder is; nothing said counts as *think so*.

The less sure gives way first; two guesses weigh as much as one statement held with more
confidence. Ordinal words need some exchange rate: this one is a convention and shown as such.
"""


class Voice:
    """The elements of one party: its statements, what it owns that combinations are worth, no deal.

    Ids are those of the case: paths of statements, ``linkages.ID``, ``no_deal:PARTY``. Leaving an
    element out rebuilds the case without it, which is more than dropping rows: a weight withdrawn
    changes the total by which the others are divided.
    """

    def __init__(
        self,
        case: Case,
        party: str,
        ask: Callable[[Case], Asked],
        *,
        statements: Iterable[Statement] | None = None,
    ) -> None:
        """``statements`` are the party's own words unless given; all of them count as its own."""
        said = case.own_words_of(party) if statements is None else statements
        worths = [link for link in case.linkages if link.kind == "worth" and link.owner == party]
        stated = case.no_deal_of(party)
        # One voice: were an instruction still marked, the own words would silence it.
        self._said = {s.id: replace(s, basis=replace(s.basis, author=None)) for s in said}
        self._worths = {f"linkages.{link.id}": link for link in worths}
        self._no_deal = {f"no_deal:{party}": stated} if stated.stated else {}
        self._all: dict[str, Element] = {**self._said, **self._worths, **self._no_deal}
        self._rest = replace(
            case,
            statements=(),
            answers=(),
            claims=(),
            no_deal=(),
            linkages=tuple(link for link in case.linkages if link not in worths),
        )
        self._ask = ask
        self._known: dict[frozenset[str], bool] = {}
        self.party = party
        self.elements = tuple(self._all)
        self.scale = scale_of(self.kept(self.elements), party)
        self.place = {element: k for k, element in enumerate(self.elements)}

    def element(self, element: str) -> Element:
        """What an id names; raises ``KeyError``."""
        return self._all[element]

    def cost(self, element: str) -> int:
        """What giving an element up costs (`COSTS`)."""
        return COSTS[self._all[element].basis.confidence or Confidence.THINK_SO]

    def total_cost(self, elements: Iterable[str]) -> int:
        """What giving several up costs."""
        return sum(map(self.cost, elements))

    def kept(self, elements: Iterable[str], changed: Mapping[str, Statement] = NO_CHANGE) -> Case:
        """The case in which the party says only some of what it says, or says it otherwise.

        ``changed``: by id, what stands in place of a statement that is kept.
        """
        wanted = frozenset(elements)
        said = [changed.get(i, s) for i, s in self._said.items() if i in wanted]
        worths = tuple(link for i, link in self._worths.items() if i in wanted)
        return replace(
            self._rest,
            statements=tuple(said),
            linkages=(*self._rest.linkages, *worths),
            no_deal=tuple(stated for i, stated in self._no_deal.items() if i in wanted),
        )

    def fits(self, elements: Iterable[str]) -> bool:
        """Whether some utility meets all of them; asked once per set."""
        wanted = frozenset(elements)
        if wanted not in self._known:
            self._known[wanted] = not self._ask(self.kept(wanted)).contradictory
        return self._known[wanted]

    def suspects(self, elements: Iterable[str]) -> frozenset[str]:
        """Those among which a conflict is suspected, to be tried before anything rests on it."""
        wanted = frozenset(elements)
        found = self._ask(self.kept(wanted)).refutation()
        return (wanted & frozenset(found.origins) if found else wanted) or wanted

    def in_dispute(self, conflict: frozenset[str]) -> frozenset[str]:
        """A conflict without those that only say what the numbers in it are measured on.

        The numbers carry their scale: if they still clash, the statement of the case file that
        names best and worst is not what they clash with.
        """
        disputed = conflict
        for source in self.sorted(conflict & self.scale.sources):
            rest = disputed - {source}
            if self._ask(self.measured(rest, conflict - rest)).contradictory:
                disputed = rest
        return disputed

    def measured(self, elements: Iterable[str], scale: Iterable[str]) -> Case:
        """The case with some of what it says, and what these carry of what others say of scales."""
        case = self.kept(elements)
        carried = self.scale.carried(case.statements, scale)
        return replace(case, statements=(*case.statements, *carried))

    def sorted(self, elements: Iterable[str]) -> tuple[str, ...]:
        """In the order of the case."""
        return tuple(sorted(elements, key=self.place.__getitem__))

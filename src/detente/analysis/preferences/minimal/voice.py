"""What one party says, as elements that can be left out, and whether the rest fits together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from detente.case import Case, Confidence, Linkage, NoDeal, Statement

Element = Statement | Linkage | NoDeal

Clash = Callable[[Case], frozenset[str] | None]
"""None where a case's statements of the party fit together; else ids among which a conflict is
suspected, no id where nothing is. A suspicion is tried before anything rests on it."""

NO_CHANGE: Mapping[str, Statement] = MappingProxyType({})

COSTS = {Confidence.SURE: 3, Confidence.THINK_SO: 2, Confidence.GUESS: 1}
"""What giving up a statement costs, by how sure its holder is; nothing said counts as *think so*.

The less sure gives way first; two guesses weigh as much as one statement held with more
confidence. Ordinal words need some exchange rate: this one is a convention and shown as such.
"""


class Voice:
    """The elements of one party: its statements, what it owns that combinations are worth, no deal.

    Ids are those of the case: paths of statements, ``linkage:ID``, ``no_deal:PARTY``. Leaving an
    element out rebuilds the case without it, which is more than dropping rows: a weight withdrawn
    changes the total by which the others are divided.
    """

    def __init__(
        self, case: Case, party: str, clash: Clash, statements: Sequence[Statement] | None = None
    ) -> None:
        """``statements`` are the party's own words unless given; all of them count as its own."""
        said = case.own_words_of(party) if statements is None else statements
        # One voice: were an instruction still marked, the own words would silence it.
        self._said = {s.id: replace(s, basis=replace(s.basis, author=None)) for s in said}
        others = (link for link in case.linkages if link.kind != "worth" or link.owner != party)
        self._worths = {f"linkage:{link.id}": link for link in case.linkages if link.owner == party}
        self._worths = {i: link for i, link in self._worths.items() if link.kind == "worth"}
        stated = case.no_deal_of(party)
        self._no_deal = {f"no_deal:{party}": stated} if stated.stated else {}
        self.party = party
        self._rest = replace(
            case, statements=(), answers=(), claims=(), no_deal=(), linkages=tuple(others)
        )
        self._clash = clash
        self._known: dict[frozenset[str], frozenset[str] | None] = {}
        self._all: dict[str, Element] = {**self._said, **self._worths, **self._no_deal}
        self.elements = tuple(self._all)
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
        said = (changed.get(i, s) for i, s in self._said.items() if i in wanted)
        worths = tuple(link for i, link in self._worths.items() if i in wanted)
        return replace(
            self._rest,
            statements=tuple(said),
            linkages=(*self._rest.linkages, *worths),
            no_deal=tuple(stated for i, stated in self._no_deal.items() if i in wanted),
        )

    def fits(self, elements: Iterable[str]) -> bool:
        """Whether some utility meets all of them; asked once per set."""
        return self.suspects(elements) is None

    def suspects(self, elements: Iterable[str]) -> frozenset[str] | None:
        """None where they fit together, else those among which a conflict is suspected."""
        wanted = frozenset(elements)
        if wanted not in self._known:
            found = self._clash(self.kept(wanted))
            self._known[wanted] = None if found is None else (found & wanted) or wanted
        return self._known[wanted]

    def sorted(self, elements: Iterable[str]) -> tuple[str, ...]:
        """In the order of the case."""
        return tuple(sorted(elements, key=self.place.__getitem__))

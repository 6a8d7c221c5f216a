"""The elements of a case that one party's answers rest on."""

from __future__ import annotations

from detente.case import Case

MOST = 200
"""Elements of one party that are taken out one by one; the least supported come first."""


def elements_of(case: Case, party: str) -> tuple[str, ...]:
    """The ids of everything a party said, refuses or ties, the weakest grade first.

    Ids are those of demands (``red_line:...``, ``no_deal:...``, ``linkage:...``) and the paths of
    statements; `Case.without` takes them all.
    """
    graded = [
        *((case.grade(s.basis, party), s.id) for s in case.said_by(party)),
        *(
            (case.grade(line.basis, party), f"red_line:{line.id}")
            for line in case.red_lines
            if line.owner == party
        ),
        *(
            (case.grade(link.basis, party), f"linkage:{link.id}")
            for link in case.linkages
            if link.owner == party
        ),
        *(
            (case.grade(no_deal.basis, party), f"no_deal:{party}")
            for no_deal in case.no_deal
            if no_deal.party == party
        ),
    ]
    graded.sort(key=lambda entry: -entry[0].rank)
    return tuple(element for _, element in graded[:MOST])

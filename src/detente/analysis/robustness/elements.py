"""The elements of a case that one party's answers rest on."""

from __future__ import annotations

from detente.case import Case

MOST_STATEMENTS = 200
"""Statements of a party up to which each is taken out alone; with more, only its demands are."""


def elements_of(case: Case, party: str) -> tuple[str, ...]:
    """The ids of everything a party said, refuses or ties, the weakest grade first.

    Of a party with more than 200 statements (an imported table) only the demands: one number of
    such a table moves little, and proving that a thousand times takes minutes. Ids are those of
    demands (``red_line:...``, ``no_deal:...``, ``linkage:...``) and the paths of statements;
    `Case.without` takes them all.
    """
    said = case.said_by(party)
    graded = [
        *((case.grade(s.basis, party), s.id) for s in said if len(said) <= MOST_STATEMENTS),
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
    return tuple(element for _, element in graded)

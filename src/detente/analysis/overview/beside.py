"""What an analysis of nearly the same case has found already, as far as it holds here too."""

from __future__ import annotations

from dataclasses import replace

from detente.analysis.overview.findings import Analysis
from detente.analysis.robustness import Known
from detente.case import Case


def found_beside(other: Analysis | None, case: Case, party: str) -> Known | None:
    """What was found of a party's cells, where the two cases are one and the same to it.

    ``case`` is the case in force. None where they are not, or where the other analysis had no time
    to take every element out.
    """
    if other is None or other.partial is not None or not _alike(other.case, case, party):
        return None
    rows = {row.ref: row.package for row in other.brief.rows}
    return Known(party, rows, other.assumptions)


def _alike(one: Case, other: Case, party: str) -> bool:
    """Whether two cases differ at most in what other parties say, refuse and have without a deal.

    What a party makes of a package hangs on nothing of that; on all the rest it may.
    """
    return _seen_by(one, party) == _seen_by(other, party)


def _seen_by(case: Case, party: str) -> Case:
    return replace(
        case,
        statements=case.said_by(party),
        red_lines=tuple(line for line in case.red_lines if line.owner == party),
        no_deal=tuple(one for one in case.no_deal if one.party == party),
    )

"""What a reader must know before trusting a finding: keys and values, words are made elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from detente.analysis.agreements import Efficient, FirstSteps
from detente.analysis.preferences import Outlook
from detente.analysis.problem import Compiled
from detente.analysis.robustness import MOST_STATEMENTS
from detente.case import Case, Kind

_BOUNDS = ("points", "candidates", "memory", "coarse")
"""What may limit a frontier besides time and a person, for whom there is a caution of their own."""

Caution = tuple[str, tuple[tuple[str, str], ...]]


def warnings_of(
    case: Case,
    parties: Sequence[str],
    compiled: Compiled,
    found: Efficient,
    steps: FirstSteps,
    outlooks: Mapping[str, Outlook],
) -> tuple[Caution, ...]:
    """Every caution of an analysis, as (key of the ``warnings`` catalogue, values).

    Values named ``party``, ``issue`` or ``constraint`` are ids: the view puts the name in place.
    """
    return tuple(_warnings(case, parties, compiled, found, steps, outlooks))


def _warnings(
    case: Case,
    parties: Sequence[str],
    compiled: Compiled,
    found: Efficient,
    steps: FirstSteps,
    outlooks: Mapping[str, Outlook],
) -> Iterator[Caution]:
    for party_id, outlook in outlooks.items():
        if outlook.contradictory:
            yield "contradiction", (("party", party_id),)
        if len(case.said_by(party_id)) > MOST_STATEMENTS:
            limit = str(MOST_STATEMENTS)
            yield "not_all_taken_out", (("party", party_id), ("limit", limit))
    for party in case.parties:
        silent = not any(element.holder == party.id for element in case.statements)
        if silent and party.kind is not Kind.MEDIATOR and party.id in parties:
            yield "nothing_said", (("party", party.id),)
    for party_id in found.assumed:
        yield "assumed_disagreement", (("party", party_id),)
    for party_id in found.cannot_gain:
        yield "cannot_gain", (("party", party_id),)
    for issue in compiled.grids:
        yield "grid", (("issue", issue),)
    for constraint in compiled.cautious:
        yield "cautious", (("constraint", constraint),)
    if compiled.central:
        yield "central", ()
    if found.too_large is not None:
        yield "too_large", (("estimated", str(found.too_large)),)
    for bound in found.limited:
        if bound in _BOUNDS:
            yield f"limited_{bound}", ()
    if found.stopped is not None:
        yield "stopped", ()
    if not steps.complete:
        yield "steps_not_all_tried", ()

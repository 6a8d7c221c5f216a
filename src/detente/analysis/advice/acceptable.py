"""How acceptable a package is to a party: proof, share of its compatible utilities, grade."""

from __future__ import annotations

from detente.analysis.advice.instructions import voice_of
from detente.analysis.advice.offers_finding import Acceptable, Proved
from detente.analysis.advice.seats import Seat
from detente.analysis.advice.trust import weakest
from detente.analysis.agreements import Acceptance, Verdict, acceptance, grade_of
from detente.analysis.preferences import Outlook
from detente.analysis.preferences.findings import Share
from detente.case import Package, RedLine, principals

_PROVED: dict[Acceptance, Proved | None] = {
    Acceptance.CERTAIN: "certain",
    Acceptance.POSSIBLE: "possible",
    Acceptance.REFUSED: "never",
    Acceptance.UNKNOWN: None,
}


def acceptable(seat: Seat, package: Package) -> Acceptable:
    """The verdict, with the share of compatible utilities where no deal is known.

    The grade is the weakest of everything the answer rests on: what crosses a red line rests on
    that line, anything else on what was said of the issues that move and of no deal.
    """
    verdict = acceptance(seat.outlook, package)
    rests = _rests_on(seat, package, verdict)
    accepts = seat.accepting([package])
    share = None if accepts is None else Share(int(accepts.sum()), len(accepts))
    grades = [grade_of(seat.outlook.case, element) for element in rests]
    return Acceptable(
        party=seat.party,
        verdict=verdict,
        proved=_PROVED[verdict.acceptance],
        share=share,
        grade=weakest(grades),
        rests_on=rests,
    )


def _rests_on(seat: Seat, package: Package, verdict: Verdict) -> tuple[str, ...]:
    outlook = seat.outlook
    crossed = outlook.case.crossed(package, seat.party)
    if crossed:
        return tuple(
            f"{'red_line' if isinstance(line, RedLine) else 'linkage'}:{line.id}"
            for line in crossed
        )
    if verdict.acceptance is Acceptance.UNKNOWN:
        return ()
    moved = [move.issue for move in package.moves_from(outlook.case.status_quo())]
    found = [element for issue in moved for element in outlook.said.about(issue)]
    found += [relation.element for relation in outlook.no_deal]
    found += [swing.id for swing in outlook.said.swings]
    return tuple(dict.fromkeys(found))


def in_each_way(outlook: Outlook, package: Package) -> tuple[Proved | None, ...]:
    """How acceptable a package is in each way to resolve a contradiction; empty without one."""
    return tuple(_PROVED[acceptance(way, package).acceptance] for way in outlook.ways)


def voices_of(outlook: Outlook) -> tuple[tuple[str, Outlook], ...]:
    """What each principal of a party instructs, by its name."""
    case, party = outlook.case, outlook.said.party
    return tuple(
        (name, Outlook(voice_of(case, party, name), party)) for name in principals(case, party)
    )


def objecting(voices: tuple[tuple[str, Outlook], ...], package: Package) -> tuple[str, ...]:
    """The principals whose instructions refuse a package for certain."""
    return tuple(
        name
        for name, voice in voices
        if acceptance(voice, package).acceptance is Acceptance.REFUSED
    )

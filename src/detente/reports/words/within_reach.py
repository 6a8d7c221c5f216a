"""The first sentence of the brief: what is within reach."""

from __future__ import annotations

from detente.analysis.agreements import FirstStep
from detente.analysis.overview import Analysis
from detente.reports.words.names import Names, capital

MOST_PARTIES = 4


def within_reach(names: Names, analysis: Analysis) -> str:
    """One sentence: the best step and for whom, whose agenda it is, what else there is."""
    clauses = (_step(names, analysis), _agenda(names, analysis), _more(names, analysis))
    return capital("; ".join(clause for clause in clauses if clause) + ".")


def moves(names: Names, step: FirstStep) -> str:
    """The moves of a step: ``Consulates: Reopened; Flights: Resumed``."""
    return names.choices((move.issue, move.end) for move in step.moves)


def _step(names: Names, analysis: Analysis) -> str:
    finding = analysis.brief.within_reach
    if finding.best is None:
        return names.say("brief.within.no_step")
    step = names.quoted(moves(names, finding.best))
    certain = names.listed([names.party(p) for p in finding.agreed_by], MOST_PARTIES)
    unknown = names.listed([names.party(p) for p in finding.unasked], MOST_PARTIES)
    if not certain:
        return names.say("brief.within.step_unasked", step=step, parties=unknown)
    words = names.say("brief.within.step", step=step, parties=certain)
    return words + (names.say("brief.within.but_unasked", parties=unknown) if unknown else "")


def _agenda(names: Names, analysis: Analysis) -> str:
    finding = analysis.brief.within_reach
    total = len(analysis.case.issues)
    if len(finding.settle) == total:
        return ""
    if not finding.settle and not finding.recommend:
        return names.say("brief.within.nothing_theirs")
    key = "settle_and_recommend" if finding.recommend else "settle"
    return names.say(
        f"brief.within.{key}",
        settle=names.number(len(finding.settle)),
        total=names.number(total),
        recommend=names.number(len(finding.recommend)),
    )


def _more(names: Names, analysis: Analysis) -> str:
    """How many further steps somebody wants; with fixed utilities, whether a whole package can."""
    finding = analysis.brief.within_reach
    if finding.zone_empty:
        return names.say("brief.within.zone_empty")
    if finding.zone_empty is False and analysis.status != "needs_values":
        return names.say("brief.within.zone_open")
    further = finding.wanted - bool(finding.best and finding.best.gains)
    if not further:
        return ""
    return names.say("brief.within.further", count=further, number=names.number(further))

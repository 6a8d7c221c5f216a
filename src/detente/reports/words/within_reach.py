"""The first sentence of the brief: what is within reach."""

from __future__ import annotations

from detente.analysis.agreements import FirstStep
from detente.analysis.overview import Analysis
from detente.reports.words.names import Names, capital

MOST_PARTIES = 4


def within_reach(names: Names, analysis: Analysis) -> str:
    """Two or three plain sentences: who may settle what, the nearest step, and for whom."""
    finding = analysis.brief.within_reach
    parts = [_agenda(names, analysis), _steps(names, analysis)]
    if finding.zone_empty is not None:
        parts.append(names.say(f"brief.within.zone_{'empty' if finding.zone_empty else 'open'}"))
    return " ".join(part for part in parts if part)


def moves(names: Names, step: FirstStep) -> str:
    """The moves of a step: ``Consulates: Reopened; Flights: Resumed``."""
    return names.choices((move.issue, move.end) for move in step.moves)


def _agenda(names: Names, analysis: Analysis) -> str:
    finding = analysis.brief.within_reach
    total = len(analysis.case.issues)
    if len(finding.settle) == total:
        return ""
    if not finding.settle and not finding.recommend:
        return names.say("brief.within.nothing_theirs")
    key = "settle_and_recommend" if finding.recommend else "settle"
    words = names.say(
        f"brief.within.{key}",
        count=len(finding.recommend),
        settle=names.number(len(finding.settle)),
        total=names.number(total),
        recommend=names.number(len(finding.recommend)),
    )
    return capital(words)


def _steps(names: Names, analysis: Analysis) -> str:
    finding = analysis.brief.within_reach
    if finding.best is None:
        return names.say("brief.within.no_step")
    step = names.quoted(moves(names, finding.best))
    kind = "_all_wanted" if finding.wanted == finding.steps else "_wanted"
    sentence = names.say(
        f"brief.within.steps{kind if finding.wanted else ''}",
        count=finding.steps,
        number=names.number(finding.steps),
        wanted=names.number(finding.wanted),
        step=step,
    )
    words = [capital(sentence)]
    if finding.agreed_by:
        certain = names.some_of([names.party(p) for p in finding.agreed_by], MOST_PARTIES)
        words.append(names.say("brief.within.agreed", parties=certain))
    if finding.unasked:
        unknown = names.some_of([names.party(p) for p in finding.unasked], MOST_PARTIES)
        words.append(names.say("brief.within.unasked", parties=unknown))
    return " ".join(words)

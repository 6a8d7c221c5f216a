"""The agenda by who decides: theirs to settle, theirs to recommend, not theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.analysis.overview import Analysis
from detente.case import Issue
from detente.reports.words.contested import opposed
from detente.reports.words.names import Names
from detente.reports.words.numbers import written


@dataclass(frozen=True, slots=True)
class OptionView:
    """A way to settle an issue; ``readings`` are what parties take its words to mean."""

    name: str
    today: bool
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IssueView:
    """An issue with its options side by side."""

    name: str
    track: str
    decided_by: str
    options: tuple[OptionView, ...]
    today_unknown: bool
    contested: str
    note: str


@dataclass(frozen=True, slots=True)
class AgendaGroup:
    """The issues of one kind: ``settle``, ``recommend`` or ``not_theirs``."""

    kind: str
    issues: tuple[IssueView, ...]


def agenda_view(names: Names, analysis: Analysis) -> tuple[AgendaGroup, ...]:
    """The three groups, also where one is empty."""
    finding = analysis.authority
    return (
        AgendaGroup("settle", _issues(names, analysis, finding.settle)),
        AgendaGroup("recommend", _issues(names, analysis, finding.recommend)),
        AgendaGroup("not_theirs", _issues(names, analysis, finding.not_theirs)),
    )


def _issues(names: Names, analysis: Analysis, ids: Sequence[str]) -> tuple[IssueView, ...]:
    return tuple(_issue(names, analysis, analysis.case.issue(issue)) for issue in ids)


def _issue(names: Names, analysis: Analysis, issue: Issue) -> IssueView:
    contest = next((c for c in analysis.contested if c.issue == issue.id), None)
    return IssueView(
        name=names.issue(issue.id),
        track=names.say("report.agenda.track", track=names.track(issue.track))
        if issue.track
        else "",
        decided_by=names.parties(issue.decided_by) or names.say("report.agenda.whoever"),
        options=_options(names, issue),
        today_unknown=issue.status_quo is None,
        contested=opposed(names, contest) if contest else "",
        note=names.text(issue.note) if issue.note else "",
    )


def _options(names: Names, issue: Issue) -> tuple[OptionView, ...]:
    if issue.range is None:
        return tuple(
            OptionView(
                name=names.option(issue.id, option.id),
                today=option.id == issue.status_quo,
                readings=tuple(
                    names.say(
                        "report.agenda.reading",
                        party=names.party(party),
                        reading=names.text(reading),
                    )
                    for party, reading in option.readings
                ),
            )
            for option in issue.options
        )
    low, high, step = issue.range.low, issue.range.high, issue.range.step
    words = names.say(
        "report.agenda.range" if step else "report.agenda.range_open",
        low=written(low, names.language),
        high=written(high, names.language),
        step=written(step, names.language) if step else "",
    )
    unit = f" {names.text(issue.range.unit)}" if issue.range.unit else ""
    span = OptionView(words + unit, today=False, readings=())
    if issue.status_quo is None:
        return (span,)
    return (span, OptionView(names.option(issue.id, issue.status_quo), today=True, readings=()))

"""A way out of a conflict in words: who would have to give, how little is enough, who gains."""

from __future__ import annotations

from collections.abc import Iterator

from detente.analysis.red_lines import Concession, Relief, WayOut
from detente.reports.words import elements
from detente.reports.words.names import Names
from detente.reports.words.numbers import share


def way_out(names: Names, finding: WayOut) -> str:
    """One way out as a few sentences."""
    return " ".join(_sentences(names, finding))


def dropped(names: Names, finding: WayOut) -> str:
    """The demands that would fall, each with its owner."""
    return names.both(
        names.say(
            "brief.element.owned",
            party=names.party(elements.owner_of(names, demand) or ""),
            words=names.quoted(elements.named(names, demand)),
        )
        for demand in finding.drop
    )


def _sentences(names: Names, finding: WayOut) -> Iterator[str]:
    yield names.say(
        "report.way_out.sentence",
        dropped=dropped(names, finding),
        package=names.quoted(names.package(finding.witness)),
    )
    for relief in finding.reliefs:
        yield smallest(names, relief)
    for concession in finding.concessions:
        yield smallest_concession(names, concession)
    if finding.receives:
        yield names.say("report.way_out.receives", parties=names.parties(finding.receives))
    if finding.possible:
        yield names.say("report.way_out.possible")


def smallest(names: Names, relief: Relief) -> str:
    """How far a reservation value would have to come down, in hundredths of the party's range."""
    return names.say(
        "report.way_out.relief", party=names.party(relief.party), share=share(relief.share)
    )


def smallest_concession(names: Names, concession: Concession) -> str:
    """Which numbers a red line would have to let go."""
    options = [names.option(concession.issue, option) for option in concession.options]
    return names.say(
        "report.way_out.concession",
        issue=names.quoted(names.issue(concession.issue)),
        options=names.some_of(options, 3),
    )

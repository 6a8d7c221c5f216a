"""The second sentence of the brief: what stands in the way."""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis.overview import Analysis, Blocks
from detente.reports.words import elements
from detente.reports.words.names import Names, capital

MOST = 3


def blocks(names: Names, analysis: Analysis) -> str:
    """What blocks, and what is for others to decide."""
    finding = analysis.brief.blocks
    parts = [_main(names, analysis, finding)]
    if finding.possible:
        parts.append(names.say("brief.blocks.possible"))
    if finding.not_theirs and finding.kind != "others_decide":
        parts.append(
            capital(
                names.say(
                    "brief.blocks.beside",
                    count=len(finding.not_theirs),
                    number=names.number(len(finding.not_theirs)),
                    issues=_issues(names, finding.not_theirs),
                )
            )
        )
    return " ".join(parts)


def _main(names: Names, analysis: Analysis, finding: Blocks) -> str:
    if finding.kind == "conflict":
        return names.say("brief.blocks.conflict", demands=_demands(names, finding.demands))
    if finding.kind == "red_lines":
        return names.say("brief.blocks.red_lines", demands=_demands(names, finding.demands))
    if finding.kind == "others_decide":
        return names.say(
            "brief.blocks.others_decide",
            count=len(finding.not_theirs),
            number=names.number(len(finding.not_theirs)),
            total=names.number(len(analysis.case.issues)),
            issues=_issues(names, finding.not_theirs),
        )
    if finding.kind == "unknown":
        parties = names.some_of([names.party(p) for p in finding.parties], MOST)
        return names.say("brief.blocks.unknown", parties=parties)
    return names.say("brief.blocks.nothing")


def _demands(names: Names, demands: Sequence[str]) -> str:
    """``“no water for free” (Upland, unsourced)`` and so on, the first few."""
    return names.some_of([demand(names, each) for each in demands], MOST)


def demand(names: Names, demand_id: str) -> str:
    """A demand in short with its owner and what it rests on."""
    words = names.quoted(elements.short(names, demand_id))
    owner = elements.owner_of(names, demand_id)
    if owner is None:
        return words
    grade = names.grade(elements.grade_of(names, demand_id))
    return names.say("brief.blocks.demand", words=words, party=names.party(owner), grade=grade)


def _issues(names: Names, issues: Sequence[str]) -> str:
    return names.some_of([names.quoted(names.issue(issue)) for issue in issues], MOST)

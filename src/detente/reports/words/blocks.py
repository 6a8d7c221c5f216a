"""The second sentence of the brief: what stands in the way."""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis.overview import Analysis, Blocks
from detente.reports.words import elements
from detente.reports.words.names import Names, capital

MOST = 3


def blocks(names: Names, analysis: Analysis) -> str:
    """One sentence: what blocks, where positions are opposed, what is for others to decide."""
    finding = analysis.brief.blocks
    clauses = [_main(names, analysis, finding)]
    if finding.not_theirs and finding.kind != "others_decide":
        clauses.append(_others_decide(names, analysis, finding))
    if finding.contested:
        clauses.append(
            names.say("brief.blocks.contested", issues=_issues(names, finding.contested))
        )
    if finding.kind == "others_decide" and finding.demands:
        possible = [elements.grade_of(names, each).only_possible for each in finding.demands]
        key = "across_none" if all(possible) else "across_some" if any(possible) else "across"
        demands = _demands(names, finding.demands)
        clauses.append(
            names.say(f"brief.blocks.{key}", count=len(finding.demands), demands=demands)
        )
    return capital("; ".join(clauses) + ".")


def _main(names: Names, analysis: Analysis, finding: Blocks) -> str:
    if finding.kind in ("conflict", "red_lines"):
        words = names.say(f"brief.blocks.{finding.kind}", demands=_demands(names, finding.demands))
        return words + (names.say("brief.blocks.unconfirmed") if finding.possible else "")
    if finding.kind == "others_decide":
        return _others_decide(names, analysis, finding)
    if finding.kind == "unknown":
        parties = names.listed([names.party(p) for p in finding.parties], MOST)
        return names.say("brief.blocks.unknown", parties=parties)
    return names.say("brief.blocks.nothing")


def _others_decide(names: Names, analysis: Analysis, finding: Blocks) -> str:
    return names.say(
        "brief.blocks.others_decide",
        count=len(finding.not_theirs),
        number=names.number(len(finding.not_theirs)),
        total=names.number(len(analysis.case.issues)),
        issues=_issues(names, finding.not_theirs),
    )


def _demands(names: Names, demands: Sequence[str]) -> str:
    """``“no water for free” (Upland, unsourced)`` and so on, the first few."""
    return names.some_of([demand(names, each) for each in demands], MOST)


def demand(names: Names, demand_id: str) -> str:
    """A demand in short with its owner and what it rests on."""
    words = names.quoted(elements.named(names, demand_id))
    owner = elements.owner_of(names, demand_id)
    if owner is None:
        return words
    grade = names.grade(elements.grade_of(names, demand_id))
    return names.say("brief.blocks.demand", words=words, party=names.party(owner), grade=grade)


def _issues(names: Names, issues: Sequence[str]) -> str:
    return names.some_of([names.quoted(names.issue(issue)) for issue in issues], MOST)

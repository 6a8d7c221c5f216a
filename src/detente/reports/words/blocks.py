"""The second sentence of the brief: what stands in the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.analysis.overview import Analysis, Blocks
from detente.reports.words import elements
from detente.reports.words.names import Names, capital

MOST = 3


def blocks(names: Names, analysis: Analysis) -> str:
    """What blocks, where positions are opposed, and what is for others to decide."""
    finding = analysis.brief.blocks
    parts = [*_main(names, analysis, finding)]
    if finding.contested:
        parts.append(names.say("brief.blocks.contested", issues=_issues(names, finding.contested)))
    if finding.not_theirs and finding.kind != "others_decide":
        parts.append(_others_decide(names, analysis, finding))
    return " ".join(parts)


def _main(names: Names, analysis: Analysis, finding: Blocks) -> Iterator[str]:
    if finding.kind in ("conflict", "red_lines"):
        demands = _demands(names, finding.demands)
        yield names.say(f"brief.blocks.{finding.kind}", demands=demands)
    elif finding.kind == "others_decide":
        if finding.not_theirs:
            yield _others_decide(names, analysis, finding)
        if finding.demands:
            yield names.say("brief.blocks.across", demands=_demands(names, finding.demands))
    elif finding.kind == "unknown":
        parties = names.some_of([names.party(p) for p in finding.parties], MOST)
        yield names.say("brief.blocks.unknown", parties=parties)
    else:
        yield names.say("brief.blocks.nothing")
    if finding.possible and finding.demands:
        yield names.say("brief.blocks.possible")


def _others_decide(names: Names, analysis: Analysis, finding: Blocks) -> str:
    words = names.say(
        "brief.blocks.others_decide",
        count=len(finding.not_theirs),
        number=names.number(len(finding.not_theirs)),
        total=names.number(len(analysis.case.issues)),
        issues=_issues(names, finding.not_theirs),
    )
    return capital(words)


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

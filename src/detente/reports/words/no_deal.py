"""What a party has without agreement, in words."""

from __future__ import annotations

from collections.abc import Iterator

from detente.case import NoDeal
from detente.reports.words.names import Names
from detente.reports.words.numbers import written


def no_deal(names: Names, finding: NoDeal) -> str:
    """What happens, and what that is worth to the party; says so where nobody said."""
    parts = list(_worth(names, finding))
    if finding.text:
        parts.insert(0, names.text(finding.text))
    if not parts:
        return names.say("report.party.no_deal_unknown")
    if not finding.stated:
        return f"{parts[0]}. {names.say('report.party.no_deal_worth_unknown')}"
    return "; ".join(parts) + "."


def _worth(names: Names, finding: NoDeal) -> Iterator[str]:
    for comparison in finding.comparisons:
        package = names.quoted(names.package(comparison.package))
        yield names.say(f"report.party.{comparison.relation}", package=package)
    numbers = [n for n in (finding.value, *(finding.interval or ())) if n is not None]
    if not numbers:
        return
    said = not names.case.grade(finding.basis, finding.party).only_possible
    if not said and any(number.denominator != 1 for number in numbers):
        yield names.say("report.party.worth_unprinted")
        return
    words = [written(number, names.language) for number in numbers]
    amount = words[0]
    if finding.interval is not None:
        span = names.say("brief.statement.span", low=words[-2], high=words[-1])
        amount = span if finding.value is None else f"{words[0]} ({span})"
    yield names.say("report.party.worth", amount=amount)

"""Where a party stands if everything stops after a stage, in words."""

from __future__ import annotations

from detente.analysis.roadmap import Standing
from detente.reports.words.names import Names


def standing_parts(names: Names, found: Standing) -> tuple[str, ...]:
    """Against today, and against no deal; one word where neither is known."""
    if found.against_today == found.against_no_deal == "unknown":
        return (names.say("roadmap.position.unknown"),)
    return (
        names.say(f"roadmap.against_today.{found.against_today}"),
        names.say(f"roadmap.against_no_deal.{found.against_no_deal}"),
    )


def standing_words(names: Names, found: Standing) -> str:
    """Both in a row."""
    return ", ".join(standing_parts(names, found))

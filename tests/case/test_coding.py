"""Coding leaves a trace: what changed, when, by whom, from what to what."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings

from detente.case import Case, Claim, ClaimStatus, ClaimType, CodingEvent, Passage
from detente.case.coding import changed, spelled
from strategies.cases import cases

NOW = datetime(2026, 11, 1, 14, 30, tzinfo=UTC)
CLAIM = Claim("c", "s", status=ClaimStatus.SUGGESTED)


def test_a_change_is_kept_with_before_and_after() -> None:
    """Each field that differs is one event, in UTC; what stays the same is none."""
    there = timezone(timedelta(hours=2))
    new = changed(
        CLAIM,
        "coder",
        NOW.astimezone(there).replace(microsecond=7),
        status=ClaimStatus.CONFIRMED,
        source="s",
        type=(ClaimType.DEMAND, ClaimType.LINKAGE),
    )
    expected = (
        CodingEvent(NOW, "coder", "status", "suggested", "confirmed"),
        CodingEvent(NOW, "coder", "type", None, '["demand", "linkage"]'),
    )
    assert expected == new.history
    assert new.confirmed


def test_a_history_only_grows() -> None:
    """A second change comes behind the first; taking back is a change, too."""
    once = changed(CLAIM, "one", NOW, stance="pro")
    twice = changed(once, "two", NOW, stance=None)
    assert [("one", None, "pro"), ("two", "pro", None)] == [
        (event.who, event.before, event.after) for event in twice.history
    ]


@pytest.mark.parametrize("values", [{"id": "d"}, {"history": ()}, {"colour": "red"}])
def test_what_is_not_to_be_changed_is_refused(values: dict[str, Any]) -> None:
    """Neither id nor history, nor a field there is not."""
    with pytest.raises(ValueError, match=next(iter(values))):
        changed(CLAIM, "coder", NOW, **values)


def test_a_time_without_a_zone_is_refused() -> None:
    """It could not be kept in UTC."""
    with pytest.raises(ValueError, match="2026"):
        changed(CLAIM, "coder", NOW.replace(tzinfo=None), stance="pro")


def test_quoted_words_are_spelled_for_any_file() -> None:
    """Line ends of a passage are kept, in characters any format holds."""
    words = spelled((Passage("s", exact="Ärger\r\n\u2028"),))
    assert '[{"source": "s", "exact": "\\u00c4rger\\r\\n\\u2028"}]' == words


@settings(max_examples=25)
@given(cases())
def test_every_field_can_be_spelled(case: Case) -> None:
    """Any value of any field has a text, or is not stated."""
    for claim in case.claims:
        for field in fields(claim):
            value = getattr(claim, field.name)
            assert (spelled(value) is None) == (value is None or value == ())

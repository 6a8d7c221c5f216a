from __future__ import annotations

import pytest

from detente.meeting.classes import DataClass, Private
from detente.meeting.policy import RULES, Action, Actor, Thing, may


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("data", DataClass)
def test_what_no_rule_names_is_denied(action: Action, data: DataClass) -> None:
    """An action on a class of data without a rule is denied to everybody, the owner among them."""
    if (action, data) not in RULES:
        assert not may(Actor("a"), action, Thing(data, "a"))


@pytest.mark.parametrize("action", [action for action, data in RULES if data is DataClass.PRIVATE])
@pytest.mark.parametrize("who", [None, "b"], ids=["nobody", "another"])
def test_private_data_are_for_their_owner_alone(action: Action, who: str | None) -> None:
    """Neither an unknown reader nor another account may do anything with somebody's S3."""
    thing = Thing(DataClass.PRIVATE, "a")

    assert (True, False) == (may(Actor("a"), action, thing), may(Actor(who), action, thing))


def test_what_belongs_to_nobody_is_nobodys() -> None:
    """A case that does not exist is not the asker's: absent and forbidden look alike."""
    assert not may(Actor("a"), Action.READ_CASE, Thing(DataClass.PRIVATE, None))


def test_private_values_do_not_print_themselves() -> None:
    """The text form of a private value names its owner and holds nothing of the value."""
    assert "Private(owner='a')" == repr(Private("a", "reservation value 40"))

"""The one policy: may this actor do this to that? Whatever no rule allows is denied.

Every route, stream and export asks here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from detente.meeting.classes import DataClass


class Role(Enum):
    """Who somebody is to the thing asked about."""

    ANONYMOUS = "anonymous"
    STRANGER = "stranger"
    """Signed in, but the thing is somebody else's."""
    OWNER = "owner"


class Action(Enum):
    """What can be asked for."""

    ENTER = "enter"
    LEAVE = "leave"
    READ_PUBLIC = "read public"
    CHOOSE_LANGUAGE = "choose language"
    ADMINISTER = "administer"
    LIST_CASES = "list cases"
    CREATE_CASE = "create case"
    READ_CASE = "read case"
    CHANGE_CASE = "change case"
    EXPORT_CASE = "export case"
    REMOVE_CASE = "remove case"
    TAKE_BACK_CASE = "take back case"
    RUN_JOB = "run job"
    FOLLOW_CASE = "follow case"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: an account, or nobody known."""

    account: str | None


@dataclass(frozen=True, slots=True)
class Thing:
    """What is asked about: its class, and whose it is (None: nobody's in particular)."""

    data: DataClass
    owner: str | None = None


NOTHING_PRIVATE = Thing(DataClass.PUBLIC)

_ANYBODY = frozenset(Role)
_SIGNED_IN = frozenset((Role.OWNER, Role.STRANGER))
_OWNER = frozenset((Role.OWNER,))

RULES: Mapping[tuple[Action, DataClass], frozenset[Role]] = {
    (Action.ENTER, DataClass.PUBLIC): _ANYBODY,
    (Action.READ_PUBLIC, DataClass.PUBLIC): _ANYBODY,
    (Action.CHOOSE_LANGUAGE, DataClass.PUBLIC): _ANYBODY,
    (Action.LEAVE, DataClass.PUBLIC): _SIGNED_IN,
    (Action.ADMINISTER, DataClass.PUBLIC): _SIGNED_IN,
    (Action.LIST_CASES, DataClass.PUBLIC): _SIGNED_IN,
    (Action.CREATE_CASE, DataClass.PUBLIC): _SIGNED_IN,
    (Action.READ_CASE, DataClass.PRIVATE): _OWNER,
    (Action.CHANGE_CASE, DataClass.PRIVATE): _OWNER,
    (Action.EXPORT_CASE, DataClass.PRIVATE): _OWNER,
    (Action.REMOVE_CASE, DataClass.PRIVATE): _OWNER,
    (Action.TAKE_BACK_CASE, DataClass.PRIVATE): _OWNER,
    (Action.RUN_JOB, DataClass.PRIVATE): _OWNER,
    (Action.FOLLOW_CASE, DataClass.PRIVATE): _OWNER,
}


def role(actor: Actor, thing: Thing) -> Role:
    """Who the actor is to the thing. What belongs to nobody makes nobody its owner."""
    if actor.account is None:
        return Role.ANONYMOUS
    return Role.OWNER if thing.owner == actor.account else Role.STRANGER


def may(actor: Actor, action: Action, thing: Thing = NOTHING_PRIVATE) -> bool:
    """Whether a rule allows it."""
    return role(actor, thing) in RULES.get((action, thing.data), frozenset())

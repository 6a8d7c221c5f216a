"""Parts of a NegMAS document as kinds, numbers and lists; what is wrong with one goes to the log.

YAML reads `no`, `on`, dates and `1_000` as it likes. Here every scalar is text, and a number only
where a number belongs.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from fractions import Fraction

from detente.case import parse_number
from detente.formats.document import Mapping, Node, Place, Scalar
from detente.formats.imports import fields
from detente.formats.imports.notes import SHOWN, note, wrong
from detente.formats.log import Log

KIND_KEYS = ("type", "__python_class__")
_OCTAL = re.compile(r"[+-]?0[0-9]+")
_NOTHING = ("null", "Null", "NULL", "~")


def kind_of(node: Node) -> str:
    """What a part says it is: the last part of a dotted path; empty where it says nothing."""
    said = (node.get(key) for key in KIND_KEYS) if isinstance(node, Mapping) else ()
    found = next((one.text for one in said if isinstance(one, Scalar) and one.text), "")
    return found.rpartition(".")[2]


def given(node: Mapping, key: str) -> Node | None:
    """What stands under a key; None where that is nothing, or the word for nothing."""
    found = fields.stated(node, key)
    if isinstance(found, Scalar) and not found.quoted and found.text in _NOTHING:
        return None
    return found


def decimal(written: str) -> Fraction:
    """The number of a text that may also be words: an option, a key, a part of a package.

    Raises ``ValueError`` for what is none, for fractions and for a leading 0, as YAML and people
    would not read the same number.
    """
    if "/" in written or _OCTAL.fullmatch(written):
        raise ValueError(written)
    return parse_number(written)


def number_of(node: Node, log: Log) -> Fraction | None:
    """An exact decimal without quotes; anything else is an error and gives None."""
    if isinstance(node, Scalar) and _OCTAL.fullmatch(node.text):
        wrong(log, node.place, "negmas_leading_zero", found=node.text[:SHOWN])
        return None
    return fields.number_of(node, log)


def number_in(node: Mapping, key: str, log: Log) -> Fraction | None:
    """The number under a key that must be there."""
    found = _needed(node, key, log)
    return None if found is None else number_of(found, log)


def optional_number(node: Mapping, key: str, log: Log) -> Fraction | None:
    """The number under a key that may be left out; None then, and for what is no number."""
    found = given(node, key)
    return None if found is None else number_of(found, log)


def list_in(node: Mapping, key: str, log: Log) -> tuple[Node, ...] | None:
    """The list under a key that must be there."""
    found = fields.list_of(_needed(node, key, log), log)
    return None if found is None else found.items


def group_in(node: Mapping, key: str, log: Log) -> Mapping | None:
    """The group of keys under a key that must be there."""
    return fields.group_of(_needed(node, key, log), log)


def _needed(node: Mapping, key: str, log: Log) -> Node | None:
    found = given(node, key)
    if found is None:
        wrong(log, node.place, "missing_key", key=key)
    return found


def note_unread(node: Mapping, known: Collection[str], log: Log) -> None:
    """Say which keys are left aside: those that the format does not give to this part."""
    for key, _ in node.entries:
        if key.text not in known and key.text not in KIND_KEYS:
            note(log, key.place, "negmas_left_aside", key=key.text)


def place_in(node: Mapping, key: str) -> Place | None:
    """Where what stands under a key begins; where the group begins if it has no such key."""
    found = node.get(key)
    return node.place if found is None else found.place

"""A field and its place in the case."""

from __future__ import annotations

from dataclasses import dataclass

from detente.app.building.fields.field import Field
from detente.app.building.fields.stated import BASIS, basis_field

Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A field and its place. ``fold``: the disclosure it stands in, empty for none."""

    field: Field
    path: Ids
    fold: str = ""


def placed(path: Ids, fields: tuple[Field, ...], fold: str = "") -> tuple[Placed, ...]:
    """Fields of the element at a path, each under its own key."""
    return tuple(Placed(field, (*path, field.key), fold) for field in fields)


def basis(path: Ids, *without: str) -> tuple[Placed, ...]:
    """What the element at a path rests on."""
    parts = tuple(basis_field(part, part) for part in BASIS if part not in without)
    return placed(path, parts, "basis")

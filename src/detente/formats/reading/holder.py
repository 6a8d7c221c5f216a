"""Whose statements are being read, and the shapes that every kind of statement comes in."""

from __future__ import annotations

from dataclasses import dataclass

from detente.case import NOTHING_STATED, Basis
from detente.formats.document import Mapping
from detente.formats.reading.parts import BASIS, Numeric, read_basis
from detente.formats.reading.spot import Spot


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose statements are being read, with the basis they share.

    ``basis`` are the keys of a basis that one of them may state for itself; ``named`` is False
    where an item of a list can have no id of its own.
    """

    id: str
    numeric: Numeric
    defaults: Basis = NOTHING_STATED
    basis: tuple[str, ...] = BASIS
    named: bool = True

    def spread(self, spot: Spot, key: str) -> tuple[Spot | None, Basis]:
        """The content and the basis of a statement: bare, or under its key in a mapping."""
        if not isinstance(spot.node, Mapping):
            return spot, self.defaults
        fields = spot.fields(key, *self.basis)
        if key not in fields:
            spot.fault("missing_key", key=key)
        return fields.get(key), self.basis_of(fields)

    def item(self, spot: Spot, *needed: str, also: tuple[str, ...] = ()) -> dict[str, Spot] | None:
        """The fields of an item of a list; None, with a fault, where a needed one is missing."""
        own = ("id",) if self.named else ()
        fields = spot.fields(*own, *needed, *also, *self.basis)
        missing = [key for key in needed if key not in fields]
        for key in missing:
            spot.fault("missing_key", key=key)
        return None if missing else fields

    def basis_of(self, fields: dict[str, Spot]) -> Basis:
        """The basis of a statement with these fields."""
        return read_basis(fields, self.defaults)


def own_path(group: Spot, item: Spot, fields: dict[str, Spot]) -> str:
    """The path of a list item: by its own id where it has one, else by its position."""
    own = fields["id"].word() if "id" in fields else None
    if own is None:
        return item.path if item is not group else f"{group.path}.1"
    path = f"{group.path}.{own}"
    item.alias(path)
    return path

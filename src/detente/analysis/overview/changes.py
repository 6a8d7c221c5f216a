"""What changed between two versions of a case: elements added, removed, changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from detente.case import Case, element_kinds, element_path


@dataclass(frozen=True, slots=True)
class Change:
    """One element of the case, by its path, that is new, gone or another than before."""

    element: str
    how: Literal["added", "removed", "changed"]


def changes(old: Case, new: Case) -> tuple[Change, ...]:
    """Every element that differs, in the order of the old case, what is new at the end.

    Titles, notes and the as-of date are no elements: they change no finding.
    """
    found: list[Change] = []
    for kind in element_kinds():
        before, after = _elements(old, kind), _elements(new, kind)
        for path, element in before.items():
            if path not in after:
                found.append(Change(path, "removed"))
            elif after[path] != element:
                found.append(Change(path, "changed"))
        found += [Change(path, "added") for path in after if path not in before]
    return tuple(found)


def reverted(new: Case, old: Case, change: Change) -> Case:
    """The new case with one element as it was in the old one."""
    kind = next(
        kind
        for kind in element_kinds()
        if change.element in _elements(old, kind) or change.element in _elements(new, kind)
    )
    before = _elements(old, kind).get(change.element)
    kept: list[Any] = []
    for path, element in _elements(new, kind).items():
        if path != change.element:
            kept.append(element)
        elif before is not None:
            kept.append(before)
    if change.how == "removed":
        kept.append(before)
    again: dict[str, Any] = {kind: tuple(kept)}
    return replace(new, **again)


def _elements(case: Case, kind: str) -> dict[str, Any]:
    if kind == "scales":
        return {f"scales.{scale.holder}": scale for scale in case.scales}
    return {element_path(kind, element): element for element in getattr(case, kind)}

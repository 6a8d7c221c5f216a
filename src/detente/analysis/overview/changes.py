"""What changed between two versions of a case: elements added, removed, changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from detente.case import Case, Claim, Link, element_index, element_kinds, element_path


@dataclass(frozen=True, slots=True)
class Change:
    """One element of the case, by its path, that is new, gone or another than before."""

    element: str
    how: Literal["added", "removed", "changed"]


def changes(old: Case, new: Case) -> tuple[Change, ...]:
    """Every element that differs, in the order of the old case, what is new at the end.

    Titles, notes and the as-of date are no elements: they change no finding. A claim that differs
    only in links to what is gone or new is the same claim: the other end of the link has changed.
    """
    found: list[Change] = []
    both = _paths(old) & _paths(new)
    for kind in element_kinds():
        before, after = _elements(old, kind), _elements(new, kind)
        if kind == "claims":
            before, after = _linked_to(old, before, both), _linked_to(new, after, both)
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
    earlier, elements = _elements(old, kind), _elements(new, kind)
    if change.how == "added":
        del elements[change.element]
    else:
        elements[change.element] = earlier[change.element]
    # What is back stands where it stood: packages list issues in the order of the case.
    places = {path: place for place, path in enumerate(earlier)}
    in_place = sorted(elements, key=lambda path: places.get(path, len(places)))
    again: dict[str, Any] = {kind: tuple(elements[path] for path in in_place)}
    return replace(new, **again)


def _elements(case: Case, kind: str) -> dict[str, Any]:
    if kind == "scales":
        return {f"scales.{scale.holder}": scale for scale in case.scales}
    return {element_path(kind, element): element for element in getattr(case, kind)}


def _paths(case: Case) -> set[str]:
    return {path for kind in element_kinds() for path in _elements(case, kind)}


def _linked_to(case: Case, claims: dict[str, Claim], paths: set[str]) -> dict[str, Any]:
    """The claims with those of their links that lead to some elements."""
    index = element_index(case)

    def leads(link: Link) -> bool:
        try:
            kind, position = index.find(link.to)
        except KeyError:
            return False
        return element_path(kind, getattr(case, kind)[position]) in paths

    return {
        path: replace(claim, links=tuple(link for link in claim.links if leads(link)))
        for path, claim in claims.items()
    }

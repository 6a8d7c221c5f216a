"""What was tried, written into the case: the elements left out are gone, those moved are moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from detente.app.building.edits import Edit, digest_of, edited
from detente.app.building.places import resolved
from detente.app.requests import BadRequestError
from detente.app.trying.moving import movable
from detente.case import Case, Direction, NoDeal, Order, Wants, element_index
from detente.formats.editing import Shelf, Tree, at_path
from detente.i18n import say

_KEYS: dict[type, str] = {Wants: "wants", Direction: "direction", Order: "order"}
_RESTS = ("grade", "claims", "confidence", "author", "date", "text")
"""What is said of where a statement comes from: of one that is moved, nothing of it holds."""


def seen_of(folder: Path, paths: Iterable[str]) -> str:
    """A name for what a folder says at some paths, whichever file they stand in."""
    tree = Shelf(folder).tree
    return digest_of([at_path(tree, resolved(path, tree)) for path in sorted(paths)])


def keep(
    folder: Path, case: Case, without: Iterable[str], moves: Mapping[str, str], language: str
) -> None:
    """Write into a case's folder what was tried, whole or not at all.

    What is moved counts as *assumed*; claims no longer support what is gone or moved. Raises
    `BadRequestError` where that leaves no case that holds together, and for answers of an
    interview, which are taken back there.
    """
    gone, tree = list(without), Shelf(folder).tree
    if any(_kind(case, path) == "answers" for path in (*gone, *moves)):
        raise BadRequestError(say("whatif.answer_kept", language))
    edits = [Edit(resolved(path, tree), _moved(case, path, to, tree)) for path, to in moves.items()]
    edits += _unlinked(case, {*gone, *moves}, tree)
    edits += sorted((Edit(resolved(p, tree), None) for p in gone), key=_last_first)
    wrong = [one for one in edited(folder, edits, language) if one.severity == "error"]
    if wrong:
        raise BadRequestError("\n".join(one.sentence for one in wrong))


def _kind(case: Case, path: str) -> str:
    return element_index(case).find(path)[0]


def _last_first(edit: Edit) -> tuple[tuple[int, str], ...]:
    """Items of a list from the last to the first, so that the places of the others stay."""
    return tuple((-int(key) if key.isdecimal() else 0, key) for key in edit.path)


def _moved(case: Case, path: str, to: str, tree: Tree) -> Tree:
    """What the file says of an element that is moved."""
    kind, position = element_index(case).find(path)
    element: Any = getattr(case, kind)[position]
    to = to.strip()
    if isinstance(element, NoDeal):
        before = at_path(tree, resolved(path, tree))
        kept = dict(before) if isinstance(before, dict) else {}
        for key in _RESTS[:-1]:
            kept.pop(key, None)
        return {**kept, "worth": {"value": to}, "grade": "assumed"}
    said: Tree = to
    if isinstance(element, Wants):
        said = [to]
    elif isinstance(element, Order):
        left = [[o for o in tier if o != to] for tier in element.tiers]
        said = [to, *(_tier(tier) for tier in left if tier)]
    return {_KEYS.get(type(element), "value"): said, "grade": "assumed"}


def _tier(options: list[str]) -> Tree:
    """Options that are equally good stand in a list of their own."""
    several: list[Tree] = [*options]
    return options[0] if len(options) == 1 else several


def _unlinked(case: Case, paths: set[str], tree: Tree) -> list[Edit]:
    """Claims without their links to some elements."""
    index = element_index(case)
    spots = {index.find(path) for path in paths}
    edits = []
    for claim in case.claims:
        kept: list[Tree] = [
            {"to": link.to, "relation": str(link.relation)}
            for link in claim.links
            if link.to not in index.paths or index.find(link.to) not in spots
        ]
        if len(kept) < len(claim.links):
            edits.append(Edit(resolved(f"claims.{claim.id}.links", tree), kept or None))
    return edits


def now_of(case: Case, path: str) -> str:
    """What an element that can be moved says today; "" for one that cannot be."""
    kind, position = element_index(case).find(path)
    move = movable(case, getattr(case, kind)[position])
    return "" if move is None else move.now

"""Blocks that can be added to: one under another, each with inputs of its own."""

from __future__ import annotations

from collections.abc import Callable

from detente.app.building.fields.field import Sent, Texts
from detente.formats.editing import Tree, at_path


def shown_rows(texts: Texts, key: str, rows: str = "row") -> list[str]:
    """The numbers of the blocks to show: those there are, one at the least, and another if asked.

    ``rows`` is how the blocks are called among the inputs of ``key``.
    """
    numbers = list(texts.get(f"{key}.{rows}", ["1"]))
    if texts.get(f"{key}.another", [""])[0]:
        numbers.append(str(len(numbers) + 1))
    return numbers


def sent_rows(
    sent: Sent, key: str, old: Tree, made: Callable[[str, Tree], Tree], rows: str = "row"
) -> list[Tree]:
    """What ``made`` makes of each block sent and of what stood there; None leaves a block out."""
    before = old if isinstance(old, list) else [old]
    found = (made(row, at_path([*before], (row,))) for row in sent.all(f"{key}.{rows}"))
    return [one for one in found if one is not None]

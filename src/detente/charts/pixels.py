"""Layers laid out by hand: pixels from the upper left in place of scales and axes."""

from __future__ import annotations

from typing import Any

_NARROW = 5
"""Pixels of a letter in a text of narrow ones, at the size that charts are lettered in."""


def layer(values: list[dict[str, Any]], mark: dict[str, Any], **encoding: Any) -> dict[str, Any]:
    """A layer of values with ``x`` and ``y`` (and ``x2``, ``y2``) in pixels.

    Where the mark has a ``limit``, no ``label`` is much longer than what fits into it.
    """
    if "limit" in mark:
        values = [one | {"label": cut(one["label"], mark["limit"])} for one in values]
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def cut(label: str, limit: int) -> str:
    """A label without the letters that cannot fit into so many pixels.

    The renderer would leave them out as well, but takes a second to measure a few hundred.
    """
    most = limit // _NARROW
    return label if len(label) <= most else f"{label[: most - 1]}…"


def placed(made: dict[str, Any], width: int, height: int) -> dict[str, Any]:
    """The layer with scales on which a unit is a pixel."""

    def axis(field: str, domain: list[int]) -> dict[str, Any]:
        scale = {"domain": domain, "nice": False, "zero": False}
        return {"field": field, "type": "quantitative", "scale": scale, "axis": None}

    fields = made["data"]["values"][0] if made["data"]["values"] else {}
    encoding = {"x": axis("x", [0, width]), "y": axis("y", [height, 0])}
    encoding |= {end: {"field": end} for end in ("x2", "y2") if end in fields}
    return made | {"encoding": encoding | made["encoding"]}

"""Layers laid out by hand: pixels from the upper left in place of scales and axes."""

from __future__ import annotations

from typing import Any


def layer(values: list[dict[str, Any]], mark: dict[str, Any], **encoding: Any) -> dict[str, Any]:
    """A layer of values with ``x`` and ``y`` (and ``x2``, ``y2``) in pixels."""
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def placed(made: dict[str, Any], width: int, height: int) -> dict[str, Any]:
    """The layer with scales on which a unit is a pixel."""

    def axis(field: str, domain: list[int]) -> dict[str, Any]:
        scale = {"domain": domain, "nice": False, "zero": False}
        return {"field": field, "type": "quantitative", "scale": scale, "axis": None}

    fields = made["data"]["values"][0] if made["data"]["values"] else {}
    encoding = {"x": axis("x", [0, width]), "y": axis("y", [height, 0])}
    encoding |= {end: {"field": end} for end in ("x2", "y2") if end in fields}
    return made | {"encoding": encoding | made["encoding"]}

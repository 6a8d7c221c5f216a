"""Cases to start from: what ``detente new`` writes."""

from __future__ import annotations

from importlib import resources

NAMES = ("labour", "peace", "procurement", "training")
"""The templates, each a case that passes ``check`` and gives a full report."""


def template(name: str) -> str:
    """The text of a template, YAML with comments; raises ``KeyError`` for an unknown name."""
    if name not in NAMES:
        raise KeyError(name)
    folder = resources.files("detente.app") / "templates"
    return (folder / f"{name}.yaml").read_text(encoding="utf-8")

"""Every public name in the source says what it means, every function what it returns."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from helpers.tree import source_modules

Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def _definitions(body: list[ast.stmt], prefix: str) -> Iterator[tuple[str, Definition]]:
    for node in body:
        if isinstance(node, Definition):
            name = f"{prefix}.{node.name}"
            yield name, node
            if isinstance(node, ast.ClassDef):
                yield from _definitions(node.body, name)


def _all_definitions() -> list[tuple[str, Definition]]:
    return [
        found
        for path, tree in source_modules()
        for found in _definitions(tree.body, path.with_suffix("").as_posix())
    ]


def _is_public(name: str) -> bool:
    return not any(part.startswith("_") for part in name.rsplit("/", 1)[-1].split(".")[1:])


def test_modules_have_docstrings() -> None:
    """A module opens by saying what it holds."""
    silent = [str(path) for path, tree in source_modules() if not ast.get_docstring(tree)]

    assert [] == silent


def test_public_definitions_have_docstrings() -> None:
    """Public functions, methods and classes say what they mean."""
    silent = [
        name
        for name, node in _all_definitions()
        if _is_public(name) and not ast.get_docstring(node)
    ]

    assert [] == silent


def test_functions_state_what_they_return() -> None:
    """Every function, private ones too, has a return type."""
    silent = [
        name
        for name, node in _all_definitions()
        if not isinstance(node, ast.ClassDef) and node.returns is None
    ]

    assert [] == silent

"""A case whose every text is an attack: titles, names, reasons, claims, documents, file names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from detente.app.examples import example_files
from helpers.injections import VECTORS

_TEXTS = {
    *(
        "title",
        "note",
        "name",
        "marking",
        "role",
        "reason",
        "text",
        "speaker",
        "publisher",
        "author",
    ),
    *("unit", "proof", "fallback", "act", "attribution"),
}
_WORDS_OF_OURS = {"kept", "withheld", "explicit", "continued", "inferred", "none"}
_BETWEEN = " ¦ "


def injected_case(first: int = 0, each: int | None = None) -> dict[str, bytes]:
    """A folder with every vector in some text of the case, the ``first`` in its title.

    ``each``: how many vectors a text has; without it, as few as it takes to hold all of them.
    """
    files = example_files("river-treaty")
    tree = yaml.load(files["case.yaml"], yaml.BaseLoader)
    places = list(_places(tree))
    each = each or -(-len(VECTORS) // len(places))
    for position, (node, key) in enumerate(places):
        begin = first + position * each
        chosen = [VECTORS[(begin + step) % len(VECTORS)] for step in range(each)]
        node[key] = _BETWEEN.join(chosen)
    written = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=10_000)
    return files | {"case.yaml": written.encode()}


def injected_document(first: int) -> tuple[str, bytes]:
    """A document of vectors, a line each, and a vector as its name."""
    lines = [f"{VECTORS[(first + step) % len(VECTORS)]}" for step in range(len(VECTORS))]
    return f"{VECTORS[first % len(VECTORS)]}.txt", "\n\n".join(lines).encode()


def _places(node: Any) -> Iterator[tuple[dict[str, Any], str]]:
    """Where the tree of a case has a text: the mapping and the key."""
    if isinstance(node, list):
        for item in node:
            yield from _places(item)
    if not isinstance(node, dict):
        return
    for key, value in node.items():
        is_words = isinstance(value, str) and value not in _WORDS_OF_OURS
        if is_words and (key in _TEXTS or set(node) <= {"en", "de"}):
            yield node, key
        else:
            yield from _places(value)

"""A document as plain values: texts, lists, mappings; what a form fills in and a file holds.

``None`` inside a tree is a key with nothing behind it, which is not the same as an empty text.
"""

from __future__ import annotations

from typing import TypeAlias, Union

from detente.formats.document import Mapping, Node, Scalar, Sequence, absent
from detente.formats.editing.order import place_for
from detente.formats.log import Log
from detente.formats.opened import Opened
from detente.formats.problems import Refused
from detente.formats.yaml_file import yaml_block, yaml_once

Tree: TypeAlias = Union[str, "list[Tree]", "dict[str, Tree]", None]
Path = tuple[str, ...]

_DIGITS = 7
"""No list is longer; Python refuses to read numbers of thousands of digits."""
_TRUTHS = frozenset(("reversible", "same_words", "concave", "withdrawn"))
"""Keys behind which *true* stands without quotes."""


def tree_of_text(text: str, file: str = "case.yaml", opened: Opened | None = None) -> Tree:
    """The tree of a YAML text. Raises `Refused` where it is none, a key written twice included.

    ``opened`` gains the document, for whoever reads the file next.
    """
    log = Log() if opened is None else Log(opened=opened)
    node = yaml_once(text, file, log) if text.strip() else Mapping(())
    if log.faults:
        raise Refused(*log.faults[0])
    return tree_of(node)


def tree_of(node: Node) -> Tree:
    """The tree of a document."""
    if isinstance(node, Mapping):
        return {key.text: tree_of(inner) for key, inner in node.entries}
    if isinstance(node, Sequence):
        return [tree_of(item) for item in node.items]
    return None if absent(node) else node.text


def node_of(tree: Tree, key: str = "") -> Node:
    """The document of a tree; ``key`` is what it stands under."""
    if isinstance(tree, dict):
        return Mapping(tuple((Scalar(name), node_of(inner, name)) for name, inner in tree.items()))
    if isinstance(tree, list):
        return Sequence(tuple(node_of(item) for item in tree))
    if tree is None:
        return Scalar("")
    kind = "truth" if key in _TRUTHS and tree in ("true", "false") else "text"
    return Scalar(tree, quoted=not tree, kind=kind)


def at_path(tree: Tree, path: Path) -> Tree:
    """What stands at a path; None where nothing does. List items are numbered from 1."""
    for key in path:
        if isinstance(tree, dict):
            tree = tree.get(key)
        elif isinstance(tree, list):
            number = number_in(key, len(tree))
            tree = None if number is None else tree[number - 1]
        else:
            return None
    return tree


def number_in(key: str, last: int) -> int | None:
    """The number that a key is, from 1 to the last; None for anything else, however long."""
    if not key.isdecimal() or len(key) > _DIGITS:
        return None
    return int(key) if 0 < int(key) <= last else None


def replaced(tree: Tree, path: Path, value: Tree, mount: Path = ()) -> Tree:
    """A tree with another value at a path; None removes it, and what is left empty above it.

    What is missing on the way is made; a new key takes its place in the order of the file format.
    ``mount`` is where the tree itself stands in the case. Raises ``KeyError`` where the path leads
    through a text or past the end of a list.
    """
    if not path:
        return value
    key, rest = path[0], path[1:]
    if isinstance(tree, list):
        return _in_list(tree, key, rest, value, mount)
    if tree is not None and not isinstance(tree, dict):
        raise KeyError(key)
    old = tree or {}
    inner = replaced(old.get(key), rest, value, (*mount, key)) if rest else value
    if inner is None or (value is None and inner in ({}, [])):
        return {name: one for name, one in old.items() if name != key}
    if key in old:
        return {name: inner if name == key else one for name, one in old.items()}
    keys = list(old)
    keys.insert(place_for(key, keys, mount), key)
    return {name: inner if name == key else old[name] for name in keys}


def _in_list(tree: list[Tree], key: str, rest: Path, value: Tree, mount: Path) -> Tree:
    number = number_in(key, len(tree) + 1)
    if number is None:
        raise KeyError(key)
    position = number - 1
    old = tree[position] if position < len(tree) else None
    inner = replaced(old, rest, value, (*mount, key)) if rest else value
    kept = [] if inner is None else [inner]
    return [*tree[:position], *kept, *tree[position + 1 :]]


def same(one: Tree, other: Tree) -> bool:
    """Whether two trees are the same, the order of their keys included."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


def text_of_tree(tree: Tree) -> str:
    """A tree as YAML of its own."""
    node = node_of(tree)
    return node.text if isinstance(node, Scalar) else yaml_block(node)

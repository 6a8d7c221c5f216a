"""A case's text changed in place: one element's lines, and not a byte elsewhere."""

from detente.formats.editing.edit import with_value
from detente.formats.editing.folder import Shelf
from detente.formats.editing.trees import (
    Tree,
    at_path,
    number_in,
    replaced,
    text_of_tree,
    tree_of_text,
)

__all__ = [
    "Shelf",
    "Tree",
    "at_path",
    "number_in",
    "replaced",
    "text_of_tree",
    "tree_of_text",
    "with_value",
]

"""One value of a YAML text changed, the rest left as it is to the byte.

The old and the new tree are compared; only lines of what differs are written, in the style of our
own writer. What comes out is read again: if it does not say what it should (a text can be written
in more ways than lines can be told apart), the next larger element is written anew instead.
"""

from __future__ import annotations

from detente.formats.editing.lines import Lines
from detente.formats.editing.located import Located, located
from detente.formats.editing.rewriting import rewritten, with_order
from detente.formats.editing.trees import Path, Tree, node_of, replaced, same
from detente.formats.yaml_file import yaml_of


def with_value(
    text: str, path: Path, value: Tree, *, mount: Path = (), file: str = "case.yaml"
) -> str:
    """The text with a value at a path; None removes what is there.

    ``mount`` is where the document stands in the case: ``("statements", "delta")`` for a file of
    statements. Raises `Refused` where the text is not one we read, ``KeyError`` where the path
    leads through a text.
    """
    there = located(text, file)
    wanted = replaced({} if there is None else there.tree, path, value, mount)
    if there is None:
        return text if wanted == {} else Lines(text).with_end(_whole(wanted))
    if same(there.tree, wanted):
        return text
    for depth in range(len(path), -1, -1):
        made = _attempt(text, there, wanted, path[:depth], fine=depth == len(path), file=file)
        if made is not None and _says(made, wanted, file):
            return made
    return _whole(wanted)


def _attempt(
    text: str, there: Located, wanted: Tree, path: Path, *, fine: bool, file: str
) -> str | None:
    """The text rewritten at a path, or (``fine``) wherever it differs."""
    if not isinstance(wanted, dict):
        return None
    if not fine:
        return rewritten(Lines(text), there, wanted, whole=path)
    if (ordered := with_order(Lines(text), there, wanted)) is not None:
        text = ordered
        if (moved := located(text, file)) is None:
            return None
        there = moved
    return rewritten(Lines(text), there, wanted)


def _says(text: str, wanted: Tree, file: str) -> bool:
    from detente.formats.problems import Refused

    try:
        found = located(text, file)
    except Refused:
        return False
    return same({} if found is None else found.tree, wanted)


def _whole(wanted: Tree) -> str:
    return yaml_of(node_of(wanted))

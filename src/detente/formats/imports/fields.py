"""Fields of a document as groups, texts and exact numbers; what is wrong with one goes to the log.

For formats written in JSON or YAML. What says nothing (a key left out, JSON's null) is told apart
from what says something else than it should.
"""

from __future__ import annotations

from fractions import Fraction

from detente.case import parse_number
from detente.formats.document import Mapping, Node, Scalar, Sequence, absent
from detente.formats.imports.notes import SHOWN, wrong
from detente.formats.log import Log


def stated(holder: Mapping, key: str) -> Node | None:
    """What stands under a key; None where the key is missing or says nothing."""
    node = holder.get(key)
    return None if node is None or absent(node) else node


def needed(holder: Mapping, key: str, log: Log) -> Node | None:
    """What stands under a key; a missing one is an error and gives None."""
    node = stated(holder, key)
    if node is None:
        wrong(log, holder.place, "missing_key", key=key)
    return node


def group_of(node: Node | None, log: Log) -> Mapping | None:
    """Keys with their values; anything else is an error and gives None, as nothing does."""
    if node is not None and not isinstance(node, Mapping):
        wrong(log, node.place, "import_needs_group")
    return node if isinstance(node, Mapping) else None


def list_of(node: Node | None, log: Log) -> Sequence | None:
    """A list; anything else is an error and gives None, as nothing does."""
    if node is not None and not isinstance(node, Sequence):
        wrong(log, node.place, "import_needs_list")
    return node if isinstance(node, Sequence) else None


def number_of(node: Node, log: Log, *, quoted: bool = False) -> Fraction | None:
    """An exact decimal, also in quotes where asked for; anything else is an error and gives None.

    At most 64 characters, with an exponent from -40 to 40.
    """
    words = node.text if isinstance(node, Scalar) else "[...]"
    try:
        if not isinstance(node, Scalar) or "/" in words or (node.quoted and not quoted):
            raise ValueError(words)
        return parse_number(words)
    except ValueError:
        shown = f'"{words[:SHOWN]}"' if isinstance(node, Scalar) and node.quoted else words[:SHOWN]
        wrong(log, node.place, "import_not_a_number", found=shown)
        return None


def score_of(node: Node, log: Log) -> Fraction | None:
    """A number from 0 to 1; anything else is an error and gives None."""
    score = number_of(node, log)
    if score is not None and not 0 <= score <= 1:
        assert isinstance(node, Scalar)
        wrong(log, node.place, "import_score_outside", found=node.text)
        return None
    return score

"""A document as a person would write it: short forms, and what statements share said once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from detente.case import Answer, ClaimStatus, Grade, Relation, Rule
from detente.formats.document import Mapping, Node, Scalar, Sequence
from detente.formats.writing.answers import write_answer
from detente.formats.writing.kinds import LISTS

_SHARED = ("grade", "confidence", "claims", "author", "date")
_PER_ISSUE = {"wants": "wants", "direction": "direction", "order": "order", "weights": "value"}


def abridged(document: Mapping) -> Mapping:
    """The same case in fewer words."""
    document = _under(document, "issues", lambda issue: _under(issue, "options", _option))
    document = _under(document, "statements", _holder)
    document = _under(document, "no_deal", _no_deal)
    document = _under(document, "linkages", _worth)
    document = _under(document, "bodies", _body)
    document = _under(document, "undo", _undo)
    document = _under(document, "events", lambda event: _under(event, "beliefs", _measure))
    document = _under(document, "claims", _claim)
    return _under(document, "red_lines", lambda lines: _each(lines, _red_line))


def _each(node: Node, change: Callable[[Node], Node]) -> Node:
    if not isinstance(node, Mapping):
        return node
    return Mapping(tuple((key, change(inner)) for key, inner in node.entries))


def _under(node: Node, key: str, change: Callable[[Node], Node]) -> Mapping:
    """A mapping with every element under one of its keys changed."""
    assert isinstance(node, Mapping)
    changed = ((k, _each(n, change) if k.text == key else n) for k, n in node.entries)
    return Mapping(tuple(changed))


def _replaced(node: Mapping, key: str, change: Callable[[Node], Node]) -> Mapping:
    changed = ((k, change(n) if k.text == key else n) for k, n in node.entries)
    return Mapping(tuple(changed))


def _alone(node: Node, key: str) -> Node:
    """What stands under a key where nothing else is said beside it."""
    if isinstance(node, Mapping) and [k.text for k, _ in node.entries] == [key]:
        return node.entries[0][1]
    return node


def _one(node: Node) -> Node:
    """The item of a list of one."""
    return node.items[0] if isinstance(node, Sequence) and len(node.items) == 1 else node


def _option(node: Node) -> Node:
    if isinstance(node, Mapping) and not node.entries:
        return Scalar("")
    return _alone(node, "name")


def _no_deal(node: Node) -> Node:
    assert isinstance(node, Mapping)
    return _replaced(node, "worth", lambda worth: _alone(_one(worth), "value"))


def _worth(node: Node) -> Node:
    assert isinstance(node, Mapping)
    return _replaced(node, "worth", lambda worth: _alone(worth, "value"))


def _claim(node: Node) -> Node:
    """A claim without its status where it is confirmed; a link that supports is its path alone."""
    short = _without(node, {"status": Scalar(ClaimStatus.CONFIRMED)})
    assert isinstance(short, Mapping)
    return _replaced(short, "links", _supporting)


def _supporting(links: Node) -> Node:
    usual: dict[str, Node] = {"relation": Scalar(Relation.SUPPORTS)}
    items = links.items if isinstance(links, Sequence) else ()
    return Sequence(tuple(_alone(_without(item, usual), "to") for item in items))


def _red_line(node: Node) -> Node:
    assert isinstance(node, Mapping)
    return _replaced(node, "refuses", _one)


def _body(node: Node) -> Node:
    """A body by vote without its rule, a bloc of which only the seats are known as their number."""
    short = _without(_under(node, "blocs", _bloc), {"rule": Scalar(Rule.VOTE)})
    assert isinstance(short, Mapping)
    return _replaced(short, "support", _shares)


def _bloc(node: Node) -> Node:
    assert isinstance(node, Mapping)
    short = _replaced(_replaced(node, "refuses", _one), "supports", _one)
    return _alone(short, "seats") if short.entries else Scalar("")


def _shares(support: Node) -> Node:
    items = support.items if isinstance(support, Sequence) else ()
    return Sequence(tuple(_alone(item, "value") for item in items))


def _undo(node: Node) -> Node:
    assert isinstance(node, Mapping)
    return _replaced(_replaced(node, "undoes", _one), "cost", _measure)


def _measure(node: Node) -> Node:
    """A value or an interval that stands alone, without its key."""
    return _alone(_alone(node, "value"), "interval")


def _holder(node: Node) -> Node:
    assert isinstance(node, Mapping)
    shared = _shared(_statements(node))
    entries = [(Scalar("defaults"), Mapping(tuple(shared.items())))] if shared else []
    plain = {key.text: value for key, value in shared.items()}
    kept = ((key, _kind(key.text, inner, plain)) for key, inner in node.entries)
    return Mapping((*entries, *kept))


def abridged_answer(answer: Answer) -> Mapping:
    """One answer in fewer words."""
    short = _answer(write_answer(answer))
    assert isinstance(short, Mapping)
    return short


def _answer(node: Node) -> Node:
    """An answer without the grade that all of them have, and what it says in its short form."""
    short = _without(node, {"grade": Scalar(Grade.SAID)})
    assert isinstance(short, Mapping)
    return _replaced(short, "says", _said)


def _said(node: Node) -> Node:
    """What an answer says, without a list or a mapping around the one thing."""
    assert isinstance(node, Mapping)
    (key, content), *_ = node.entries
    short = _red_line(content) if key.text == "red_line" else _kind(key.text, content, {})
    return Mapping(((key, _one(short) if key.text in LISTS else short),))


def _statements(holder: Mapping) -> list[Mapping]:
    """Every statement of a voice, each a mapping that spells out its basis."""
    found: list[Node] = []
    for key, node in holder.entries:
        if key.text in ("instructions", "answers"):
            continue
        if key.text in LISTS and isinstance(node, Sequence):
            found.extend(node.items)
        elif key.text == "swings":
            found.append(node)
        elif isinstance(node, Mapping):
            inner = [value for _, value in node.entries]
            if key.text == "values":
                inner = [v for one in inner if isinstance(one, Mapping) for _, v in one.entries]
            found.extend(inner)
    return [node for node in found if isinstance(node, Mapping)]


def _shared(statements: list[Mapping]) -> dict[Scalar, Node]:
    """The commonest of each part of the basis, where every statement states that part.

    Every statement: one that states none could not be told from one that takes the default.
    """
    shared: dict[Scalar, Node] = {}
    for key in _SHARED:
        stated = [statement.get(key) for statement in statements]
        if len(stated) > 1 and all(node is not None for node in stated):
            commonest, count = Counter(stated).most_common(1)[0]
            if count > 1 and commonest is not None:
                shared[Scalar(key)] = commonest
    return shared


def _kind(key: str, node: Node, shared: dict[str, Node]) -> Node:
    if key in LISTS and isinstance(node, Sequence):
        return Sequence(tuple(_item(_without(item, shared)) for item in node.items))
    if key == "instructions":
        return _each(node, _holder)
    if key == "answers":
        return _each(node, _answer)
    if key == "shape":
        return _each(node, lambda one: _without(one, shared))
    if key == "swings":
        return _alone(_without(node, shared), "order")
    if key == "values":
        return _each(node, lambda options: _each(options, lambda v: _bare(v, "value", shared)))
    if key in _PER_ISSUE:
        return _each(node, lambda one: _bare(one, _PER_ISSUE[key], shared))
    return node


def _item(node: Node) -> Node:
    """A ratio as a number or two where it has both ends, one word of strength for the same two."""
    if not isinstance(node, Mapping):
        return node
    return _replaced(_replaced(node, "times", _times), "strength", _same)


def _times(node: Node) -> Node:
    ends = tuple(end for _, end in node.entries) if isinstance(node, Mapping) else ()
    return _same(Sequence(ends)) if len(ends) == 2 else node


def _same(node: Node) -> Node:
    """One word or number for two that are the same."""
    if isinstance(node, Sequence) and len(node.items) == 2 and node.items[0] == node.items[1]:
        return node.items[0]
    return node


def _bare(node: Node, key: str, shared: dict[str, Node]) -> Node:
    return _alone(_without(node, shared), key)


def _without(node: Node, shared: dict[str, Node]) -> Node:
    if not isinstance(node, Mapping):
        return node
    kept = ((key, value) for key, value in node.entries if shared.get(key.text) != value)
    return Mapping(tuple(kept))

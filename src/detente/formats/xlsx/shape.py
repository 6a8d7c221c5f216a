"""The few places where a document and its sheets differ in shape, bent one way and back."""

from __future__ import annotations

from collections.abc import Callable

from detente.formats.document import Mapping, Node, Scalar, Sequence


def for_sheets(document: Mapping) -> Mapping:
    """Bend a written document: a worth always as a mapping, compared packages after it."""
    document = _each(document, "no_deal", _stated_first)
    return _each(document, "linkages", lambda link: _changed(link, "worth", _as_mapping))


def from_sheets(document: Node) -> Node:
    """Bend a document read from sheets back."""
    if not isinstance(document, Mapping):
        return document
    return _each(document, "linkages", lambda link: _changed(link, "worth", _as_word))


def _each(document: Mapping, key: str, change: Callable[[Node], Node]) -> Mapping:
    def inside(node: Node) -> Node:
        if not isinstance(node, Mapping):
            return node
        changed = tuple((k, change(inner)) for k, inner in node.entries)
        return Mapping(changed, node.place)

    return _changed_mapping(document, key, inside)


def _changed(node: Node, key: str, change: Callable[[Node], Node]) -> Node:
    return _changed_mapping(node, key, change) if isinstance(node, Mapping) else node


def _changed_mapping(node: Mapping, key: str, change: Callable[[Node], Node]) -> Mapping:
    changed = ((k, change(inner) if k.text == key else inner) for k, inner in node.entries)
    return Mapping(tuple(changed), node.place)


def _stated_first(no_deal: Node) -> Node:
    """Keep the first place of a worth for value and interval, also where nobody stated them."""

    def with_first(worth: Node) -> Node:
        if not isinstance(worth, Sequence) or not isinstance(worth.items[0], Mapping):
            return worth
        first = {key.text for key, _ in worth.items[0].entries}
        if first & {"value", "interval"}:
            return worth
        return Sequence((Mapping(()), *worth.items))

    return _changed(no_deal, "worth", with_first)


def _as_mapping(worth: Node) -> Node:
    return Mapping(((Scalar("value"), worth),)) if isinstance(worth, Scalar) else worth


def _as_word(worth: Node) -> Node:
    if isinstance(worth, Mapping) and [key.text for key, _ in worth.entries] == ["value"]:
        return worth.entries[0][1]
    return worth

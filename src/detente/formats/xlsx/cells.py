"""What stands in a cell: lists, packages and conditions in one readable spelling.

``release = summer | year; toll < 4`` is a condition, ``none > summer = year`` an order; an id with
blanks or signs of its own stands in double quotes, a quote inside it twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from detente.formats.document import Mapping, Node, Place, Scalar, Sequence

_TOKEN = re.compile(r'\s*("(?:[^"]|"")*"|<=|>=|≤|≥|[=<>;,|]|[^\s=<>≤≥;,|"]+)')
_BARE = re.compile(r'[^\s=<>≤≥;,|"]+')
_BOUNDS = {"<": "below", ">": "above", ">=": "at_least", "<=": "at_most"}
_SIGNS = {bound: sign for sign, bound in _BOUNDS.items()} | {"at_least": ">=", "at_most": "<="}
_OR = "or"

EXAMPLES = {
    "list": "upland, delta",
    "options": "summer | year",
    "tiers": "none > summer = year",
    "package": "release = summer; toll = 4",
    "conditions": "release = summer | year; toll < 4",
}


class Unreadable(ValueError):  # noqa: N818 (caught where the cell is known)
    """A cell that does not follow the spelling of its column."""


def spelled(node: Node, kind: str) -> str:
    """The text of a cell for a node; the reverse of `parsed`."""
    if isinstance(node, Scalar):
        return quoted(node.text) if kind in EXAMPLES else node.text
    if isinstance(node, Mapping):
        return _spelled_condition(node)
    if kind == "conditions":
        conditions = (_spelled_condition(item) for item in node.items if isinstance(item, Mapping))
        return f" {_OR} ".join(conditions)
    joined = {"tiers": " > ", "options": " | "}.get(kind, ", ")
    return joined.join(_spelled_tier(item) for item in node.items)


def parsed(text: str, kind: str, place: Place) -> Node:
    """The node a cell spells; raises `Unreadable`."""
    tokens = _tokens(text)
    readers: dict[str, Callable[[], Node]] = {
        "list": lambda: Sequence(_words(tokens, ",", place), place),
        "options": lambda: Sequence(_words(tokens, "|", place), place),
        "tiers": lambda: Sequence(tuple(_tier(t, place) for t in _split(tokens, ">")), place),
        "package": lambda: _package(tokens, place),
        "conditions": lambda: _conditions(tokens, place),
    }
    return readers[kind]()


def quoted(word: str) -> str:
    """An id as it stands in a cell among others."""
    if _BARE.fullmatch(word) and word.lower() != _OR:
        return word
    return '"' + word.replace('"', '""') + '"'


def _spelled_tier(node: Node) -> str:
    if isinstance(node, Sequence):
        return " = ".join(_spelled_tier(item) for item in node.items)
    return quoted(node.text) if isinstance(node, Scalar) else ""


def _spelled_condition(node: Mapping) -> str:
    parts: list[str] = []
    for issue, wanted in node.entries:
        name = quoted(issue.text)
        if isinstance(wanted, Mapping):
            bounds = (
                f"{name} {_SIGNS[key.text]} {spelled(value, 'word')}"
                for key, value in wanted.entries
            )
            parts.extend(bounds)
        else:
            parts.append(f"{name} = {spelled(wanted, 'options')}")
    return "; ".join(parts)


def _tokens(text: str) -> list[str]:
    found, at = [], 0
    text = text.strip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise Unreadable(text)
        found.append({"≤": "<=", "≥": ">="}.get(match[1], match[1]))
        at = match.end()
    return found


def _split(tokens: list[str], sign: str) -> list[list[str]]:
    """The tokens between signs; an empty stretch (``a,,b``) is unreadable."""
    groups: list[list[str]] = [[]]
    for token in tokens:
        if token.lower() == sign:
            groups.append([])
        else:
            groups[-1].append(token)
    if any(not group for group in groups):
        raise Unreadable
    return groups


def _word(tokens: list[str], place: Place) -> Scalar:
    """One id: a quoted one, or bare words with single blanks between them."""
    if len(tokens) == 1 and tokens[0].startswith('"'):
        return Scalar(tokens[0][1:-1].replace('""', '"'), place, quoted=True)
    if not tokens or not all(_BARE.fullmatch(token) for token in tokens):
        raise Unreadable
    return Scalar(" ".join(tokens), place)


def _words(tokens: list[str], sign: str, place: Place) -> tuple[Scalar, ...]:
    return tuple(_word(group, place) for group in _split(tokens, sign))


def _tier(tokens: list[str], place: Place) -> Node:
    words = _words(tokens, "=", place)
    return words[0] if len(words) == 1 else Sequence(words, place)


def _package(tokens: list[str], place: Place) -> Mapping:
    entries = []
    for group in _split(tokens, ";"):
        sides = _split(group, "=")
        if len(sides) != 2:
            raise Unreadable
        entries.append((_word(sides[0], place), _word(sides[1], place)))
    return _distinct(entries, place)


def _conditions(tokens: list[str], place: Place) -> Node:
    conditions = tuple(_condition(group, place) for group in _split(tokens, _OR))
    return conditions[0] if len(conditions) == 1 else Sequence(conditions, place)


def _condition(tokens: list[str], place: Place) -> Mapping:
    entries: dict[str, tuple[Scalar, Node]] = {}
    for group in _split(tokens, ";"):
        sign = next((token for token in group if token in ("=", *_BOUNDS)), "")
        sides = _split(group, sign) if sign else []
        if len(sides) != 2:
            raise Unreadable
        issue = _word(sides[0], place)
        known = entries.get(issue.text)
        if sign == "=":
            if known is not None:
                raise Unreadable
            options = _words(sides[1], "|", place)
            part: Node = options[0] if len(options) == 1 else Sequence(options, place)
        else:
            bound = (Scalar(_BOUNDS[sign], place), _word(sides[1], place))
            part = _with_bound(known[1] if known else Mapping((), place), bound)
        entries[issue.text] = (issue, part)
    return Mapping(tuple(entries.values()), place)


def _with_bound(known: Node, bound: tuple[Scalar, Node]) -> Mapping:
    if not isinstance(known, Mapping) or known.get(bound[0].text) is not None:
        raise Unreadable
    return Mapping((*known.entries, bound), known.place)


def _distinct(entries: Iterable[tuple[Scalar, Node]], place: Place) -> Mapping:
    kept = tuple(entries)
    if len({key.text for key, _ in kept}) != len(kept):
        raise Unreadable
    return Mapping(kept, place)

"""JSON read strictly and written without loss: digits stay as they were, nothing is guessed.

The standard library's reader takes NaN, duplicate keys and lone surrogates; here each is refused
with its place.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import NoReturn

from detente.sources.anchors.problems import BadSelectors, problem

DEPTH = 64
"""Levels of nesting; an annotation has six."""

_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{}]', re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")
_DIGITS = 64


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is written."""

    text: str


Tree = str | bool | None | Number | list["Tree"] | dict[str, "Tree"]
"""A JSON value with its numbers as text."""


def parse(text: str) -> Tree:
    """The value of a JSON text. Raises `BadSelectors` with the first place that is not JSON."""
    _refuse_depth(text)
    try:
        tree: Tree = json.loads(
            text,
            parse_int=_number,
            parse_float=_number,
            parse_constant=_constant,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        place = f"{error.lineno}:{error.colno}"
        raise BadSelectors([problem(place, "no_json", said=error.msg)]) from None
    _refuse_surrogates(tree)
    return tree


def dump(tree: Tree) -> str:
    """A value as JSON."""
    if isinstance(tree, Number):
        return tree.text
    if isinstance(tree, list):
        return f"[{', '.join(map(dump, tree))}]"
    if isinstance(tree, dict):
        inner = (f"{json.dumps(key, ensure_ascii=False)}: {dump(one)}" for key, one in tree.items())
        return "{" + ", ".join(inner) + "}"
    return json.dumps(tree, ensure_ascii=False)


def _refuse_depth(text: str) -> None:
    """Refuse what is nested too deeply before any parser goes down into it."""
    depth = 0
    for match in _BRACKET.finditer(text):
        depth += (match[0] in "[{") - (match[0] in "]}")
        if depth > DEPTH:
            line = text.count("\n", 0, match.start()) + 1
            raise BadSelectors([problem(f"{line}", "too_deep", limit=DEPTH)])


def _number(written: str) -> Number:
    if len(written) > _DIGITS:
        raise BadSelectors([problem("", "long_number", found=written[:20], limit=_DIGITS)])
    return Number(written)


def _constant(written: str) -> NoReturn:
    raise BadSelectors([problem("", "no_number", found=written)])


def _object(pairs: list[tuple[str, Tree]]) -> dict[str, Tree]:
    found: dict[str, Tree] = {}
    for key, value in pairs:
        if key in found:
            raise BadSelectors([problem("", "key_twice", key=_SURROGATE.sub("?", key[:80]))])
        found[key] = value
    return found


def _refuse_surrogates(tree: Tree) -> None:
    """Refuse half a character, which JSON can write as an escape and no UTF-8 can carry."""
    waiting: list[tuple[str, Tree]] = [("", tree)]
    while waiting:
        place, value = waiting.pop()
        if isinstance(value, list):
            waiting += ((f"{place}[{at}]", one) for at, one in enumerate(value))
        elif isinstance(value, dict):
            if any(_SURROGATE.search(key) for key in value):
                raise BadSelectors([problem(place, "surrogate")])
            waiting += ((f"{place}.{key}", one) for key, one in value.items())
        elif isinstance(value, str) and _SURROGATE.search(value):
            raise BadSelectors([problem(place, "surrogate")])

"""W3C Web Annotation JSON-LD to values and back, without loss."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from detente.sources.anchors.json_tree import Number, Tree, dump, parse
from detente.sources.anchors.problems import BadSelectors, SelectorProblem, problem
from detente.sources.anchors.selectors import (
    Annotation,
    Item,
    Kept,
    Others,
    Selector,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
    WithheldSelector,
)

MOST = 50_000
"""Selectors in one list."""

LISTED = 50
"""Problems listed for one file."""

_POSITION, _QUOTE, _WITHHELD = "TextPositionSelector", "TextQuoteSelector", "WithheldTextSelector"
_HASH = re.compile(r"[0-9a-fA-F]{64}")
_OFFSET = re.compile(r"0|[1-9][0-9]{0,14}")


def read_annotations(text: str) -> tuple[Item, ...]:
    """The items of a JSON list, in order.

    Each is a selector, a list of selectors for one target, an object with source and selector, or
    a whole annotation. Raises `BadSelectors` with every problem and its place.
    """
    tree = parse(text)
    if not isinstance(tree, list):
        raise BadSelectors([problem("", "no_list")])
    if len(tree) > MOST:
        raise BadSelectors([problem("", "too_many", limit=MOST)])
    reading = _Reading()
    items = tuple(reading.item(f"[{at}]", one) for at, one in enumerate(tree))
    if reading.problems:
        raise BadSelectors(reading.problems[:LISTED])
    return items


def write_annotations(items: Iterable[Item]) -> str:
    """The items as a JSON list, one a line; what was read comes back equal, key by key."""
    return "[" + ",".join(f"\n {_item(item)}" for item in items) + "\n]\n"


@dataclass(slots=True)
class _Reading:
    """One pass over a tree, gathering problems instead of stopping at the first."""

    problems: list[SelectorProblem] = field(default_factory=list)

    def item(self, place: str, tree: Tree) -> Item:
        if isinstance(tree, list):
            return Target(self.selectors(place, tree), bare=True)
        if isinstance(tree, dict) and "target" in tree:
            return self.annotation(place, tree)
        if isinstance(tree, dict) and "selector" in tree:
            return self.resource(place, tree)
        if isinstance(tree, dict) and "type" in tree:
            return Target((self.selector(place, tree),), single=True, bare=True)
        self.problems.append(problem(place, "no_selector"))
        return Target(())

    def annotation(self, place: str, tree: dict[str, Tree]) -> Annotation:
        written = tree["target"]
        several = written if isinstance(written, list) else [written]
        targets: list[Target | Kept] = []
        for at, one in enumerate(several):
            where = f"{place}.target[{at}]" if isinstance(written, list) else f"{place}.target"
            inside = isinstance(one, dict) and "selector" in one
            targets.append(self.resource(where, one) if inside else Kept(dump(one)))
        return Annotation(tuple(targets), _others(tree, "target"), not isinstance(written, list))

    def resource(self, place: str, tree: Tree) -> Target:
        assert isinstance(tree, dict)
        written, source = tree["selector"], tree.get("source")
        listed: list[Tree] = written if isinstance(written, list) else [written]
        single = not isinstance(written, list)
        return Target(
            self.selectors(f"{place}.selector", listed, single=single),
            source if isinstance(source, str) else None,
            _others(tree, "selector", *(("source",) if isinstance(source, str) else ())),
            single,
        )

    def selectors(
        self, place: str, trees: list[Tree], *, single: bool = False
    ) -> tuple[Selector, ...]:
        if not trees:
            self.problems.append(problem(place, "empty_list"))
        return tuple(
            self.selector(place if single else f"{place}[{at}]", one)
            for at, one in enumerate(trees)
        )

    def selector(self, place: str, tree: Tree) -> Selector:
        kind = tree.get("type") if isinstance(tree, dict) else None
        if isinstance(tree, dict) and kind == _POSITION:
            start, end = self.span(place, tree)
            return TextPositionSelector(start, end, _others(tree, "type", "start", "end"))
        if isinstance(tree, dict) and kind == _QUOTE:
            return self.quote(place, tree)
        if isinstance(tree, dict) and kind == _WITHHELD:
            return self.withheld(place, tree)
        if not isinstance(tree, dict | str) or (isinstance(tree, dict) and "type" not in tree):
            self.problems.append(problem(place, "no_selector"))
        return Kept(dump(tree))

    def quote(self, place: str, tree: dict[str, Tree]) -> TextQuoteSelector:
        exact = self.words(place, tree, "exact")
        if exact == "":
            self.problems.append(problem(f"{place}.exact", "empty_exact"))
        prefix = self.words(place, tree, "prefix") if "prefix" in tree else None
        suffix = self.words(place, tree, "suffix") if "suffix" in tree else None
        others = _others(tree, "type", "exact", "prefix", "suffix")
        return TextQuoteSelector(exact, prefix, suffix, others)

    def withheld(self, place: str, tree: dict[str, Tree]) -> WithheldSelector:
        start = self.offset(place, tree, "start") if "start" in tree else None
        length = self.offset(place, tree, "length")
        found = self.words(place, tree, "sha256")
        if "sha256" in tree and not _HASH.fullmatch(found):
            self.problems.append(problem(f"{place}.sha256", "no_hash"))
        if length == 0:
            self.problems.append(problem(f"{place}.length", "empty_span"))
        others = _others(tree, "type", "start", "length", "sha256")
        return WithheldSelector(start, length or 1, found, others)

    def span(self, place: str, tree: dict[str, Tree]) -> tuple[int, int]:
        start, end = (self.offset(place, tree, key) for key in ("start", "end"))
        if start is not None and end is not None and end < start:
            self.problems.append(problem(f"{place}.end", "end_first", start=start, end=end))
        return start or 0, end or 0

    def offset(self, place: str, tree: dict[str, Tree], key: str) -> int | None:
        if key not in tree:
            self.problems.append(problem(place, "missing", key=key))
            return None
        written = tree[key]
        if isinstance(written, Number) and _OFFSET.fullmatch(written.text):
            return int(written.text)
        self.problems.append(problem(f"{place}.{key}", "no_offset", found=dump(written)[:40]))
        return None

    def words(self, place: str, tree: dict[str, Tree], key: str) -> str:
        written = tree.get(key)
        if isinstance(written, str):
            return written
        if key not in tree:
            self.problems.append(problem(place, "missing", key=key))
        else:
            self.problems.append(problem(f"{place}.{key}", "no_words", found=dump(written)[:40]))
        return " "


def _others(tree: dict[str, Tree], *known: str) -> Others:
    return tuple((key, dump(value)) for key, value in tree.items() if key not in known)


def _object(fields: Iterable[tuple[str, str]]) -> str:
    return "{" + ", ".join(f"{_text(key)}: {value}" for key, value in fields) + "}"


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _item(item: Item) -> str:
    if isinstance(item, Target):
        return _target(item)
    targets = [one.json if isinstance(one, Kept) else _target(one) for one in item.targets]
    written = targets[0] if item.single else f"[{', '.join(targets)}]"
    return _object((*item.others, ("target", written)))


def _target(target: Target) -> str:
    selectors = [_selector(one) for one in target.selectors]
    written = selectors[0] if target.single else f"[{', '.join(selectors)}]"
    if target.bare:
        return written
    source = () if target.source is None else (("source", _text(target.source)),)
    return _object((*target.others, *source, ("selector", written)))


def _selector(selector: Selector) -> str:
    if isinstance(selector, Kept):
        return selector.json
    if isinstance(selector, TextQuoteSelector):
        around = (("prefix", selector.prefix), ("suffix", selector.suffix))
        fields = [("exact", _text(selector.exact))]
        fields += [(key, _text(words)) for key, words in around if words is not None]
        return _object((("type", _text(_QUOTE)), *fields, *selector.others))
    if isinstance(selector, TextPositionSelector):
        span = (("start", str(selector.start)), ("end", str(selector.end)))
        return _object((("type", _text(_POSITION)), *span, *selector.others))
    start = () if selector.start is None else (("start", str(selector.start)),)
    known = (("length", str(selector.length)), ("sha256", _text(selector.sha256)))
    return _object((("type", _text(_WITHHELD)), *start, *known, *selector.others))

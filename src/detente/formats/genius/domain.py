"""The domain: what is to be settled. Issues are known by their index, options by their words."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import cast

from detente.formats.genius.attributes import name_at, number_at, whole_at
from detente.formats.imports.notes import note, plain, wrong
from detente.formats.imports.topics import Kind, Topic
from detente.formats.limits import ISSUES, OPTIONS, TEXT_LENGTH
from detente.formats.log import Log
from detente.formats.xml_file import Element

_KINDS = ("discrete", "integer", "real")
_KIND_KEYS = ("type", "etype", "vtype")


def objectives_of(root: Element) -> Iterator[Element]:
    """Every objective below an element, outer ones first; similarity functions hold none."""
    for child in root.children:
        if child.tag in ("utility_space", "objective"):
            if child.tag == "objective":
                yield child
            yield from objectives_of(child)


def issues_of(root: Element) -> Iterator[tuple[Element, Element]]:
    """Every issue with the objective directly above it."""
    for objective in objectives_of(root):
        for issue in objective.all("issue"):
            yield objective, issue


def kind_of(element: Element, log: Log) -> Kind | None:
    """How an issue is settled: ``type`` wins, missing means discrete, a conflict is noted."""
    said = [element.get(key) for key in _KIND_KEYS]
    found = next((word for word in said if word), "discrete")
    if any(word not in (None, "", found) for word in said):
        note(log, element.place, "genius_kinds", kind=found)
    if found not in _KINDS:
        wrong(log, element.place, "genius_issue_kind", kind=found)
        return None
    return cast(Kind, found)


def bounds_of(element: Element, log: Log) -> tuple[Fraction, Fraction] | None:
    """Lower and upper bound of an issue, from itself or from the ``range`` inside it."""
    inner = element.first("range")
    holder = inner if inner is not None and element.get("lowerbound") is None else element
    low = number_at(holder, "lowerbound", log)
    high = number_at(holder, "upperbound", log)
    if low is None or high is None:
        return None
    if low > high:
        wrong(log, holder.place, "genius_bounds_reversed", low=low, high=high)
        return None
    return low, high


def read_domain(root: Element, log: Log) -> tuple[Topic, ...]:
    """The issues of a domain, in the order of the file; errors go to the log."""
    found: dict[int, Topic] = {}
    names: dict[str, Topic] = {}
    for number, (_, element) in enumerate(issues_of(root), 1):
        if number > ISSUES:
            wrong(log, element.place, "too_many", found=number, limit=ISSUES)
            break
        topic = _topic(element, log)
        if topic is None:
            continue
        twice = found.get(topic.key) or names.get(topic.name)
        if twice is not None:
            first = twice.place.line
            wrong(log, element.place, "key_twice", key=f"{topic.key}: {topic.name}", first=first)
            continue
        found[topic.key] = names[topic.name] = topic
    return tuple(found.values())


def _topic(element: Element, log: Log) -> Topic | None:
    index = whole_at(element, "index", log)
    name = name_at(element, "name", log)
    kind = kind_of(element, log)
    if index is None or name is None or kind is None:
        return None
    about = plain(element.get("description") or "").strip()[:TEXT_LENGTH]
    if kind == "discrete":
        options = _options(element, log)
        return Topic(index, name, kind, element.place, options, about=about)
    bounds = bounds_of(element, log)
    if bounds is None:
        return None
    low, high = bounds
    if kind == "integer" and (low.denominator != 1 or high.denominator != 1):
        wrong(log, element.place, "genius_bounds_not_whole", low=low, high=high)
        return None
    return Topic(index, name, kind, element.place, low=low, high=high, about=about)


def _options(element: Element, log: Log) -> tuple[str, ...]:
    """The values of the items directly inside an issue, once each."""
    items = element.all("item")
    if len(items) > OPTIONS:
        wrong(log, element.place, "too_many", found=len(items), limit=OPTIONS)
    found: dict[str, None] = {}
    for item in items[:OPTIONS]:
        value = name_at(item, "value", log)
        if value in found:
            note(log, item.place, "genius_item_twice", value=value)
        elif value is not None:
            found[value] = None
    return tuple(found)

"""The domain: what is to be settled. Issues are known by their index, options by their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, cast

from detente.case import Issue, Option, Range, Text, write_number
from detente.formats.genius.attributes import name_at, note, number_at, plain, whole_at, wrong
from detente.formats.genius.xml import Element
from detente.formats.limits import ISSUES, OPTIONS, TEXT_LENGTH
from detente.formats.log import Log

Kind = Literal["discrete", "integer", "real"]
_KINDS = ("discrete", "integer", "real")
_KIND_KEYS = ("type", "etype", "vtype")


@dataclass(frozen=True, slots=True)
class Topic:
    """An issue as the domain has it: ``options`` if discrete, else a range ``low`` to ``high``."""

    index: int
    name: str
    kind: Kind
    element: Element
    options: tuple[str, ...] = ()
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(0)

    @property
    def fixed(self) -> bool:
        """Whether a range holds a single number, which a case knows as a single option."""
        return self.kind != "discrete" and self.low == self.high

    def issue(self) -> Issue:
        """The issue of the case; its id is its name, an option's id are its words."""
        about = plain(self.element.get("description") or "").strip()[:TEXT_LENGTH]
        remark = Text(plain=about) if about else None
        if self.kind == "discrete":
            options = tuple(Option(option) for option in self.options)
            return Issue(self.name, options=options, note=remark)
        if self.fixed:
            return Issue(self.name, options=(Option(write_number(self.low)),), note=remark)
        step = Fraction(1) if self.kind == "integer" else None
        return Issue(self.name, range=Range(self.low, self.high, step), note=remark)


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
        note(log, element, "genius_kinds", kind=found)
    if found not in _KINDS:
        wrong(log, element, "genius_issue_kind", kind=found)
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
        wrong(log, holder, "genius_bounds_reversed", low=low, high=high)
        return None
    return low, high


def read_domain(root: Element, log: Log) -> tuple[Topic, ...]:
    """The issues of a domain, in the order of the file; errors go to the log."""
    found: dict[int, Topic] = {}
    names: dict[str, Topic] = {}
    for number, (_, element) in enumerate(issues_of(root), 1):
        if number > ISSUES:
            wrong(log, element, "too_many", found=number, limit=ISSUES)
            break
        topic = _topic(element, log)
        if topic is None:
            continue
        twice = found.get(topic.index) or names.get(topic.name)
        if twice is not None:
            first = twice.element.place.line
            wrong(log, element, "key_twice", key=f"{topic.index}: {topic.name}", first=first)
            continue
        found[topic.index] = names[topic.name] = topic
    return tuple(found.values())


def _topic(element: Element, log: Log) -> Topic | None:
    index = whole_at(element, "index", log)
    name = name_at(element, "name", log)
    kind = kind_of(element, log)
    if index is None or name is None or kind is None:
        return None
    if kind == "discrete":
        return Topic(index, name, kind, element, options=_options(element, log))
    bounds = bounds_of(element, log)
    if bounds is None:
        return None
    low, high = bounds
    if kind == "integer" and (low.denominator != 1 or high.denominator != 1):
        wrong(log, element, "genius_bounds_not_whole", low=low, high=high)
        return None
    return Topic(index, name, kind, element, low=low, high=high)


def _options(element: Element, log: Log) -> tuple[str, ...]:
    """The values of the items directly inside an issue, once each."""
    items = element.all("item")
    if len(items) > OPTIONS:
        wrong(log, element, "too_many", found=len(items), limit=OPTIONS)
    found: dict[str, None] = {}
    for item in items[:OPTIONS]:
        value = name_at(item, "value", log)
        if value in found:
            note(log, item, "genius_item_twice", value=value)
        elif value is not None:
            found[value] = None
    return tuple(found)

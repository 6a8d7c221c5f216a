"""The domain: issues in their order, which is all that profiles go by."""

from __future__ import annotations

from dataclasses import replace

from detente.formats.document import Mapping, Node, Place, Scalar, Sequence
from detente.formats.imports.notes import name_of, wrong
from detente.formats.imports.topics import Kind, Topic
from detente.formats.limits import ISSUES, OPTIONS
from detente.formats.log import Log
from detente.formats.negmas.nodes import (
    given,
    kind_of,
    list_in,
    note_unread,
    number_of,
    place_in,
)

_SPACES = ("", "CartesianOutcomeSpace", "DiscreteCartesianOutcomeSpace")
_LISTS = ("CategoricalIssue", "OrdinalIssue", "CardinalIssue")
_NUMBERS: dict[str, Kind] = {"ContiguousIssue": "integer", "ContinuousIssue": "real"}
_OF_DOMAIN = ("issues", "name", "path", "id", "constraints")
_OF_ISSUE = ("name", "values", "path", "id")


def read_domain(root: Mapping, log: Log) -> tuple[Topic, ...]:
    """The issues of a domain, in the order of the file; errors go to the log."""
    if (kind := kind_of(root)) not in _SPACES:
        wrong(log, root.place, "negmas_space_kind", kind=kind)
    refuse_constraints(root, log)
    note_unread(root, _OF_DOMAIN, log)
    issues = list_in(root, "issues", log)
    if issues is None:
        return ()
    if not issues:
        wrong(log, place_in(root, "issues"), "import_no_issues")
    if len(issues) > ISSUES:
        wrong(log, place_in(root, "issues"), "too_many", found=len(issues), limit=ISSUES)
    found: dict[str, Topic] = {}
    for position, node in enumerate(issues[:ISSUES]):
        topic = _topic(position, node, log)
        if topic is None:
            continue
        if topic.name in found:
            first = found[topic.name].place.line
            wrong(log, topic.place, "key_twice", key=topic.name, first=first)
        found[topic.name] = topic
    return tuple(found.values())


def refuse_constraints(node: Mapping, log: Log) -> None:
    """Constraints change which packages there are; an empty list of them changes nothing."""
    match given(node, "constraints"):
        case None | Sequence(items=()) | Mapping(entries=()):
            return
        case found:
            wrong(log, found.place, "negmas_constraints")


def _topic(position: int, node: Node, log: Log) -> Topic | None:
    place = node.place
    assert place is not None
    if not isinstance(node, Mapping):
        wrong(log, place, "import_needs_group")
        return None
    note_unread(node, _OF_ISSUE, log)
    name, kind, values = _name(node, log), kind_of(node), list_in(node, "values", log)
    if kind not in (*_LISTS, *_NUMBERS):
        wrong(log, place, "negmas_issue_kind", kind=kind or "–")
        return None
    if name is None or values is None:
        return None
    if kind in _LISTS:
        options = _options(values, place_in(node, "values"), log)
        return Topic(position, name, "discrete", place, options) if options else None
    return _range(Topic(position, name, _NUMBERS[kind], place), values, log)


def _name(node: Mapping, log: Log) -> str | None:
    found = node.get("name")
    if found is None:
        wrong(log, node.place, "missing_key", key="name")
        return None
    return text_of(found, log)


def text_of(node: Node, log: Log) -> str | None:
    """A name or an option as written, whatever YAML would take it for."""
    if not isinstance(node, Scalar):
        wrong(log, node.place, "needs_one_text")
        return None
    return name_of(node.text, node.place, log)


def _options(values: tuple[Node, ...], place: Place | None, log: Log) -> tuple[str, ...] | None:
    if not values:
        wrong(log, place, "negmas_no_values")
    if len(values) > OPTIONS:
        wrong(log, place, "too_many", found=len(values), limit=OPTIONS)
    found: dict[str, Node] = {}
    for node in values[:OPTIONS]:
        option = text_of(node, log)
        if option in found:
            first = found[option].place
            wrong(log, node.place, "key_twice", key=option, first=first.line if first else "")
        elif option is not None:
            found[option] = node
    return tuple(found) or None


def _range(topic: Topic, values: tuple[Node, ...], log: Log) -> Topic | None:
    """Both ends are in; a ContiguousIssue has the whole numbers, a ContinuousIssue no step."""
    ends = [number_of(node, log) for node in values] if len(values) == 2 else []
    bounds = [end for end in ends if end is not None]
    if len(bounds) < len(ends):
        return None
    whole = topic.kind == "real" or all(bound.denominator == 1 for bound in bounds)
    if len(bounds) != 2 or bounds[0] > bounds[1] or not whole:
        wrong(log, topic.place, "negmas_bounds", issue=topic.name)
        return None
    return replace(topic, low=bounds[0], high=bounds[1])

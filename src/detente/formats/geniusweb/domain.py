"""The domain, in a file of its own or inside a profile: issues of named values or of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from detente.formats.document import Mapping, Node, Place, Scalar
from detente.formats.imports.fields import group_of, list_of, needed, number_of
from detente.formats.imports.notes import name_of, wrong
from detente.formats.imports.topics import Topic
from detente.formats.limits import ISSUES, OPTIONS
from detente.formats.log import Log

ISSUES_VALUES = "issuesValues"


def read_domain(root: Mapping, log: Log) -> tuple[Topic, ...]:
    """The issues of a domain, in its order; errors go to the log."""
    listed = group_of(needed(root, ISSUES_VALUES, log), log)
    if listed is None:
        return ()
    if not listed.entries:
        wrong(log, listed.place, "import_no_issues")
    if len(listed.entries) > ISSUES:
        wrong(log, listed.place, "too_many", found=len(listed.entries), limit=ISSUES)
        return ()
    found = (_topic(number, *entry, log) for number, entry in enumerate(listed.entries, 1))
    return tuple(topic for topic in found if topic is not None)


def names_of(root: Mapping) -> frozenset[str]:
    """The names of the issues, whatever else is wrong with the domain."""
    listed = root.get(ISSUES_VALUES)
    return (
        frozenset(key.text for key, _ in listed.entries)
        if isinstance(listed, Mapping)
        else frozenset()
    )


def same_issues(domain: Mapping, topics: Sequence[Topic], log: Log) -> None:
    """An error for every issue in which a domain inside a profile is not the one that counts.

    Issues and values may stand in another order.
    """
    own = Log()
    inside = {topic.name: topic for topic in read_domain(domain, own)}
    wrongs = [(found, place) for found, place in own.faults if found.severity == "error"]
    for found, place in wrongs:
        log.add(found, place)
    if wrongs:
        return
    counting = {topic.name: topic for topic in topics}
    file = Path(topics[0].place.file).name
    for name in (*counting, *(name for name in inside if name not in counting)):
        here, there = inside.get(name), counting.get(name)
        if here is None or there is None or _values(here) != _values(there):
            place = here.place if here is not None else domain.place
            wrong(log, place, "geniusweb_other_domain", issue=name, file=file)


def _values(topic: Topic) -> object:
    if topic.kind == "discrete":
        return frozenset(topic.options)
    return topic.low, topic.high, topic.step


def _topic(number: int, key: Scalar, node: Node, log: Log) -> Topic | None:
    name = name_of(key.text, key.place, log)
    values = group_of(node, log)
    if name is None or values is None:
        return None
    assert key.place is not None
    words, numbers = values.get("values"), values.get("range")
    if (words is None) == (numbers is None):
        wrong(log, values.place, "geniusweb_values_or_range", issue=name)
        return None
    if words is not None:
        return _words(number, name, words, key.place, log)
    return _range(number, name, numbers, key.place, log)


def _words(number: int, name: str, node: Node, place: Place, log: Log) -> Topic | None:
    listed = list_of(node, log)
    if listed is None:
        return None
    if len(listed.items) > OPTIONS:
        wrong(log, listed.place, "too_many", found=len(listed.items), limit=OPTIONS)
        return None
    found: dict[str, None] = {}
    for item in listed.items:
        value = word_of(item, name, log)
        option = None if value is None else name_of(value, item.place, log)
        if option in found:
            wrong(log, item.place, "duplicate_id", id=option)
        elif option is not None:
            found[option] = None
    return Topic(number, name, "discrete", place, tuple(found))


def word_of(node: Node, issue: str, log: Log) -> str | None:
    """A value of a discrete issue: always a text in quotes, also where it looks like a number."""
    if isinstance(node, Scalar) and node.quoted:
        return node.text
    wrong(log, node.place, "geniusweb_needs_word", issue=issue)
    return None


def _range(number: int, name: str, node: Node | None, place: Place, log: Log) -> Topic | None:
    """Lowest, highest, step; the highest counts only where a step meets it."""
    listed = list_of(node, log)
    if listed is None:
        return None
    if len(listed.items) != 3:
        wrong(log, listed.place, "geniusweb_range", issue=name)
        return None
    low, high, step = (number_of(item, log, quoted=True) for item in listed.items)
    if low is None or high is None or step is None:
        return None
    if low > high or step <= 0:
        wrong(log, listed.place, "geniusweb_range", issue=name)
        return None
    if (count := (high - low) // step + 1) > OPTIONS:
        wrong(log, listed.place, "range_too_fine", found=count, limit=OPTIONS)
        return None
    return Topic(number, name, "real", place, low=low, high=high, step=Fraction(step))

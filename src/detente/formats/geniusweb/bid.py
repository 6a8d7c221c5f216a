"""The reservation bid: a package, whose utility is the reservation value.

Whoever cannot say what the bid is worth has no reservation value, and a party that seems to accept
everything would be a guess: so whatever is wrong with a bid is an error.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from detente.case import Package, write_number
from detente.formats.document import Mapping, Node, Scalar
from detente.formats.geniusweb.domain import word_of
from detente.formats.imports.fields import group_of, needed, number_of, stated
from detente.formats.imports.notes import note, wrong
from detente.formats.imports.topics import Topic
from detente.formats.log import Log

BID = "reservationBid"


def package_of(space: Mapping, topics: Sequence[Topic], log: Log) -> Package | None:
    """The package of the bid, complete and of known values; None without one or with an error."""
    node = stated(space, BID)
    if node is None:
        note(log, space.place, "import_no_reservation")
        return None
    bid = group_of(node, log)
    chosen = None if bid is None else group_of(needed(bid, "issuevalues", log), log)
    if chosen is None:
        return None
    known = ", ".join(topic.name for topic in topics)
    for key, _ in chosen.entries:
        if key.text not in {topic.name for topic in topics}:
            wrong(log, key.place, "unknown_issue", id=key.text, known=known)
    found = [(topic.name, _option(topic, chosen, log)) for topic in topics]
    complete = tuple((name, option) for name, option in found if option is not None)
    return Package(complete) if len(complete) == len(topics) else None


def _option(topic: Topic, chosen: Mapping, log: Log) -> str | None:
    node = stated(chosen, topic.name)
    if node is None:
        wrong(log, chosen.place, "geniusweb_bid_incomplete", issue=topic.name)
        return None
    return _word(topic, node, log) if topic.kind == "discrete" else _number(topic, node, log)


def _word(topic: Topic, node: Node, log: Log) -> str | None:
    value = word_of(node, topic.name, log)
    if value is not None and value not in topic.options:
        known = ", ".join(topic.options)
        wrong(log, node.place, "unknown_option", id=value, issue=topic.name, known=known)
        return None
    return value


def _number(topic: Topic, node: Node, log: Log) -> str | None:
    number = number_of(node, log, quoted=True)
    if number is None:
        return None
    step = topic.step or Fraction(1)
    if not topic.low <= number <= topic.last or (number - topic.low) % step:
        ends = {"low": topic.low, "high": topic.high, "step": step}
        shown = {name: write_number(end) for name, end in ends.items()}
        assert isinstance(node, Scalar)
        wrong(log, node.place, "off_step", id=node.text, issue=topic.name, **shown)
        return None
    return write_number(number)

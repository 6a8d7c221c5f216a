"""What a value function is worth on an issue: unbounded, undivided, as exact fractions."""

from __future__ import annotations

from fractions import Fraction

from detente.case import parse_number, write_number
from detente.formats.document import Mapping, Node, Place, Scalar
from detente.formats.imports.notes import wrong
from detente.formats.imports.profile import Scores
from detente.formats.imports.topics import Topic
from detente.formats.log import Log
from detente.formats.negmas.nodes import (
    decimal,
    group_in,
    kind_of,
    note_unread,
    number_in,
    number_of,
    optional_number,
    place_in,
)

_KEYS = {
    "TableFun": ("mapping",),
    "AffineFun": ("slope", "bias"),
    "LinearFun": ("slope",),
    "IdentityFun": (),
    "ConstFun": ("bias",),
}
_CARRIES_VALUE = ("mapping", "slope", "bias")
_LISTED = 5
_ZERO, _ONE = Fraction(0), Fraction(1)


def scores_of(topic: Topic, node: Node, log: Log) -> Scores:
    """What a value function makes of an issue; errors go to the log and give no scores."""
    kind = kind_of(node)
    if not isinstance(node, Mapping) or kind not in _KEYS:
        wrong(log, node.place, "negmas_function", kind=kind or "–", issue=topic.name)
        return ()
    if not _only_its_keys(node, kind, log):
        return ()
    if kind == "TableFun":
        mapping = group_in(node, "mapping", log)
        return () if mapping is None else _table(topic, mapping, log)
    slope = number_in(node, "slope", log) if "slope" in _KEYS[kind] else _ZERO
    bias = number_in(node, "bias", log) if "bias" in _KEYS[kind] else _ZERO
    if kind == "IdentityFun":
        slope = _ONE
    if slope is None or bias is None:
        return ()
    if kind == "ConstFun":
        return tuple((option, bias) for option in ends_of(topic))
    return line(topic, slope, bias, kind, node.place, log)


def line(
    topic: Topic, slope: Fraction, bias: Fraction, kind: str, place: Place | None, log: Log
) -> Scores:
    """Slope times number plus bias, on every option or at both ends of a range.

    An option that is no number is an error naming ``kind``, the function that asked for one.
    """
    found = []
    for option in ends_of(topic):
        try:
            number = decimal(option)
        except ValueError:
            wrong(log, place, "negmas_not_numeric", issue=topic.name, value=option, kind=kind)
            return ()
        found.append((option, slope * number + bias))
    return tuple(found)


def ends_of(topic: Topic) -> tuple[str, ...]:
    """The options of an issue; of a range, which a straight line crosses, both ends."""
    if topic.kind == "discrete":
        return topic.options
    ends = (topic.low,) if topic.fixed else (topic.low, topic.high)
    return tuple(write_number(end) for end in ends)


def _only_its_keys(node: Mapping, kind: str, log: Log) -> bool:
    """Refuse a number that would be lost: the bias of a LinearFun, unless it is 0."""
    for key in _CARRIES_VALUE:
        if key in _KEYS[kind] or node.get(key) is None:
            continue
        if key == "mapping" or optional_number(node, key, log) != _ZERO:
            wrong(log, place_in(node, key), "negmas_function_key", key=key, kind=kind)
            return False
    note_unread(node, (*_CARRIES_VALUE, "name", "path", "id"), log)
    return True


def _table(topic: Topic, mapping: Mapping, log: Log) -> Scores:
    """A value for each option, and for nothing else; in the order of the domain."""
    if topic.kind == "real" and not topic.fixed:
        wrong(log, mapping.place, "negmas_table_on_range", issue=topic.name)
        return ()
    if topic.kind != "discrete" and len(mapping.entries) != topic.high - topic.low + 1:
        wrong(log, mapping.place, "negmas_table_length", issue=topic.name)
        return ()
    options = all_options(topic)
    known = frozenset(options)
    stated: dict[str, Fraction | None] = {}
    unknown = []
    for key, node in mapping.entries:
        option = key.text if topic.kind == "discrete" else _number_as_option(key.text)
        if option not in known:
            unknown.append(key)
        else:
            stated[option] = number_of(node, log)
    _tell_apart(topic, mapping, unknown, [o for o in options if o not in stated], log)
    values = ((option, stated.get(option)) for option in options)
    return tuple((option, value) for option, value in values if value is not None)


def _tell_apart(
    topic: Topic, mapping: Mapping, unknown: list[Scalar], missing: list[str], log: Log
) -> None:
    """Errors for what a table names beyond the options, and for options it does not name."""
    if unknown:
        listed = ", ".join(key.text for key in unknown[:_LISTED])
        wrong(log, unknown[0].place, "negmas_table_unknown", issue=topic.name, value=listed)
    if missing:
        listed = ", ".join(missing[:_LISTED])
        wrong(log, mapping.place, "negmas_table_missing", issue=topic.name, value=listed)


def all_options(topic: Topic) -> tuple[str, ...]:
    """Every way to settle an issue that is no range without a step."""
    if topic.kind == "discrete":
        return topic.options
    if topic.fixed:
        return (write_number(topic.low),)
    return tuple(str(number) for number in range(int(topic.low), int(topic.high) + 1))


def option_of(topic: Topic, written: str) -> str | None:
    """The option a text names: the words of a list exactly, a number of a range by its value."""
    if topic.kind == "discrete":
        return written if written in topic.options else None
    option = _number_as_option(written)
    if option is None:
        return None
    number = parse_number(option)
    whole = topic.kind == "real" or number.denominator == 1
    return option if whole and topic.low <= number <= topic.high else None


def _number_as_option(written: str) -> str | None:
    try:
        return write_number(decimal(written))
    except ValueError:
        return None

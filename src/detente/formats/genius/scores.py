"""The score of an option on its issue, by the rules of GENIUS 10.4, as exact fractions.

Scores on a range are straight lines between a few numbers: the ends, and where clipping sets in.
A case needs no more than those, since values between named numbers lie on straight lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from math import ceil, floor

from detente.case import write_number
from detente.formats.genius.attributes import name_at, number_at
from detente.formats.genius.domain import bounds_of, kind_of
from detente.formats.imports.notes import note, wrong
from detente.formats.imports.profile import Scores
from detente.formats.imports.topics import Topic
from detente.formats.log import Log
from detente.formats.xml_file import Element

_NO_TOP = Fraction(1, 100_000)
_ZERO, _ONE = Fraction(0), Fraction(1)


def scores_of(topic: Topic, element: Element, log: Log) -> Scores:
    """What one party's profile says of an issue; errors and gaps go to the log."""
    kind = kind_of(element, log)
    if kind is None:
        return ()
    if kind != topic.kind:
        wrong(
            log, element.place, "genius_other_kind", issue=topic.name, kind=kind, known=topic.kind
        )
        return ()
    if kind == "discrete":
        return _discrete(topic, element, log)
    bounds = bounds_of(element, log)
    if bounds is None:
        return ()
    if bounds != (topic.low, topic.high):
        note(log, element.place, "genius_other_bounds", issue=topic.name)
    if kind == "integer":
        return _integer(topic, element, bounds[0], log)
    return _real(topic, element, log)


def _discrete(topic: Topic, element: Element, log: Log) -> Scores:
    """Evaluation over the largest evaluation of that issue in that profile."""
    stated: dict[str, Fraction] = {}
    written: set[str] = set()
    for item in element.all("item"):
        value = name_at(item, "value", log)
        if value is None:
            continue
        if value in written:
            note(log, item.place, "genius_item_twice", value=value)
        written.add(value)
        stated.pop(value, None)
        if item.get("evaluation") in (None, "null"):
            continue
        evaluation = number_at(item, "evaluation", log)
        if evaluation is not None:
            stated[value] = evaluation
    known = set(topic.options)
    unknown = [value for value in stated if value not in known]
    if unknown:
        listed = ", ".join(unknown)
        note(log, element.place, "genius_unknown_value", value=listed, issue=topic.name)
    gaps = [option for option in topic.options if option not in stated]
    if gaps:
        note(log, element.place, "genius_no_evaluation", value=", ".join(gaps), issue=topic.name)
    top = max(stated.values(), default=_ZERO)
    if top < _NO_TOP:
        return tuple((option, _ZERO) for option in topic.options if option in stated)
    return tuple((o, stated[o] / top) for o in topic.options if o in stated)


def _integer(topic: Topic, element: Element, lower: Fraction, log: Log) -> Scores:
    """Slope times the distance from the profile's lower bound, plus offset, clipped."""
    evaluator = element.first("evaluator")
    if evaluator is None:
        return _named(topic, (topic.low, topic.high), lambda _: _ZERO)
    if not _linear(evaluator, log):
        return ()
    if evaluator.get("slope") is None and evaluator.get("parameter1") is not None:
        note(log, evaluator.place, "genius_old_dialect", issue=topic.name)
        slope, offset = _line(evaluator, "parameter1", "parameter0", log)
        lower = _ZERO
    else:
        slope, offset = _line(evaluator, "slope", "offset", log)
    if slope is None or offset is None:
        return ()
    kinks = [k for kink in _kinks(slope, offset - slope * lower) for k in (floor(kink), ceil(kink))]
    return _named(topic, kinks, lambda v: _clipped(slope * (v - lower) + offset))


def _real(topic: Topic, element: Element, log: Log) -> Scores:
    evaluator = element.first("evaluator")
    if evaluator is None:
        wrong(log, element.place, "genius_no_evaluator", issue=topic.name)
        return ()
    match evaluator.get("ftype"):
        case "linear":
            slope, offset = _line(evaluator, "parameter1", "parameter0", log)
            if slope is None or offset is None:
                return ()
            kinks = _kinks(slope, offset)
            return _named(topic, kinks, lambda v: _clipped(slope * v + offset))
        case "constant":
            level = number_at(evaluator, "parameter0", log)
            return () if level is None else _named(topic, (), lambda _: level)
        case "triangular":
            return _triangular(topic, evaluator, log)
    wrong(log, evaluator.place, "genius_evaluator", kind=evaluator.get("ftype") or "–")
    return ()


def _triangular(topic: Topic, evaluator: Element, log: Log) -> Scores:
    """From 0 at ``parameter0`` up to 1 at ``parameter2``, down to 0 at ``parameter1``."""
    found = [number_at(evaluator, f"parameter{n}", log) for n in range(3)]
    low, high, top = found
    if low is None or high is None or top is None:
        return ()
    if not low < top < high:
        # A jump is no straight line between two numbers, and what we cannot carry is not bent.
        wrong(log, evaluator.place, "genius_triangle", low=low, top=top, high=high)
        return ()

    def score(number: Fraction) -> Fraction:
        if not low <= number < high:
            return _ZERO
        if number < top:
            return (number - low) / (top - low)
        return 1 - (number - top) / (high - top)

    return _named(topic, (low, top, high), score)


def _linear(evaluator: Element, log: Log) -> bool:
    kind = evaluator.get("ftype") or "linear"
    if kind != "linear":
        wrong(log, evaluator.place, "genius_evaluator", kind=kind)
    return kind == "linear"


def _line(
    evaluator: Element, slope: str, offset: str, log: Log
) -> tuple[Fraction | None, Fraction | None]:
    return number_at(evaluator, slope, log), number_at(evaluator, offset, log)


def _clipped(score: Fraction) -> Fraction:
    return min(max(score, _ZERO), _ONE)


def _kinks(slope: Fraction, constant: Fraction) -> tuple[Fraction, ...]:
    """Where slope times number plus constant is 0 and where it is 1."""
    return () if slope == 0 else tuple((end - constant) / slope for end in (_ZERO, _ONE))


def _named(
    topic: Topic, kinks: Iterable[Fraction | int], score: Callable[[Fraction], Fraction]
) -> Scores:
    """The ends of the range and the kinks inside it, ascending, with their exact scores."""
    inside = {Fraction(kink) for kink in kinks if topic.low < kink < topic.high}
    numbers = sorted(inside | {topic.low, topic.high})
    return tuple((write_number(number), score(number)) for number in numbers)

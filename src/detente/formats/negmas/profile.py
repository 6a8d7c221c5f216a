"""One party's profile against its domain: by position, since it names no issue."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from detente.case import write_number
from detente.formats.document import Mapping, Node
from detente.formats.imports.notes import note, wrong
from detente.formats.imports.profile import Profile, Scores
from detente.formats.imports.topics import Topic
from detente.formats.imports.worth import worth_of
from detente.formats.log import Log
from detente.formats.negmas.domain import refuse_constraints
from detente.formats.negmas.functions import line, scores_of
from detente.formats.negmas.nodes import (
    group_in,
    kind_of,
    list_in,
    note_unread,
    number_of,
    optional_number,
    place_in,
)
from detente.formats.negmas.reservation import WRAPPERS, discount_of, reservation_of
from detente.formats.negmas.tables import boxes_of

ADDITIVE = "LinearAdditiveUtilityFunction"
STRAIGHT = ("AffineUtilityFunction", "LinearUtilityFunction")
TABLE = "MappingUtilityFunction"

_IGNORED = ("name", "path", "id", "stability", "dynamic_reservation", "constraints")
_OF_NO_DEAL = ("reserved_value", "reserved_outcome")
_OF_WRAPPER = ("ufun", "discount", "factor", "cost", "power")
_OF_KIND = {
    ADDITIVE: ("weights", "values", "bias"),
    **dict.fromkeys(STRAIGHT, ("weights", "bias")),
    TABLE: ("mapping", "default"),
}
_ZERO, _ONE = Fraction(0), Fraction(1)


def inner_of(root: Mapping, log: Log) -> Mapping | None:
    """The function itself: inside a discount wrapper, or the file as it stands."""
    return group_in(root, "ufun", log) if kind_of(root) in WRAPPERS else root


def read_profile(root: Mapping, topics: tuple[Topic, ...], log: Log) -> Profile:
    """A profile against its domain; errors and assumptions go to the log."""
    inner = inner_of(root, log)
    if inner is None:
        return Profile()
    kind = kind_of(inner)
    discount = None
    if inner is not root:
        discount = discount_of(root, log)
        refuse_constraints(root, log)
        note_unread(root, (*_IGNORED, *_OF_NO_DEAL, *_OF_WRAPPER), log)
    if kind not in _OF_KIND:
        wrong(log, inner.place, "negmas_profile_kind", kind=kind or "–")
        return Profile()
    refuse_constraints(inner, log)
    note_unread(inner, (*_IGNORED, *_OF_NO_DEAL, *_OF_KIND[kind]), log)
    profile = replace(_valued(kind, inner, topics, log), discount=discount)
    reservation = reservation_of(root, inner, topics, log)
    value = reservation.value
    if reservation.package is not None:
        value = worth_of(reservation.package, topics, profile)
    return replace(profile, reservation=value, fallback=reservation.package)


def _valued(kind: str, root: Mapping, topics: tuple[Topic, ...], log: Log) -> Profile:
    """What packages are worth, before no deal and discount."""
    if kind == TABLE:
        constant, boxes = boxes_of(root, topics, log)
        weights = dict.fromkeys((topic.name for topic in topics), _ZERO)
        return Profile(weights, constant=constant or None, boxes=boxes)
    weights = _weights(root, topics, log)
    bias = optional_number(root, "bias", log)
    if kind == ADDITIVE:
        _note_sum(weights, topics, root, log)
        return Profile(weights, _values(root, topics, log), constant=bias or None)
    numbers = {topic.name: line(topic, _ONE, _ZERO, kind, root.place, log) for topic in topics}
    return Profile(weights, numbers, constant=bias or None)


def _weights(root: Mapping, topics: tuple[Topic, ...], log: Log) -> dict[str, Fraction]:
    nodes = _one_each(root, "weights", topics, log)
    read = {topic.name: number_of(node, log) for topic, node in zip(topics, nodes, strict=False)}
    return {name: weight for name, weight in read.items() if weight is not None}


def _values(root: Mapping, topics: tuple[Topic, ...], log: Log) -> dict[str, Scores]:
    nodes = _one_each(root, "values", topics, log)
    pairs = zip(topics, nodes, strict=False)
    return {topic.name: scores_of(topic, node, log) for topic, node in pairs}


def _one_each(root: Mapping, key: str, topics: tuple[Topic, ...], log: Log) -> tuple[Node, ...]:
    """The entries of a list with one for each issue; nothing where their number differs."""
    nodes = list_in(root, key, log)
    if nodes is None:
        return ()
    if len(nodes) != len(topics):
        found, place = len(nodes), place_in(root, key)
        wrong(log, place, "negmas_length", key=key, found=found, known=len(topics))
        return ()
    return nodes


def _note_sum(
    weights: dict[str, Fraction], topics: tuple[Topic, ...], root: Mapping, log: Log
) -> None:
    total = sum(weights.values(), _ZERO)
    if len(weights) == len(topics) and total != _ONE:
        place = place_in(root, "weights")
        note(log, place, "import_weights_sum", total=write_number(total))

"""What no deal is worth, and the discount: a wrapper and what it wraps may both speak of them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from detente.case import Package, write_number
from detente.formats.document import Mapping, Scalar, Sequence
from detente.formats.imports.notes import note, wrong
from detente.formats.imports.topics import Topic
from detente.formats.log import Log
from detente.formats.negmas.nodes import given, kind_of, number_of, optional_number, place_in
from detente.formats.negmas.packages import package_of

WRAPPERS = ("ExpDiscountedUFun", "LinearDiscountedUFun")
NOT_STATED = ("-.inf", "-.Inf", "-.INF", "-Infinity")
"""A reservation value that nothing falls below, in YAML and in JSON."""

_SHARE = "relative_time"
_ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Reservation:
    """A number, or a package that is as good as no deal; neither where nothing is stated."""

    value: Fraction | None = None
    package: Package | None = None


def reservation_of(
    outer: Mapping, inner: Mapping, topics: tuple[Topic, ...], log: Log
) -> Reservation:
    """What counts: of the inner function, else of the wrapper; a number, else a package.

    Two that differ are an error. Without a wrapper ``outer`` and ``inner`` are the same.
    """
    here = _stated(inner, topics, log)
    there = here if inner is outer else _stated(outer, topics, log)
    _refuse_differences(here, there, outer, log)
    if here.value is None and there.value is not None:
        note(log, place_in(outer, "reserved_value"), "negmas_outer_reservation")
    value = there.value if here.value is None else here.value
    package = there.package if here.package is None else here.package
    if value is None and package is None:
        note(log, inner.place, "import_no_reservation")
    if value is not None and package is not None:
        note(log, outer.place, "negmas_package_beside")
        package = None
    return Reservation(value, package)


def _refuse_differences(here: Reservation, there: Reservation, outer: Mapping, log: Log) -> None:
    if here.value is not None and there.value is not None and here.value != there.value:
        shown = {"inner": write_number(here.value), "outer": write_number(there.value)}
        wrong(log, place_in(outer, "reserved_value"), "negmas_reservations_differ", **shown)
    if None not in (here.package, there.package) and here.package != there.package:
        wrong(log, place_in(outer, "reserved_outcome"), "negmas_packages_differ")


def _stated(node: Mapping, topics: tuple[Topic, ...], log: Log) -> Reservation:
    return Reservation(_value(node, log), _package(node, topics, log))


def _value(node: Mapping, log: Log) -> Fraction | None:
    found = given(node, "reserved_value")
    if found is None:
        return None
    if isinstance(found, Scalar) and not found.quoted and found.text in NOT_STATED:
        return None
    return number_of(found, log)


def _package(node: Mapping, topics: tuple[Topic, ...], log: Log) -> Package | None:
    found = given(node, "reserved_outcome")
    if found is None:
        return None
    if not isinstance(found, Mapping | Sequence):
        wrong(log, found.place, "negmas_package_length", known=len(topics))
        return None
    return package_of(found, topics, log)


def discount_of(wrapper: Mapping, log: Log) -> Fraction | None:
    """The factor of a wrapper, kept and not applied; its unit is noted where it is not a share."""
    if kind_of(wrapper) == "LinearDiscountedUFun":
        # A case knows a factor only; what is subtracted with time has no place in it.
        cost = given(wrapper, "cost") or given(wrapper, "discount")
        shown = cost.text if isinstance(cost, Scalar) else "–"
        note(log, wrapper.place, "negmas_linear_discount", cost=shown)
        return None
    stated = optional_number(wrapper, "discount", log)
    if stated is None or stated == _ONE:
        return None
    place = place_in(wrapper, "discount")
    if not 0 < stated < 1:
        note(log, place, "negmas_no_discount", found=write_number(stated))
        return None
    factor = given(wrapper, "factor")
    unit = factor.text if isinstance(factor, Scalar) else ""
    if unit == "step":
        note(log, place, "negmas_discount_per_round", found=write_number(stated))
    elif unit != _SHARE:
        code = "negmas_discount_unit" if unit else "negmas_discount_no_unit"
        note(log, place, code, found=write_number(stated), unit=unit)
    return stated

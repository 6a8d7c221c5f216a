"""A case as NegMAS YAML: one domain and a profile per party (formats, 5).

A profile is a `LinearAdditiveUtilityFunction` of tables. Weights and values are those stated where
both are decimals; else the issue weighs 1 and its values are the products.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from detente.case import Case, Issue, write_number
from detente.formats.exports.checks import refuse_too_big, refuse_unreadable_names
from detente.formats.exports.export import Export, Remark, remark
from detente.formats.exports.losses import losses, lost_caps, lost_ranges
from detente.formats.exports.names import file_stems
from detente.formats.exports.numbers import (
    DIGITS,
    Rounding,
    ends,
    rounded_down,
    rounding_notes,
)
from detente.formats.exports.utilities import Additive, Row, additive_utilities, constant_notes
from detente.formats.limits import YAML_BYTES
from detente.formats.negmas.reading import NAME
from detente.formats.negmas.text import Text, yaml_text

_DOMAIN = "domain"
_NOT_STATED = "-.inf"
_CLOSE = Fraction(1, 10**DIGITS)
"""How far the products of a rounded weight may lie from the utilities before they are written."""


def export(case: Case) -> Export:
    """The files of the case, and what is lost; nothing is written yet.

    Raises `CannotWrite` where a party's utility is not fixed or does not add up over issues.
    """
    refuse_unreadable_names(case, NAME)
    stated = additive_utilities(case, NAME)
    stems = file_stems([one.party for one in stated], [_DOMAIN])
    whole = frozenset(issue.id for issue in case.issues if _contiguous(issue))
    files = {f"{_DOMAIN}.yml": _domain(case, whole)}
    roundings = {one.party: Rounding(ends) for one in stated}
    for one in stated:
        utility = one.without_constant() if one.constant else one
        profile = _profile(case, utility, whole, roundings[one.party])
        files[f"{stems[one.party]}.yml"] = profile
    notes = (*constant_notes(case, stated), *rounding_notes(roundings))
    written = tuple((name, yaml_text(document).encode()) for name, document in files.items())
    lost = (*losses(case), *lost_ranges(case, whole), *lost_caps(stated), *_more(stated, stems))
    made = Export(NAME, written, lost, notes)
    refuse_too_big(made, YAML_BYTES)
    return made


def _more(utilities: tuple[Additive, ...], stems: dict[str, str]) -> Iterator[Remark]:
    if lost := [one.party for one in utilities if one.discount and _discount(one) is None]:
        yield remark("loss.discount", lost)
    if renamed := [one.party for one in utilities if stems[one.party] != one.party]:
        yield remark("loss.renamed", renamed)


def _contiguous(issue: Issue) -> bool:
    """Whether a range is one of NegMAS: every whole number between two others."""
    limits = issue.range
    if limits is None or limits.step != 1 or limits.low.denominator * limits.high.denominator != 1:
        return False
    return len(issue.option_ids()) == limits.count


def _domain(case: Case, whole: frozenset[str]) -> dict[str, Any]:
    issues = []
    for issue in case.issues:
        kind = "CategoricalIssue"
        values: list[str] = [Text(option) for option in issue.option_ids()]
        if issue.id in whole and issue.range is not None:
            kind = "ContiguousIssue"
            values = [write_number(end) for end in (issue.range.low, issue.range.high)]
        issues.append({"name": Text(issue.id), "type": kind, "values": values})
    return {"name": Text(_DOMAIN), "type": "DiscreteCartesianOutcomeSpace", "issues": issues}


def _profile(
    case: Case, utility: Additive, whole: frozenset[str], rounding: Rounding
) -> dict[str, Any]:
    """One party's file: it holds no number of anybody else."""
    weights, tables = [], []
    for issue, (weight, row) in zip(case.issues, _factors(utility, rounding), strict=True):
        weights.append(_decimal(weight))
        names = row if issue.id in whole else map(Text, row)
        mapping = dict(zip(names, map(_decimal, row.values()), strict=True))
        tables.append({"type": "TableFun", "mapping": mapping})
    worth = utility.reservation
    reserved = _NOT_STATED if worth is None else _decimal(rounding.worth(worth))
    plain = {
        "type": "LinearAdditiveUtilityFunction",
        "name": Text(utility.party),
        "reserved_value": reserved,
        "weights": weights,
        "values": tables,
    }
    discount = _discount(utility)
    if discount is None:
        return plain
    return {
        "type": "ExpDiscountedUFun",
        "name": Text(utility.party),
        "discount": _decimal(discount),
        "factor": "relative_time",
        "reserved_value": reserved,
        "ufun": plain,
    }


def _factors(utility: Additive, rounding: Rounding) -> Iterator[tuple[Fraction, Row]]:
    """Per issue a weight and values whose products are its amounts, as near as decimals come.

    The stated weights, unless products alone make every number of the party exact.
    """
    exact = all(map(ends, (one for row in utility.rows.values() for one in row.values())))
    for issue, row in utility.rows.items():
        stated = utility.weights.get(issue)
        weight, values = _stated(stated, row) if stated else (stated, row)
        away = max(abs(row[option] - (weight or 0) * value) for option, value in values.items())
        if weight is not None and (away == 0 or (away <= _CLOSE and not exact)):
            rounding.lower(away)
            yield weight, values
        else:
            yield Fraction(1), dict(zip(row, rounding.row(row.values()), strict=True))


def _stated(weight: Fraction, row: Row) -> tuple[Fraction, Row]:
    """The weight with the values behind the amounts, either rounded where it has to be."""
    return _near(weight), {option: _near(amount / weight) for option, amount in row.items()}


def _near(number: Fraction) -> Fraction:
    return number if ends(number) else rounded_down(number)


def _discount(utility: Additive) -> Fraction | None:
    """The discount where NegMAS's readers know one: above 0, at most 1."""
    stated = utility.discount
    if stated is None or not 0 < stated <= 1:
        return None
    return _near(stated) or None


def _decimal(number: Fraction) -> str:
    """A number with a point in it, which no YAML reader takes for a text or a whole number."""
    written = write_number(number)
    return written if "." in written else f"{written}.0"

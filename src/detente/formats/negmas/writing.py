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
    power_above,
    rounded_down,
)
from detente.formats.exports.utilities import Additive, Row, additive_utilities
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
    notes = []
    for one in stated:
        rounding = Rounding(ends)
        utility = one.without_constant() if one.constant else one
        files[f"{stems[one.party]}.yml"] = _profile(case, utility, whole, rounding)
        if one.constant:
            notes.append(remark("note.constant", (one.party,), issue=case.issues[0].id))
        if rounding.most:
            notes.append(remark("note.rounded", (one.party,), most=power_above(rounding.most)))
    written = tuple((name, yaml_text(document).encode()) for name, document in files.items())
    lost = (*losses(case), *lost_ranges(case, whole), *lost_caps(stated), *_more(stated, stems))
    made = Export(NAME, written, lost, tuple(notes))
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
    for issue in case.issues:
        weight, row = _factors(utility, issue.id, rounding)
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


def _factors(utility: Additive, issue: str, rounding: Rounding) -> tuple[Fraction, Row]:
    """A weight and values whose products are the amounts of an issue."""
    row, weight = utility.rows[issue], utility.weights.get(issue)
    if weight:
        values = {option: amount / weight for option, amount in row.items()}
        if all(map(ends, values.values())):
            near = weight if ends(weight) else rounded_down(weight)
            away = (weight - near) * max(map(abs, values.values()))
            if near == weight or (away <= _CLOSE and not all(map(ends, row.values()))):
                rounding.lower(away)
                return near, values
    elif weight == 0 and not any(row.values()):
        return weight, row
    return Fraction(1), dict(zip(row, rounding.row(row.values()), strict=True))


def _discount(utility: Additive) -> Fraction | None:
    """The discount where NegMAS's readers know one: above 0, at most 1."""
    stated = utility.discount
    if stated is None or not 0 < stated <= 1:
        return None
    return (stated if ends(stated) else rounded_down(stated)) or None


def _decimal(number: Fraction) -> str:
    """A number with a point in it, which no YAML reader takes for a text or a whole number."""
    written = write_number(number)
    return written if "." in written else f"{written}.0"

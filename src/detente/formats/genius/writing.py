"""A case as GENIUS XML: one domain and a profile per party (formats, 3.6).

GENIUS divides the evaluations of an issue by the largest, so that they are written as the smallest
whole numbers in their ratio, and the best score of an issue goes into its weight: both are exact.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from math import gcd, lcm

from detente.case import Case, Issue, write_number
from detente.case.numbers import LONGEST
from detente.formats.exports.checks import refuse_too_big, refuse_unreadable_names
from detente.formats.exports.export import CannotWrite, Export, Remark, remark
from detente.formats.exports.losses import losses, lost_ranges
from detente.formats.exports.names import file_stems
from detente.formats.exports.numbers import (
    DIGITS,
    Rounding,
    ends,
    rounded_down,
    rounding_notes,
    short,
)
from detente.formats.exports.utilities import Additive, Row, additive_utilities
from detente.formats.genius.markup import Tag
from detente.formats.genius.reading import NAME
from detente.formats.genius.scale import cut, on_scale, shifted
from detente.formats.imports.notes import plain
from detente.formats.limits import TEXT_LENGTH, XML_BYTES, XML_ELEMENTS

_DOMAIN = "domain"
_FINEST = 10**20
"""Whole numbers up to this stand for scores whose exact ratio needs too many digits."""


def export(case: Case) -> Export:
    """The files of the case, and what is lost; nothing is written yet.

    Raises `CannotWrite` where a party's utility is not fixed, does not add up over issues, or would
    be changed by GENIUS's cap of 1.
    """
    refuse_unreadable_names(case, NAME)
    stated = additive_utilities(case, NAME)
    scaled = _scaled(stated)
    whole = frozenset(issue.id for issue in case.issues if _is_integer(issue, scaled))
    stems = file_stems([one.party for one in stated], [_DOMAIN])
    roots = {f"{_DOMAIN}.xml": _domain(case, whole, stems)}
    moved = [one.party for one in stated if shifted(one)]
    notes = [remark("note.shifted", moved)] if moved else []
    roundings = {one.party: Rounding(ends, DIGITS) for one in scaled}
    for one in scaled:
        roundings[one.party].lower(cut(one))
        roots[f"{stems[one.party]}.xml"] = _profile(case, one, whole, roundings[one.party])
    notes += rounding_notes(roundings)
    files = tuple((name, root.document().encode()) for name, root in roots.items())
    made = Export(NAME, files, tuple(_lost(case, stated, whole)), tuple(notes))
    crowded = [name for name, root in roots.items() if root.elements > XML_ELEMENTS]
    refuse_too_big(made, XML_BYTES, crowded)
    return made


def _scaled(utilities: tuple[Additive, ...]) -> list[Additive]:
    found = [on_scale(one) for one in utilities]
    hindered = [one for one in found if isinstance(one, Remark)]
    if hindered:
        raise CannotWrite(NAME, hindered)
    return [one for one in found if isinstance(one, Additive)]


def _lost(case: Case, utilities: tuple[Additive, ...], whole: frozenset[str]) -> Iterator[Remark]:
    yield from losses(case, keeps=("issue_notes",))
    if notes := [issue.id for issue in case.issues if issue.note and not _about(issue)]:
        yield remark("loss.issue_notes", notes)
    yield from lost_ranges(case, whole)
    if unstated := [one.party for one in utilities if one.reservation is None]:
        yield remark("loss.no_deal_open", unstated)
    if lost := [one.party for one in utilities if one.discount and _discount(one) is None]:
        yield remark("loss.discount", lost)
    if renamed := [one.party for one in utilities if one.party != one.party.strip()]:
        yield remark("loss.renamed", renamed)


def _about(issue: Issue) -> str:
    """An issue's note where a description can hold it: plain, on one line, no blanks around it."""
    words = (issue.note.plain if issue.note else None) or ""
    return words if plain(words).strip()[:TEXT_LENGTH] == words else ""


def _domain(case: Case, whole: frozenset[str], stems: dict[str, str]) -> Tag:
    """Issues and options; who has which profile, where its file cannot carry the name."""
    objective = _objective()
    for index, issue in enumerate(case.issues, 1):
        element = objective.add(_issue(issue, index, issue.id in whole))
        if issue.id not in whole:
            for number, option in enumerate(issue.option_ids(), 1):
                element.add(Tag("item", index=number, value=option))
    root = Tag("negotiation_template")
    for party, stem in stems.items():
        if stem != party:
            root.add(Tag("agent", name=party, utility_space=f"{stem}.xml"))
    root.add(Tag("utility_space", number_of_issues=len(case.issues))).add(objective)
    return root


def _objective() -> Tag:
    return Tag(
        "objective", index=0, name="root", type="objective", etype="objective", description=""
    )


def _issue(issue: Issue, index: int, whole: bool) -> Tag:
    kind = "integer" if whole else "discrete"
    element = Tag("issue", index=index, name=issue.id, type=kind, etype=kind, vtype=kind)
    if about := _about(issue):
        element.attributes["description"] = about
    if whole and issue.range is not None:
        element.attributes["lowerbound"] = write_number(issue.range.low)
        element.attributes["upperbound"] = write_number(issue.range.high)
    return element


def _profile(case: Case, utility: Additive, whole: frozenset[str], rounding: Rounding) -> Tag:
    """One party's file: it holds no number of anybody else."""
    objective = _objective()
    weights = []
    for index, issue in enumerate(case.issues, 1):
        row = utility.rows[issue.id]
        element = objective.add(_issue(issue, index, issue.id in whole))
        exact = max(row.values())
        if issue.id in whole:
            line = _line(issue, utility)
            assert line is not None
            exact, slope, offset = line
            element.add(_evaluator(slope, offset))
        else:
            evaluations = _evaluations(row, rounding)
            for number, (option, amount) in enumerate(evaluations.items(), 1):
                element.add(Tag("item", index=number, value=option, evaluation=amount))
        (weight,) = rounding.row([exact])
        weights.append(Tag("weight", index=index, value=write_number(weight)))
    for tag in weights:
        objective.add(tag)
    root = Tag("utility_space")
    root.add(objective)
    root.add(Tag("discount_factor", value=write_number(_discount(utility) or Fraction(1))))
    worth = rounding.worth(utility.reservation) if utility.reservation is not None else Fraction(0)
    root.add(Tag("reservation", value=write_number(worth)))
    return root


def _evaluator(slope: Fraction, offset: Fraction) -> Tag:
    numbers = {"slope": write_number(slope), "offset": write_number(offset)}
    return Tag("evaluator", ftype="linear", **numbers)


def _evaluations(row: Row, rounding: Rounding) -> dict[str, int]:
    """The smallest whole numbers in the ratio of the amounts; all 0 where they are."""
    best = max(row.values())
    if best == 0:
        return dict.fromkeys(row, 0)
    scores = {option: amount / best for option, amount in row.items()}
    common = lcm(*(score.denominator for score in scores.values()))
    if len(str(common)) > LONGEST or not all(map(short, scores.values())):
        rounded = {option: int(score * _FINEST) for option, score in scores.items()}
        rounding.lower(max(best * (scores[o] - Fraction(rounded[o], _FINEST)) for o in row))
        return rounded
    whole = {option: int(score * common) for option, score in scores.items()}
    divisor = gcd(*whole.values())
    return {option: amount // divisor for option, amount in whole.items()}


def _is_integer(issue: Issue, utilities: list[Additive]) -> bool:
    """Whether a range is one of GENIUS: whole numbers, on which every party's score is a line."""
    limits = issue.range
    if limits is None or limits.step != 1 or limits.low.denominator * limits.high.denominator != 1:
        return False
    if len(issue.option_ids()) != limits.count:
        return False
    return all(_line(issue, one) is not None for one in utilities)


def _line(issue: Issue, utility: Additive) -> tuple[Fraction, Fraction, Fraction] | None:
    """Weight of a range, slope and offset of its scores, as decimals; None where there are none.

    The score is slope times the distance from the lower bound, plus offset, from 0 to 1: it is not
    divided by the best, so that the stated weight will do where the best score is below 1.
    """
    amounts = list(utility.rows[issue.id].values())
    step, best = amounts[1] - amounts[0], max(amounts)
    if any(after - before != step for before, after in pairwise(amounts)):
        return None
    if best == 0:
        return best, best, best
    roomy = utility.cap == 1 or sum(utility.weights.values()) <= 1
    stated = utility.weights.get(issue.id, best) if roomy else best
    for weight in (max(stated, best), best):
        slope, first, last = (amount / weight for amount in (step, amounts[0], amounts[-1]))
        if all(map(ends, (slope, first, last))):
            return weight, slope, first
    return None


def _discount(utility: Additive) -> Fraction | None:
    """The discount where GENIUS knows it: above 0, at most 1, rounded down if it never ends."""
    stated = utility.discount
    if stated is None or not 0 < stated <= 1:
        return None
    return (stated if ends(stated) else rounded_down(stated)) or None

"""Issues and profiles as a case: everything becomes statements, as given and graded *said*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from detente.case import (
    Basis,
    Bounds,
    Case,
    Comparison,
    Grade,
    Linkage,
    NoDeal,
    Party,
    Scale,
    Statement,
    Text,
    Value,
    Weight,
    Worth,
    fault,
    text,
    write_number,
)
from detente.case.numbers import LONGEST
from detente.formats.document import Place
from detente.formats.imports.profile import Profile
from detente.formats.imports.topics import Topic
from detente.formats.log import Log
from detente.i18n import say

SAID = Basis(grade=Grade.SAID)
ASSUMED = Basis(grade=Grade.ASSUMED)


@dataclass(frozen=True, slots=True)
class Side:
    """A party: its id, the file of its profile, what the profile says and where it begins."""

    id: str
    file: str
    profile: Profile
    place: Place


def case_of(
    name: str, topics: tuple[Topic, ...], sides: tuple[Side, ...], notes: tuple[str, ...], log: Log
) -> Case:
    """The case; ``notes`` are in both languages, (English, German). Places go to the log.

    A number whose exact text is longer than a case holds is an error in the log.
    """
    for topic in topics:
        log.places[f"issues.{topic.name}"] = topic.place
    for side in sides:
        for kind in ("parties", "statements", "no_deal"):
            log.places[f"{kind}.{side.id}"] = side.place
    case = Case(
        id=name,
        note=text(en=notes[0], de=notes[1]),
        parties=tuple(Party(s.id, Text(plain=s.id), note=_origin(s)) for s in sides),
        issues=tuple(topic.issue() for topic in topics),
        statements=tuple(one for side in sides for one in _statements(side)),
        scales=tuple(_scale(side) for side in sides),
        no_deal=tuple(found for side in sides if (found := _no_deal(side))),
        linkages=tuple(link for side in sides for link in _linkages(side)),
    )
    _refuse_long_numbers(case, {side.id: side.place for side in sides}, log)
    return case


def _origin(side: Side) -> Text:
    words = {lang: say("formats.imported_from", lang, file=side.file) for lang in ("en", "de")}
    return text(**words)


def _scale(side: Side) -> Scale:
    profile = side.profile
    return Scale(side.id, True, profile.constant, profile.cap, profile.discount)


def _no_deal(side: Side) -> NoDeal | None:
    """Its worth as a number, and the package it is worth where the file names one.

    The package alone where its worth has more digits than a case holds: that is as exact.
    """
    profile = side.profile
    if profile.reservation is None:
        return None
    same = (Comparison("as_good_as", profile.fallback),) if profile.fallback else ()
    basis = ASSUMED if profile.assumed else SAID
    written = None if same and _too_long(profile.reservation) else profile.reservation
    return NoDeal(side.id, written, comparisons=same, basis=basis)


def _too_long(number: Fraction) -> bool:
    return len(write_number(number)) > LONGEST


def _statements(side: Side) -> Iterator[Statement]:
    """Weights, then values."""
    base = f"statements.{side.id}"
    for issue, weight in side.profile.weights.items():
        yield Weight(f"{base}.weights.{issue}", side.id, issue, weight, basis=SAID)
    for issue, scores in side.profile.scores.items():
        for option, score in scores:
            place = f"{base}.values.{issue}.{option}"
            yield Value(place, side.id, issue, option, score, basis=SAID)


def _linkages(side: Side) -> Iterator[Linkage]:
    for number, (box, amount) in enumerate(side.profile.boxes, 1):
        name = f"{side.id} {number}"
        yield Linkage(name, "worth", box, worth=Worth(amount), owner=side.id, basis=SAID)


def _refuse_long_numbers(case: Case, places: dict[str, Place], log: Log) -> None:
    """A division can give more digits than a case file holds; refused rather than rounded."""
    told: set[Place] = set()
    ranges = {issue.id for issue in case.issues if issue.range is not None}
    values = (s for s in case.statements if isinstance(s, Value) and s.issue in ranges)
    written = [(places[value.holder], value.option) for value in values]
    for place, number in _numbers(case, places, log):
        written.append((place, "" if number is None else write_number(number)))
    for place, words in written:
        if place not in told and len(words) > LONGEST:
            told.add(place)
            log.add(fault("", "import_too_fine", limit=LONGEST), place)


def _numbers(
    case: Case, places: dict[str, Place], log: Log
) -> Iterator[tuple[Place, Fraction | None]]:
    """Every number of the case that a file wrote or that a division gave."""
    for issue in case.issues:
        if issue.range is not None:
            for end in (issue.range.low, issue.range.high, issue.range.step):
                yield log.places[f"issues.{issue.id}"], end
    for statement in case.statements:
        if isinstance(statement, Weight | Value):
            yield places[statement.holder], statement.value
    for scale in case.scales:
        yield places[scale.holder], scale.constant
        yield places[scale.holder], scale.discount
    for no_deal in case.no_deal:
        yield places[no_deal.party], no_deal.value
    for link in case.linkages:
        place = places[link.owner or ""]
        yield place, link.worth.value if link.worth else None
        for _, bounds in link.when.parts:
            if isinstance(bounds, Bounds):
                yield place, bounds.at_least
                yield place, bounds.at_most

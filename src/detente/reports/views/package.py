"""One package by itself: a card per party, and what the package is, issue by issue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from detente.analysis.agreements import Verdict
from detente.analysis.overview import Cell, Judged, Row, Score
from detente.case import Kind
from detente.reports.words import elements
from detente.reports.words.cell import acceptance, deciding, otherwise
from detente.reports.words.names import Names
from detente.reports.words.no_deal import no_deal
from detente.reports.words.ranges import distance, points_range
from detente.reports.words.worth import Measure


@dataclass(frozen=True, slots=True)
class DemandView:
    """A demand (by id) that the package crosses; ``possible``: it rests on less than a report."""

    demand: str
    words: str
    reason: str
    grade: str
    grade_word: str
    possible: bool


@dataclass(frozen=True, slots=True)
class PartyOnPackage:
    """One party: whether it accepts and why, what is crossed, what the package is worth to it.

    ``because`` is the id of the deciding element; ``points`` are empty where nothing fixes a
    utility, ``range`` where every compatible utility agrees; ``at``, ``low`` and ``high`` are
    where a bar of 0 to 100 has its tick and its ends, None where there are none.
    """

    name: str
    kind: str
    acceptance: str
    word: str
    deciding: str
    because: str
    grade: str
    grade_word: str
    otherwise: str
    crossed: tuple[DemandView, ...]
    points: str
    range: str
    no_deal: str
    low: int | None
    high: int | None
    at: int | None


@dataclass(frozen=True, slots=True)
class PackagePageView:
    """The package: a sentence of what moves, a card per party, the facts it does not keep to."""

    moves: str
    answer: str
    parties: tuple[PartyOnPackage, ...]
    broken: tuple[str, ...]
    beyond: str


def package_page_view(names: Names, found: Judged, tops: Mapping[str, Fraction]) -> PackagePageView:
    """The view of a package judged; ``tops`` are what 100 points are, per party."""
    row = Row("", "broad", found.package, found.moves, found.cells)
    beyond = [*found.authority.recommend, *found.authority.not_theirs]
    others = [issue for issue in found.moves if issue in beyond]
    return PackagePageView(
        moves=names.package(found.package),
        answer=_answer(names, found),
        parties=tuple(
            _party(names, found, row, cell, score, _top(names, cell.party, tops))
            for cell, score in zip(found.cells, found.scores, strict=True)
        ),
        broken=tuple(elements.full(names, each) for each in found.broken),
        beyond=names.say(
            "findings.package.beyond", issues=names.both(names.issue(each) for each in others)
        )
        if others
        else "",
    )


def no_deal_page_view(names: Names, verdicts: Mapping[str, Verdict]) -> PackagePageView:
    """How every party stands without agreement, read against today."""
    return PackagePageView(
        moves="",
        answer="",
        parties=tuple(
            PartyOnPackage(
                name=names.party(party),
                kind=no_deal(names, names.case.no_deal_of(party)),
                acceptance=str(verdict.acceptance),
                word=acceptance(names, verdict.acceptance),
                deciding=names.say(f"acceptance.reason.{verdict.reason}", issue=""),
                because=verdict.because or "",
                grade=str(verdict.grade or ""),
                grade_word=names.grade(verdict.grade) if verdict.grade else "",
                otherwise="",
                crossed=(),
                points="",
                range="",
                no_deal="",
                low=None,
                high=None,
                at=None,
            )
            for party, verdict in verdicts.items()
        ),
        broken=(),
        beyond="",
    )


def _top(names: Names, party: str, tops: Mapping[str, Fraction]) -> Fraction | None:
    """What 100 points are; None for numbers as given of which nobody worked out the best."""
    native = None if names.case.scale(party).as_given else Fraction(1)
    return tops.get(party, native)


def _answer(names: Names, found: Judged) -> str:
    """One sentence: who at the table accepts it, who depends, who refuses, who is unknown."""
    said = []
    for value in ("certain", "possible", "refused", "unknown"):
        who = [c.party for c in found.cells if c.acceptance == value and c.party in found.parties]
        if who:
            word = names.say(f"findings.package.answer.{value}")
            said.append(f"{word}: {names.parties(who)}.")
    return " ".join(said)


def _party(
    names: Names, found: Judged, row: Row, cell: Cell, score: Score, top: Fraction | None
) -> PartyOnPackage:
    measure = Measure(cell.party, top or Fraction(1), top == 1)
    crossed = dict(found.crossed)[cell.party]
    central = None if top is None else score.central
    points = None if central is None else measure.points(central)
    low, high = (None, None) if top is None else _ends(measure, score)
    where = "in" if cell.party in found.parties else "out"
    return PartyOnPackage(
        name=names.party(cell.party),
        kind=names.say(f"report.party.{_kind(names, cell.party)}_{where}"),
        acceptance=str(cell.acceptance),
        word=acceptance(names, cell.acceptance),
        deciding=deciding(names, row, cell),
        because=cell.because or "",
        grade=str(cell.grade or ""),
        grade_word=names.grade(cell.grade) if cell.grade else "",
        otherwise=otherwise(names, cell),
        crossed=tuple(_demand(names, each) for each in crossed),
        points="" if points is None else names.say("report.range.points", points=points),
        range="" if low is None else points_range(names, measure, score.utility),
        no_deal="" if top is None else distance(names, measure, score),
        low=low,
        high=high,
        at=None if points is None else max(0, min(100, points)),
    )


def _kind(names: Names, party: str) -> Kind:
    return names.case.party(party).kind


def _ends(measure: Measure, score: Score) -> tuple[int | None, int | None]:
    """The ends of the bar; none where nothing is known, which is no range from 0 to 100."""
    span = score.utility
    if span.low is None or span.high is None:
        return None, None
    low, high = (max(0, min(100, measure.points(end))) for end in (span.low, span.high))
    return (None, None) if (low, high) == (0, 100) else (low, high)


def _demand(names: Names, demand: str) -> DemandView:
    grade = elements.grade_of(names, demand)
    return DemandView(
        demand=demand,
        words=elements.full(names, demand),
        reason=elements.reason(names, demand),
        grade=str(grade),
        grade_word=names.grade(grade),
        possible=grade.only_possible,
    )

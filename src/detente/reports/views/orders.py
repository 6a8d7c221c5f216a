"""What is certain between the packages of the brief, and what is open: per party a ranking."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.overview import Analysis, Place
from detente.reports.words.names import Names
from detente.reports.words.orders import certain_order
from detente.reports.words.ranges import distance, points_range, rank
from detente.reports.words.rows import ref_name
from detente.reports.words.worth import Measure, measures


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A package in a ranking: points with their range, its ranks, and how sure the next step is.

    ``next`` is ``certain`` or ``open``, empty for the last one.
    """

    name: str
    points: str
    rank: str
    no_deal: str
    next: str


@dataclass(frozen=True, slots=True)
class OrdersView:
    """Rankings of the parties with values at the table, then every certain order of the others."""

    rankings: tuple[tuple[str, tuple[PlaceView, ...]], ...]
    certain: tuple[str, ...]


def orders_view(names: Names, analysis: Analysis) -> OrdersView:
    """Between the packages of the brief, sorted by central values; nobody's points are compared."""
    scale = {measure.party: measure for measure in measures(analysis, analysis.held)}
    ranked = {
        party: places
        for party, places in analysis.certainty.rankings
        if party in scale and all(place.score.central is not None for place in places)
    }
    return OrdersView(
        tuple(
            (
                names.party(party),
                tuple(_place(names, analysis, scale[party], place) for place in places),
            )
            for party, places in ranked.items()
            if len(places) > 1
        ),
        tuple(certain_order(names, analysis, o) for o in analysis.orders if o.party not in ranked),
    )


def _place(names: Names, analysis: Analysis, measure: Measure, place: Place) -> PlaceView:
    score = place.score
    assert score.central is not None
    span = points_range(names, measure, score.utility)
    points = names.say("report.range.points", points=measure.points(score.central))
    sure = {None: "", True: "certain", False: "open"}[place.sure_next]
    return PlaceView(
        name=ref_name(names, analysis, place.ref),
        points=f"{points} ({span})" if span else points,
        rank=rank(names, place),
        no_deal=distance(names, measure, score),
        next=sure,
    )

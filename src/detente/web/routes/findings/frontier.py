"""The frontier: a chart whose points open their package, and a table to sort and filter."""

from __future__ import annotations

from itertools import combinations
from typing import Annotated, Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from detente.meeting.policy import Action
from detente.web.routes.findings.asked import Asked
from detente.web.routes.findings.showing import analysis_of, finding_page
from detente.web.seat import Seat, needs

router = APIRouter()

ANSWERS = ("certain", "possible", "refused", "unknown")


@router.get("/cases/{case}/findings/frontier")
def frontier(
    request: Request, case: str, seat: Annotated[Seat, needs(Action.READ_CASE)]
) -> Response:
    """What cannot be improved for one without loss to another."""
    asked, version = Asked(request, seat, case), seat.workbench.version(case)
    answer = analysis_of(request, seat, version, asked)
    if isinstance(answer, Response):
        return answer
    values: dict[str, Any] = {}
    if not answer["lacking"]:
        answer |= {"answer": answer["answers"]["frontier"]}
        if answer["frontier"] is not None and not asked.wrong:
            values = _shown(answer["frontier"], asked)
    return finding_page(
        request,
        seat,
        version,
        "frontier",
        asked,
        answer,
        command=("analyze", asked.analyze_options()),
        template="findings/frontier.html",
        shown=values,
        answers=ANSWERS,
    )


def _shown(found: dict[str, Any], asked: Asked) -> dict[str, Any]:
    """The chart of the axes asked for; the rows that pass the filter, in the order asked for."""
    ids = [party["id"] for party in found["parties"]]
    pairs = [pair for pair in _pairs(ids) if pair in found["charts"]]
    axes = asked.text("axes")
    sort, whose, how = asked.text("sort"), asked.text("of"), asked.text("answer")
    rows = found["rows"]
    if asked.text("zone") == "yes":
        rows = [row for row in rows if row["accepted"]]
    if whose in ids and how in ANSWERS:
        rows = [row for row in rows if row["answers"][whose] == how]
    if sort in ids:
        place = ids.index(sort)
        rows = sorted(rows, key=lambda row: -int(row["points"][place]))
    elif sort == "least":
        rows = sorted(rows, key=lambda row: -min(row["points"]))
    return {
        "axes": axes if axes in pairs else pairs[0],
        "pairs": [(pair, *_names(found["parties"], pair)) for pair in pairs],
        "rows": rows,
        "sort": sort if sort in (*ids, "least") else "",
        "of": whose,
        "answer": how,
        "zone": asked.text("zone"),
    }


def _pairs(ids: list[str]) -> list[str]:
    return [f"{x}-{y}" for x, y in combinations(range(len(ids)), 2)]


def _names(parties: list[dict[str, Any]], pair: str) -> tuple[str, str]:
    x, y = (int(place) for place in pair.split("-"))
    return parties[x]["name"], parties[y]["name"]

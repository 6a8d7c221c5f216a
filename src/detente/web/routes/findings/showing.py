"""A page of findings: what was worked out, or the page that shows how far the work is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import Request
from starlette.responses import Response

from detente.app.jobs import RefusedError
from detente.app.stylesheets import marks_svg
from detente.app.workbench import Version
from detente.app.workbench.tasks.findings.analysed import analysed
from detente.app.workbench.tasks.findings.common import NAMED
from detente.app.workbench.tasks.findings.files import FILES
from detente.i18n import say
from detente.web.case_pages import case_page
from detente.web.jobs import worked_out
from detente.web.routes.findings.asked import SECONDS, Asked
from detente.web.routes.findings.command import command_line
from detente.web.routes.findings.entered import ENTRIES
from detente.web.seat import Seat

_NOTHING: dict[str, Any] = {
    "sections": [],
    "answer": "",
    "answers": {},
    "frontier": None,
    "partial": None,
}
"""What is answered where something in the question does not fit."""


def analysis_of(
    request: Request, seat: Seat, version: Version, asked: Asked
) -> dict[str, Any] | Response:
    """What the analysis says: worked out once for a version, its parties and its time."""
    back, heading = asked.here(), say("findings.working", seat.language)
    try:
        return worked_out(
            request, seat, version, analysed, asked.analysis(), back=back, heading=heading
        )
    except RefusedError as refused:
        if not asked.power:
            raise
        asked.refuse_power(str(refused))
        return analysis_of(request, seat, version, asked)


def finding_page(
    request: Request,
    seat: Seat,
    version: Version,
    key: str,
    asked: Asked,
    answer: dict[str, Any],
    /,
    *,
    command: tuple[str, Mapping[str, Any]] | None,
    template: str = "findings/finding.html",
    **values: Any,
) -> Response:
    """A page of one question: its answer, its sections, its form, its JSON, its command.

    ``command`` is None where no command asks what the page asks. Where something that was entered
    does not fit, the page has the forms with the faults beside their fields, and no answer.
    """
    if answer["lacking"]:
        return case_page(
            request,
            seat,
            version,
            "findings",
            "findings/lacking.html",
            key=key,
            lacking=answer["lacking"],
        )
    known = seat.workbench.remembered(version, analysed, asked.analysis())
    names = known["named"] if known and not known["lacking"] else NAMED
    return case_page(
        request,
        seat,
        version,
        "findings",
        template,
        key=key,
        status=422 if asked.wrong else 200,
        found=answer | _NOTHING if asked.wrong else answer,
        marks=marks_svg(),
        asked=asked,
        names=names,
        seconds=SECONDS,
        entries=ENTRIES,
        files=_files(asked, key),
        same=None if asked.wrong or not command else _same(asked, seat, answer["id"], *command),
        **values,
    )


def _files(asked: Asked, key: str) -> list[tuple[str, str]]:
    """The endings in which the answer of a page is written, each with its address."""
    named = asked.names_package if key == "roadmap" else asked.text("as")
    if not named or asked.wrong:
        return []
    at = f"{asked.at}/findings/files/{key}"
    return [(ending, asked.here(f"{at}.{ending}")) for ending in FILES.get(key, ())]


def _same(
    asked: Asked, seat: Seat, case: str, verb: str, options: Mapping[str, Any]
) -> tuple[str, str]:
    """Where the same answer is had: the address of its JSON, and the command."""
    address = asked.here(f"{asked.at}/findings/json/{verb}")
    return address, command_line(verb, case, seat.language, options)

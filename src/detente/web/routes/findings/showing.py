"""A page of findings: what was worked out, or the page that shows how far the work is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import Request
from starlette.responses import Response

from detente.app.stylesheets import marks_svg
from detente.app.workbench import Version
from detente.app.workbench.tasks.findings.analysed import analysed
from detente.app.workbench.tasks.findings.common import NAMED
from detente.i18n import say
from detente.web.case_pages import case_page
from detente.web.jobs import worked_out
from detente.web.routes.findings.asked import SAMPLES, SECONDS, Asked
from detente.web.routes.findings.command import command_line
from detente.web.seat import Seat


def analysis_of(
    request: Request, seat: Seat, version: Version, asked: Asked
) -> dict[str, Any] | Response:
    """What the analysis says: worked out once for a version, its parties and its time."""
    return worked_out(
        request,
        seat,
        version,
        analysed,
        asked.everybody(),
        back=asked.here(),
        heading=say("findings.working", seat.language),
    )


def finding_page(
    request: Request,
    seat: Seat,
    version: Version,
    key: str,
    asked: Asked,
    answer: Mapping[str, Any],
    /,
    *,
    command: tuple[str, Mapping[str, Any]] | None,
    template: str = "findings/finding.html",
    **values: Any,
) -> Response:
    """A page of one question: its answer, its sections, its form, its JSON, its command.

    ``command`` is None where no command asks what the page asks.
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
    known = seat.workbench.remembered(version, analysed, asked.everybody())
    names = known["named"] if known and not known["lacking"] else NAMED
    return case_page(
        request,
        seat,
        version,
        "findings",
        template,
        key=key,
        found=answer,
        marks=marks_svg(),
        asked=asked,
        names=names,
        seconds=SECONDS,
        sample_sizes=SAMPLES,
        same=command and _same(asked, seat, answer["id"], *command),
        **values,
    )


def _same(
    asked: Asked, seat: Seat, case: str, verb: str, options: Mapping[str, Any]
) -> tuple[str, str]:
    """Where the same answer is had: the address of its JSON, and the command."""
    address = asked.here(f"{asked.at}/findings/json/{verb}")
    return address, command_line(verb, case, seat.language, options)

"""A claim coded: its sheet of questions, the answers given, confirmed or withdrawn."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from detente.app.coding.desk import Desk
from detente.app.coding.questions import Choice, Form
from detente.app.coding.sheet import Item, confirmed, fill, sheet, withdrawn
from detente.app.coding.showing import value_text
from detente.app.requests import BadRequestError
from detente.app.workbench.tasks.common import Progress, case_in
from detente.app.workbench.tasks.sources.common import claim_in, desk_in, digest_of
from detente.app.workbench.tasks.sources.listed import facts_of
from detente.app.workbench.tasks.sources.making import makeable
from detente.app.workbench.tasks.sources.marking import place_told
from detente.app.workbench.tasks.sources.places import places_of
from detente.app.workbench.tasks.sources.read import passages_told
from detente.app.workbench.tasks.sources.words import (
    claim_told,
    elements_told,
    grades_told,
    history_told,
)
from detente.case import Claim, standing
from detente.i18n import say
from detente.reports.words.evidence import element_words
from detente.reports.words.names import Names


def claim_shown(
    folder: Path, request: dict[str, Any], _progress: Progress
) -> dict[str, Any] | None:
    """The ``claim`` of a ``source`` with its passage, its questions, its grade and its history.

    None where the case has no such claim. Raises `BadRequestError` where the text is not at hand.
    """
    case = case_in(folder, request["language"])
    known = [(claim.source, claim.id) for claim in case.claims]
    if (request["source"], request["claim"]) not in known:
        return None
    desk = desk_in(folder, request, case)
    claim = claim_in(desk, request["claim"])
    language = desk.language
    [spans] = places_of(desk.document, [claim]).values()
    ids = [one.id for one in desk.claims()]
    at = ids.index(claim.id)
    names = Names(standing(desk.case), language)
    return {
        "source": facts_of(desk.source, language),
        "claim": claim_told(names, claim),
        "ours": claim.id in desk.own,
        "seen": digest_of(claim),
        "places": [place_told(desk, span) for span in spans],
        "passages": passages_told(claim),
        "items": [_item(desk, claim, item, names) for item in sheet(desk, claim)],
        "grades": grades_told(desk.case, claim, language),
        "make": makeable(desk, claim) if claim.id in desk.own else None,
        "elements": elements_told(desk.case, claim, language),
        "history": history_told(claim, language),
        "before": ids[at - 1] if at else None,
        "after": ids[at + 1] if at + 1 < len(ids) else None,
    }


def _item(desk: Desk, claim: Claim, item: Item, names: Names) -> dict[str, Any]:
    field, language = item.question.field, desk.language
    certain = item.certain if item.certain != getattr(claim, field) else None
    elements = names if item.question.form is Form.LINKS else None
    return {
        "field": field,
        "form": item.question.form.value,
        "label": say(f"coding.ask.{field}.label", language),
        "question": say(f"coding.ask.{field}.question", language),
        "help": say(f"coding.ask.{field}.help", language),
        "given": list(item.given),
        "fitting": [_choice(one, elements) for one in item.fitting],
        "further": [_choice(one, elements) for one in item.further],
        "unlisted": item.unlisted,
        "certain": None if certain is None else value_text(desk, field, certain),
    }


def _choice(choice: Choice, elements: Names | None) -> list[str]:
    """The value of a choice and its words; an element of the case is called by what it says."""
    value = str(choice.value)
    return [value, choice.label if elements is None else element_words(elements, value)]


def claim_coded(folder: Path, request: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """Put the answers ``given`` into the ``claim``; then ``act``: save, confirm or withdraw it.

    Good answers are kept beside bad ones, which come back in ``wrong``; a claim with one is not
    confirmed. Where the claim is no longer what its author ``seen``, nothing is written, and what
    differs is given back. Raises `BadRequestError` for a claim that stands in the case file.
    """
    desk = desk_in(folder, request)
    claim = claim_in(desk, request["claim"])
    if claim.id not in desk.own:
        message = say("coding.not_ours", desk.language, id=claim.id, file=desk.file.name)
        raise BadRequestError(message)
    if digest_of(claim) != request["seen"]:
        return {"conflict": _conflict(desk, claim, request)}
    wrong: dict[str, str] = {}
    if request["act"] == "withdraw":
        claim = withdrawn(desk, claim)
    else:
        confirming = request["act"] == "confirm"
        claim, wrong = fill(desk, claim, request["given"], complete=confirming)
        if confirming and not wrong:
            claim = confirmed(desk, claim)
    return {
        "wrong": wrong,
        "status": claim.status.value,
        "about": {"claim": claim.id, "source": claim.source},
    }


def _conflict(desk: Desk, claim: Claim, request: dict[str, Any]) -> dict[str, Any]:
    """What stands now beside what was sent, for each question where they differ."""
    rows = []
    for item in sheet(desk, claim):
        field = item.question.field
        given = [part for part in request["given"].get(field, ()) if part]
        stands = [part for part in item.given if part]
        if field in request["given"] and given != stands:
            label = say(f"coding.ask.{field}.label", desk.language)
            rows.append(
                {
                    "label": label,
                    "theirs": _spoken(item, stands),
                    "mine": _spoken(item, given),
                }
            )
    status = say(f"coding.status.{claim.status}", desk.language)
    label = say("desk.history.status", desk.language)
    asked = say(f"desk.act.{request['act']}", desk.language)
    rows.append({"label": label, "theirs": status, "mine": asked})
    return {"seen": digest_of(claim), "rows": rows}


def _spoken(item: Item, given: list[str]) -> str:
    labels = {str(choice.value): choice.label for choice in (*item.fitting, *item.further)}
    return ", ".join(labels.get(part, part) for part in given) or "–"

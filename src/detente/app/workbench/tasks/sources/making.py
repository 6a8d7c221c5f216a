"""A red line or a position made from a claim, with the claim as its evidence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from detente.app.building.edits import Edit, Ids, edited, tree_at
from detente.app.building.names import new_id
from detente.app.coding.desk import Desk
from detente.app.requests import BadRequestError
from detente.app.workbench.tasks.common import Progress
from detente.app.workbench.tasks.sources.common import claim_in, desk_in, digest_of
from detente.case import Claim, Issue, Link
from detente.formats.editing import Tree
from detente.i18n import say
from detente.reports.words.names import Names

BOUNDS = ("below", "above", "at_least", "at_most")


def makeable(desk: Desk, claim: Claim) -> dict[str, Any] | None:
    """What can be made of a claim: its holders among the parties, and the options of its issue.

    None where the claim names no party as holder, or no issue of the case.
    """
    issue = next((one for one in desk.case.issues if one.id == claim.issue), None)
    known = {party.id for party in desk.case.parties}
    holders = [holder for holder in claim.holder if holder in known]
    if issue is None or not holders:
        return None
    names = Names(desk.case, desk.language)
    return {
        "parties": [[holder, names.party(holder)] for holder in holders],
        "issue": names.issue(issue.id),
        "options": None
        if issue.range
        else [[option.id, names.option(issue.id, option.id)] for option in issue.options],
        "bounds": [[bound, say(f"desk.make.{bound}", desk.language)] for bound in BOUNDS],
    }


def element_made(folder: Path, request: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """Put a red line or a position (``kind``) into the case, and link the ``claim`` to it.

    ``options`` are those refused or wanted; of a numeric issue, ``number`` with its ``bound``.
    Raises `BadRequestError` with a sentence for what is missing or does not fit the case.
    """
    desk = desk_in(folder, request)
    claim = claim_in(desk, request["claim"])
    if digest_of(claim) != request["seen"]:
        stands = say(f"coding.status.{claim.status}", desk.language)
        row = {"label": claim.id, "theirs": stands, "mine": say("desk.make.title", desk.language)}
        return {"conflict": {"seen": digest_of(claim), "rows": [row]}}
    can = makeable(desk, claim)
    if can is None or claim.id not in desk.own:
        raise BadRequestError(say("desk.make.needs", desk.language))
    if request["party"] not in [party for party, _ in can["parties"]]:
        raise _bad(desk, "party")
    issue = next(one for one in desk.case.issues if one.id == claim.issue)
    edit = (_red_line if request["kind"] == "red_line" else _wanted)(desk, issue, request)
    errors = [one for one in edited(folder, [edit], desk.language) if one.severity == "error"]
    if errors:
        raise BadRequestError("\n".join(dict.fromkeys(one.sentence for one in errors)))
    path = ".".join(edit.path)
    # The case has changed: the desk is opened anew, and reads it with the new element.
    desk = desk_in(folder, request)
    desk.change(claim, links=tuple(dict.fromkeys((*claim.links, Link(path)))))
    return {"path": path, "about": {"claim": claim.id, "element": path}}


def _red_line(desk: Desk, issue: Issue, request: dict[str, Any]) -> Edit:
    refused: Tree
    if issue.range:
        if request["bound"] not in BOUNDS:
            raise _bad(desk, "bound")
        refused = {request["bound"]: _number(desk, request)}
    else:
        chosen = _chosen(desk, issue, request)
        refused = chosen[0] if len(chosen) == 1 else [*chosen]
    reason = " ".join(request["reason"].split())
    parent: Ids = ("red_lines", request["party"])
    there = tree_at(desk.folder, parent)
    name = new_id(reason or f"no-{issue.id}", there if isinstance(there, dict) else {}, "red-line")
    value: dict[str, Tree] = {"refuses": {issue.id: refused}}
    return Edit((*parent, name), value | ({"reason": reason} if reason else {}))


def _wanted(desk: Desk, issue: Issue, request: dict[str, Any]) -> Edit:
    chosen = [_number(desk, request)] if issue.range else _chosen(desk, issue, request)
    if len(chosen) != 1:
        raise _bad(desk, "one_option")
    path: Ids = ("statements", request["party"], "wants", issue.id)
    if tree_at(desk.folder, path) is not None:
        raise _bad(desk, "stated_already")
    return Edit(path, chosen[0])


def _chosen(desk: Desk, issue: Issue, request: dict[str, Any]) -> list[str]:
    known = [option.id for option in issue.options]
    chosen = [option for option in request["options"] if option in known]
    if not chosen:
        raise _bad(desk, "option")
    return chosen


def _number(desk: Desk, request: dict[str, Any]) -> str:
    number = str(request["number"]).strip()
    if not number:
        raise _bad(desk, "number")
    return number


def _bad(desk: Desk, what: str) -> BadRequestError:
    return BadRequestError(say(f"desk.make.wrong.{what}", desk.language))

"""What every route of the workbench is for. A route that is not here fails the build."""

from __future__ import annotations

from detente.meeting.policy import Action

DECLARED: dict[tuple[str, str], Action] = {
    ("GET", "/"): Action.READ_PUBLIC,
    ("GET", "/static/{name}"): Action.READ_PUBLIC,
    ("GET", "/enter"): Action.ENTER,
    ("POST", "/enter"): Action.ENTER,
    ("POST", "/sign-in"): Action.ENTER,
    ("POST", "/language"): Action.CHOOSE_LANGUAGE,
    ("POST", "/leave"): Action.LEAVE,
    ("GET", "/account"): Action.ADMINISTER,
    ("POST", "/account/passphrase"): Action.ADMINISTER,
    ("POST", "/account/sessions/end"): Action.ADMINISTER,
    ("GET", "/cases"): Action.LIST_CASES,
    ("POST", "/cases/new"): Action.CREATE_CASE,
    ("POST", "/cases/upload"): Action.CREATE_CASE,
    ("POST", "/cases/removed/{removed}/take-back"): Action.CREATE_CASE,
    ("GET", "/cases/{case}"): Action.READ_CASE,
    ("GET", "/cases/{case}/remove"): Action.REMOVE_CASE,
    ("POST", "/cases/{case}/remove"): Action.REMOVE_CASE,
    ("GET", "/cases/{case}/out"): Action.EXPORT_CASE,
    ("POST", "/cases/{case}/in"): Action.CHANGE_CASE,
    ("GET", "/cases/{case}/versions"): Action.READ_CASE,
    ("GET", "/cases/{case}/versions/compare"): Action.READ_CASE,
    ("GET", "/cases/{case}/versions/{version}"): Action.READ_CASE,
    ("GET", "/cases/{case}/versions/{version}/restore"): Action.CHANGE_CASE,
    ("POST", "/cases/{case}/versions/{version}/restore"): Action.CHANGE_CASE,
    ("POST", "/cases/{case}/undo"): Action.CHANGE_CASE,
    ("POST", "/cases/{case}/redo"): Action.CHANGE_CASE,
    ("GET", "/cases/{case}/events"): Action.FOLLOW_CASE,
    ("GET", "/jobs/{job}"): Action.RUN_JOB,
    ("POST", "/jobs/{job}/again"): Action.RUN_JOB,
    ("POST", "/jobs/{job}/cancel"): Action.RUN_JOB,
}

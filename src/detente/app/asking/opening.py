"""From what a person names to a desk: the case's folder, the party, who is asked."""

from __future__ import annotations

from pathlib import Path

from detente.app.asking.desk import AskingDesk, Clock
from detente.app.reading import read_isolated
from detente.app.requests import BadRequestError
from detente.case import in_force
from detente.i18n import say

CASE_FILE = "case.yaml"


def open_asking(
    path: Path,
    party: str,
    *,
    now: Clock,
    author: str | None = None,
    principal: str | None = None,
    language: str = "en",
) -> AskingDesk:
    """Everything that an interview needs. ``path`` is a case's folder, or the case.yaml in one.

    Raises `BadRequestError` for a case that is a single file or has errors, for a party that it
    does not have or that has no stake, where nothing is left to choose, and for a party whose
    numbers are as another program gave them: what is answered here, in points of 100 per issue,
    would not fit beside these.
    """
    folder = path.parent if path.name == CASE_FILE else path
    if (path.exists() and not folder.is_dir()) or (path.is_file() and path.name != CASE_FILE):
        raise BadRequestError(say("interview.case_is_file", language, file=path))
    reading = read_isolated(folder)
    if reading.case is None:
        raise BadRequestError("\n".join(problem.line(language) for problem in reading.errors))
    case = reading.case
    if party not in case.negotiators():
        known = ", ".join(case.negotiators())
        raise BadRequestError(say("interview.no_such_party", language, party=party, known=known))
    if all(len(issue.plain_ids()) < 2 for issue in in_force(case).issues):
        raise BadRequestError(say("interview.no_choice", language))
    if case.scale(party).as_given:
        raise BadRequestError(say("interview.as_given", language, party=party))
    return AskingDesk(folder, case, party, author, principal, now, language)

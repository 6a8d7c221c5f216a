"""From what a person names to a desk: the case's folder, the party, who is asked."""

from __future__ import annotations

from pathlib import Path

from detente.app.asking.desk import AskingDesk, Clock
from detente.app.reading import read_isolated
from detente.app.requests import BadRequestError
from detente.case import Case, in_force
from detente.i18n import say

CASE_FILE = "case.yaml"
LONGEST_NAME = 200


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

    Raises `BadRequestError` for a case that is a single file or has errors, and as `desk_for`.
    """
    folder = path.parent if path.name == CASE_FILE else path
    if (path.exists() and not folder.is_dir()) or (path.is_file() and path.name != CASE_FILE):
        raise BadRequestError(say("interview.case_is_file", language, file=path))
    reading = read_isolated(folder)
    if reading.case is None:
        raise BadRequestError("\n".join(problem.line(language) for problem in reading.errors))
    return desk_for(
        reading.case,
        folder,
        party,
        now=now,
        author=author,
        principal=principal,
        language=language,
    )


def desk_for(
    case: Case,
    folder: Path,
    party: str,
    *,
    now: Clock,
    author: str | None = None,
    principal: str | None = None,
    language: str = "en",
) -> AskingDesk:
    """The desk of a party of a case that has been read from ``folder``.

    Raises `BadRequestError` for a party that the case does not have or that has no stake, where
    nothing is left to choose, and for a party whose numbers are as another program gave them: what
    is answered here, in points of 100 per issue, would not fit beside these.
    """
    for name in (author, principal):
        if name and not fit_to_be_a_name(name):
            raise BadRequestError(say("interview.bad_name", language))
    if party not in case.negotiators():
        known = ", ".join(case.negotiators())
        raise BadRequestError(say("interview.no_such_party", language, party=party, known=known))
    if all(len(issue.plain_ids()) < 2 for issue in in_force(case).issues):
        raise BadRequestError(say("interview.no_choice", language))
    if case.scale(party).as_given:
        raise BadRequestError(say("interview.as_given", language, party=party))
    return AskingDesk(folder, case, party, author, principal, now, language)


def fit_to_be_a_name(name: str) -> bool:
    """Whether a name can stand at an answer."""
    return bool(name.strip()) and name.isprintable() and len(name) <= LONGEST_NAME

"""What every task of the source desk begins with: a source, its document, a desk to code at."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Any

from detente.app.coding.desk import Desk
from detente.app.documents.case_folder import file_of
from detente.app.documents.decisions import line_changes, with_changes
from detente.app.documents.imported import Imported
from detente.app.documents.opening import document_at
from detente.app.requests import BadRequestError
from detente.app.workbench.tasks.common import case_in
from detente.case import Case, Claim, Source, TextKept
from detente.formats import claims_text
from detente.i18n import say
from detente.sources.documents import BadDocument


def known_source(case: Case, source_id: str) -> Source | None:
    """The source of that id; None where the case has none."""
    return next((source for source in case.sources if source.id == source_id), None)


def source_in(case: Case, source_id: str, language: str) -> Source:
    """The source of that id; raises `BadRequestError`."""
    source = known_source(case, source_id)
    if source is None:
        raise BadRequestError(say("desk.no_such_source", language, id=source_id[:80]))
    return source


def document_of(folder: Path, source: Source, language: str) -> Imported | None:
    """The document of a source as it was decided; None where its text is not at hand.

    A text that may not be passed on is not at hand, even where its file lies in the folder. Raises
    `BadRequestError` for a file that cannot be read.
    """
    path = file_of(folder, source)
    if source.text is TextKept.WITHHELD or path is None:
        return None
    try:
        one = document_at(path)
    except BadDocument as error:
        raise BadRequestError(f"{source.file}: {error.problem.words(language)}") from None
    return with_changes(one, line_changes(one, language))


def desk_in(folder: Path, request: dict[str, Any], case: Case | None = None) -> Desk:
    """The desk for the ``source`` of a request; to change anything it needs ``coder`` and ``now``.

    ``case`` is the case of the folder where it has been read already. Raises `BadRequestError` for
    a source that is not there, or whose text is not at hand or is another than its claims count in.
    """
    language = request["language"]
    case = case or case_in(folder, language)
    source = source_in(case, request["source"], language)
    one = document_of(folder, source, language)
    if one is None:
        raise BadRequestError(say("desk.no_text", language, id=source.id))
    if source.text_sha256 not in (None, one.document.version.sha256):
        message = say("coding.other_version", language, file=source.file, id=source.id)
        raise BadRequestError(message)

    def now() -> datetime:
        return datetime.fromisoformat(request["now"])

    coder = request.get("coder", "")
    return Desk(folder, case, source, one, coder, now, withhold=False, language=language)


def claim_in(desk: Desk, claim_id: str) -> Claim:
    """The claim of that id at this desk; raises `BadRequestError`."""
    for claim in desk.claims():
        if claim.id == claim_id:
            return claim
    raise BadRequestError(say("coding.no_such_claim", desk.language, id=claim_id[:40]))


def digest_of(claim: Claim) -> str:
    """A name for exactly this state of a claim: what its author saw."""
    return hashlib.sha256(claims_text(Case("claims", claims=(claim,))).encode()).hexdigest()

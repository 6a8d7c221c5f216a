"""A case as a file of another format, with what that format cannot hold."""

from __future__ import annotations

import base64
import re
import tempfile
from pathlib import Path
from typing import Any

from detente.app.requests import BadRequestError
from detente.app.workbench.tasks.common import Progress, case_in
from detente.app.workbench.zipped import zipped
from detente.case import Case
from detente.formats import CannotWrite, export, json_text, write, yaml_text
from detente.i18n import say

OWN = ("yaml", "json", "xlsx")
OTHERS = ("genius", "negmas", "csv")
FORMATS = (*OWN, *OTHERS)


def taken_out(folder: Path, request: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """The case in the ``format`` of the request: ``name`` and ``content`` (base64).

    Where something would be lost and ``accept`` is not set, ``losses`` alone: a sentence each.
    Raises `BadRequestError` where the format would change or invent something.
    """
    language, wanted = request["language"], request["format"]
    case = case_in(folder, language)
    if wanted in OWN:
        return _sent(f"{case.id}.{wanted}", _own(case, wanted))
    if wanted not in OTHERS:
        raise BadRequestError(say("cases.out.unknown", language, format=wanted))
    try:
        made = export(case, wanted)
    except CannotWrite as hindered:
        raise BadRequestError(hindered.words(language)) from None
    if made.losses and not request.get("accept"):
        losses = [loss.words(language) for loss in made.losses]
        return {"losses": losses, "program": made.name}
    if len(made.files) == 1:
        name, content = made.files[0]
        return _sent(f"{case.id}{Path(name).suffix}", content)
    return _sent(f"{case.id}-{wanted}.zip", zipped(dict(made.files)))


def _own(case: Case, wanted: str) -> bytes:
    if wanted == "yaml":
        return yaml_text(case).encode()
    if wanted == "json":
        return json_text(case).encode()
    with tempfile.TemporaryDirectory() as scratch:
        target = Path(scratch) / "case.xlsx"
        write(case, target)
        return target.read_bytes()


def _sent(name: str, content: bytes) -> dict[str, Any]:
    plain = re.sub(r"[^\w.-]", "-", name)
    return {"name": plain, "content": base64.b64encode(content).decode("ascii")}

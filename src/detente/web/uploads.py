"""Names of what was sent, made safe: a browser may send any."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from detente.web.fields import Upload

_LONGEST = 120
_DEEPEST = 8
_REFUSED = re.compile(r"[\x00-\x1f\x7f<>:\"|?*]")


def by_name(uploads: Iterable[Upload]) -> dict[str, bytes]:
    """What was sent, by path: folders are kept, hidden files left out, no two names alike."""
    found: dict[str, bytes] = {}
    for upload in uploads:
        steps = [step for step in re.split(r"[/\\]", upload.name) if step not in ("", ".", "..")]
        if any(step.startswith((".", "__MACOSX")) for step in steps):
            continue
        path = "/".join(_safe(step) for step in steps[-_DEEPEST:]) or "file"
        number = 1
        while _taken(path, found):
            number += 1
            path = f"{number}-{path.replace('/', '-')}"
        found[path] = upload.content
    return _without_common_folder(found)


def _safe(step: str) -> str:
    plain = unicodedata.normalize("NFC", step.encode("utf-8", "replace").decode())
    plain = _REFUSED.sub("-", plain).lstrip(".") or "file"
    while len(plain.encode()) > _LONGEST:
        plain = plain[1:]
    return plain.lstrip(".") or "file"


def _taken(path: str, found: dict[str, bytes]) -> bool:
    """Whether a path is there, lies in a file that is there, or is a folder that is."""
    return any(path == p or p.startswith(f"{path}/") or path.startswith(f"{p}/") for p in found)


def _without_common_folder(found: dict[str, bytes]) -> dict[str, bytes]:
    while found and all("/" in path for path in found):
        first = {path.partition("/")[0] for path in found}
        if len(first) > 1:
            break
        found = {path.partition("/")[2]: content for path, content in found.items()}
    return found

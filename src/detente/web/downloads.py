"""Files to be kept: always saved, never opened as a page of ours."""

from __future__ import annotations

import re
import unicodedata

from starlette.responses import Response

_LONGEST = 60


def file_name(words: str, ending: str = "") -> str:
    """A name every system takes: letters, digits, hyphens; ``case`` where nothing is left."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    kept = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")
    return f"{kept or 'case'}{ending}"


def download(content: bytes, name: str) -> Response:
    """A file under a name of `file_name`; the browser is told not to guess what it is."""
    stem, dot, suffix = name.rpartition(".")
    safe = file_name(stem or suffix, f".{file_name(suffix)}" if dot else "")
    return Response(
        content,
        media_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{safe}"'},
    )

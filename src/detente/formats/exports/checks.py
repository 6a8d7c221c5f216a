"""What every writer asks: names that can be read again, and no more than a reader takes."""

from __future__ import annotations

from collections.abc import Iterable

from detente.case import Case
from detente.formats.exports.export import CannotWrite, Export, remark
from detente.formats.imports.notes import plain
from detente.formats.limits import NAME_LENGTH


def refuse_unreadable_names(case: Case, format_name: str) -> None:
    """Raise `CannotWrite` for names that the readers of such formats refuse.

    Those with control characters or of blanks alone; a case may hold them, a table cannot.
    """
    names = [party.id for party in case.parties]
    for issue in case.issues:
        names += [issue.id, *(option.id for option in issue.options)]
    bad = [name for name in names if not _fits(name)]
    if bad:
        raise CannotWrite(format_name, [remark("bad_names", [plain(name)[:100] for name in bad])])


def refuse_too_big(export: Export, limit: int, extra: Iterable[str] = ()) -> None:
    """Raise `CannotWrite` for files of more bytes than a reader takes, or that are too long."""
    large = [name for name, content in export.files if len(content) > limit]
    large += [name for name in extra if name not in large]
    if large:
        raise CannotWrite(export.name, [remark("too_big", large, limit=f"{limit // 1024:,} KB")])


def _fits(name: str) -> bool:
    return bool(name.strip()) and plain(name) == name and len(name) <= NAME_LENGTH

"""Write what was made: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from detente.analysis.advice.known import Known
from detente.analysis.agreements import Improvements
from detente.analysis.overview import Analysis, Difference
from detente.analysis.ratification import Ratification
from detente.analysis.robustness import Robustness, Samples
from detente.app.requests import BadRequestError
from detente.case import Case
from detente.i18n import say


def write_whole(path: Path, content: str | bytes, language: str = "en") -> None:
    """Write a file in one stroke: a reader sees the old file or the new one, never a half.

    Raises `BadRequestError` where the place cannot be written to.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise _cannot(path, error, language) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        with suppress(OSError):
            Path(name).unlink()
        raise _cannot(path, error, language) from error


_BRIEF = (".html", ".htm", ".docx")
_REPORT = (".html", ".htm")


def check_targets(
    inputs: Iterable[Path],
    language: str = "en",
    *,
    brief: Path | None = None,
    report: Path | None = None,
    others: Iterable[Path] = (),
) -> None:
    """Refuse what could not be written, before any time is spent on it.

    Raises `BadRequestError` for a wrong ending, for one file named twice, and for a target that is
    a file read (no command rewrites a case).
    """
    if brief is not None:
        _suffix(brief, _BRIEF, language)
    if report is not None:
        _suffix(report, _REPORT, language)
    taken = {read.resolve() for path in inputs for read in _files_read(path)}
    for target in (brief, report, *others):
        if target is not None and target.resolve() in taken:
            raise BadRequestError(say("cli.exists", language, file=target))
        if target is not None:
            taken.add(target.resolve())


def _files_read(path: Path) -> tuple[Path, ...]:
    """What a case at a path is read from: the file, or of a folder the case and its statements."""
    return (path, path / "case.yaml", *(path / "statements").glob("*.yaml"))


def write_report(
    analysis: Analysis,
    path: str | Path,
    lang: str = "en",
    samples: Samples | None = None,
    sure: Robustness | None = None,
) -> None:
    """Write the report of an analysis: one self-contained HTML file, with shares if given.

    Raises `BadRequestError` where the file's name does not end in ``.html``.
    """
    from detente import reports

    _suffix(Path(path), _REPORT, lang)
    write_whole(Path(path), reports.report_html(analysis, lang, samples, sure), lang)


def write_brief(analysis: Analysis, path: str | Path, lang: str = "en") -> None:
    """Write the brief of an analysis, one page: HTML or DOCX by the file's ending.

    Raises `BadRequestError` for another ending.
    """
    from detente import reports

    suffix = _suffix(Path(path), _BRIEF, lang)
    made = reports.brief_docx if suffix == ".docx" else reports.brief_html
    write_whole(Path(path), made(analysis, lang), lang)


def as_json(
    analysis: Analysis,
    language: str = "en",
    samples: Samples | None = None,
    *,
    sure: Robustness | None = None,
    full: bool = False,
) -> dict[str, Any]:
    """The analysis as plain values with stable keys, ready for ``json.dumps``.

    ``samples`` are added under that key, ``sure`` (`how_sure`) under ``robustness``; with ``full``
    also ``ratification`` and ``roadmap``.
    """
    from detente import reports

    values = reports.as_json(analysis, language, full=full)
    if samples is not None:
        values["samples"] = reports.samples_json(analysis.case, samples, language)
    if sure is not None:
        values["robustness"] = reports.robustness_json(analysis.case, sure, language)
    return values


def samples_text(case: Case, samples: Samples, language: str = "en") -> str:
    """Shares of compatible utilities as plain text, for a terminal."""
    from detente import reports

    return reports.samples_text(case, samples, language)


def how_sure_text(case: Case, sure: Robustness, language: str = "en") -> str:
    """How sure the advice is, as plain text for a terminal."""
    from detente import reports

    return reports.robustness_text(case, sure, language)


def summary(analysis: Analysis, language: str = "en") -> str:
    """The brief as plain text, for a terminal."""
    from detente import reports

    return reports.summary_text(analysis, language)


def improvements_as(
    case: Case, improvements: Improvements, language: str = "en"
) -> tuple[str, dict[str, Any]]:
    """What would improve a package: as plain text, and as plain values."""
    from detente import reports

    return (
        reports.improvements_text(case, improvements, language),
        reports.improvements_json(case, improvements, language),
    )


def ratification_as(
    case: Case, finding: Ratification, language: str = "en"
) -> tuple[str, dict[str, Any]]:
    """Who must agree to a package and who could undo it: as plain text, and as plain values."""
    from detente import reports

    return (
        reports.ratification_text(case, finding, language),
        reports.ratification_json(case, finding, language),
    )


def preferences_as(known: Known, language: str = "en") -> tuple[str, dict[str, Any]]:
    """What is known of a party's preferences: as plain text, and as plain values."""
    from detente import reports

    return (
        reports.preferences_text(known, language),
        reports.preferences_json(known, language),
    )


def difference_as(difference: Difference, language: str = "en") -> tuple[str, dict[str, Any]]:
    """What flipped between two versions: as plain text, and as plain values."""
    from detente import reports

    return (
        reports.difference_text(difference, language),
        reports.difference_json(difference, language),
    )


def _suffix(path: Path, allowed: tuple[str, ...], language: str) -> str:
    if path.suffix.lower() not in allowed:
        names = ", ".join(allowed)
        raise BadRequestError(say("requests.suffix", language, file=path.name, known=names))
    return path.suffix.lower()


def _cannot(path: Path, error: OSError, language: str) -> BadRequestError:
    reason = os.strerror(error.errno) if error.errno else str(error)
    return BadRequestError(say("requests.cannot_write", language, file=path, reason=reason))

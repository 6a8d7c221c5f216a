"""In which order a package can be carried out: what ``detente roadmap`` calls."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from detente.analysis.preferences import Outlook
from detente.analysis.roadmap import Roadmap
from detente.analysis.roadmap import roadmap as find_roadmap
from detente.app.analyze import LONGEST
from detente.app.references import package_asked
from detente.app.requests import BadRequestError, chosen_parties
from detente.app.write import write_whole
from detente.case import Case, in_force, parse_number
from detente.i18n import say

ENDINGS = (".docx", ".md")
"""What a roadmap can be written as."""


def roadmap(
    case: Case,
    reference: str,
    parties: Iterable[str] | None = None,
    *,
    tolerance: str | int | Fraction = 0,
    time_limit: float | None = None,
    language: str = "en",
) -> Roadmap:
    """In which order the package a reference names can be carried out, nobody being exposed.

    ``parties`` are those who negotiate (default: all but mediators). ``tolerance`` is a share of a
    party's gain (``0.05`` or ``5 %``) up to which exposure and temptation count as none.
    ``time_limit`` is in seconds (default 120); beyond it the answer is partial and says so. Raises
    `BadRequestError` where a party, the reference or the tolerance does not fit.
    """
    chosen = chosen_parties(case, parties, language)
    allowed = _tolerance(tolerance, language)
    deadline = time.monotonic() + (LONGEST if time_limit is None else time_limit)
    package = package_asked(reference, case, chosen, time_limit=time_limit, language=language)
    case = in_force(case)
    outlooks = {party: Outlook(case, party) for party in case.negotiators()}
    return find_roadmap(case, package, chosen, outlooks, tolerance=allowed, deadline=deadline)


def _tolerance(written: str | int | Fraction, language: str) -> Fraction:
    """A share from 0 to 1, as a number or in per cent."""
    words = str(written).strip()
    number, percent = words.removesuffix("%").strip(), words.endswith("%")
    try:
        share = parse_number(number) / (100 if percent else 1)
    except ValueError:
        share = Fraction(-1)
    if not 0 <= share <= 1:
        raise BadRequestError(say("roadmap.bad_tolerance", language, written=words[:80]))
    return share


def check_ending(path: Path, language: str = "en") -> str:
    """The ending of a file to write; raises `BadRequestError` for one we do not know."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        known = ", ".join(ENDINGS)
        raise BadRequestError(say("requests.suffix", language, file=path.name, known=known))
    return ending


def write_roadmap(
    case: Case,
    finding: Roadmap,
    path: str | Path,
    *,
    lang: str = "en",
    made_on: date | None = None,
) -> None:
    """Write a roadmap as DOCX or Markdown by the file's ending: the whole file or none.

    Raises `BadRequestError` for another ending, and where the place cannot be written to.
    """
    target = Path(path)
    if check_ending(target, lang) == ".docx":
        from detente.reports.roadmap_docx import roadmap_docx

        day = made_on or date.today()
        write_whole(target, roadmap_docx(case, finding, lang, day), lang)
        return
    from detente.reports.roadmap_markdown import roadmap_markdown

    write_whole(target, roadmap_markdown(case, finding, lang), lang)


def roadmap_as(case: Case, finding: Roadmap, language: str = "en") -> tuple[str, dict[str, Any]]:
    """A roadmap as plain text, and as plain values."""
    from detente.reports.roadmap import roadmap_json, roadmap_text

    return roadmap_text(case, finding, language), roadmap_json(case, finding, language)

"""Advice to one party: what ``detente advise`` and the Python API call."""

from __future__ import annotations

import time
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

from detente.analysis.advice.advise import advise as advise_party
from detente.analysis.advice.offers_finding import Advice
from detente.app.analyze import LONGEST
from detente.app.requests import BadRequestError, chosen_parties
from detente.app.write import write_whole
from detente.case import Case, in_force, parse_number
from detente.i18n import say

ENDINGS = (".html", ".md")
"""What advice can be written as."""


def advise(
    case: Case,
    party: str,
    parties: Iterable[str] | None = None,
    *,
    samples: int = 1_000,
    seed: int = 0,
    error: str | int | float | Fraction | None = None,
    time_limit: float | None = None,
    language: str = "en",
) -> Advice:
    """Three to five offers of about equal worth to a party, and what to find out next.

    From its own statements and what the case holds of the others; nothing else is read.
    ``parties`` are those who negotiate (default: all but mediators); the party is always one of
    them. ``samples`` compatible utilities are drawn per party; the same ``seed`` gives the same
    advice. ``error``, in points of 100, is how far a number that somebody stated may be off (a
    standard deviation): for shares, what was stated is then likely, not certain. Beyond
    ``time_limit`` seconds (default 120) the search for packages ends early and the advice says so.
    Raises `BadRequestError` for a party that is none of those who negotiate.
    """
    if samples < 1:
        raise BadRequestError(say("samples.too_few", language, written=samples))
    seat = chosen_parties(case, [party], language)[0]
    asked = None if parties is None else [*parties, seat]
    chosen = chosen_parties(case, asked, language)
    deadline = time.monotonic() + (LONGEST if time_limit is None else time_limit)
    return advise_party(
        in_force(case),
        seat,
        chosen,
        samples=samples,
        seed=seed,
        error=_error(error, language),
        deadline=deadline,
    )


def _error(written: str | int | float | Fraction | None, language: str) -> Fraction | None:
    """Points of 100 as a share of 1; raises `BadRequestError`."""
    if written is None:
        return None
    try:
        error = parse_number(str(written).strip()) / 100
    except ValueError:
        error = Fraction(0)
    if not 0 < error <= Fraction(1, 2):
        raise BadRequestError(say("advice.bad_error", language, written=str(written)[:80]))
    return error


def check_ending(path: Path, language: str = "en") -> str:
    """The ending of a file to write; raises `BadRequestError` for one we do not know."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        known = ", ".join(ENDINGS)
        raise BadRequestError(say("requests.suffix", language, file=path.name, known=known))
    return ending


def advice_as(case: Case, finding: Advice, language: str = "en") -> tuple[str, dict[str, Any]]:
    """Advice as plain text, and as plain values."""
    from detente.reports.advice import advice_json, advice_text

    left = in_force(case)
    return advice_text(left, finding, language), advice_json(left, finding, language)


def write_advice(case: Case, finding: Advice, path: str | Path, *, lang: str = "en") -> None:
    """Write advice as a page or as Markdown by the file's ending: whole or not at all.

    Raises `BadRequestError` for another ending, and where the place cannot be written to.
    """
    from detente.reports.advice_files import advice_html, advice_markdown

    target, left = Path(path), in_force(case)
    made = advice_markdown if check_ending(target, lang) == ".md" else advice_html
    write_whole(target, made(left, finding, lang), lang)

"""The addresses of a case's pages, for pages and for what tasks draw."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode


def case_address(case: str) -> str:
    """The path of a case; every other address begins with it."""
    return f"/cases/{quote(case, safe='')}"


def package_address(at: str, choices: Mapping[str, str]) -> str:
    """The page of a package (issue to option); issues left out are as today.

    ``at`` is the path of the case, as `case_address` gives it.
    """
    asked = urlencode([("choose", f"{issue}:{option}") for issue, option in choices.items()])
    return f"{at}/findings/package?{asked}" if asked else f"{at}/findings/package?ref=status-quo"


def element_address(at: str, path: str) -> str:
    """The form of an element, by its path in the case file (``red_lines.usa.x``)."""
    return f"{at}/build/at/{quote(path, safe='')}"


def claim_address(at: str, claim: str) -> str:
    """The passage of a claim."""
    return f"{at}/sources/at/{quote(claim, safe='')}"

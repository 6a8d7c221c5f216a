"""What a reader asked for in the address of a page: parties, package, limits; all optional."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from fastapi import HTTPException, Request

from detente.app.workbench.addresses import case_address
from detente.web.numbers import whole
from detente.web.seat import Seat

SECONDS = (20, 45)
"""How long a reader may let a page work."""
SAMPLES = (1_000, 10_000)
"""How many samples are offered; the first is also that of advice."""
_MOST_NAMED = 5_000
_LETTERS = 200


class Asked:
    """The query of a request, read with care: too much or too long is refused."""

    def __init__(self, request: Request, seat: Seat, case: str) -> None:
        """Nothing is looked up yet; names are checked where the case is at hand."""
        self.query = request.query_params
        self.path = request.url.path
        self.language = seat.language
        self.at = case_address(case)
        if len(self.query.multi_items()) > _MOST_NAMED:
            raise HTTPException(413)

    def text(self, name: str, default: str = "") -> str:
        """The first value of a name, cut to what any of ours may be."""
        return self.query.get(name, default)[:_LETTERS]

    def all(self, name: str) -> list[str]:
        """Every value of a name that is not empty."""
        return [value[:_LETTERS] for value in self.query.getlist(name) if value]

    def number(self, name: str, offered: tuple[int, ...]) -> int:
        """One of the numbers on offer; the first where another was asked for."""
        wanted = whole(self.text(name))
        return wanted if wanted in offered else offered[0]

    @property
    def parties(self) -> list[str] | None:
        """Who negotiates; None where nobody was chosen: all but mediators."""
        return self.all("party") or None

    @property
    def names_package(self) -> bool:
        """Whether a package was asked about."""
        return bool(self.all("choose") or self.text("ref"))

    def everybody(self) -> dict[str, Any]:
        """What every question is asked with."""
        return {
            "language": self.language,
            "at": self.at,
            "parties": self.parties,
            "seconds": self.number("seconds", SECONDS),
        }

    def package(self) -> dict[str, Any]:
        """The same about one package."""
        return self.everybody() | {"choose": self.all("choose"), "ref": self.text("ref")}

    def here(self, path: str | None = None) -> str:
        """The address asked for, whole; with another path the same question there."""
        kept = [(name, value) for name, value in self.query.multi_items() if name != "job"]
        where = self.path if path is None else path
        return f"{where}?{urlencode(kept)}" if kept else where

    def fields(self, *names: str) -> list[tuple[str, str]]:
        """Fields of the query under these names, to be carried along by a form."""
        return [(name, value) for name, value in self.query.multi_items() if name in names]

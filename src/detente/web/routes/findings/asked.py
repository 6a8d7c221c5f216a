"""What a reader asked for in the address of a page: parties, package, limits; all optional."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from fastapi import HTTPException, Request

from detente.app.workbench.addresses import case_address
from detente.i18n import say
from detente.web.numbers import whole
from detente.web.routes.findings.entered import ENTRIES, MOST_POINTS, POWER
from detente.web.seat import Seat

SECONDS = (20, 45)
"""How long a reader may let a page work."""
_MOST_NAMED = 5_000
_LETTERS = 200
_POWER = "power."
"""What the name of a field begins with that holds a party's weight; the rest is the party."""


class Asked:
    """The query of a request, read with care: too much or too long is refused.

    ``wrong`` is what does not fit, in words, by the name of its field; where it is not empty
    nothing is answered. ``power`` is the weight of each party that was given one.
    """

    def __init__(self, request: Request, seat: Seat, case: str) -> None:
        """Nothing is looked up yet; names are checked where the case is at hand."""
        self.query = request.query_params
        self.path = request.url.path
        self.language = seat.language
        self.at = case_address(case)
        if len(self.query.multi_items()) > _MOST_NAMED:
            raise HTTPException(413)
        self.wrong: dict[str, str] = {}
        self.power = self._power()
        self.entered = {name: self._entered(name) for name in ENTRIES}

    def text(self, name: str, default: str = "") -> str:
        """The first value of a name, cut to what any of ours may be."""
        return self.query.get(name, default)[:_LETTERS]

    def all(self, name: str) -> list[str]:
        """Every value of a name that is not empty."""
        return [value[:_LETTERS] for value in self.query.getlist(name) if value]

    def _entered(self, name: str) -> str | int:
        entry, written = ENTRIES[name], self.text(name).strip()
        if not written:
            return entry.empty
        found = entry.read(written)
        if found is None:
            self.wrong[name] = say(entry.fault, self.language, written=written[:40])
        return entry.empty if found is None else found

    def _power(self) -> dict[str, str]:
        found = {}
        for name in dict.fromkeys(self.query):
            written = self.text(name).strip()
            if not name.startswith(_POWER) or not written:
                continue
            weight = POWER.read(written)
            if weight is None:
                self.wrong[name] = say(POWER.fault, self.language, written=written[:40])
            else:
                found[name.removeprefix(_POWER)[:_LETTERS]] = str(weight)
        return found

    def refuse_power(self, why: str) -> None:
        """The weights do not fit the case or one another: none is used."""
        self.wrong["power"], self.power = why, {}

    @property
    def seconds(self) -> int:
        """How long the page may work: one of the times on offer."""
        wanted = whole(self.text("seconds"))
        return wanted if wanted in SECONDS else SECONDS[0]

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
            "seconds": self.seconds,
        }

    def analysis(self) -> dict[str, Any]:
        """What an analysis is asked with."""
        return self.everybody() | {"power": self.power, "points": self.entered["points"]}

    def package(self) -> dict[str, Any]:
        """What a question about one package is asked with."""
        return self.everybody() | {"choose": self.all("choose"), "ref": self.text("ref")}

    def drawing(self) -> dict[str, Any]:
        """How many samples are drawn, and where the draws begin."""
        return {"samples": self.entered["samples"], "seed": self.entered["seed"]}

    def limits(self) -> dict[str, Any]:
        """The options of a command that ask for the same parties and the same time."""
        return {
            "parties": self.parties,
            "time-limit": self.seconds if self.text("seconds") else None,
        }

    def analyze_options(self) -> dict[str, Any]:
        """The options of ``detente analyze`` that ask the same."""
        points = self.entered["points"]
        return self.limits() | {
            "power": [f"{party}={weight}" for party, weight in self.power.items()],
            "max-points": None if points == MOST_POINTS else points,
        }

    def drawing_options(self) -> dict[str, Any]:
        """The options of a command that draw the same; what it does unasked is left out."""
        return {
            name: None if entered == ENTRIES[name].empty else entered
            for name, entered in self.drawing().items()
        }

    def here(self, path: str | None = None) -> str:
        """The address asked for, whole; with another path the same question there."""
        items = self.query.multi_items()
        kept = [(name, value) for name, value in items if name != "job" and value]
        where = self.path if path is None else path
        return f"{where}?{urlencode(kept)}" if kept else where

    def fields(self, *names: str) -> list[tuple[str, str]]:
        """Fields of the query under these names, to be carried along by a form.

        ``power`` is every party's.
        """
        return [
            (name, value)
            for name, value in self.query.multi_items()
            if value and (name in names or ("power" in names and name.startswith(_POWER)))
        ]

"""What a reader tries, as it stands in an address or a form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import HTTPException, Request

from detente.app.workbench.addresses import case_address

_LETTERS = 200
_MOST = 400
SET = "set."
"""What the name of a field begins with that moves an element; the rest is the element's path."""


@dataclass(frozen=True, slots=True)
class Tried:
    """Who negotiates (nobody chosen: everybody), what is left out, and what is moved to where."""

    parties: list[str]
    without: list[str]
    moves: list[tuple[str, str]]

    @classmethod
    def of(cls, fields: Iterable[tuple[str, str]]) -> Tried:
        """From the fields of a form or a query; empty ones say nothing. Too many are refused."""
        sent = [(name[:_LETTERS], value.strip()[:_LETTERS]) for name, value in fields]
        sent = list(dict.fromkeys((name, value) for name, value in sent if value))
        parties = [value for name, value in sent if name == "party"]
        without = sorted(value for name, value in sent if name == "without")
        moves = {name[len(SET) :]: value for name, value in sent if name.startswith(SET)}
        if len(parties) + len(without) + len(moves) > _MOST:
            raise HTTPException(413)
        return cls(sorted(parties), without, sorted(moves.items()))

    @classmethod
    def of_query(cls, request: Request) -> Tried:
        """From an address."""
        return cls.of(request.query_params.multi_items())

    @property
    def anything(self) -> bool:
        """Whether anything is left out or moved."""
        return bool(self.without or self.moves)

    def request(self, language: str) -> dict[str, Any]:
        """What a task is asked."""
        moves = [[path, to] for path, to in self.moves]
        return {
            "language": language,
            "parties": self.parties,
            "without": self.without,
            "moves": moves,
        }

    def fields(self) -> list[tuple[str, str]]:
        """The fields that say the same again."""
        return [
            *(("party", party) for party in self.parties),
            *(("without", path) for path in self.without),
            *((f"{SET}{path}", to) for path, to in self.moves),
        ]

    def to(self, path: str) -> str:
        """Where an element is moved to; "" where it is not."""
        return dict(self.moves).get(path, "")

    def parties_query(self) -> str:
        """The end of an address that keeps who negotiates, and nothing that is only tried."""
        return f"?{urlencode([('party', party) for party in self.parties])}" if self.parties else ""

    def address(self, case: str, *, kept: bool = False) -> str:
        """The page of the brief that shows this; with ``kept`` as the case is now."""
        fields = self.fields()
        if kept:
            fields = [(name, value) for name, value in fields if name == "party"] + [("kept", "1")]
        query = f"?{urlencode(fields)}" if fields else ""
        return f"{case_address(case)}/brief{query}"

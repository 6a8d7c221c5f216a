"""Where a person sits in an interview: carried from page to page by the pages themselves.

Nothing of it is kept on the server, so that two tabs, two days or two sittings do not mix.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from detente.web.numbers import whole

_LATER = 50


@dataclass(frozen=True, slots=True)
class Place:
    """Who is asked, and since when.

    ``principal`` is None for the negotiators; ``began`` counts the answers that stood before this
    sitting (None: it begins now); ``later`` are contradictions that were left for later.
    """

    case: str
    party: str
    author: str | None
    principal: str | None
    began: int | None
    later: tuple[str, ...] = ()

    def fields(self) -> tuple[tuple[str, str], ...]:
        """The place as the fields of a form."""
        return tuple(self._fields())

    def url(self, page: str = "", /, **more: str | None) -> str:
        """The address of a page of this sitting; what is None is left out."""
        path = f"/cases/{self.case}/interview/{quote(self.party, safe='')}{page}"
        named = ((name, value) for name, value in more.items() if value is not None)
        query = urlencode([*self._fields(), *named])
        return f"{path}?{query}" if query else path

    def request(self, language: str) -> dict[str, Any]:
        """What every task of the interview is told."""
        return {
            "language": language,
            "party": self.party,
            "author": self.author,
            "principal": self.principal,
        }

    def _fields(self) -> Iterator[tuple[str, str]]:
        if self.author is not None:
            yield "author", self.author
        if self.principal is not None:
            yield from (("as", "principal"), ("principal", self.principal))
        if self.began is not None:
            yield "from", str(self.began)
        yield from (("later", mark) for mark in self.later)


def place_of(case: str, party: str, every: Callable[[str], Sequence[str]]) -> Place:
    """The place that a form or an address names; ``every`` gives all texts of a name."""

    def first(name: str) -> str:
        return next(iter(every(name)), "").strip()

    asked = first("as") == "principal"
    return Place(
        case,
        party,
        first("author") or None,
        first("principal") if asked else None,
        whole(first("from")),
        tuple(dict.fromkeys(every("later")))[:_LATER],
    )

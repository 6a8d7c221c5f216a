"""Samples of a party that contradicts itself: equally many of every way to resolve it.

Each way of resolving a contradiction leaves utilities of its own (decision 9). Which of them the
party would choose nobody knows, so none gets more samples than another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import lcm
from typing import TYPE_CHECKING, Any

from detente.analysis.preferences.sampling.beliefs import Piece
from detente.analysis.preferences.sampling.chains.diagnostics import Diagnostics
from detente.analysis.preferences.sampling.samples import INT64, Drawn, Sampler
from detente.analysis.problem import Said

if TYPE_CHECKING:
    import numpy as np

MOST = 1000
"""More than the largest utility there can be next to 64 bits, as shares of 1 or as points."""


@dataclass(frozen=True, slots=True)
class WaysSampler(Sampler):
    """A sampler that draws from several, equally often.

    ``parts`` are one per way. ``columns`` are, per way and issue, where its tables have the
    options; ``held`` per way and piece where its amounts have it (None: that way withdraws it).
    """

    parts: tuple[Sampler, ...] = ()
    columns: tuple[tuple[tuple[int, ...], ...], ...] = ()
    held: tuple[tuple[int | None, ...], ...] = ()

    @property
    def method(self) -> str:
        """``ways``, and how these are drawn."""
        return "+".join(dict.fromkeys(["ways", *(part.method for part in self.parts)]))

    @property
    def knows_no_deal(self) -> bool:
        """Whether the worth of no deal is known from both sides in every way."""
        return all(part.knows_no_deal for part in self.parts)

    def depends_on(self, issue: int) -> bool:
        """Whether utilities change with the option of an issue in any way."""
        return any(part.depends_on(issue) for part in self.parts)

    def draw(self, rng: np.random.Generator, count: int) -> Drawn:
        """As many of every way, up to one; fewer where they are too rare. In random order."""
        return self.draw_once(rng, count)

    def draw_once(self, rng: np.random.Generator, count: int) -> Drawn:
        """The same: each way tries for itself."""
        import numpy as np

        more = rng.permutation(len(self.parts)) < count % len(self.parts)
        sizes = [count // len(self.parts) + int(one) for one in more]
        found = {way: self.parts[way].draw(rng, size) for way, size in enumerate(sizes) if size}
        order = rng.permutation(sum(one.count for one in found.values()))

        def joined(rows: Iterable[Any]) -> Any:
            return np.concatenate(list(rows))[order]

        tables = tuple(
            joined(
                self._scaled(way, one.tables[issue][:, list(self.columns[way][issue])])
                for way, one in found.items()
            )
            for issue in range(len(self.options))
        )
        amounts = tuple(
            joined(self._amount(way, one, piece) for way, one in found.items())
            for piece in range(len(self.pieces))
        )
        floor = None
        if self.knows_no_deal and all(one.floor is not None for one in found.values()):
            floor = joined(self._scaled(way, one.floor) for way, one in found.items())
        drawn = tuple(found.values())
        tried, kept = sum(one.tried for one in drawn), sum(one.kept for one in drawn)
        return Drawn(tables, amounts, floor, tried, kept, _of_all(drawn))

    def _scaled(self, way: int, numbers: Any) -> Any:
        factor = self.scale // self.parts[way].scale
        return numbers.astype(object if self.wide else "int64") * factor

    def _amount(self, way: int, drawn: Drawn, piece: int) -> Any:
        place = self.held[way][piece]
        nothing = drawn.tables[0][:, 0] * 0
        return self._scaled(way, nothing if place is None else drawn.amounts[place])


def _of_all(found: Sequence[Drawn]) -> Diagnostics:
    """Of equal parts, the worst tells how many count; without the empty ones of a short draw."""
    told = [one.diagnostics for one in found if one.count]
    known = [each.r_hat for each in told if each.r_hat is not None]
    return Diagnostics(
        min((each.effective for each in told), default=0.0) * len(told),
        max(known, default=None),
        any(each.warmed for each in told),
    )


def together(parts: Sequence[Sampler], said: Sequence[Said], whole: Said) -> Sampler:
    """One sampler for the ways to resolve what a party said; ``said`` is what each way leaves."""
    first = parts[0]
    options = tuple(
        tuple(o for o in names if all(o in part.options[issue] for part in parts))
        for issue, names in enumerate(first.options)
    )
    scale = lcm(*(part.scale for part in parts))
    ids = [link.id for link in whole.worths]
    named = [_named(part.pieces, own, ids) for part, own in zip(parts, said, strict=True)]
    pieces = tuple(dict.fromkeys(piece for row in named for piece in row))
    return WaysSampler(
        party=first.party,
        options=options,
        scale=scale,
        constant=first.constant * (scale // first.scale),
        cap=None if first.cap is None else first.cap * (scale // first.scale),
        wide=any(part.wide for part in parts) or MOST * scale >= INT64,
        weights=None,
        values=(),
        factors=(),
        amounts=((0, 0),) * len(pieces),
        point=None,
        prefers=(),
        no_deal=(),
        ranked=(),
        pieces=pieces,
        parts=tuple(parts),
        columns=tuple(
            tuple(
                tuple(own.index(option) for option in names)
                for own, names in zip(part.options, options, strict=True)
            )
            for part in parts
        ),
        held=tuple(
            tuple(row.index(piece) if piece in row else None for piece in pieces) for row in named
        ),
    )


def _named(pieces: Sequence[Piece], own: Said, ids: Sequence[str]) -> list[Piece]:
    """Pieces with the places that their linkages have among all of the party."""
    return [(ids.index(own.worths[place].id), turns) for place, turns in pieces]

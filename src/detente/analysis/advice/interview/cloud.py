"""A cloud of compatible utilities of one party, as floats: what questions are weighed with.

Nothing is claimed from it. What is called certain is proved by `Outlook`; the cloud only says
which question is worth asking next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.analysis.preferences import Outlook, Reason, sampler
from detente.analysis.preferences.sampling.utilities import utilities
from detente.case import Case, Package

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Flags = npt.NDArray[np.bool_]

DRAWS = 1000
"""Samples a question is weighed with; a share of 2 % is then twenty of them."""

FEWEST = 0.4
"""Share of a cloud that must be left by an answer; with less it is filled up again."""


@dataclass(frozen=True, slots=True)
class Cloud:
    """Samples of one party's compatible utilities.

    ``worths`` are arrays (samples x options) of part-worths per issue, ``options`` the options in
    the same places; ``packages`` is what the packages in play are worth (samples x packages), its
    last column no deal where that is among what can be advised.
    """

    options: tuple[dict[str, int], ...]
    worths: tuple[Floats, ...]
    packages: Floats

    @property
    def count(self) -> int:
        """How many samples there are."""
        return len(self.packages)

    def weight(self, issue: int) -> Floats:
        """What the step from worst to best matters on an issue (its place), per sample."""
        table = self.worths[issue]
        found: Floats = table.max(axis=1) - table.min(axis=1)
        return found

    def share(self, issue: int, option: str) -> Floats:
        """What an option is worth between worst (0) and best (1) of its issue, per sample."""
        import numpy as np

        table, weight = self.worths[issue], self.weight(issue)
        above = table[:, self.options[issue][option]] - table.min(axis=1)
        found: Floats = np.divide(above, weight, out=np.zeros_like(above), where=weight > 0)
        return found

    def where(self, kept: Flags) -> Cloud:
        """The samples that are marked."""
        tables = tuple(table[kept] for table in self.worths)
        return Cloud(self.options, tables, self.packages[kept])


def cloud_of(
    case: Case,
    outlook: Outlook,
    packages: Sequence[Package],
    *,
    seed: int,
    count: int = DRAWS,
    with_no_deal: bool = False,
) -> Cloud | Reason:
    """Samples of a party's compatible utilities, or why there are none.

    Where the worth of no deal is not bounded from both sides it is drawn evenly between what is
    known of it and the ends of the scale: a convention for choosing questions, nothing else.
    """
    import numpy as np

    found = sampler(outlook)
    if isinstance(found, str):
        return found
    rng = np.random.default_rng(seed)
    drawn = found.draw(rng, count)
    if drawn.count == 0:
        return "too_rare"
    columns, floor = utilities(found, drawn, packages, case)
    if with_no_deal:
        none = floor if floor is not None else _supposed(case, outlook, found, drawn, rng)
        columns = np.column_stack([columns, none])
    options = tuple({o: place for place, o in enumerate(names)} for names in found.options)
    tables = tuple(np.asarray(table, dtype="float64") / found.scale for table in drawn.tables)
    return Cloud(options, tables, np.ascontiguousarray(columns))


def _supposed(
    case: Case, outlook: Outlook, found: object, drawn: object, rng: np.random.Generator
) -> Floats:
    """A worth of no deal between the packages refused for it and those signed."""
    import numpy as np

    said = outlook.said
    signed = [case.status_quo().changed(s.package.as_dict()) for s in said.would_sign]
    refused = [case.status_quo().changed(s.package.as_dict()) for s in said.would_walk_away]
    values, _ = utilities(found, drawn, [*signed, *refused], case)  # type: ignore[arg-type]
    low = np.zeros(len(values)) if not refused else values[:, len(signed) :].max(axis=1)
    high = np.ones(len(values)) if not signed else values[:, : len(signed)].min(axis=1)
    worth: Floats = low + (np.maximum(low, high) - low) * rng.random(len(low))
    return worth

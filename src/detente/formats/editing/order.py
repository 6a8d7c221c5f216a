"""Where a new key goes: the order of the file format, which is that of our writer."""

from __future__ import annotations

from collections.abc import Sequence

from detente.formats.reading.builder import CASE
from detente.formats.reading.claims import CLAIM
from detente.formats.reading.consent import BLOC, BODY, UNDO
from detente.formats.reading.demands import CONSTRAINT, LINKAGE, NO_DEAL, RED_LINE
from detente.formats.reading.events import EVENT
from detente.formats.reading.issues import ISSUE, OPTION, RANGE
from detente.formats.reading.parties import PARTY
from detente.formats.reading.roadmap import ROADMAP
from detente.formats.reading.sources import SOURCE
from detente.formats.reading.statements import HOLDER, INSTRUCTION

_ANY = "*"
_ORDERS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    ((), CASE),
    (("parties", _ANY), PARTY),
    (("issues", _ANY), ISSUE),
    (("issues", _ANY, "range"), RANGE),
    (("issues", _ANY, "options", _ANY), OPTION),
    (("statements", _ANY), HOLDER),
    (("statements", _ANY, "instructions", _ANY), INSTRUCTION),
    (("no_deal", _ANY), NO_DEAL),
    (("red_lines", _ANY, _ANY), RED_LINE),
    (("linkages", _ANY), LINKAGE),
    (("constraints", _ANY), CONSTRAINT),
    (("bodies", _ANY), BODY),
    (("bodies", _ANY, "blocs", _ANY), BLOC),
    (("undo", _ANY), UNDO),
    (("events", _ANY), EVENT),
    (("roadmap", _ANY), ROADMAP),
    (("sources", _ANY), SOURCE),
    (("claims", _ANY), CLAIM),
)


def place_for(key: str, there: Sequence[str], mount: tuple[str, ...]) -> int:
    """The position among the keys at a place at which a new one goes; the end where none is set."""
    known = _order(mount)
    if key not in known:
        return len(there)
    before = set(known[: known.index(key)])
    return max((n for n, name in enumerate(there, 1) if name in before), default=0)


def _order(mount: tuple[str, ...]) -> tuple[str, ...]:
    for pattern, order in _ORDERS:
        if len(pattern) == len(mount) and all(
            one in (_ANY, key) for one, key in zip(pattern, mount, strict=True)
        ):
            return order
    return ()

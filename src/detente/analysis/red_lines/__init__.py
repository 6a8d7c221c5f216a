"""Why there is no zone of possible agreement, and what would have to give."""

from detente.analysis.red_lines.background import Background, background
from detente.analysis.red_lines.compatible import Oracle, UndecidedError, witness
from detente.analysis.red_lines.conflicts import Conflicts, NothingPossible, find_conflicts
from detente.analysis.red_lines.demands import Demand, DemandKind, demands, holding, without
from detente.analysis.red_lines.finding import (
    Concession,
    Conflict,
    DemandNote,
    RedLinesFinding,
    Relief,
    WayOut,
)
from detente.analysis.red_lines.idle import ShadowPrice, is_idle, shadow_prices
from detente.analysis.red_lines.moves import Move, Moves, moved, smallest_moves
from detente.analysis.red_lines.named import explain_red_lines
from detente.analysis.red_lines.prices import Price, PricedSolution, in_order, price
from detente.analysis.red_lines.shrink import Shrink, smallest_shrink
from detente.analysis.red_lines.stopping import StoppedError
from detente.analysis.red_lines.tightness import (
    GrownBox,
    RaisedFloor,
    Tightening,
    Tightness,
    tightness,
)

__all__ = [
    "Background",
    "Concession",
    "Conflict",
    "Conflicts",
    "Demand",
    "DemandKind",
    "DemandNote",
    "GrownBox",
    "Move",
    "Moves",
    "NothingPossible",
    "Oracle",
    "Price",
    "PricedSolution",
    "RaisedFloor",
    "RedLinesFinding",
    "Relief",
    "ShadowPrice",
    "Shrink",
    "StoppedError",
    "Tightening",
    "Tightness",
    "UndecidedError",
    "WayOut",
    "background",
    "demands",
    "explain_red_lines",
    "find_conflicts",
    "holding",
    "in_order",
    "is_idle",
    "moved",
    "price",
    "shadow_prices",
    "smallest_moves",
    "smallest_shrink",
    "tightness",
    "without",
    "witness",
]

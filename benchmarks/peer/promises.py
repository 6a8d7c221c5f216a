"""What our tests hold us to, row by row: where programs of the field give other answers."""

from __future__ import annotations

PROMISES = {
    1: "frontier points equal those found by going through all packages",
    2: "packages with equal utilities are all kept",
    3: "Kalai-Smorodinsky makes the smallest share as large as possible, then the next",
    4: "GENIUS evaluations are divided by the largest of their issue",
    5: "a reservation value beside a discount is kept",
    6: "a discount keeps its unit, share of the deadline or round, and is not applied",
    7: "integer scores start at the lower bound and are cut off at 0 and 1",
    8: "utilities from hyper-rectangles are divided by their maximum",
    9: "a reservation value below the worst package stays where it was stated",
    10: "Nash is chosen among acceptable packages only",
    11: "a number that is none is refused, in every format",
    12: "acceptable is at least the reservation value everywhere; an empty zone is said",
    13: "what is written is read again with the same numbers, and names no local path",
    14: "numeric issues of GeniusWeb are read",
    15: "what cannot be parsed is named with its place, and repaired on request",
    16: "every public function is tested; no index is returned twice",
    17: "every cap is in the finding; nothing is sampled",
    18: "the numbers of a party are all on one scale",
}

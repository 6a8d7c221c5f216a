"""Several coders of the same texts: how far they agree, where they differ, one case of all.

Everything here is pure: claims in, values out. Who may decide what is in `detente.app`.
"""

from detente.sources.coders.agreement import Alpha, alpha, jaccard, nominal
from detente.sources.coders.differences import (
    CharacterAgreement,
    CoderComparison,
    FieldAgreement,
    compare,
    is_coding,
)
from detente.sources.coders.merge import Merge, merge, take
from detente.sources.coders.uniting import agree, coders_of, differing, united
from detente.sources.coders.units import (
    FIELDS,
    Coding,
    Unit,
    overlap,
    spots_of,
    units_of,
    value_of,
    words_of_value,
)

__all__ = [
    "FIELDS",
    "Alpha",
    "CharacterAgreement",
    "CoderComparison",
    "Coding",
    "FieldAgreement",
    "Merge",
    "Unit",
    "agree",
    "alpha",
    "coders_of",
    "compare",
    "differing",
    "is_coding",
    "jaccard",
    "merge",
    "nominal",
    "overlap",
    "spots_of",
    "take",
    "united",
    "units_of",
    "value_of",
    "words_of_value",
]

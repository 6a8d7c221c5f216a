"""Every threshold and every bound of the search, in one place, with its reason."""

from __future__ import annotations

from fractions import Fraction

CONTEXT_LENGTH = 32
"""Code points of prefix and suffix in a selector that Détente makes (specification of sources)."""

CONTEXT_COMPARED = 64
"""Code points of a longer prefix or suffix that are compared: those nearest to the passage."""

MARGIN = Fraction(1, 20)
"""By how much the context of one place must be nearer than that of the next."""

SIMILAR = Fraction(4, 5)
"""Edit similarity from which words count as nearly the same."""

STRANGE = Fraction(1, 2)
"""Context below this is another context; unrelated prose of 32 code points reaches about 0.4."""

TELLING = 8
"""Code points of context from which it can tell a place from another."""

SURE = Fraction(9, 10)
"""Similarity from which a window found by its words ends the search in a short text."""

PLACES = 10_000
"""Occurrences whose context is compared; more are ambiguous without further question."""

LISTED = 20
"""Candidates that an anchor lists."""

LONGEST = 4_000
"""Code points of a passage that is searched approximately: the cost grows with its square."""

EXHAUSTIVE = 20_000
"""Code points of a text that is searched approximately at every place, if need be."""

SEED_HITS = 1000
"""Places of rare words that vote for a window."""

WINDOWS = 4
"""Windows of a long text that are compared letter by letter."""

WITHHELD_WINDOWS = 1_000_000
"""Windows that are hashed for one withheld passage: about a second."""

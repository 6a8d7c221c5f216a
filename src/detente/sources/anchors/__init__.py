"""Anchors: passages written as W3C selectors, and where they stand in a text at hand.

Offsets are half-open and count Unicode code points of the decoded text as received. A passage is
found at its position, as the same words elsewhere, or as nearly the same words, which a person
confirms; otherwise it is ambiguous or an orphan. Never a silent wrong hit.
"""

from detente.sources.anchors.anchor import Anchor, Candidate, Flag, Status
from detente.sources.anchors.evidence import passage_at, target_of
from detente.sources.anchors.find import find_anchor
from detente.sources.anchors.jsonld import read_annotations, write_annotations
from detente.sources.anchors.making import selectors_for, withheld_selector
from detente.sources.anchors.problems import BadSelectors, SelectorProblem
from detente.sources.anchors.searched import SearchedText
from detente.sources.anchors.selectors import (
    Annotation,
    Item,
    Kept,
    Selector,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
    WithheldSelector,
    targets_of,
)

__all__ = [
    "Anchor",
    "Annotation",
    "BadSelectors",
    "Candidate",
    "Flag",
    "Item",
    "Kept",
    "SearchedText",
    "Selector",
    "SelectorProblem",
    "Status",
    "Target",
    "TextPositionSelector",
    "TextQuoteSelector",
    "WithheldSelector",
    "find_anchor",
    "passage_at",
    "read_annotations",
    "selectors_for",
    "target_of",
    "targets_of",
    "withheld_selector",
    "write_annotations",
]

"""The negotiation as data: frozen values, no files, no sums."""

from detente.case.basis import NOTHING_STATED, Basis, Confidence, Grade
from detente.case.canonical import canonical_bytes, case_hash
from detente.case.case import Case, element_kinds, element_path
from detente.case.demands import Comparison, Constraint, Linkage, NoDeal, RedLine, Worth
from detente.case.evidence import Claim, Expectation, RoadmapStep, Source, SpeakerKind
from detente.case.faults import Fault, fault, warning
from detente.case.issues import Issue, Option, Range, Track
from detente.case.numbers import parse_number, write_number
from detente.case.packages import Among, Bounds, Condition, Package
from detente.case.parties import Body, Delegate, Kind, Party
from detente.case.statements import (
    Direction,
    Interval,
    Order,
    Prefers,
    Scale,
    Statement,
    Swings,
    Value,
    Wants,
    Weight,
    WouldSign,
    WouldWalkAway,
)
from detente.case.text import Text, text

__all__ = [
    "NOTHING_STATED",
    "Among",
    "Basis",
    "Body",
    "Bounds",
    "Case",
    "Claim",
    "Comparison",
    "Condition",
    "Confidence",
    "Constraint",
    "Delegate",
    "Direction",
    "Expectation",
    "Fault",
    "Grade",
    "Interval",
    "Issue",
    "Kind",
    "Linkage",
    "NoDeal",
    "Option",
    "Order",
    "Package",
    "Party",
    "Prefers",
    "Range",
    "RedLine",
    "RoadmapStep",
    "Scale",
    "Source",
    "SpeakerKind",
    "Statement",
    "Swings",
    "Text",
    "Track",
    "Value",
    "Wants",
    "Weight",
    "Worth",
    "WouldSign",
    "WouldWalkAway",
    "canonical_bytes",
    "case_hash",
    "element_kinds",
    "element_path",
    "fault",
    "parse_number",
    "text",
    "warning",
    "write_number",
]

"""The negotiation as data: frozen values, no files, no sums."""

from detente.case.basis import NOTHING_STATED, Basis, Confidence, Grade
from detente.case.canonical import canonical_bytes, case_hash
from detente.case.case import Case, element_index, element_kinds
from detente.case.claims import (
    Attribution,
    Claim,
    ClaimStatus,
    ClaimType,
    CodingEvent,
    IfThen,
    Link,
    Mode,
    Mood,
    Relation,
    SpeakerKind,
    Strength,
)
from detente.case.consent import Bloc, Body, Rule, Support, Undo
from detente.case.demands import Comparison, Constraint, Linkage, NoDeal, RedLine, Worth
from detente.case.elements import element_path
from detente.case.events import Belief, Contingency, Event
from detente.case.expectations import Expectation
from detente.case.faults import Fault, fault, warning
from detente.case.issues import Issue, Option, Range, Track, Withdrawal
from detente.case.links import Contested, EvidenceLink, contested, evidence_links
from detente.case.numbers import parse_number, write_number
from detente.case.packages import Among, Bounds, Condition, Move, Package
from detente.case.parties import Delegate, Kind, Party
from detente.case.passages import Passage
from detente.case.roadmap import RoadmapStep
from detente.case.sources import Origin, Source, TextKept
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
from detente.case.withdrawn import in_force, withdrawn_elements

__all__ = [
    "NOTHING_STATED",
    "Among",
    "Attribution",
    "Basis",
    "Belief",
    "Bloc",
    "Body",
    "Bounds",
    "Case",
    "Claim",
    "ClaimStatus",
    "ClaimType",
    "CodingEvent",
    "Comparison",
    "Condition",
    "Confidence",
    "Constraint",
    "Contested",
    "Contingency",
    "Delegate",
    "Direction",
    "Event",
    "EvidenceLink",
    "Expectation",
    "Fault",
    "Grade",
    "IfThen",
    "Interval",
    "Issue",
    "Kind",
    "Link",
    "Linkage",
    "Mode",
    "Mood",
    "Move",
    "NoDeal",
    "Option",
    "Order",
    "Origin",
    "Package",
    "Party",
    "Passage",
    "Prefers",
    "Range",
    "RedLine",
    "Relation",
    "RoadmapStep",
    "Rule",
    "Scale",
    "Source",
    "SpeakerKind",
    "Statement",
    "Strength",
    "Support",
    "Swings",
    "Text",
    "TextKept",
    "Track",
    "Undo",
    "Value",
    "Wants",
    "Weight",
    "Withdrawal",
    "Worth",
    "WouldSign",
    "WouldWalkAway",
    "canonical_bytes",
    "case_hash",
    "contested",
    "element_index",
    "element_kinds",
    "element_path",
    "evidence_links",
    "fault",
    "in_force",
    "parse_number",
    "text",
    "warning",
    "withdrawn_elements",
    "write_number",
]

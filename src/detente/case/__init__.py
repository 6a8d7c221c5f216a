"""The negotiation as data: frozen values, no files, no sums."""

from detente.case.answers import Answer, replaced
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
from detente.case.history import Told, history
from detente.case.issues import Issue, Option, Range, Track, Withdrawal
from detente.case.links import Contested, EvidenceLink, contested, evidence_links
from detente.case.numbers import parse_number, write_number
from detente.case.packages import Among, Bounds, Condition, Move, Package
from detente.case.parties import Delegate, Kind, Party
from detente.case.passages import Passage
from detente.case.roadmap import RoadmapStep
from detente.case.sources import Origin, Source, TextKept
from detente.case.standing import in_voice, principals, standing
from detente.case.statements import (
    AboutEqual,
    AmongTop,
    Differs,
    Direction,
    Interval,
    Order,
    Prefers,
    Ratio,
    Scale,
    Shape,
    Statement,
    Step,
    StepOver,
    Swings,
    Value,
    Wants,
    Weight,
    Word,
    WouldSign,
    WouldWalkAway,
)
from detente.case.text import Text, text
from detente.case.withdrawn import in_force, withdrawn_elements

__all__ = [
    "NOTHING_STATED",
    "AboutEqual",
    "Among",
    "AmongTop",
    "Answer",
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
    "Differs",
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
    "Ratio",
    "RedLine",
    "Relation",
    "RoadmapStep",
    "Rule",
    "Scale",
    "Shape",
    "Source",
    "SpeakerKind",
    "Statement",
    "Step",
    "StepOver",
    "Strength",
    "Support",
    "Swings",
    "Text",
    "TextKept",
    "Told",
    "Track",
    "Undo",
    "Value",
    "Wants",
    "Weight",
    "Withdrawal",
    "Word",
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
    "history",
    "in_force",
    "in_voice",
    "parse_number",
    "principals",
    "replaced",
    "standing",
    "text",
    "warning",
    "withdrawn_elements",
    "write_number",
]

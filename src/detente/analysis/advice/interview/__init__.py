"""What should one party be asked about itself, so that the advice to it gets firmer?"""

from detente.analysis.advice.interview.asked import (
    AGAIN,
    asked_keys,
    in_order,
    question_of,
    response_error,
    still_given,
)
from detente.analysis.advice.interview.in_play import asked_options
from detente.analysis.advice.interview.interviewer import (
    TOLERANCE,
    Asking,
    Finished,
    Interviewer,
    own_case,
)
from detente.analysis.advice.interview.left import MOST as MOST_LEFT
from detente.analysis.advice.interview.questions import Kind, Question
from detente.analysis.advice.interview.replies import (
    BestAt,
    Points,
    Refusal,
    Reply,
    Tiers,
    statements_of,
)
from detente.analysis.advice.interview.screens import ends_of

__all__ = [
    "AGAIN",
    "MOST_LEFT",
    "TOLERANCE",
    "Asking",
    "BestAt",
    "Finished",
    "Interviewer",
    "Kind",
    "Points",
    "Question",
    "Refusal",
    "Reply",
    "Tiers",
    "asked_keys",
    "asked_options",
    "ends_of",
    "in_order",
    "own_case",
    "question_of",
    "response_error",
    "statements_of",
    "still_given",
]

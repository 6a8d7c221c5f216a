"""One party's profile: weights, scores and a reservation value, all by name."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from detente.formats.document import Mapping
from detente.formats.imports.additive import option_scores, weights_of
from detente.formats.imports.fields import group_of, needed, number_of, stated
from detente.formats.imports.notes import note
from detente.formats.imports.profile import Profile, Scores
from detente.formats.imports.topics import Topic
from detente.formats.log import Log

WEIGHTS, SCORES, RESERVATION = "issueWeights", "issues", "reservationValue"


def read_profile(root: Mapping, topics: Sequence[Topic], log: Log) -> Profile:
    """A profile against the issues that all profiles name; errors and gaps go to the log."""
    weights = group_of(needed(root, WEIGHTS, log), log)
    scores = group_of(needed(root, SCORES, log), log)
    if weights is None or scores is None:
        return Profile()
    return Profile(
        weights=weights_of(weights, topics, log),
        scores=_scores(scores, topics, log),
        reservation=_reservation(root, log),
    )


def _scores(listed: Mapping, topics: Sequence[Topic], log: Log) -> dict[str, Scores]:
    found: dict[str, Scores] = {}
    for topic in topics:
        options = group_of(stated(listed, topic.name), log)
        if options is None:
            note(log, listed.place, "import_issue_missing", issue=topic.name)
        else:
            found[topic.name] = option_scores(topic, options, log)
    return found


def _reservation(root: Mapping, log: Log) -> Fraction | None:
    node = stated(root, RESERVATION)
    if node is None:
        note(log, root.place, "import_no_reservation")
        return None
    return number_of(node, log)

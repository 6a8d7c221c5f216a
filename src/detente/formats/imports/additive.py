"""Weights and scores by name: what additive profiles of several formats write alike.

Gaps stay gaps: a weight or a score that a file leaves out is noted and never taken for 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from detente.case import write_number
from detente.formats.document import Mapping, absent
from detente.formats.imports.fields import number_of, score_of
from detente.formats.imports.notes import note
from detente.formats.imports.profile import Scores
from detente.formats.imports.topics import Topic
from detente.formats.log import Log


def weights_of(listed: Mapping, topics: Sequence[Topic], log: Log) -> dict[str, Fraction]:
    """Weights by issue, as written; a sum other than 1 is noted, as are gaps and unknown names."""
    note_unknown_issues(listed, topics, log)
    weights: dict[str, Fraction] = {}
    for topic in topics:
        node = listed.get(topic.name)
        if node is None or absent(node):
            note(log, node.place if node else listed.place, "import_no_weight", issue=topic.name)
        elif (weight := number_of(node, log)) is not None:
            weights[topic.name] = weight
    total = sum(weights.values(), Fraction(0))
    if len(weights) == len(topics) and total != 1:
        note(log, listed.place, "import_weights_sum", total=write_number(total))
    return weights


def option_scores(topic: Topic, listed: Mapping, log: Log) -> Scores:
    """Scores from 0 to 1 of named options, in the order of the issue."""
    known = set(topic.options)
    unknown = [key for key, _ in listed.entries if key.text not in known]
    if unknown:
        words = ", ".join(key.text for key in unknown)
        note(log, unknown[0].place, "import_unknown_option", value=words, issue=topic.name)
    written = {key.text: node for key, node in listed.entries if not absent(node)}
    gaps = [option for option in topic.options if option not in written]
    if gaps:
        note(log, listed.place, "import_no_score", value=", ".join(gaps), issue=topic.name)
    found = ((o, score_of(written[o], log)) for o in topic.options if o in written)
    return tuple((option, score) for option, score in found if score is not None)


def note_unknown_issues(listed: Mapping, topics: Sequence[Topic], log: Log) -> None:
    """Note what speaks of no issue of the domain and is left aside."""
    known = {topic.name for topic in topics}
    for key, _ in listed.entries:
        if key.text not in known:
            note(log, key.place, "import_unknown_issue", issue=key.text)

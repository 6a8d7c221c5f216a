"""What the values of an issue are worth: a table for words, a straight line for numbers."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from detente.case import write_number
from detente.formats.document import Mapping, Node
from detente.formats.imports.additive import note_unknown_issues, option_scores
from detente.formats.imports.fields import group_of, needed, number_of, score_of, stated
from detente.formats.imports.notes import note, wrong
from detente.formats.imports.profile import Scores
from detente.formats.imports.topics import Topic
from detente.formats.log import Log

_TABLE, _LINE = "discreteutils", "numberutils"


def scores_of(listed: Mapping, topics: Sequence[Topic], log: Log) -> dict[str, Scores]:
    """Scores by issue; an issue of which the profile is silent is noted and has none."""
    note_unknown_issues(listed, topics, log)
    found: dict[str, Scores] = {}
    for topic in topics:
        node = stated(listed, topic.name)
        if node is None:
            note(log, listed.place, "import_issue_missing", issue=topic.name)
        else:
            found[topic.name] = _scores(topic, node, log)
    return found


def _scores(topic: Topic, node: Node, log: Log) -> Scores:
    kinds = group_of(node, log)
    if kinds is None:
        return ()
    kind = _TABLE if topic.kind == "discrete" else _LINE
    if [key.text for key, _ in kinds.entries] != [kind]:
        wrong(log, kinds.place, "geniusweb_utilities", issue=topic.name, kind=kind)
        return ()
    inside = group_of(needed(kinds, kind, log), log)
    if inside is None:
        return ()
    if kind == _LINE:
        return _line(topic, inside, log)
    table = group_of(needed(inside, "valueUtilities", log), log)
    return () if table is None else option_scores(topic, table, log)


def _line(topic: Topic, inside: Mapping, log: Log) -> Scores:
    """The line at the first and the last step between its ends: more a case need not know.

    The ends may lie between two steps, where a case could not name them.
    """
    ends = [needed(inside, key, log) for key in ("lowValue", "highValue")]
    low, high = (None if e is None else number_of(e, log, quoted=True) for e in ends)
    worths = [stated(inside, key) for key in ("lowUtility", "highUtility")]
    lowest, highest = (None if worth is None else score_of(worth, log) for worth in worths)
    if low is None or high is None:
        return ()
    if not topic.low <= low <= high <= topic.high or (low == high and lowest != highest):
        bounds = {"low": write_number(topic.low), "high": write_number(topic.high)}
        wrong(log, inside.place, "geniusweb_ends", issue=topic.name, **bounds)
        return ()
    if None in worths:
        note(log, inside.place, "geniusweb_no_end", issue=topic.name)
    if lowest is None or highest is None:
        return ()
    step = topic.step or Fraction(1)
    first = topic.low + ceil((low - topic.low) / step) * step
    last = topic.low + floor((high - topic.low) / step) * step
    if (first, last) != (topic.low, topic.last):
        note(log, inside.place, "geniusweb_line_too_short", issue=topic.name)
    slope = (highest - lowest) / (high - low) if low != high else Fraction(0)
    named = sorted({n for n in (first, last) if first <= last})
    return tuple((write_number(number), lowest + slope * (number - low)) for number in named)

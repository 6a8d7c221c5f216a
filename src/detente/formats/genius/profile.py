"""One party's profile: weights and scores, or amounts on boxes; reservation value and discount."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from detente.case import parse_number, write_number
from detente.formats.genius.attributes import number_at, whole_at
from detente.formats.genius.boxes import Amounts, amounts_of
from detente.formats.genius.domain import issues_of, objectives_of
from detente.formats.genius.scores import scores_of
from detente.formats.imports.notes import note, wrong
from detente.formats.imports.profile import Profile, Scores
from detente.formats.imports.topics import Topic
from detente.formats.log import Log
from detente.formats.xml_file import Element

_ADDITIVE = (None, "", "linear")
_ZERO, _ONE = Fraction(0), Fraction(1)


def indices_of(root: Element) -> frozenset[Fraction] | None:
    """The indices of the issues of a domain or profile; None where one is no whole number."""
    try:
        found = frozenset(parse_number(issue.get("index") or "") for _, issue in issues_of(root))
    except ValueError:
        return None
    return found if all(index.denominator == 1 for index in found) else None


def read_profile(root: Element, topics: tuple[Topic, ...], log: Log) -> Profile:
    """A profile against its domain; errors, gaps and assumptions go to the log."""
    by_key = {topic.key: topic for topic in topics}
    kind = root.get("type")
    weights: dict[str, Fraction] = {}
    scores: dict[str, Scores] = {}
    amounts = Amounts()
    if kind == "nonlinear":
        amounts = amounts_of(root, by_key, log)
        weights = dict.fromkeys((topic.name for topic in topics), _ZERO)
    elif kind in _ADDITIVE:
        weights, scores = _additive(root, by_key, log)
    else:
        wrong(log, root.place, "genius_profile_kind", kind=kind)
    stated = _single(root, "reservation", log)
    if stated is None:
        note(log, root.place, "genius_no_reservation")
    return Profile(
        weights=weights,
        scores=scores,
        constant=amounts.constant or None,
        boxes=amounts.boxes,
        cap=_ONE,
        reservation=stated or _ZERO,
        assumed=stated is None,
        discount=_discount(root, log),
    )


def _additive(
    root: Element, topics: dict[int, Topic], log: Log
) -> tuple[dict[str, Fraction], dict[str, Scores]]:
    weights: dict[str, Fraction] = {}
    scores: dict[str, Scores] = {}
    if len(list(objectives_of(root))) > 1:
        note(log, root.place, "genius_nested")
    for objective in objectives_of(root):
        stated = dict(_weights(objective, log))
        for topic, element in _topics(objective, topics, log):
            if topic.name in scores:
                wrong(log, element.place, "key_twice", key=topic.name, first=root.place.file)
            scores[topic.name] = scores_of(topic, element, log)
            if topic.key in stated:
                weights[topic.name] = stated.pop(topic.key)
            else:
                note(log, element.place, "import_no_weight", issue=topic.name)
        if stated:
            left = ", ".join(map(str, stated))
            note(log, objective.place, "genius_weight_of_none", index=left)
    for topic in topics.values():
        if topic.name not in scores:
            note(log, root.place, "import_issue_missing", issue=topic.name)
    total = sum(weights.values(), _ZERO)
    if len(weights) == len(topics) and total != 1:
        note(log, root.place, "genius_weights_sum", total=write_number(total))
    return weights, scores


def _topics(
    objective: Element, topics: dict[int, Topic], log: Log
) -> Iterator[tuple[Topic, Element]]:
    """The issues directly inside an objective, each with what the domain knows of it."""
    for element in objective.all("issue"):
        index = whole_at(element, "index", log)
        topic = None if index is None else topics.get(index)
        if topic is not None:
            name = element.get("name")
            if name != topic.name:
                note(log, element.place, "genius_other_name", found=name or "–", known=topic.name)
            yield topic, element
        elif index is not None:
            wrong(log, element.place, "genius_unknown_index", index=index)


def _weights(objective: Element, log: Log) -> Iterator[tuple[int, Fraction]]:
    seen: set[int] = set()
    for element in objective.all("weight"):
        index, weight = whole_at(element, "index", log), number_at(element, "value", log)
        if index is None or weight is None:
            continue
        if index in seen:
            note(log, element.place, "genius_weight_twice", index=index)
        seen.add(index)
        yield index, weight


def _single(root: Element, tag: str, log: Log) -> Fraction | None:
    """The value of an element that stands at most once; before or after the issues."""
    found = root.all(tag)
    if len(found) > 1:
        wrong(log, found[1].place, "key_twice", key=tag, first=found[0].place.line)
    return number_at(found[0], "value", log) if found else None


def _discount(root: Element, log: Log) -> Fraction | None:
    """The share of utility kept at the deadline; none where it is absent, 0 or less, or above 1."""
    stated = _single(root, "discount_factor", log)
    if stated is None or stated == _ONE:
        return None
    if not _ZERO < stated < _ONE:
        note(
            log,
            root.all("discount_factor")[0].place,
            "genius_no_discount",
            found=write_number(stated),
        )
        return None
    return stated

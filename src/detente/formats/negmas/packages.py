"""Packages as NegMAS writes them: options in the order of the issues, or by name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from detente.case import Package
from detente.formats.document import Mapping, Node, Place, Scalar, Sequence
from detente.formats.imports.notes import wrong
from detente.formats.imports.topics import Topic
from detente.formats.log import Log
from detente.formats.negmas.functions import option_of

_TUPLE = re.compile(r"\((.*)\)", re.DOTALL)
_PART = re.compile(
    r"""\s*(?:'((?:[^'\\]|\\.)*)'\s*|"((?:[^"\\]|\\.)*)"\s*|([^\s,'"()][^,'"()]*))(?:,\s*|$)""",
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\(['\"\\])")


def package_of(node: Node, topics: tuple[Topic, ...], log: Log) -> Package | None:
    """A complete package; a missing issue or an option the domain lacks is an error."""
    if isinstance(node, Mapping):
        named = {key.text: value for key, value in node.entries}
        if set(named) != {topic.name for topic in topics}:
            wrong(log, node.place, "negmas_package_length", known=len(topics))
            return None
        return _chosen([named[topic.name] for topic in topics], node.place, topics, log)
    if isinstance(node, Sequence):
        return _chosen(node.items, node.place, topics, log)
    parts = _parts(node.text, topics)
    return _chosen([Scalar(part, node.place) for part in parts], node.place, topics, log)


def _chosen(
    nodes: Iterable[Node], place: Place | None, topics: tuple[Topic, ...], log: Log
) -> Package | None:
    listed = tuple(nodes)
    if len(listed) != len(topics):
        wrong(log, place, "negmas_package_length", known=len(topics))
        return None
    choices: list[tuple[str, str]] = []
    for topic, node in zip(topics, listed, strict=True):
        written = node.text if isinstance(node, Scalar) else "–"
        option = option_of(topic, written) if isinstance(node, Scalar) else None
        if option is None:
            wrong(log, node.place, "negmas_package_option", issue=topic.name, value=written)
        else:
            choices.append((topic.name, option))
    return Package(tuple(choices)) if len(choices) == len(topics) else None


def _parts(written: str, topics: tuple[Topic, ...]) -> list[str]:
    """The parts of ``('open', 10)``, as a key of JSON has a package; a lone option is itself."""
    if len(topics) == 1 and option_of(topics[0], written) is not None:
        return [written]
    inside = _TUPLE.fullmatch(written.strip())
    if inside is None:
        return []
    parts, at, words = [], 0, inside[1]
    while at < len(words) and (match := _PART.match(words, at)):
        quoted = match[1] if match[1] is not None else match[2]
        parts.append(match[3].rstrip() if quoted is None else _ESCAPED.sub(r"\1", quoted))
        at = match.end()
    return parts if at == len(words) else []

"""The issues and options that all profiles name: there is no domain file to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.formats.document import Mapping, Place, Scalar
from detente.formats.imports.fields import group_of, needed, stated
from detente.formats.imports.format import ParsedFile
from detente.formats.imports.notes import name_of, wrong
from detente.formats.imports.topics import Topic
from detente.formats.limits import ISSUES, OPTIONS
from detente.formats.log import Log
from detente.formats.negolog.profile import SCORES, WEIGHTS


@dataclass(frozen=True, slots=True)
class Names:
    """What a profile names: issues with their keys, and the keys of their options.

    An issue may have a weight and no scores; then ``options`` lacks it.
    """

    file: ParsedFile
    issues: dict[str, Scalar]
    options: dict[str, dict[str, Scalar]]


def common_issues(profiles: Sequence[ParsedFile], log: Log) -> tuple[Topic, ...]:
    """The issues that all profiles name, in the order of the first.

    An issue or an option that only some of them name is an error in the log.
    """
    first, *others = [_names(file, log) for file in profiles]
    if not first.issues:
        wrong(log, first.file.place, "import_no_issues")
    if len(first.issues) > ISSUES:
        wrong(log, first.file.place, "too_many", found=len(first.issues), limit=ISSUES)
        return ()
    for other in others:
        _compare(first, other, log)
    return tuple(_topics(first, others, log))


def _names(file: ParsedFile, log: Log) -> Names:
    assert isinstance(file.root, Mapping)
    scores = group_of(needed(file.root, SCORES, log), log)
    weights = group_of(needed(file.root, WEIGHTS, log), log)
    issues: dict[str, Scalar] = {}
    options: dict[str, dict[str, Scalar]] = {}
    for key, _ in scores.entries if scores is not None else ():
        issues[key.text] = key
        assert scores is not None
        listed = group_of(stated(scores, key.text), log)
        if listed is not None:
            options[key.text] = {option.text: option for option, _ in listed.entries}
    for key, _ in weights.entries if weights is not None else ():
        issues.setdefault(key.text, key)
    return Names(file, issues, options)


def _compare(first: Names, other: Names, log: Log) -> None:
    """An error in the other profile for every name that it does not share with the first."""
    for issue in _different(first.issues, other.issues):
        place = _place(other.issues.get(issue), other.file.place)
        wrong(log, place, "negolog_other_issue", issue=issue, file=first.file.name)
    for issue, options in other.options.items():
        for option in _different(first.options.get(issue, options), options):
            place = _place(options.get(option), other.issues[issue].place)
            file = first.file.name
            wrong(log, place, "negolog_other_option", option=option, issue=issue, file=file)


def _different(first: dict[str, Scalar], other: dict[str, Scalar]) -> Iterator[str]:
    yield from (name for name in first if name not in other)
    yield from (name for name in other if name not in first)


def _place(key: Scalar | None, otherwise: Place | None) -> Place | None:
    return otherwise if key is None else key.place


def _topics(first: Names, others: Sequence[Names], log: Log) -> Iterator[Topic]:
    for number, (name, key) in enumerate(first.issues.items(), 1):
        listed = next(
            (names.options[name] for names in (first, *others) if name in names.options), {}
        )
        if len(listed) > OPTIONS:
            wrong(log, key.place, "too_many", found=len(listed), limit=OPTIONS)
            continue
        options = [name_of(option, at.place, log) for option, at in listed.items()]
        issue = name_of(name, key.place, log)
        if issue is not None and key.place is not None:
            known = tuple(option for option in options if option is not None)
            yield Topic(number, issue, "discrete", key.place, known)

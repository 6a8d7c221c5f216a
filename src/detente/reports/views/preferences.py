"""What is known of a party's preferences as headings and lines, the same for terminal and page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from math import ceil, floor

from detente.analysis.advice.contradictions import Contradiction
from detente.analysis.advice.known import Known
from detente.analysis.advice.pairs import Pair
from detente.analysis.preferences import Span
from detente.analysis.preferences.findings import Bounded
from detente.case import Package
from detente.reports.words.names import Names, capital
from detente.reports.words.prefs import (
    Quotes,
    chain,
    closes,
    points,
    principal_name,
    relation,
    repair,
    told_by,
    verbatim,
)
from detente.reports.words.prefs_findings import (
    history_line,
    mandate_lines,
    objections,
    two_ways_lines,
)

MOST_RELATIONS = 12
MOST_CHOICES = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """A range of 0 to 1 under a name; ``centre`` is the representative, ``words`` its points."""

    name: str
    span: Span
    centre: float | None
    words: str

    @property
    def ends(self) -> tuple[int, int]:
        """Where it begins and ends, of 100, rounded outwards."""
        low = 0 if self.span.low is None else max(0, floor(self.span.low * 100))
        high = 100 if self.span.high is None else min(100, ceil(self.span.high * 100))
        return low, max(low, high)

    @property
    def at(self) -> int | None:
        """Where the representative is, of 100."""
        return None if self.centre is None else max(0, min(100, round(self.centre * 100)))


@dataclass(frozen=True, slots=True)
class Told:
    """Lines under a heading; ``packages`` are those that the lines name, where they name any."""

    heading: str
    lines: tuple[str | Bar, ...]
    packages: tuple[Package, ...] = ()


def preferences_view(known: Known, language: str) -> tuple[Told, ...]:
    """Everything that is said, in its order; what has no lines is left out."""
    names = Names(known.case, language)
    quotes = Quotes.of(names, known.statements)
    parts = [
        _told(names, "statements", _said(quotes, known)),
        *(_contradiction(quotes, each) for each in known.contradictions),
        _told(names, "follows", _ranges(names, known)),
        Told(
            names.say("preferences.heading.packages"), (*_packages(names, known),), known.packages
        ),
        _told(names, "relations", _relations(quotes, known)),
        _told(names, "two_ways", two_ways_lines(quotes, known.two_ways, labels_of(known))),
        *_mandates(quotes, known),
        _told(names, "turned", _turned(quotes, known)),
        _told(names, "history", (history_line(names, past) for past in known.answers)),
    ]
    return tuple(part for part in parts if part.lines)


def _told(names: Names, heading: str, lines: Iterable[str | Bar], **values: str) -> Told:
    return Told(names.say(f"preferences.heading.{heading}", **values), tuple(lines))


def _said(quotes: Quotes, known: Known) -> Iterator[str]:
    names = quotes.names
    for said in known.statements:
        grade = names.grade(known.case.grade(said.basis, said.holder))
        sure = said.basis.confidence
        told = [grade, *([names.say(f"grades.confidence.{sure}")] if sure else [])]
        who = told_by(names, said.basis)
        rests = ", ".join([*told, *([who] if who else [])])
        yield f"{quotes.number(said.id)} {capital(verbatim(names, said))} – {rests}"
    if not known.statements:
        yield names.say("preferences.known.nothing")


def _contradiction(quotes: Quotes, found: Contradiction) -> Told:
    names = quotes.names
    choices = [repair(quotes, choice) for choice in found.repairs]
    lines = [
        *(f"– {quotes.number(one)} {quotes.quoted(one)}" for one in found.conflict.statements),
        chain(quotes, found.conflict),
    ]
    if found.conflict.kept:
        lines.append(names.say("preferences.known.kept"))
    if choices:
        lines.append(names.say("preferences.known.choices"))
        lines += [f"{chr(ord('a') + n)}) {each}" for n, each in enumerate(choices[:MOST_CHOICES])]
        if len(choices) > MOST_CHOICES:
            lines.append(names.say("preferences.known.more", count=len(choices) - MOST_CHOICES))
    return _told(names, "contradiction", lines)


def _ranges(names: Names, known: Known) -> Iterator[str | Bar]:
    if known.representative is not None:
        yield names.say("preferences.known.centre", samples=known.representative.samples)
    else:
        yield names.say("preferences.known.no_centre")
    if known.contradictions:
        yield names.say("preferences.known.ways")
    ranges = known.ranges
    if ranges.weights:
        yield names.say("preferences.known.weights")
        for each in ranges.weights:
            yield _bar(names, names.issue(each.issue), each)
    for issue, worths in groupby(ranges.worths, key=lambda each: each.issue):
        yield names.say("preferences.known.worths", issue=names.issue(issue))
        for each in worths:
            yield _bar(names, names.option(issue, str(each.option)), each)
    if ranges.no_deal is None:
        yield names.say("preferences.known.no_deal_unknown")
    else:
        yield names.say("preferences.known.no_deal", span=points(names, ranges.no_deal))


def _bar(names: Names, name: str, each: Bounded) -> Bar:
    return Bar(name, each.span, each.representative, points(names, each.span))


def _packages(names: Names, known: Known) -> Iterator[str]:
    for label, package in zip(labels_of(known).values(), known.packages, strict=True):
        yield f"{label}: {names.package(package)}"


def labels_of(known: Known) -> dict[Package, str]:
    """``P1``, ``P2``: packages are long, and spoken of often."""
    return {package: f"P{number}" for number, package in enumerate(known.packages, 1)}


def _relations(quotes: Quotes, known: Known) -> Iterator[str]:
    names, labels = quotes.names, labels_of(known)
    settled = [r for r in known.relations if r.compared.label != "open"]
    left = [r for r in known.relations if r.compared.label == "open"]
    for pair in (*settled[:MOST_RELATIONS], *left[:MOST_RELATIONS]):
        yield pair_words(quotes, pair, labels)
    hidden = len(known.relations) - len(settled[:MOST_RELATIONS]) - len(left[:MOST_RELATIONS])
    if hidden:
        yield names.say("preferences.known.more_relations", count=hidden)


def pair_words(quotes: Quotes, pair: Pair, labels: dict[Package, str]) -> str:
    """One pair in words; of an open one, what would settle it."""
    found = pair.compared
    more, less = labels[found.more], labels[found.less]
    told = relation(quotes, found, more, less)
    return told if pair.closing is None else f"{told} {closes(quotes, pair.closing, more, less)}"


def _turned(quotes: Quotes, known: Known) -> Iterator[str]:
    names, labels = quotes.names, labels_of(known)
    if known.since is None:
        return
    day = names.date(known.since)
    if not known.turned:
        yield names.say("preferences.history.nothing_turned", date=day)
    for each in known.turned:
        before, now = (
            relation(quotes, found, labels[found.more], labels[found.less])
            for found in (each.before, each.now)
        )
        yield names.say("preferences.history.turned", date=day, before=before, now=now)


def _mandates(quotes: Quotes, known: Known) -> Iterator[Told]:
    found = known.instructions
    if found is None:
        return
    names = quotes.names
    for mandate in found.mandates:
        yield _told(
            names,
            "mandate",
            mandate_lines(quotes, found, mandate, labels_of(known)),
            name=principal_name(names, mandate.name),
        )
    yield _told(names, "objections", objections(names, found, labels_of(known)))

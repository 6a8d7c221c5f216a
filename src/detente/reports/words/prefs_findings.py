"""What ``prefs`` finds between two ways of asking, between mandate and table, and over time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil

from detente.analysis.advice.contradictions import Contradiction
from detente.analysis.advice.instructions import Firmer, Instructions, Mandate, Outside, Unused
from detente.analysis.advice.known import Past
from detente.analysis.advice.two_ways import Apart, OneWay, TwoWays
from detente.case import Package, RedLine, Statement
from detente.reports.words.names import Names
from detente.reports.words.prefs import (
    Quotes,
    choices_line,
    points,
    principal_name,
    verbatim,
)

MOST_CONFLICTS = 3
"""Contradictions between two voices told one by one, and choices that would mend each."""

MOST = 5
"""Pairs or groups told one by one; the others are counted."""

MOST_FIRMER = 3
"""Packages told that the negotiators put first where the mandate leaves it open."""

MOST_UNUSED = 2
"""Packages told for each red line of room that is not used."""

Labels = Mapping[Package, str]


def named(names: Names, labels: Labels, package: Package) -> str:
    """``P3``, or what moves in the package where it has no label."""
    return labels.get(package) or names.quoted(names.package(package))


def two_ways_lines(quotes: Quotes, found: TwoWays | None, labels: Labels) -> Iterator[str]:
    """Where the two ways of asking disagree, or that they do not."""
    if found is None:
        return
    names = quotes.names
    yield names.say(
        "preferences.two_ways.what",
        parts=quotes.listed(found.parts),
        wholes=quotes.listed(found.wholes),
    )
    if found.contradictions:
        # Told in full among the contradictions of the party itself: pointing there is enough.
        for each in found.contradictions:
            told = quotes.listed(each.conflict.statements)
            yield names.say("preferences.two_ways.contradict", statements=told)
        return
    opposed = [pair for pair in found.pairs if pair.opposed]
    for pair in (*opposed, *(p for p in found.pairs if not p.opposed))[:MOST]:
        yield _one_way(names, pair, labels)
    if len(found.pairs) > MOST:
        yield names.say("preferences.two_ways.more", count=len(found.pairs) - MOST)
    if found.apart is not None:
        yield _apart(names, found.apart, labels)


def _one_way(names: Names, pair: OneWay, labels: Labels) -> str:
    kind = "opposed" if pair.opposed else pair.certain
    return names.say(
        f"preferences.two_ways.{kind}",
        more=named(names, labels, pair.more),
        less=named(names, labels, pair.less),
        span=points(names, pair.other),
    )


def _apart(names: Names, apart: Apart, labels: Labels) -> str:
    distance = names.say(
        "preferences.two_ways.apart",
        swapped=apart.swapped,
        pairs=apart.pairs,
        largest=ceil(apart.largest * 100),
        at=named(names, labels, apart.at),
        samples=apart.samples,
    )
    key = "advice_differs" if apart.advice_differs else "advice_same"
    first, second = (named(names, labels, package) for package in apart.first)
    return f"{distance} {names.say(f'preferences.two_ways.{key}', first=first, second=second)}"


def mandate_lines(
    quotes: Quotes, found: Instructions, mandate: Mandate, labels: Labels
) -> Iterator[str]:
    """One principal's instructions beside the negotiators' own words."""
    names = quotes.names
    if not found.own_words:
        yield names.say("preferences.mandate.no_own_words")
    yield from _contradictions(quotes, mandate.contradictions)
    for outside in mandate.outside:
        yield _outside(quotes, outside, labels)
    yield from _firmer(names, mandate.firmer, labels)
    yield from _unused(names, mandate, labels)
    if not mandate.complete:
        yield names.say("preferences.mandate.incomplete")
    quiet = not (mandate.contradictions or mandate.outside or mandate.firmer or mandate.unused)
    if quiet and found.own_words:
        yield names.say("preferences.mandate.agrees")


def _contradictions(quotes: Quotes, found: tuple[Contradiction, ...]) -> Iterator[str]:
    names = quotes.names
    for each in found[:MOST_CONFLICTS]:
        said = "; ".join(
            f"{quotes.number(one)} {quotes.quoted(one)}" for one in each.conflict.statements
        )
        yield names.say("preferences.known.together", statements=said)
    if len(found) > MOST_CONFLICTS:
        left = len(found) - MOST_CONFLICTS
        yield names.say("preferences.known.more_conflicts", count=left)
    # Each choice mends all of them, so that it is told once.
    if found and (line := choices_line(quotes, found[0], MOST_CONFLICTS)):
        yield line


def _firmer(names: Names, found: tuple[Firmer, ...], labels: Labels) -> Iterator[str]:
    """One line per package put first: a mandate that is silent leaves nearly every pair open."""
    groups: dict[Package, list[str]] = {}
    for each in found:
        groups.setdefault(each.more, []).append(named(names, labels, each.less))
    told = sorted(groups.items(), key=lambda group: -len(group[1]))[:MOST_FIRMER]
    for more, less in told:
        yield names.say(
            "preferences.mandate.firmer", more=named(names, labels, more), less=names.both(less)
        )
    left = len(found) - sum(len(less) for _, less in told)
    if left:
        yield names.say("preferences.mandate.more_firmer", count=left)


def _outside(quotes: Quotes, outside: Outside, labels: Labels) -> str:
    names = quotes.names
    offer = named(names, labels, outside.package)
    if outside.offered_by is not None:
        offer = names.say(
            "preferences.mandate.offered", offer=offer, said=quotes.quoted(outside.offered_by)
        )
    if outside.crosses:
        lines = names.both(_line(names, line) for line in outside.crosses)
        return names.say("preferences.mandate.crosses", offer=offer, lines=lines)
    if outside.surplus is None:
        return names.say("preferences.mandate.refused", offer=offer)
    span = points(names, outside.surplus)
    return names.say("preferences.mandate.outside", offer=offer, span=span)


def _unused(names: Names, mandate: Mandate, labels: Labels) -> Iterator[str]:
    """One line per red line that shuts something out, with the first packages it shuts out."""
    groups: dict[tuple[str, ...], list[Unused]] = {}
    for each in mandate.unused:
        groups.setdefault(each.red_lines, []).append(each)
    told = 0
    for lines, shut_out in list(groups.items())[:MOST]:
        shown = shut_out[:MOST_UNUSED]
        told += len(shown)
        yield names.say(
            "preferences.mandate.unused",
            packages="; ".join(named(names, labels, each.package) for each in shown),
            lines=names.both(_line(names, line) for line in lines),
        )
    if mandate.unused_count > told:
        yield names.say("preferences.mandate.more_unused", count=mandate.unused_count - told)


def _line(names: Names, line_id: str) -> str:
    line = next((x for x in names.case.red_lines if x.id == line_id), None)
    return line_id if line is None else names.quoted(_refusal(names, line))


def _refusal(names: Names, line: RedLine) -> str:
    return names.text(line.reason) if line.reason else verbatim(names, line)


def objections(names: Names, found: Instructions, labels: Labels) -> Iterator[str]:
    """Who of several principals would object to which package; none is weighed against another."""
    for package, verdicts in found.objections:
        told = "; ".join(
            names.say(
                f"preferences.mandate.verdict.{verdict}", name=principal_name(names, principal)
            )
            for principal, verdict in verdicts
        )
        yield f"{named(names, labels, package)}: {told}"


def history_line(names: Names, past: Past) -> str:
    """One answer of the log: when, who, what; what it replaced and why."""
    answer = past.answer
    said = answer.says
    if said is not None:
        words = names.quoted(_words(names, said))
    elif answer.declined:
        words = names.say(f"preferences.history.{answer.declined}")
    elif answer.keeps:
        words = names.say("preferences.history.keeps")
    else:
        words = names.say("preferences.history.took_back")
    day = names.date(answer.at.date())
    line = f"{day}, {answer.author}: {words}" if answer.author else f"{day}: {words}"
    if said is None:
        line += "."
    if answer.replaces:
        line += f" {names.say('preferences.history.replaces', ids=', '.join(answer.replaces))}"
    if answer.reason is not None:
        why = names.text(answer.reason).rstrip(".")
        line += f" {names.say('preferences.history.reason', reason=why)}"
    if past.reversals > 1:
        line += f" {names.say('preferences.history.reversed', count=past.reversals)}"
    if not past.holds:
        line += f" {names.say('preferences.history.replaced')}"
    return line


def _words(names: Names, said: Statement | RedLine) -> str:
    return verbatim(names, said)

"""How sure the advice is, in words: no share without its sample size, or “proved”."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from detente.analysis.robustness import Acceptability, Listed, MovesAdvice, Proved, Robustness
from detente.case import Package
from detente.reports.words.names import Names
from detente.reports.words.numbers import grouped, share, written

SHOWN = 10
"""The best choices shown in a table, of up to 200 packages listed."""

NAMED = 3
"""Distinct packages named per solution."""

CONCEPTS = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")


def sentences(names: Names, found: Robustness) -> Iterator[str]:
    """How to read the shares, what limits them, and the best choice."""
    for party, reason in found.unsampled:
        yield names.say(f"samples.reason.{reason}", party=names.party(party))
    if not found.samples:
        yield names.say("robustness.nothing")
    else:
        yield from _basis(names, found)
    unknown = [seat.party for seat in found.seats if not seat.no_deal]
    if unknown:
        yield names.say("robustness.open", parties=names.parties(unknown))
    yield from _best(names, found)


def _basis(names: Names, found: Robustness) -> Iterator[str]:
    yield names.say(
        "robustness.how",
        number=_size(names, found),
        seed=found.seed,
        listed=found.listed,
        error=error_at_most(names, found.samples),
    )
    if found.stopped:
        asked = grouped(found.asked, names.language)
        yield names.say("robustness.stopped", number=_size(names, found), asked=asked)
    if found.unsampled:
        yield names.say("robustness.incomplete")
    for seat in found.seats:
        if seat.r_hat is not None:
            number = grouped(round(seat.effective), names.language)
            key = "chain" if seat.sound else "rough"
            yield names.say(f"robustness.{key}", party=names.party(seat.party), number=number)


def error_at_most(names: Names, samples: int) -> str:
    """The largest standard error of a share, in percentage points rounded up to a tenth."""
    bound = Fraction(50) / Fraction(samples**0.5)
    return written(Fraction(-(-bound * 10 // 1), 10), names.language)


def _best(names: Names, found: Robustness) -> Iterator[str]:
    """The package most often acceptable to all, or that there is none."""
    certain = [each for each in found.candidates if each.proved == "certain"]
    votes = [each for each in found.candidates if each.joint]
    if certain:
        words = short(names, found, certain[0].package)
        yield names.say("robustness.best.certain", package=words)
    elif votes:
        best = max(votes, key=lambda each: each.joint or 0)
        words = short(names, found, best.package)
        cell = joint_cell(names, found, best)
        yield names.say("robustness.best.share", package=words, share=cell)
    elif found.candidates and all(each.proved == "never" for each in found.candidates):
        yield names.say("robustness.best.never", listed=found.listed)
    elif found.samples and all(each.joint == 0 for each in found.candidates):
        number = _size(names, found)
        yield names.say("robustness.best.none", listed=found.listed, number=number)


def party_cell(names: Names, found: Robustness, entry: Acceptability) -> str:
    """Whether one party accepts: proved, a share with its sample size, or open and why."""
    own = _cell(names, found, entry.count, entry.proved, entry.party)
    if entry.spared is None:
        return own
    other = _cell(names, found, *entry.spared, entry.party)
    return names.say("robustness.cell.spared", cell=own, other=other)


def _cell(
    names: Names, found: Robustness, count: int | None, proved: Proved | None, party: str
) -> str:
    if proved in ("certain", "never"):
        return names.say(f"robustness.cell.{proved}")
    if count is None:
        drawn = party not in dict(found.unsampled)
        return names.say(f"robustness.cell.{'open' if drawn else 'unsampled'}")
    return share_of(names, found, count)


def joint_cell(names: Names, found: Robustness, entry: Listed) -> str:
    """Whether all accept, in the same words."""
    if entry.proved is not None:
        return names.say(f"robustness.cell.{entry.proved}")
    if entry.joint is None:
        return names.say("robustness.cell.open")
    return share_of(names, found, entry.joint)


def share_of(names: Names, found: Robustness, count: int | None, *, short: bool = False) -> str:
    """A share of compatible utilities with its sample size; nearly all is not called all."""
    if count is None or not found.samples:
        return "–"
    part = Fraction(count, found.samples)
    words = share(part)
    if part < 1 and round(part * 100) == 100:
        words = "> 99\u202f%"
    key = "robustness.cell.short" if short else "robustness.cell.share"
    return names.say(key, share=words, number=_size(names, found))


def rank_words(names: Names, found: Robustness, entry: Acceptability) -> str:
    """Between which ranks a package lies for a party; empty where nothing is drawn for it."""
    if entry.ranks is None:
        return ""
    best, worst = entry.ranks
    key = "same_rank" if best == worst else "rank"
    return names.say(f"robustness.cell.{key}", best=best, worst=worst, listed=found.listed)


def solutions(names: Names, found: Robustness) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Per solution concept its name and the distinct packages that it chooses, most often first."""
    for concept in CONCEPTS:
        won = found.winners(concept)
        if not won:
            continue
        entries = [
            names.say(
                "robustness.solutions.entry",
                package=short(names, found, each.package),
                share=share_of(names, found, dict(each.won)[concept], short=True),
            )
            for each in won[:NAMED]
        ]
        if len(won) > NAMED:
            number = grouped(len(won) - NAMED, names.language)
            entries.append(names.say("robustness.solutions.more", number=number))
        yield names.say(f"report.solution.{concept}"), tuple(entries)


def moves(names: Names, found: Robustness, entry: MovesAdvice) -> str:
    """One unknown that would move the choice: what it is, by how much, and to where."""
    what = names.say(
        f"robustness.influence.{entry.kind}",
        party=names.party(entry.party),
        issue=names.issue(entry.issue) if entry.issue else "",
        option=names.option(entry.issue, entry.option) if entry.issue and entry.option else "",
    )
    points = round(entry.gain * 100)
    gain = names.say(
        f"robustness.influence.{found.criterion}",
        points=points or names.say("robustness.influence.less_than_one"),
        number=grouped(found.influence_samples, names.language),
    )
    low, high = short(names, found, entry.low), short(names, found, entry.high)
    ends = names.say(
        f"robustness.influence.{'same' if low == high else 'ends'}", low=low, high=high
    )
    return f"{what} {gain} {ends}"


def no_moves(names: Names, found: Robustness) -> str:
    """That no unknown moves the choice; empty where that was not looked into."""
    if found.influence or not found.influence_samples:
        return ""
    number = grouped(found.influence_samples, names.language)
    return names.say("robustness.influence.none", number=number)


def short(names: Names, found: Robustness, package: Package) -> str:
    """A package by its number among the best choices shown, or by what it has unlike the first."""
    shown = [each.package for each in found.candidates[:SHOWN]]
    if package in shown:
        return names.say("robustness.package.shown", number=shown.index(package) + 1)
    return described(names, found, package)


def described(names: Names, found: Robustness, package: Package) -> str:
    """A package whole, or where that is shorter by what it has unlike the best choice."""
    whole = names.package(package)
    moved = [(move.issue, move.end) for move in package.moves_from(found.candidates[0].package)]
    if not moved:
        return whole
    alike = names.say("robustness.package.alike", choices=names.choices(moved))
    return alike if len(alike) < len(whole) else whole


def band_notes(names: Names, found: Robustness) -> tuple[str, ...]:
    """What the band of a frontier shows; nothing where no package is known to be efficient."""
    if not any(each.efficient for each in found.candidates):
        return ()
    number = _size(names, found)
    return (names.say("robustness.band.note", listed=found.listed, number=number),)


def _size(names: Names, found: Robustness) -> str:
    return grouped(found.samples, names.language)

"""What is known of one party's preferences, in words: quotes, chains of reasons, choices, ranges.

Statements are quoted as their author wrote them, else as the case tells them, with author and
date. Ranges are whole points, rounded outwards: no decimals nobody said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from detente.analysis.advice.contradictions import Contradiction
from detente.analysis.preferences import Span
from detente.analysis.preferences.conflicts import Closing
from detente.analysis.preferences.findings import Compared, Conflict, Repair, Widened
from detente.case import Basis, Case, Ratio, RedLine, Statement
from detente.reports.words.elements import full
from detente.reports.words.names import Names, humanised
from detente.reports.words.numbers import share, written
from detente.reports.words.statements import statement


@dataclass(frozen=True, slots=True)
class Quotes:
    """The statements of a case by id, each with the number it is referred to by."""

    names: Names
    numbers: dict[str, int]

    @staticmethod
    def of(names: Names, statements: Iterable[Statement]) -> Quotes:
        """Numbered from 1 in the order given."""
        return Quotes(names, {said.id: n for n, said in enumerate(statements, 1)})

    def number(self, statement_id: str) -> str:
        """``[3]``; the id where it has no number."""
        return f"[{self.numbers.get(statement_id, statement_id)}]"

    def quoted(self, statement_id: str) -> str:
        """The statement in quotation marks with its author and date."""
        said = find(self.names.case, statement_id)
        if said is None:
            return full(self.names, statement_id)
        words = self.names.quoted(verbatim(self.names, said))
        who = told_by(self.names, said.basis)
        return f"{words} ({who})" if who else words

    def listed(self, ids: Sequence[str]) -> str:
        """``[1], [2] and [5]``; from three in a row on ``[1]–[4]``."""
        runs: list[list[str]] = []
        for one in ids:
            before = self.numbers.get(runs[-1][-1]) if runs else None
            if before is not None and self.numbers.get(one) == before + 1:
                runs[-1].append(one)
            else:
                runs.append([one])
        told: list[str] = []
        for run in runs:
            numbers = [self.number(one) for one in run]
            told += numbers if len(run) < 3 else [f"{numbers[0]}–{numbers[-1]}"]
        return self.names.both(told)


def find(case: Case, statement_id: str) -> Statement | None:
    """The statement of an id."""
    return next((said for said in case.statements if said.id == statement_id), None)


def verbatim(names: Names, said: Statement | RedLine) -> str:
    """What was said, in its author's words where they are kept."""
    if said.basis.text is not None:
        return names.text(said.basis.text).rstrip(".")
    if isinstance(said, RedLine):
        return names.say(
            "preferences.known.never",
            refused=names.either(names.condition(each) for each in said.refuses),
        )
    return statement(names, said)


def told_by(names: Names, basis: Basis) -> str:
    """``Ines Harms, 3 May 2026``; a principal as *mandate of the ministry*."""
    parts = []
    principal = basis.principal
    if principal is not None:
        key = "mandate_of" if principal else "mandate"
        parts.append(names.say(f"preferences.known.{key}", name=principal_name(names, principal)))
    elif basis.author:
        parts.append(basis.author)
    if basis.date is not None:
        parts.append(names.date(basis.date))
    return ", ".join(parts)


def principal_name(names: Names, principal: str) -> str:
    """A party's name where the principal is one, else the name as written."""
    if not principal:
        return names.say("preferences.known.principal")
    known = any(party.id == principal for party in names.case.parties)
    return names.party(principal) if known else humanised(principal)


def chain(quotes: Quotes, conflict: Conflict) -> str:
    """Why the statements cannot all hold: what they say, one after the other, and the last."""
    names = quotes.names
    told = [_plain(names, one) for one in conflict.statements]
    if len(told) == 1:
        return names.say("preferences.known.alone", said=told[0])
    key = "chain" if conflict.proved else "chain_unproved"
    why = names.say(f"preferences.known.{key}", said="; ".join(told[:-1]), last=told[-1])
    if not conflict.scale:
        return why
    scale = names.say("preferences.known.scale", statements=quotes.listed(conflict.scale))
    return f"{why} {scale}"


def _plain(names: Names, statement_id: str) -> str:
    said = find(names.case, statement_id)
    return full(names, statement_id) if said is None else statement(names, said)


def repair(quotes: Quotes, choice: Repair, *, shortly: bool = False) -> str:
    """A choice that would mend a contradiction: what to take back, or to say more widely.

    ``shortly``: by numbers alone.
    """
    names = quotes.names
    told = []
    if choice.withdraw:
        # Several would be a page of quotes: numbers tell which, and the quotes stand above.
        one = len(choice.withdraw) == 1 and not shortly
        tell = quotes.quoted if one else quotes.number
        gone = names.both(map(tell, choice.withdraw))
        told.append(names.say("preferences.known.withdraw", statements=gone))
    told += [_widened(quotes, each) for each in choice.widen]
    return names.both(told)


def _widened(quotes: Quotes, wider: Widened) -> str:
    names = quotes.names
    said = find(names.case, wider.statement)
    return names.say(
        "preferences.known.widen",
        statement=quotes.quoted(wider.statement),
        interval=_interval(names, wider.interval, times=isinstance(said, Ratio)),
    )


def _interval(
    names: Names, interval: tuple[Fraction | None, Fraction | None], *, times: bool
) -> str:
    """``30 to 70``, ``at least 2.4 times``: rounded outwards, points to whole ones."""
    low, high = interval
    part = 10 if times else 1
    told = {
        "low": "" if low is None else written(Fraction(floor(low * part), part), names.language),
        "high": "" if high is None else written(Fraction(ceil(high * part), part), names.language),
    }
    side = "" if low is not None and high is not None else "_least" if high is None else "_most"
    return names.say(f"preferences.known.{'times' if times else 'points'}{side}", **told)


def contradiction_text(quotes: Quotes, found: Contradiction) -> str:
    """The contradiction as one paragraph: whom it quotes, and why it is one."""
    names = quotes.names
    said = "; ".join(quotes.quoted(one) for one in found.conflict.statements)
    why = chain(quotes, found.conflict)
    kept = f" {names.say('preferences.known.kept')}" if found.conflict.kept else ""
    return f"{names.say('preferences.known.together', statements=said)} {why}{kept}"


def choices_line(quotes: Quotes, found: Contradiction, most: int) -> str:
    """The first of the choices in one sentence, by numbers; the others are counted."""
    names = quotes.names
    told = "; ".join(repair(quotes, choice, shortly=True) for choice in found.repairs[:most])
    if not told:
        return ""
    line = names.say("preferences.known.choices_are", choices=told)
    left = len(found.repairs) - most
    return line if left <= 0 else f"{line} {names.say('preferences.known.more', count=left)}"


def relation(quotes: Quotes, found: Compared, more: str, less: str) -> str:
    """One package against another, named by the caller: certain with reasons, or open with both."""
    names = quotes.names
    known = names.say(
        f"preferences.known.relation.{found.label}",
        more=more,
        less=less,
        span=points(names, found.span),
    )
    if found.reasons:
        because = names.say("preferences.known.because", statements=quotes.listed(found.reasons))
        known = f"{known} {because}"
    if found.share is not None:
        part = share(Fraction(found.share.count, found.share.samples))
        sampled = names.say("preferences.known.share", share=part, samples=found.share.samples)
        known = f"{known} {sampled}"
    return known if found.proved else f"{known} {names.say('preferences.known.unproved')}"


def closes(quotes: Quotes, closing: Closing, more: str, less: str) -> str:
    """What an open pair turns on, and from where on which of the two is better."""
    names, unknown = quotes.names, closing.unknown
    value = unknown.kind == "value"
    about = names.say(
        f"preferences.known.closes.{unknown.kind}",
        issue=names.issue(unknown.issue),
        other=names.option(unknown.issue, unknown.other) if value else names.issue(unknown.other),
    )
    told = [
        _beyond(names, closing.span, part, package)
        for part, package in ((closing.more, more), (closing.less, less))
        if part is not None
    ]
    turns = names.both(told)
    return names.say("preferences.known.closes.line", about=about, turns=turns)


def _beyond(names: Names, whole: Span, part: Span, package: str) -> str:
    """``from 40 on P1``: cautious, so that what is printed certainly settles it."""
    if part.high == whole.high and part.low is not None:
        number = _whole(ceil(part.low * 100))
        return names.say("preferences.known.closes.from", number=number, package=package)
    number = _whole(floor((part.high or Fraction(0)) * 100))
    return names.say("preferences.known.closes.up_to", number=number, package=package)


def points(names: Names, span: Span, top: Fraction = Fraction(1)) -> str:
    """``12 to 40``: whole points of 100 of ``top``, rounded outwards; open ends in words."""
    low = None if span.low is None else floor(span.low * 100 / top)
    high = None if span.high is None else ceil(span.high * 100 / top)
    if low is None and high is None:
        return names.say("preferences.known.unbounded")
    if low is None or high is None:
        key, end = ("from", low) if high is None else ("up_to", high)
        return names.say(f"preferences.known.{key}", number=_whole(end))
    if low == high:
        return _whole(low)
    return names.say("preferences.known.span", low=_whole(low), high=_whole(high))


def _whole(number: int | None) -> str:
    if number is None:
        return ""
    return f"−{-number}" if number < 0 else str(number)


def bar(span: Span, centre: float | None, width: int = 24) -> str:
    """A range of 0 to 1 as text: ``··███|██···``; the stroke is the representative."""
    low = 0 if span.low is None else max(0, min(width, floor(span.low * width)))
    high = width if span.high is None else max(0, min(width, ceil(span.high * width)))
    cells = ["█" if low <= place < max(high, low + 1) else "·" for place in range(width)]
    if centre is not None:
        cells[max(0, min(width - 1, int(centre * width)))] = "┃"
    return "".join(cells)

"""What parties, issues, options and packages are called in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from detente.case import (
    Among,
    Bounds,
    Case,
    Condition,
    Grade,
    Issue,
    Package,
    Text,
    parse_number,
    write_number,
)
from detente.i18n import say
from detente.reports.words.numbers import grouped, written

LARGEST_WORD = 12


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one case in one language.

    For the one page of the *brief*, names are cut at `longest` characters, and 2.5 is written 2½:
    no number there has decimals, not even one that a person wrote, so that none can be taken for
    a computed one.
    """

    case: Case
    language: str
    brief: bool = False
    longest: int = 64
    _known: dict[str, dict[str, tuple[int, Any]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def elements(self, kind: str) -> Mapping[str, tuple[int, Any]]:
        """The elements of a kind by id, each with its position; of one id the first.

        Kept: a page that names hundreds of statements would otherwise look through all for each.
        """
        if (known := self._known.get(kind)) is None:
            known = self._known[kind] = {}
            for position, element in enumerate(getattr(self.case, kind, ())):
                name = element.party if kind == "no_deal" else element.id
                known.setdefault(name, (position, element))
        return known

    def say(self, key: str, /, **values: object) -> str:
        """A text of the catalogues in the reader's language."""
        return say(key, self.language, **values)

    def text(self, words: Text) -> str:
        """What a person wrote, in the reader's language, on one line."""
        return self._cut(" ".join(words.in_language(self.language).split()))

    def number(self, count: int) -> str:
        """A small number as a word (``two``, ``zwei``), a larger one in digits."""
        if count <= LARGEST_WORD:
            return self.say(f"brief.number.{count}")
        return grouped(count, self.language)

    def _cut(self, words: str) -> str:
        if not self.brief or len(words) <= self.longest:
            return words
        return words[: self.longest].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"

    def title(self) -> str:
        """The title of the case, or its id."""
        return self.text(self.case.title) if self.case.title else humanised(self.case.id)

    def party(self, party_id: str) -> str:
        """The name of a party; of one the case does not know, what was written."""
        party = next((p for p in self.case.parties if p.id == party_id), None)
        return self.text(party.name) if party else party_id

    def track(self, track_id: str) -> str:
        """The name of a track."""
        track = next((t for t in self.case.tracks if t.id == track_id), None)
        return self.text(track.name) if track else humanised(track_id)

    def issue(self, issue_id: str) -> str:
        """The name of an issue, or its id made readable."""
        issue = self._issue(issue_id)
        return self.text(issue.name) if issue and issue.name else humanised(issue_id)

    def option(self, issue_id: str, option_id: str) -> str:
        """The name of an option; a number with its unit."""
        issue = self._issue(issue_id)
        if issue and issue.range is not None:
            return self.amount(issue, option_id)
        option = issue.option(option_id) if issue else None
        return self.text(option.name) if option and option.name else humanised(option_id)

    def amount(self, issue: Issue, number: str) -> str:
        """A number of a numeric issue with its unit."""
        words = written(parse_number(number), self.language, fractions=self.brief)
        unit = issue.range.unit if issue.range else None
        return f"{words} {self.text(unit)}" if unit else words

    def choice(self, issue_id: str, option_id: str) -> str:
        """``Consulates: Reopened``."""
        return self.say(
            "brief.choice", issue=self.issue(issue_id), option=self.option(issue_id, option_id)
        )

    def choices(self, choices: Iterable[tuple[str, str]]) -> str:
        """``Consulates: Reopened; Flights: Resumed``."""
        return "; ".join(self.choice(issue, option) for issue, option in choices)

    def package(self, package: Package) -> str:
        """A package by what differs from the status quo; *nothing changes* where nothing does."""
        today = self.case.status_quo()
        moved = [pair for pair in package.choices if today.get(pair[0]) != pair[1]]
        return self.choices(moved) if moved else self.say("brief.nothing_moves")

    def condition(self, condition: Condition) -> str:
        """The options of a red line or linkage, all together."""
        return self.say("brief.plus").join(
            self.say("brief.choice", issue=self.issue(issue), option=self._some(issue, options))
            for issue, options in condition.parts
        )

    def conditions(self, condition: Condition) -> str:
        """The same within a sentence: every part in quotation marks."""
        return self.both(
            self.quoted(
                self.say("brief.choice", issue=self.issue(issue), option=self._some(issue, options))
            )
            for issue, options in condition.parts
        )

    def _some(self, issue: str, options: Among | Bounds) -> str:
        if isinstance(options, Among):
            return self.either([self.option(issue, option) for option in options.options])
        named = self._issue(issue)
        kinds = ("below", "above", "at_least", "at_most")
        bounds = [(kind, getattr(options, kind)) for kind in kinds]
        return self.both(
            self.say(
                f"brief.{kind}",
                number=self.amount(named, write_number(number))
                if named
                else written(number, self.language, fractions=self.brief),
            )
            for kind, number in bounds
            if number is not None
        )

    def quoted(self, words: str) -> str:
        """Words in the quotation marks of the language."""
        return self.say("brief.quoted", words=words)

    def both(self, words: Iterable[str]) -> str:
        """``A, B and C``."""
        return _joined(list(words), self.say("brief.and"))

    def either(self, words: Iterable[str]) -> str:
        """``A, B or C``."""
        return _joined(list(words), self.say("brief.or"))

    def some_of(self, words: Sequence[str], most: int) -> str:
        """The first few and how many more: ``A, B and 3 more``."""
        if len(words) <= most + 1:
            return self.both(words)
        left = len(words) - most
        more = self.say("brief.more", number=self.number(left))
        return self.both([*words[:most], more])

    def listed(self, words: Sequence[str], most: int) -> str:
        """The first few in a row, for brackets: ``A, B, 3 more``.

        Names stand in brackets because a sentence would need their article and case.
        """
        left = len(words) - most
        if left <= 1:
            return ", ".join(words)
        return ", ".join([*words[:most], self.say("brief.more", number=self.number(left))])

    def parties(self, party_ids: Iterable[str]) -> str:
        """Names of parties, joined."""
        return self.both(self.party(party) for party in party_ids)

    def date(self, day: date) -> str:
        """``1 November 2026``, ``1. November 2026``."""
        month = self.say(f"brief.month.{day.month}")
        return self.say("brief.date", day=day.day, month=month, year=day.year)

    def grade(self, grade: Grade) -> str:
        """What something rests on, in one word."""
        return self.say(f"grades.{grade}")

    def _issue(self, issue_id: str) -> Issue | None:
        return next((issue for issue in self.case.issues if issue.id == issue_id), None)


def humanised(identifier: str) -> str:
    """An id as readable words: ``consulates-first`` becomes ``Consulates first``."""
    words = identifier.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _joined(words: list[str], link: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])}{link}{words[-1]}"


def capital(sentence: str) -> str:
    """The sentence with its first letter in capitals."""
    return sentence[:1].upper() + sentence[1:]

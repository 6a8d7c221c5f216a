"""Which lines are proposed for dropping: those with evidence, and what lies among them.

Starting point was "cut after the last sentence" (sources, section 2), which was found on one text
and would take the end of every list. Here nothing goes without evidence of advertising or
navigation in its neighbourhood, and how far that reaches depends on where it stands: in front of
the text, inside it, or behind it. Where it does not reach, a line is kept and marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from detente.sources.lines import words
from detente.sources.lines.features import PROSE_WORDS, SHORT_WORDS, Features
from detente.sources.lines.line import Hint, Reason, Role

Dropped = dict[int, tuple[Role, tuple[Reason, ...]]]
"""Index of a line to the role and the reasons it is dropped with."""

_TRUSTED = (Hint.TITLE, Hint.QUOTE)
_IN_TEXT = (*_TRUSTED, Hint.HEADING, Hint.RULE, Hint.EXTRACTED)
"""What a line with such a mark needs before it goes: evidence of its own."""
_MENU_RUN = 3
"""Menu words in a row that are a menu, with nothing else to say so."""

_SAID_WORDS = 5

_MENU_WORDS = 3
"""Words of an entry in a menu; a title that stands right below one has more."""


def dropped_lines(lines: Sequence[Features]) -> Dropped:
    """The lines proposed for dropping, by index; blank ones are not among them."""
    found = _Search(lines)
    found.by_themselves()
    found.menus()
    found.menu_in_front()
    found.groups()
    found.weak_ones()
    found.between()
    found.right_behind()
    found.names()
    found.tail()
    return found.dropped


@dataclass(slots=True)
class _Search:
    """The lines, where the text begins and ends, and what is dropped so far.

    ``first`` and ``last`` are the first and the last line that tell something; where there is none,
    everything is inside the text. ``shown`` are the indices of the lines that are not blank.
    """

    lines: Sequence[Features]
    dropped: Dropped = field(default_factory=dict)
    first: int = 0
    last: int = 0
    shown: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        told = [i for i, one in enumerate(self.lines) if one.content and not _asks(one)]
        self.first = told[0] if told else 0
        self.last = told[-1] if told else len(self.lines)
        self.shown = tuple(index for index, one in enumerate(self.lines) if not one.blank)

    def by_themselves(self) -> None:
        """Lines with enough evidence of their own."""
        for index, one in enumerate(self.lines):
            if one.strong and one.hint not in _TRUSTED:
                self._drop(index)

    def menus(self) -> None:
        """Menu words in a row: in front of the text, or behind it where more speaks for a menu."""
        run: list[int] = []
        for index in [*self.shown, None]:
            if index is not None and self._in_menu(index):
                run.append(index)
                continue
            if len(run) >= _MENU_RUN:
                for k in run:
                    self._drop(k)
            run = []

    def menu_in_front(self) -> None:
        """Entries of one to three words at the very top, a third of them known from menus.

        A longer line has to follow, the title: else the entries may be what the text is about.
        """
        run: list[int] = []
        for index in self.shown:
            one = self.lines[index]
            if index >= self.first or one.words > _MENU_WORDS or one.sentence or one.bullet:
                break
            run.append(index)
        known = [k for k in run if self.lines[k].weight]
        longer = len(run) < len(self.shown) and self.lines[self.shown[len(run)]].words > _MENU_WORDS
        if len(run) > _MENU_RUN and longer and 3 * len(known) >= len(run):
            for k in run:
                one = self.lines[k]
                reasons = one.reasons or (Reason.AMONG_DROPPED,)
                self.dropped.setdefault(k, (one.junk or Role.SITE_NAV, reasons))

    def groups(self) -> None:
        """Lines between two blank ones that hold enough evidence go together.

        Outside the text a third of them is enough, inside it half; a line too long for a menu
        stays, and so does a list marked as the text's own lists are.
        """
        markers = self._markers()
        for group in self._groups():
            if not self._evident(group):
                continue
            inside = self.first <= group[0] <= self.last
            role = self._role_in(group)
            for k in group:
                spared = self._marker(k) in markers or (inside and self._entry(k))
                if k not in self.dropped and self._may_go(k) and not spared:
                    self._take([k], role)

    def _evident(self, group: Sequence[int]) -> bool:
        """Whether a group of short lines is evidently no part of the text."""
        if len(group) < 2 or any(self.lines[k].content for k in group):
            return False
        evident = [k for k in group if self.lines[k].weight]
        menu = [k for k in evident if self.lines[k].junk is Role.SITE_NAV]
        strong = any(k in self.dropped for k in group)
        in_front = group[0] < self.first and len(menu) >= _MENU_RUN
        share = 2 if self.first <= group[0] <= self.last else 3
        return (strong or in_front) and share * len(evident) >= len(group)

    def _groups(self) -> list[list[int]]:
        """Runs of lines without a blank one among them."""
        groups: list[list[int]] = []
        for index in self.shown:
            if groups and groups[-1][-1] == index - 1:
                groups[-1].append(index)
            else:
                groups.append([index])
        return groups

    def _role_in(self, group: Sequence[int]) -> Role:
        """The role that most evidence in a group speaks for."""
        roles = [one.junk for k in group if (one := self.lines[k]).junk is not None]
        return max(roles, key=roles.count)

    def _entry(self, index: int) -> bool:
        """``Bonus: 500`` may be what the text is about."""
        return ":" in self.lines[index].line.text.strip()[:-1]

    def _in_menu(self, index: int) -> bool:
        one = self.lines[index]
        outside = index < self.first or (
            index > self.last and max(self.dropped, default=-1) > self.last
        )
        menu = one.junk is Role.SITE_NAV or Reason.TAG_LABEL in one.reasons
        return outside and menu and one.weight > 0 and not one.bullet

    def weak_ones(self) -> None:
        """Weak evidence below strong evidence behind the text; a menu word beside a dropped one."""
        behind = next((k for k in sorted(self.dropped) if k > self.last), None)
        for place, index in enumerate(self.shown):
            one = self.lines[index]
            if not one.weight or one.hint in _IN_TEXT:
                continue
            beside = self.shown[max(place - 1, 0) : place + 2]
            menu = one.junk is Role.SITE_NAV and not one.bullet
            below = behind is not None and index > behind
            if below or (menu and any(self._navigates(k) for k in beside)):
                self._drop(index)

    def _navigates(self, index: int) -> bool:
        return index in self.dropped and self.dropped[index][0] is Role.SITE_NAV

    def between(self) -> None:
        """Short lines between two dropped ones: across blank lines only behind the text."""
        markers = self._markers()
        for one, other in pairwise(sorted(self.dropped)):
            inside = [k for k in range(one + 1, other) if not self.lines[k].blank]
            whole = len(inside) == other - one - 1
            if not inside or not (whole or one > self.last):
                continue
            if all(self._may_go(k) and self._marker(k) not in markers for k in inside):
                self._take(inside)

    def right_behind(self) -> None:
        """Short lines right below a dropped one, to a blank line or the next words of the text."""
        markers = self._markers()
        for index in range(1, len(self.lines)):
            if index in self.dropped or index - 1 not in self.dropped:
                continue
            if self.lines[index].blank or self._marker(index) in markers:
                continue
            behind = index > self.last
            if index < self.first and self.lines[index].names and self.lines[index].words > 1:
                continue  # whoever wrote it is named there
            teaser = behind and _asks(self.lines[index]) and self.lines[index].words <= SHORT_WORDS
            if teaser or (self._may_go(index) and not self._opens_text(index)):
                self._take([index])

    def names(self) -> None:
        """Names behind the text that follow advertising, blank lines or not."""
        for before, index in pairwise(self.shown):
            promo = before in self.dropped and self.dropped[before][0] is Role.PROMO
            if (
                promo
                and index > self.last
                and index not in self.dropped
                and self.lines[index].names
            ):
                self._take([index])

    def tail(self) -> None:
        """The end of a page: below its last long sentence, from the first evidence to the last.

        Nothing goes unless a third of the lines there have evidence of their own. Sentences of
        five words and more, times, lists and what comes behind the last evidence stay.
        """
        firm = max((k for k, one in enumerate(self.lines) if _firm(one)), default=len(self.lines))
        marks = [k for k in sorted(self.dropped) if k > firm]
        if len(marks) <= _MENU_RUN:
            return
        span = [k for k in self.shown if marks[0] <= k <= marks[-1]]
        known = [k for k in span if self.lines[k].weight]
        timed = any(words.TIME.match(self.lines[k].line.text) for k in span)
        if timed or 3 * len(known) < len(span):
            return
        markers = self._markers()
        for k in span:
            one = self.lines[k]
            said = one.sentence and one.words >= _SAID_WORDS
            spared = said or one.words > PROSE_WORDS or one.hint in _IN_TEXT
            if k not in self.dropped and not spared and self._marker(k) not in markers:
                self._take([k])

    def _may_go(self, index: int) -> bool:
        """Whether a line is short enough to go with its neighbours; in front, a menu entry."""
        one = self.lines[index]
        if one.hint in _IN_TEXT or one.prose or words.TIME.match(one.line.text):
            return False
        most = _MENU_WORDS if index < self.first else SHORT_WORDS
        return (one.words <= most and not one.sentence) or one.weight > 0

    def _opens_text(self, index: int) -> bool:
        """Whether a short line stands right above a sentence of the text: then it is its heading.

        A blank line between the two says that it belongs to what is above.
        """
        return index < self.last and index + 1 < len(self.lines) and self.lines[index + 1].content

    def _markers(self) -> set[str]:
        """The signs that the lists of the text itself begin with."""
        kept = (k for k, one in enumerate(self.lines) if k not in self.dropped and not one.weight)
        return {self._marker(k) for k in kept if self.first <= k <= self.last} - {""}

    def _marker(self, index: int) -> str:
        one = self.lines[index]
        return one.line.text.strip()[:1] if one.bullet else ""

    def _drop(self, index: int) -> None:
        one = self.lines[index]
        if one.junk is not None:
            self.dropped.setdefault(index, (one.junk, one.reasons))

    def _take(self, indices: Sequence[int], otherwise: Role = Role.SITE_NAV) -> None:
        """Drop lines for their company; each takes the role of the dropped line above, if any."""
        for index in indices:
            one = self.lines[index]
            dropped = (self.dropped[k][0] for k in range(index - 1, -1, -1) if k in self.dropped)
            above = next(dropped, otherwise)
            role = one.junk or (Role.SITE_NAV if one.bullet and above is not Role.TAG else above)
            names = (Reason.NAMES_ONLY,) if one.names else ()
            self.dropped[index] = (role, (*one.reasons, *names, Reason.AMONG_DROPPED))


def _firm(one: Features) -> bool:
    return one.prose and not one.weight


def _asks(one: Features) -> bool:
    return one.line.text.rstrip().endswith("?")

"""A node together with its path: what the readers of the parts of a case hold in their hands."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence as Many
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from detente.case import Text, fault, parse_number
from detente.formats.document import Mapping, Node, Place, Scalar, Sequence, absent
from detente.formats.limits import NAME_LENGTH, TEXT_LENGTH
from detente.formats.log import Log
from detente.formats.verbatim import UNFIT

LANGUAGE_CODE = re.compile(r"[a-z]{2}(-[A-Z]{2})?")

_Word = TypeVar("_Word", bound=StrEnum)
_YES_NO = {"true": True, "yes": True, "false": False, "no": False}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?Z", re.ASCII)
_LINE = re.compile("[\t\n]")


@dataclass(frozen=True, slots=True)
class Spot:
    """A node at a path. Every method returns what it could read and logs what it could not."""

    node: Node
    path: str
    log: Log
    key_place: Place | None = None

    @property
    def place(self) -> Place | None:
        """Where a fault of this node is shown: at its key, where it has one."""
        return self.key_place or self.node.place

    def fault(self, code: str, place: Place | None = None, /, **values: object) -> None:
        """Log a fault here, or at another place."""
        shown = {name: _shortened(value) for name, value in values.items()}
        self.log.add(fault(self.path, code, **shown), place or self.place)

    def under(self, key: str, node: Node, place: Place | None = None) -> Spot:
        """The spot of a part, its place noted for faults found later."""
        path = f"{self.path}.{key}" if self.path else key
        spot = Spot(node, path, self.log, place)
        if (shown := spot.place) is not None:
            self.log.places.setdefault(path, shown)
        return spot

    def alias(self, path: str) -> None:
        """Note that another path stands here too: the one the case knows it by."""
        if self.place is not None:
            self.log.places.setdefault(path, self.place)

    def fields(self, *known: str) -> dict[str, Spot]:
        """What stands under known keys; unknown ones are faults. Keys left empty are left out."""
        if absent(self.node):
            return {}
        if not isinstance(self.node, Mapping):
            self.fault("needs_keys", self.node.place, keys=", ".join(known))
            return {}
        found = {}
        for key, node in self.node.entries:
            if key.text not in known:
                self._unknown_key(key, node, known)
            elif not absent(node):
                found[key.text] = self.under(key.text, node, key.place)
        return found

    def _unknown_key(self, key: Scalar, node: Node, known: Many[str]) -> None:
        flow = isinstance(self.node, Mapping) and self.node.flow
        if flow and absent(node):
            self.fault("comma_in_text", key.place, key=key.text)
            return
        near = difflib.get_close_matches(key.text, known, 1, 0.6)
        code = "unknown_key_near" if near else "unknown_key"
        listed = ", ".join(known)
        self.fault(code, key.place, key=key.text, near="".join(near), known=listed)

    def entries(self, limit: int | None = None) -> list[tuple[str, Spot]]:
        """Ids and what stands under them."""
        if absent(self.node):
            return []
        if not isinstance(self.node, Mapping):
            self.fault("needs_ids", self.node.place)
            return []
        if limit is not None and len(self.node.entries) > limit:
            self.fault("too_many", found=len(self.node.entries), limit=limit)
        kept = self.node.entries[:limit]
        return [
            (key.text, self.under(key.text, node, key.place))
            for key, node in kept
            if self._fit(key.text, key.place, NAME_LENGTH, one_line=True)
        ]

    def items(self) -> list[Spot]:
        """The items of a list; a single text or mapping stands for a list of one."""
        if absent(self.node):
            return []
        if not isinstance(self.node, Sequence):
            return [self]
        return [self.under(str(n), node) for n, node in enumerate(self.node.items, 1)]

    def some(self) -> Spot:
        """The spot itself; a list of nothing is a fault: it says nothing and hides a slip."""
        if isinstance(self.node, Sequence) and not self.node.items:
            self.fault("list_of_nothing")
        return self

    def word(self, limit: int = NAME_LENGTH) -> str | None:
        """A single text: an id, a name, a number still in its own spelling."""
        if not isinstance(self.node, Scalar):
            self.fault("needs_one_text", self.node.place)
            return None
        return self.node.text if self._fit(self.node.text, self.node.place, limit) else None

    def words(self) -> tuple[str, ...]:
        """A list of single texts."""
        found = (spot.word() for spot in self.items())
        return tuple(word for word in found if word is not None)

    def text(self, limit: int = TEXT_LENGTH) -> Text | None:
        """A text, plain or one per language."""
        if not isinstance(self.node, Mapping):
            word = self.word(limit)
            return None if word is None else Text(plain=word)
        found = []
        for language, spot in self.entries():
            if not LANGUAGE_CODE.fullmatch(language):
                self.fault("needs_language", spot.place, key=language)
            elif not absent(spot.node) and (word := spot.word(limit)) is not None:
                found.append((language, word))
        return Text(by_language=tuple(sorted(found))) if found else None

    def number(self) -> Fraction | None:
        """An exact number."""
        word = self.word()
        if word is None:
            return None
        try:
            return parse_number(word)
        except ValueError:
            self.fault("needs_number", self.node.place, found=word)
            return None

    def whole(self, least: int = 1) -> int | None:
        """A whole number, not below the least."""
        number = self.number()
        if number is not None and (number.denominator != 1 or number < least):
            self.fault("needs_whole", self.node.place, found=number, least=least)
            return None
        return None if number is None else int(number)

    def date(self) -> date | None:
        """A day, year first."""
        word = self.word()
        try:
            if word is not None and not _DAY.fullmatch(word):
                raise ValueError(word)
            return None if word is None else date.fromisoformat(word)
        except ValueError:
            self.fault("needs_date", self.node.place, found=word)
            return None

    def moment(self) -> datetime | None:
        """A day and a time in UTC."""
        word = self.word()
        try:
            if word is not None and not _MOMENT.fullmatch(word):
                raise ValueError(word)
            return None if word is None else datetime.fromisoformat(word).astimezone(UTC)
        except ValueError:
            self.fault("needs_moment", self.node.place, found=word)
            return None

    def yes_no(self, otherwise: str = "needs_yes_no") -> bool | None:
        """Yes or no; ``otherwise`` is the fault of anything else."""
        word = self.word()
        if word is None:
            return None
        if word.lower() not in _YES_NO:
            self.fault(otherwise, self.node.place, found=word)
        return _YES_NO.get(word.lower())

    def one_of(self, kind: type[_Word]) -> _Word | None:
        """One of the words of a kind."""
        word = self.choice(*kind)
        return None if word is None else kind(word)

    def several_of(self, kind: type[_Word]) -> tuple[_Word, ...]:
        """A list of words of a kind."""
        found = (spot.one_of(kind) for spot in self.items())
        return tuple(word for word in found if word is not None)

    def choice(self, *allowed: str) -> str | None:
        """One of some words."""
        word = self.word()
        if word is None or word in allowed:
            return word
        self.fault("needs_choice", self.node.place, found=word, known=", ".join(allowed))
        return None

    def _fit(self, word: str, place: Place | None, limit: int, *, one_line: bool = False) -> bool:
        bad = UNFIT.search(word) or (_LINE.search(word) if one_line else None)
        if not word:
            self.fault("empty_text", place)
        elif len(word) > limit:
            self.fault("too_long", place, found=len(word), limit=limit)
        elif bad:
            self.fault("control_character", place, code=f"U+{ord(bad[0]):04X}")
        else:
            return True
        return False


def _shortened(value: object) -> str:
    words = str(value)
    return words if len(words) <= 300 else f"{words[:300]}…"

"""What something is worth where a number is not all there is to say: beside packages, or a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.app.building.fields.field import Sent, Texts, WrongEntryError
from detente.app.building.fields.measure import Measure
from detente.app.building.fields.packages import Package
from detente.app.building.fields.plain import Choice
from detente.app.building.fields.rows import shown_rows
from detente.app.building.world import World
from detente.formats.editing import Tree, number_in

RELATIONS = ("as_good_as", "better_than", "worse_than")
SIGNS = ("more", "less")


@dataclass(frozen=True, slots=True)
class Compared:
    """A number with its range, and comparisons with packages: as good as, better, or worse."""

    key: str

    def _row(self, number: str) -> tuple[Choice, Package]:
        name = f"{self.key}.{number}"
        return Choice(name, RELATIONS, "relation"), Package(f"{name}.package", needed=False)

    def texts(self, tree: Tree, world: World) -> Texts | None:
        """The number's texts, and each comparison under its own number."""
        measured, rows = _split(tree)
        if measured is None:
            return None
        found = Measure(self.key).texts(measured or None, world)
        if found is None:
            return None
        found |= {f"{self.key}.row": [str(n) for n in range(1, len(rows) + 1)] or ["1"]}
        for number, (relation, package) in enumerate(rows or [("", None)], 1):
            how, which = self._row(str(number))
            texts = which.texts(package, world)
            if texts is None:
                return None
            found |= {how.key: [relation], **texts}
        return found

    def tree(self, sent: Sent, old: Tree, world: World) -> Tree:
        """A number alone without a key; a list where one relation holds for several packages."""
        measured, before = _split(old)
        number = Measure(self.key).tree(sent, measured or None, world)
        parts: list[tuple[str, Tree]] = []
        for row in sent.all(f"{self.key}.row"):
            how, which = self._row(row)
            place = number_in(row, len(before))
            package = which.tree(sent, before[place - 1][1] if place else None, world)
            relation = sent.text(how.key)
            if package is not None and not relation:
                raise WrongEntryError(how.key, "choose_relation")
            if relation and package is None:
                raise WrongEntryError(how.key, "choose_package")
            if package is not None:
                parts.append((relation, package))
        if not parts:
            return number
        stated: dict[str, Tree] = number if isinstance(number, dict) else {}
        if isinstance(number, str):
            stated = {"value": number}
        if len(dict(parts)) == len(parts):
            return {**stated, **dict(parts)}
        first: list[Tree] = [stated] if stated else []
        return [*first, *({relation: package} for relation, package in parts)]

    def input_at(self, rest: str, sent: Sent) -> str | None:
        """The input for a place inside: ``better_than.price``, in a list after its number."""
        keys = [one for one in rest.split(".") if one]
        keys = keys[1:] if keys and keys[0].isdecimal() else keys
        if not keys or keys[0] not in RELATIONS:
            return None
        for row in sent.all(f"{self.key}.row"):
            how, which = self._row(row)
            if sent.text(how.key) == keys[0]:
                return f"{which.key}.{'.'.join(keys[1:])}" if keys[1:] else how.key
        return None

    def widget(self, texts: Texts, world: World) -> dict[str, Any]:
        """The number, then a block per comparison."""
        rows = []
        for number in shown_rows(texts, self.key):
            how, which = self._row(number)
            fields = [
                how.widget(texts, world) | {"part": "relation"},
                which.widget(texts, world) | {"part": "compared"},
            ]
            rows.append({"number": number, "fields": fields})
        found = {"kind": "compared", "key": self.key, "rows": rows}
        return found | {"another": "another_comparison", "row_title": "comparison"}


def _split(tree: Tree) -> tuple[dict[str, Tree] | None, list[tuple[str, Tree]]]:
    """The number under its keys, and the comparisons; no number that a form can show is None."""
    if tree is None or isinstance(tree, str):
        return ({"value": tree} if tree else {}), []
    measured: dict[str, Tree] = {}
    rows: list[tuple[str, Tree]] = []
    for part in tree if isinstance(tree, list) else [tree]:
        if not isinstance(part, dict):
            return None, []
        for key, value in part.items():
            if key in RELATIONS:
                rows.append((key, value))
            elif key in measured or key not in ("value", "interval"):
                return None, []
            else:
                measured[key] = value
    return measured, rows


@dataclass(frozen=True, slots=True)
class Added:
    """Points on top, with their range; or only that it is worth more, or less, together."""

    key: str

    def texts(self, tree: Tree, world: World) -> Texts | None:
        """The measure, and the word."""
        sign = tree if isinstance(tree, str) and tree in SIGNS else ""
        found = Measure(self.key).texts(None if sign else tree, world)
        return None if found is None else found | {f"{self.key}.sign": [sign]}

    def tree(self, sent: Sent, old: Tree, world: World) -> Tree:
        """One of the two. Raises `WrongEntryError` for both."""
        sign = sent.text(f"{self.key}.sign")
        number = Measure(self.key).tree(sent, old, world)
        if sign and number is not None:
            raise WrongEntryError(f"{self.key}.sign", "points_or_word")
        return sign or number

    def widget(self, texts: Texts, world: World) -> dict[str, Any]:
        """Three inputs, and a list to choose from."""
        sign = Choice(f"{self.key}.sign", SIGNS, "added").widget(texts, world)
        return Measure(self.key).widget(texts, world) | {"sign": sign}

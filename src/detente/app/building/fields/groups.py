"""Numbers by name: what options cost, the groups of a body, what parties believe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.app.building.fields.field import Sent, Texts, WrongEntryError
from detente.app.building.fields.measure import Measure
from detente.app.building.fields.plain import Choice, Several, Word, Words, number_of
from detente.app.building.fields.stated import Stated
from detente.app.building.names import new_id
from detente.app.building.world import World
from detente.formats.editing import Tree

_EACH = "each"
_SHOWN = ("seats", "name", "votes_like")


@dataclass(frozen=True, slots=True)
class Costs:
    """What each option of an issue costs; of a number in a range, what each unit does."""

    key: str = "cost"
    needed: bool = True

    def texts(self, tree: Tree, world: World) -> Texts | None:
        """The issues with a row, and the numbers of each."""
        if tree is not None and not isinstance(tree, dict):
            return None
        rates = tree or {}
        found: Texts = {f"{self.key}.issue": list(rates)}
        for issue, rate in rates.items():
            if not isinstance(rate, dict):
                return None
            options = self._options(issue, list(rate), world)
            if set(rate) - set(options):
                return None
            if world.range(issue) is not None:
                found[f"{self.key}.{issue}.option"] = options
            for option in options:
                cost = rate.get(option) or ""
                if not isinstance(cost, str):
                    return None
                found[f"{self.key}.{issue}.{option}"] = [cost]
        return found

    def _options(self, issue: str, named: list[str], world: World) -> list[str]:
        """Named options; of a number in a range each unit, and the numbers that have a cost."""
        if world.range(issue) is not None:
            return [_EACH, *(one for one in named if one != _EACH)]
        return [option for option, _ in world.options(issue)]

    def tree(self, sent: Sent, _old: Tree, world: World) -> Tree:
        """The numbers given; an issue without any is left out."""
        found: dict[str, Tree] = {}
        for issue in sent.all(f"{self.key}.issue"):
            if costs := self._rates(sent, issue, world):
                found[issue] = costs
        if added := sent.text(f"{self.key}.add"):
            raise WrongEntryError(f"{self.key}.{added}", "give_cost")
        return dict(found) or None

    def _rates(self, sent: Sent, issue: str, world: World) -> dict[str, Tree]:
        name = f"{self.key}.{issue}"
        found: dict[str, Tree] = {}
        for option in self._options(issue, sent.all(f"{name}.option"), world):
            if written := number_of(sent.text(f"{name}.{option}")):
                found[option] = written
        if world.range(issue) is None:
            return found
        number, cost = (number_of(sent.text(f"{name}.new{end}")) for end in ("", ".cost"))
        if bool(number) != bool(cost):
            raise WrongEntryError(f"{name}.new{'.cost' if number else ''}", "number_and_cost")
        if number:
            found[number] = cost
        if _EACH in found and len(found) > 1:
            raise WrongEntryError(f"{name}.{_EACH}", "each_or_numbers")
        return found

    def widget(self, texts: Texts, world: World) -> dict[str, Any]:
        """A row per issue, an input per option."""
        issues = list(texts.get(f"{self.key}.issue", []))
        added = texts.get(f"{self.key}.add", [""])[0]
        issues += [added] if added and added not in issues else []
        rows = []
        for issue in issues:
            names = dict(world.options(issue))
            named = self._options(issue, texts.get(f"{self.key}.{issue}.option", []), world)
            row = {"issue": issue, "name": world.name("issues", issue), "range": world.range(issue)}
            rows.append(row | {"options": [(one, names.get(one, one)) for one in named]})
        more = [one for one in world.issues if one[0] not in issues]
        return {"kind": "costs", "key": self.key, "rows": rows, "more": more}


@dataclass(frozen=True, slots=True)
class Blocs:
    """The groups of a body: name, seats, whose side they take. The rest has a form of its own."""

    key: str = "blocs"

    def texts(self, tree: Tree, world: World) -> Texts | None:
        """Each group under its id; a row for a new one."""
        if tree is not None and not isinstance(tree, dict):
            return None
        found: Texts = {f"{self.key}.bloc": list(tree or {})}
        for bloc, node in (tree or {}).items():
            for part, field in _bloc_fields(f"{self.key}.{bloc}").items():
                texts = field.texts(_parts(node).get(part), world)
                if texts is None:
                    return None
                found |= texts
        return found | {f"{self.key}.new": [""], f"{self.key}.new.seats": [""]}

    def tree(self, sent: Sent, old: Tree, world: World) -> Tree:
        """The groups; one whose name and seats are emptied goes, unless it holds more."""
        before = old if isinstance(old, dict) else {}
        found: dict[str, Tree] = {}
        for bloc in sent.all(f"{self.key}.bloc"):
            was = _parts(before.get(bloc))
            fields = _bloc_fields(f"{self.key}.{bloc}")
            read = {part: field.tree(sent, was.get(part), world) for part, field in fields.items()}
            kept = {part: value for part, value in was.items() if part not in _SHOWN}
            stated = {part: value for part, value in {**read, **kept}.items() if value is not None}
            if stated:
                found[bloc] = stated["seats"] if list(stated) == ["seats"] else dict(stated)
            elif bloc in before and before[bloc] is None:
                found[bloc] = None
        if name := sent.text(f"{self.key}.new"):
            seats = number_of(sent.text(f"{self.key}.new.seats"))
            new: dict[str, Tree] = {"seats": seats, "name": name} if seats else {"name": name}
            found[new_id(name, found)] = new
        return dict(found) or None

    def widget(self, texts: Texts, world: World) -> dict[str, Any]:
        """A row per group, and one to fill in."""
        rows = [
            {"bloc": bloc, "name": f"{self.key}.{bloc}"}
            for bloc in texts.get(f"{self.key}.bloc", [])
        ]
        return {"kind": "blocs", "key": self.key, "rows": rows, "parties": world.parties}


def _bloc_fields(name: str) -> dict[str, Words | Word | Choice]:
    return {
        "seats": Word(f"{name}.seats", "number"),
        "name": Words(name),
        "votes_like": Choice(f"{name}.votes_like", among="parties"),
    }


def _parts(node: Tree) -> dict[str, Tree]:
    if isinstance(node, dict):
        return node
    return {} if node is None else {"seats": node}


@dataclass(frozen=True, slots=True)
class Beliefs:
    """How likely each party holds an event, in per cent, and what that rests on."""

    key: str = "beliefs"

    def texts(self, tree: Tree, world: World) -> Texts | None:
        """The measure of each party."""
        if tree is not None and not isinstance(tree, dict):
            return None
        held = tree or {}
        if set(held) - set(dict(world.parties)):
            return None
        found: Texts = {}
        for party, _ in world.parties:
            texts = self._field(party).texts(held.get(party), world)
            if texts is None:
                return None
            found |= texts
        return found

    def _field(self, party: str) -> Stated:
        return Stated(Measure(f"{self.key}.{party}", bare_pair=True), None)

    def tree(self, sent: Sent, old: Tree, world: World) -> Tree:
        """Those that have a number."""
        before = old if isinstance(old, dict) else {}
        found: dict[str, Tree] = {}
        for party in [*before, *(one for one, _ in world.parties if one not in before)]:
            made = self._field(party).tree(sent, before.get(party), world)
            if made is not None:
                found[party] = made
        return dict(found) or None

    def widget(self, texts: Texts, world: World) -> dict[str, Any]:
        """Three inputs per party, and the basis below."""
        rows = []
        for party, name in world.parties:
            drawn = self._field(party).widget(texts, world)
            rows.append(drawn | {"name": drawn["key"], "label": name})
        return {"kind": "beliefs", "key": self.key, "rows": rows}


@dataclass(frozen=True, slots=True)
class BlocsOf:
    """Some of the groups of one body, each with a box to tick."""

    key: str
    body: str

    def texts(self, tree: Tree, world: World) -> Texts | None:
        """The ids that are ticked."""
        return Several(self.key, "").texts(tree, world)

    def tree(self, sent: Sent, old: Tree, world: World) -> Tree:
        """Those that were there keep their order."""
        return Several(self.key, "").tree(sent, old, world)

    def widget(self, texts: Texts, world: World) -> dict[str, Any]:
        """A box per group, and for whatever is named and no group."""
        blocs = world.part("bodies", self.body, "blocs")
        named = [
            (bloc, world.words(_parts(node).get("name")) or bloc) for bloc, node in blocs.items()
        ]
        stray = [(one, one) for one in texts.get(self.key, []) if one not in blocs]
        return {"kind": "several", "key": self.key, "offered": [*named, *stray]}

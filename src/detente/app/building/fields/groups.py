"""Numbers by name: what options cost, the groups of a body, what parties believe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.app.building.fields.field import Sent, Texts, WrongEntryError
from detente.app.building.fields.measure import Measure
from detente.app.building.fields.plain import Choice, Word, Words, number_of
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
            if not isinstance(rate, dict) or set(rate) - set(self._options(issue, world)):
                return None
            for option in self._options(issue, world):
                cost = rate.get(option) or ""
                if not isinstance(cost, str):
                    return None
                found[f"{self.key}.{issue}.{option}"] = [cost]
        return found

    def _options(self, issue: str, world: World) -> list[str]:
        if world.range(issue) is not None:
            return [_EACH]
        return [option for option, _ in world.options(issue)]

    def tree(self, sent: Sent, _old: Tree, world: World) -> Tree:
        """The numbers given; an issue without any is left out."""
        found: dict[str, Tree] = {}
        for issue in sent.all(f"{self.key}.issue"):
            costs: dict[str, Tree] = {}
            for option in self._options(issue, world):
                if written := number_of(sent.text(f"{self.key}.{issue}.{option}")):
                    costs[option] = written
            if costs:
                found[issue] = costs
        if added := sent.text(f"{self.key}.add"):
            raise WrongEntryError(f"{self.key}.{added}", "give_cost")
        return dict(found) or None

    def widget(self, texts: Texts, world: World) -> dict[str, Any]:
        """A row per issue, an input per option."""
        issues = list(texts.get(f"{self.key}.issue", []))
        added = texts.get(f"{self.key}.add", [""])[0]
        issues += [added] if added and added not in issues else []
        rows = [
            {
                "issue": issue,
                "name": world.name("issues", issue),
                "numeric": world.range(issue) is not None,
                "options": world.options(issue) or ((_EACH, ""),),
            }
            for issue in issues
        ]
        more = [one for one in world.issues if one[0] not in issues]
        return {"kind": "costs", "key": self.key, "rows": rows, "more": more}


@dataclass(frozen=True, slots=True)
class Blocs:
    """The groups of a body: name, seats, whose side they take. What else a group holds is kept."""

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
    """How likely each party holds an event, in per cent. A belief's basis is kept."""

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
            texts = self._field(party).texts(_own(held.get(party))[0], world)
            if texts is None:
                return None
            found |= texts
        return found

    def _field(self, party: str) -> Measure:
        return Measure(f"{self.key}.{party}", bare_pair=True)

    def tree(self, sent: Sent, old: Tree, world: World) -> Tree:
        """Those that have a number."""
        before = old if isinstance(old, dict) else {}
        found: dict[str, Tree] = {}
        for party in [*before, *(one for one, _ in world.parties if one not in before)]:
            was, basis = _own(before.get(party))
            field = self._field(party)
            new = field.tree(sent, was, world)
            if field.texts(new, world) == field.texts(was, world):
                made = before.get(party)
            elif new is None or not basis:
                made = new
            else:
                stated = new if isinstance(new, dict) else _under_its_key(new)
                made = {**stated, **basis}
            if made is not None:
                found[party] = made
        return dict(found) or None

    def widget(self, _texts: Texts, world: World) -> dict[str, Any]:
        """Three inputs per party."""
        rows = [{"name": f"{self.key}.{party}", "label": name} for party, name in world.parties]
        return {"kind": "beliefs", "key": self.key, "rows": rows}


def _own(belief: Tree) -> tuple[Tree, dict[str, Tree]]:
    """The measure of a belief, and the rest of it."""
    if not isinstance(belief, dict):
        return belief, {}
    measure: dict[str, Tree] = {key: belief[key] for key in ("value", "interval") if key in belief}
    rest = {key: value for key, value in belief.items() if key not in measure}
    return measure or None, rest


def _under_its_key(measure: Tree) -> dict[str, Tree]:
    return {"interval" if isinstance(measure, list) else "value": measure}

"""Which fields the form of an element has."""

from __future__ import annotations

from detente.app.building.fields.field import Field
from detente.app.building.fields.groups import Beliefs, Blocs, BlocsOf, Costs
from detente.app.building.fields.issue_parts import Options, Range
from detente.app.building.fields.measure import Measure
from detente.app.building.fields.options import Option
from detente.app.building.fields.packages import Condition, Package
from detente.app.building.fields.people import Delegation
from detente.app.building.fields.picked import Picked
from detente.app.building.fields.placed import Ids, Placed, basis, placed
from detente.app.building.fields.plain import Choice, Several, Word, Words
from detente.app.building.fields.shares import Shares
from detente.app.building.fields.withdrawn import Withdrawn
from detente.app.building.fields.worths import Added, Compared
from detente.app.building.world import World
from detente.case import Kind, Rule

_TRUTHS = ("true", "false")


def _case(path: Ids, _world: World) -> tuple[Placed, ...]:
    title, marking, note = Words("title"), Words("marking"), Words("note", long=True)
    return placed(path, (title, Word("as_of", "day"), marking, note))


def _party(path: Ids, _world: World) -> tuple[Placed, ...]:
    shown = (Words("name", needed=True), Choice("kind", tuple(Kind), "party_kind"))
    more = (Word("power", "number"), Words("note", long=True))
    return (*placed(path, (*shown, Delegation())), *placed(path, more, "more"))


def _track(path: Ids, _world: World) -> tuple[Placed, ...]:
    return (Placed(Words("name", needed=True), path),)


def _issue(path: Ids, world: World) -> tuple[Placed, ...]:
    ways: Field = Options()
    if len(path) > 1 and world.range(path[1]) is not None:
        ways = Range()
    return issue_fields(path, ways, world)


def issue_fields(path: Ids, ways: Field, world: World) -> tuple[Placed, ...]:
    """Of an issue not yet there: what holds today is chosen once its options are."""
    shown = (Words("name", needed=True), Choice("track", among="tracks"), ways)
    today: tuple[Field, ...] = (Option("status_quo", path[1]),)
    if path[1] not in world.part("issues"):
        today = (Word("status_quo", "number"),) if isinstance(ways, Range) else ()
    who = (Several("decided_by", "parties"), Several("carried_out_by", "parties"))
    more: tuple[Field, ...] = (Picked("replaces", "issues"), Withdrawn())
    return (
        *placed(path, (*shown, *today, *who)),
        *placed(path, (*more, Words("note", long=True)), "more"),
    )


def _red_line(path: Ids, _world: World) -> tuple[Placed, ...]:
    shown = (Words("reason"), Condition("refuses", many=True, needed=True))
    return (*placed(path, shown), *basis(path))


def _linkage(path: Ids, world: World) -> tuple[Placed, ...]:
    there = world.part(*path)
    ties: tuple[Field, ...] = (Condition("requires"), Condition("excludes"), Added("worth"))
    first = [tie for tie in ties if tie.key in there] or [ties[0]]
    others = tuple(tie for tie in ties if tie not in first)
    shown: tuple[Field, ...] = (Words("text"), Condition("if", needed=True), *first)
    return (
        *placed(path, shown),
        *placed(path, others, "other_ties"),
        *placed(path, (Choice("owner", among="parties"),)),
        *basis(path, "text"),
    )


def _no_deal(path: Ids, _world: World) -> tuple[Placed, ...]:
    shown = (Words("text", long=True), Word("date", "day"), Compared("worth"))
    return (*placed(path, shown), *basis(path, "text", "date"))


def _constraint(path: Ids, _world: World) -> tuple[Placed, ...]:
    shown = (Words("text"), Costs(), Word("at_most", "number"), Words("unit"))
    return (*placed(path, shown), *basis(path, "text"))


def _body(path: Ids, world: World) -> tuple[Placed, ...]:
    known = {"not_without", "blocs"} & set(world.part(*path))
    must: tuple[Field, ...] = (BlocsOf("not_without", path[1]),) if known else ()
    shown: tuple[Field, ...] = (
        Words("name"),
        Choice("party", among="parties", needed=True),
        Choice("rule", tuple(Rule), "rule"),
        Blocs(),
        Word("quota", "number"),
        *must,
        Several("decides", "issues"),
    )
    ballot = (Word("threshold", "number"), Shares())
    return (*placed(path, shown), *placed(path, ballot, "ballot"), *basis(path))


def _bloc(path: Ids, _world: World) -> tuple[Placed, ...]:
    shown = (Words("name"), Word("seats", "number"), Choice("votes_like", among="parties"))
    return (
        *placed(path, shown),
        *placed(path, (Condition("refuses", many=True), Words("reason")), "against"),
        *placed(path, (Condition("supports", many=True),), "in_favour"),
        *basis(path),
    )


def _undo(path: Ids, _world: World) -> tuple[Placed, ...]:
    shown = (
        Words("act"),
        Choice("party", among="parties", needed=True),
        Several("together_with", "parties"),
        Condition("undoes", many=True, needed=True),
    )
    more = (
        Package("leaves", needed=False),
        Measure("cost", bare_pair=True),
        Word("days", "number"),
    )
    return (*placed(path, shown), *placed(path, more, "more"), *basis(path))


def _event(path: Ids, _world: World) -> tuple[Placed, ...]:
    shown = (
        *(Words("name"), Word("by", "day"), Picked("verified_by", "parties", every=True)),
        Words("proof"),
        *(Several("influenced_by", "parties"), Beliefs()),
    )
    return (*placed(path, shown), *basis(path))


def _expectation(path: Ids, _world: World) -> tuple[Placed, ...]:
    shown = (Words("text", long=True), Choice("holder", among="parties"))
    return (*placed(path, shown), *basis(path, "text"))


def _step(path: Ids, _world: World) -> tuple[Placed, ...]:
    shown = (
        *(Choice("issue", among="issues", needed=True), Option("from"), Option("to")),
        *(Several("by", "parties"), Several("verified_by", "parties"), Words("proof")),
        *(Word("days", "number"), Choice("reversible", _TRUTHS, "truth")),
    )
    more = (
        *(Word("grace", "number"), Words("fallback"), Several("needs", "roadmap")),
        Words("clause"),
    )
    return (*placed(path, shown), *placed(path, more, "more"), *basis(path))


FIELDS = {
    "case": _case,
    "party": _party,
    "track": _track,
    "issue": _issue,
    "red_line": _red_line,
    "linkage": _linkage,
    "no_deal": _no_deal,
    "constraint": _constraint,
    "body": _body,
    "bloc": _bloc,
    "undo": _undo,
    "event": _event,
    "expectation": _expectation,
    "step": _step,
}
"""The fields of each kind of element that has a form."""

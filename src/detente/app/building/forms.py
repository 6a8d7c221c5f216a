"""Which fields an element's form has, and where in the case each of them stands."""

from __future__ import annotations

from dataclasses import dataclass

from detente.app.building.fields.field import Field
from detente.app.building.fields.groups import Beliefs, Blocs, Costs
from detente.app.building.fields.issue_parts import Options, Range
from detente.app.building.fields.measure import Measure
from detente.app.building.fields.options import Option, SomeOptions
from detente.app.building.fields.packages import Condition, Package
from detente.app.building.fields.people import Delegation
from detente.app.building.fields.plain import Choice, Names, Several, Word, Words
from detente.app.building.fields.points import Points
from detente.app.building.fields.ranks import Ranks
from detente.app.building.fields.stated import BASIS, Stated, basis_field
from detente.app.building.world import World
from detente.case import Kind, Rule
from detente.case import Word as StrengthWord
from detente.formats.editing import Tree, at_path

Ids = tuple[str, ...]
_TRUTHS = ("true", "false")
LISTS = (
    *("prefers", "would_sign", "would_walk_away"),
    *("ratios", "steps", "differs", "about_equal", "among_top"),
)
"""Kinds of statements of which a voice has a list."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A field and its place. ``fold``: the disclosure it stands in, empty for none."""

    field: Field
    path: Ids
    fold: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one element.

    ``kind`` names its words; ``own``: it shows all of the element, so that what it does not know
    there is to be named; ``on``: the issue a voice says something on.
    """

    kind: str
    path: Ids
    fields: tuple[Placed, ...]
    own: bool = True
    on: str | None = None

    def current(self, tree: Tree) -> dict[str, Tree]:
        """What stands at each field's place now."""
        return {placed.field.key: at_path(tree, placed.path) for placed in self.fields}


def form_of(
    path: Ids, world: World, on: str | None = None, *, numeric: bool = False
) -> Form | None:
    """The form of an element; None where there is none, and only its text can be edited.

    ``on``: the issue on which a voice (``path``) says something. ``numeric``: an issue that is not
    there yet is to be a number in a range.
    """
    if on is not None:
        return _said_on(path, on, world) if _voice_of(path) == path else None
    if numeric and kind_of(path) == "issue":
        return Form("issue", path, _issue_fields(path, Range(), world))
    if voice := _voice_of(path):
        return _of_voice(path, voice)
    kind = kind_of(path)
    if kind is None:
        return None
    return Form(kind, path, _FIELDS[kind](path, world))


_DEPTHS = {
    "parties": ("party", 2),
    "tracks": ("track", 2),
    "issues": ("issue", 2),
    "no_deal": ("no_deal", 2),
    "red_lines": ("red_line", 3),
    "linkages": ("linkage", 2),
    "constraints": ("constraint", 2),
    "bodies": ("body", 2),
    "undo": ("undo", 2),
    "events": ("event", 2),
    "expectations": ("expectation", 2),
    "roadmap": ("step", 2),
}


def kind_of(path: Ids) -> str | None:
    """The kind of element that stands at a path, as forms know it."""
    if not path:
        return "case"
    kind, depth = _DEPTHS.get(path[0], (None, 0))
    return kind if len(path) == depth else None


def _voice_of(path: Ids) -> Ids | None:
    """Whose words stand at a path: a party's own, or a principal's to its negotiators."""
    if path[:1] != ("statements",):
        return None
    length = 4 if path[2:3] == ("instructions",) else 2
    return path[:length] if len(path) >= length else None


def _of_voice(path: Ids, voice: Ids) -> Form | None:
    if path == voice:
        return Form("voice", path, _voice_fields(path), own=False)
    inner = path[len(voice) :]
    if inner[0] in LISTS and len(inner) <= 2:
        return Form(inner[0], path, _item_fields(inner[0], path))
    return None


def _voice_fields(path: Ids) -> tuple[Placed, ...]:
    parts = [part for part in BASIS if part != "text"]
    return (
        Placed(Stated(Ranks("swings"), "order"), (*path, "swings")),
        *(
            Placed(basis_field(f"defaults.{part}", part), (*path, "defaults", part), "defaults")
            for part in parts
        ),
    )


def _said_on(voice: Ids, issue: str, world: World) -> Form:
    """Answers before numbers: the position, the direction, the order; then what is measured."""
    numeric = world.range(issue) is not None
    fields = [Placed(Stated(SomeOptions("wants", issue), "wants"), (*voice, "wants", issue))]
    towards = Choice("direction", ("more", "less"), "towards")
    fields.append(Placed(Stated(towards, "direction"), (*voice, "direction", issue)))
    if not numeric:
        order = Stated(Ranks("order", issue), "order")
        fields.append(Placed(order, (*voice, "order", issue)))
    weight = Stated(Measure("weights"), None)
    fields.append(Placed(weight, (*voice, "weights", issue), "numbers"))
    fields.append(Placed(Points("values", issue), (*voice, "values", issue), "numbers"))
    return Form("said", voice, tuple(fields), own=False, on=issue)


def _placed(path: Ids, fields: tuple[Field, ...], fold: str = "") -> tuple[Placed, ...]:
    return tuple(Placed(field, (*path, field.key), fold) for field in fields)


def _basis(path: Ids, *without: str) -> tuple[Placed, ...]:
    parts = tuple(basis_field(part, part) for part in BASIS if part not in without)
    return _placed(path, parts, "basis")


def _case(path: Ids, _world: World) -> tuple[Placed, ...]:
    title, marking, note = Words("title"), Words("marking"), Words("note", long=True)
    return _placed(path, (title, Word("as_of", "day"), marking, note))


def _party(path: Ids, _world: World) -> tuple[Placed, ...]:
    shown = (Words("name", needed=True), Choice("kind", tuple(Kind), "party_kind"))
    more = (Word("power", "number"), Words("note", long=True))
    return (*_placed(path, (*shown, Delegation())), *_placed(path, more, "more"))


def _track(path: Ids, _world: World) -> tuple[Placed, ...]:
    return (Placed(Words("name", needed=True), path),)


def _issue(path: Ids, world: World) -> tuple[Placed, ...]:
    ways: Field = Options()
    if len(path) > 1 and world.range(path[1]) is not None:
        ways = Range()
    return _issue_fields(path, ways, world)


def _issue_fields(path: Ids, ways: Field, world: World) -> tuple[Placed, ...]:
    """Of an issue not yet there: what holds today is chosen once its options are."""
    shown = (Words("name", needed=True), Choice("track", among="tracks"), ways)
    today: tuple[Field, ...] = (Option("status_quo", path[1]),)
    if path[1] not in world.part("issues"):
        today = (Word("status_quo", "number"),) if isinstance(ways, Range) else ()
    who = (Several("decided_by", "parties"), Several("carried_out_by", "parties"))
    return (
        *_placed(path, (*shown, *today, *who)),
        *_placed(path, (Words("note", long=True),), "more"),
    )


def _red_line(path: Ids, _world: World) -> tuple[Placed, ...]:
    shown = (Words("reason"), Condition("refuses", many=True, needed=True))
    return (*_placed(path, shown), *_basis(path))


def _linkage(path: Ids, world: World) -> tuple[Placed, ...]:
    there = world.part(*path)
    ties: tuple[Field, ...] = (Condition("requires"), Condition("excludes"), Measure("worth"))
    first = [tie for tie in ties if tie.key in there] or [ties[0]]
    others = tuple(tie for tie in ties if tie not in first)
    shown: tuple[Field, ...] = (Words("text"), Condition("if", needed=True), *first)
    return (
        *_placed(path, shown),
        *_placed(path, others, "other_ties"),
        *_placed(path, (Choice("owner", among="parties"),)),
        *_basis(path, "text"),
    )


def _no_deal(path: Ids, _world: World) -> tuple[Placed, ...]:
    shown = (Words("text", long=True), Word("date", "day"))
    worth = _placed(path, (Measure("worth"),), "numbers")
    return (*_placed(path, shown), *worth, *_basis(path, "text", "date"))


def _constraint(path: Ids, _world: World) -> tuple[Placed, ...]:
    shown = (Words("text"), Costs(), Word("at_most", "number"), Words("unit"))
    return (*_placed(path, shown), *_basis(path, "text"))


def _body(path: Ids, _world: World) -> tuple[Placed, ...]:
    shown = (
        Words("name"),
        Choice("party", among="parties", needed=True),
        Choice("rule", tuple(Rule), "rule"),
        Blocs(),
        Word("quota", "number"),
        Names("not_without"),
        Word("threshold", "number"),
        Several("decides", "issues"),
    )
    return (*_placed(path, shown), *_basis(path))


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
    return (*_placed(path, shown), *_placed(path, more, "more"), *_basis(path))


def _event(path: Ids, _world: World) -> tuple[Placed, ...]:
    shown = (
        *(Words("name"), Word("by", "day"), Names("verified_by"), Words("proof")),
        *(Several("influenced_by", "parties"), Beliefs()),
    )
    return (*_placed(path, shown), *_basis(path))


def _expectation(path: Ids, _world: World) -> tuple[Placed, ...]:
    shown = (Words("text", long=True), Choice("holder", among="parties"))
    return (*_placed(path, shown), *_basis(path, "text"))


def _step(path: Ids, _world: World) -> tuple[Placed, ...]:
    shown = (
        *(Choice("issue", among="issues", needed=True), Option("from"), Option("to")),
        *(Several("by", "parties"), Names("verified_by"), Words("proof")),
        *(Word("days", "number"), Choice("reversible", _TRUTHS, "truth")),
    )
    more = (
        *(Word("grace", "number"), Words("fallback"), Several("needs", "roadmap")),
        Words("clause"),
    )
    return (*_placed(path, shown), *_placed(path, more, "more"), *_basis(path))


_FIELDS = {
    "case": _case,
    "party": _party,
    "track": _track,
    "issue": _issue,
    "red_line": _red_line,
    "linkage": _linkage,
    "no_deal": _no_deal,
    "constraint": _constraint,
    "body": _body,
    "undo": _undo,
    "event": _event,
    "expectation": _expectation,
    "step": _step,
}


def _item_fields(kind: str, path: Ids) -> tuple[Placed, ...]:
    """A comparison, a promise, a ratio: an item of one of a voice's lists."""
    issue = Choice("issue", among="issues", needed=True)
    strengths = tuple(StrengthWord)
    shown: dict[str, tuple[Field, ...]] = {
        "prefers": (Package("package"), Package("over")),
        "would_sign": (Package("package"),),
        "would_walk_away": (Package("package"),),
        "ratios": (issue, Measure("times", bare_pair=True), Choice("to", among="issues")),
        "steps": (issue, Option("from"), Option("to")),
        "differs": (
            *(issue, Option("better"), Option("worse")),
            Choice("strength", strengths, "preferences.word"),
        ),
        "about_equal": (Package("package"), Package("and"), Word("within", "number")),
        "among_top": (Several("issues", "issues"), Word("top", "number")),
    }
    more = _placed(path, ()) if kind != "steps" else _less(path)
    return (*_placed(path, shown[kind]), *more, *_basis(path))


def _less(path: Ids) -> tuple[Placed, ...]:
    """The move that matters less, in a step of one move over another."""
    over = (*path, "over")
    return (
        Placed(Choice("over.issue", among="issues"), (*over, "issue")),
        Placed(Option("over.from", of="over.issue"), (*over, "from")),
        Placed(Option("over.to", of="over.issue"), (*over, "to")),
    )

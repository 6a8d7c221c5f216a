"""Which fields the forms have that tell what somebody says."""

from __future__ import annotations

from detente.app.building.fields.field import Field
from detente.app.building.fields.measure import Measure
from detente.app.building.fields.options import Option, SomeOptions
from detente.app.building.fields.packages import Package
from detente.app.building.fields.placed import Ids, Placed, basis, placed
from detente.app.building.fields.plain import Choice, Several, Word
from detente.app.building.fields.points import Points
from detente.app.building.fields.ranks import Ranks
from detente.app.building.fields.shape import Shape
from detente.app.building.fields.stated import BASIS, Stated, basis_field
from detente.app.building.fields.strength import Strength
from detente.app.building.fields.times import Times
from detente.app.building.world import World

LISTS = (
    *("prefers", "would_sign", "would_walk_away"),
    *("ratios", "steps", "differs", "about_equal", "among_top"),
)
"""Kinds of statements of which a voice has a list."""


def voice_of(path: Ids) -> Ids | None:
    """Whose words stand at a path: a party's own, or a principal's to its negotiators."""
    if path[:1] != ("statements",):
        return None
    length = 4 if path[2:3] == ("instructions",) else 2
    return path[:length] if len(path) >= length else None


def _unsaid(voice: Ids) -> tuple[str, ...]:
    """The author of an instruction is the principal under whose name it stands."""
    return ("author",) if len(voice) == 4 else ()


def voice_fields(path: Ids) -> tuple[Placed, ...]:
    """What holds across issues and, of a party's own words, how its numbers are meant."""
    unsaid = _unsaid(path)
    parts = [part for part in BASIS if part not in ("text", *unsaid)]
    swings = Stated(Ranks("swings"), "order", unsaid)
    scale: tuple[Field, ...] = (
        Choice("same_words", ("true", "false"), "truth"),
        Choice("scale", ("native", "as_given"), "scale"),
        *(Word(key, "number") for key in ("constant", "cap", "discount")),
    )
    return (
        Placed(swings, (*path, "swings")),
        *(
            Placed(basis_field(f"defaults.{part}", part), (*path, "defaults", part), "defaults")
            for part in parts
        ),
        *(() if unsaid else placed(path, scale, "scale")),
    )


def issue_said(voice: Ids, issue: str, world: World) -> tuple[Placed, ...]:
    """Answers before numbers: the position, the direction, the order; then what is measured."""
    unsaid = _unsaid(voice)
    towards = Choice("direction", ("more", "less"), "towards")
    shown: list[Field] = [
        Stated(SomeOptions("wants", issue), "wants", unsaid),
        Stated(towards, "direction", unsaid),
    ]
    numeric = world.range(issue) is not None
    if not numeric:
        shown.append(Stated(Ranks("order", issue), "order", unsaid))
    numbers: list[Field] = [Stated(Measure("weights"), None, unsaid)]
    if numeric:
        numbers.append(Stated(Shape("shape", issue), None, unsaid))
    numbers.append(Points("values", issue, unsaid))
    return (
        *(Placed(field, (*voice, field.key, issue)) for field in shown),
        *(Placed(field, (*voice, field.key, issue), "numbers") for field in numbers),
    )


def item_fields(kind: str, path: Ids) -> tuple[Placed, ...]:
    """A comparison, a promise, a ratio: an item of one of a voice's lists."""
    issue = Choice("issue", among="issues", needed=True)
    shown: dict[str, tuple[Field, ...]] = {
        "prefers": (Package("package"), Package("over")),
        "would_sign": (Package("package"),),
        "would_walk_away": (Package("package"),),
        "ratios": (issue, Times("times"), Choice("to", among="issues")),
        "steps": (issue, Option("from"), Option("to")),
        "differs": (*(issue, Option("better"), Option("worse"), Strength("strength")),),
        "about_equal": (Package("package"), Package("and"), Word("within", "number")),
        "among_top": (Several("issues", "issues"), Word("top", "number")),
    }
    less = () if kind != "steps" else _less(path)
    return (
        *placed(path, shown[kind]),
        *less,
        *placed(path, (Word("id"),), "more"),
        *basis(path, *_unsaid(voice_of(path) or ())),
    )


def _less(path: Ids) -> tuple[Placed, ...]:
    """The move that matters less, in a step of one move over another."""
    over = (*path, "over")
    return (
        Placed(Choice("over.issue", among="issues"), (*over, "issue")),
        Placed(Option("over.from", of="over.issue"), (*over, "from")),
        Placed(Option("over.to", of="over.issue"), (*over, "to")),
    )

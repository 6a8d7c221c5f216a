"""Which sheets a workbook has, which columns they have, and where their cells belong in a document.

A table names a pattern of keys: ``("issues", "@issue", "options", "@id")`` is a row per option, its
ids in the columns *issue* and *id*; ``#`` is the position in a list. Every other column says where
inside the element it stands. Reading and writing both follow this one description.
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.case import (
    Attribution,
    ClaimStatus,
    Confidence,
    Grade,
    Kind,
    Mode,
    Mood,
    Relation,
    Rule,
    SpeakerKind,
    Strength,
    TextKept,
)

Step = str | int


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, where its cells stand in the element, and how they are spelled.

    ``kind``: *word*, *text* (further columns per language), *number*, *day*, or a spelling of
    `cells`. ``choices`` or ``sheet`` (whose ids) offer a list to pick from.
    """

    name: str
    path: tuple[Step, ...]
    kind: str = "word"
    choices: tuple[str, ...] = ()
    sheet: str = ""
    width: int = 16


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one sort in a sheet; sorts that share a sheet are told apart by their ``kind``.

    ``inside`` is the sheet that must already hold the row of the element above; ``only`` limits
    the ids; ``listed`` is False where a row says nothing by its mere presence.
    """

    sheet: str
    pattern: tuple[str, ...]
    columns: tuple[Column, ...]
    kind: str = ""
    inside: str = ""
    only: tuple[str, ...] = ()
    listed: bool = True

    @property
    def ids(self) -> tuple[str, ...]:
        """The columns that hold ids, outermost first."""
        return tuple(step[1:] for step in self.pattern if step.startswith("@"))


def _word(name: str, *path: Step, sheet: str = "", choices: tuple[str, ...] = ()) -> Column:
    return Column(name, path or (name.replace(" ", "_"),), sheet=sheet, choices=choices)


def _text(name: str, *path: Step, width: int = 32) -> Column:
    return Column(name, path or (name.replace(" ", "_"),), "text", width=width)


def _number(name: str, *path: Step) -> Column:
    return Column(name, path or (name.replace(" ", "_"),), "number", width=10)


def _spelled(name: str, kind: str, *path: Step, sheet: str = "", width: int = 32) -> Column:
    return Column(name, path or (name.replace(" ", "_"),), kind, sheet=sheet, width=width)


_GRADE = _word("grade", choices=tuple(Grade))
_BASIS_WITHOUT_DATE = (
    _GRADE,
    _word("confidence", choices=tuple(Confidence)),
    _spelled("claims", "list", width=16),
    _word("author"),
)
_DAY = Column("date", ("date",), "day", width=12)
_BASIS = (*_BASIS_WITHOUT_DATE, _DAY)
_STATEMENT = (*_BASIS, _text("text"))
_INTERVAL = (_number("low", "interval", 0), _number("high", "interval", 1))
_HISTORY = (
    _spelled("replaces", "list", width=20),
    Column("withdrawn", ("withdrawn",), "day", width=12),
)
_HOLDER = ("statements", "@party")
_PACKAGE = _spelled("package", "package", width=40)
_OWN_ID = _word("id", "id")

STATEMENTS = "Statements"


def _statement(kind: str, *pattern: str, says: tuple[Column, ...]) -> Table:
    return Table(STATEMENTS, (*_HOLDER, kind, *pattern), (*says, *_STATEMENT), kind)


_PASSAGE = (
    _word("source", sheet="Sources"),
    _number("start"),
    _number("end"),
    Column("exact", ("exact",), width=48),
    Column("prefix", ("prefix",), width=24),
    Column("suffix", ("suffix",), width=24),
    _word("sha256"),
    _number("length"),
    _word("version"),
)


def _passages(kind: str, *pattern: str) -> Table:
    """Passages of a claim itself, or of a half of its condition."""
    return Table("Passages", ("claims", "@claim", *pattern, "#"), _PASSAGE, kind, "Claims")


TABLES: tuple[Table, ...] = (
    Table(
        "Case",
        ("@field",),
        (Column("value", (), "text", width=60),),
        only=("detente", "id", "title", "as_of", "marking", "note"),
        listed=False,
    ),
    Table(
        "Parties",
        ("parties", "@id"),
        (_text("name"), _word("kind", choices=tuple(Kind)), _number("power"), _text("note")),
    ),
    Table(
        "Delegations",
        ("parties", "@party", "delegation", "#"),
        (_word("name"), _text("role", width=20), _spelled("mandate", "list", width=24)),
        inside="Parties",
    ),
    Table("Tracks", ("tracks", "@id"), (Column("name", (), "text", width=32),)),
    Table(
        "Issues",
        ("issues", "@id"),
        (
            _text("name"),
            _word("track", sheet="Tracks"),
            _number("min", "range", "min"),
            _number("max", "range", "max"),
            _number("step", "range", "step"),
            _text("unit", "range", "unit", width=16),
            _word("status quo"),
            _spelled("decided by", "list", width=24),
            _spelled("carried out by", "list", width=24),
            _text("note"),
            *_HISTORY,
        ),
    ),
    Table(
        "Options",
        ("issues", "@issue", "options", "@id"),
        (
            _text("name"),
            _word("if", sheet="Events"),
            _word("then"),
            _word("else"),
            *_HISTORY,
        ),
        inside="Issues",
    ),
    Table(
        "Readings",
        ("issues", "@issue", "options", "@option", "readings", "@party"),
        (Column("reading", (), "text", width=40),),
        inside="Options",
    ),
    _statement("wants", "@issue", says=(_spelled("says", "options", "wants", width=28),)),
    _statement("direction", "@issue", says=(_word("says", "direction"),)),
    _statement("order", "@issue", says=(_spelled("says", "tiers", "order", width=28),)),
    _statement("swings", says=(_spelled("says", "tiers", "order", width=28),)),
    _statement("weights", "@issue", says=(_number("says", "value"), *_INTERVAL)),
    _statement("values", "@issue", "@option", says=(_number("says", "value"), *_INTERVAL)),
    _statement("prefers", "#", says=(_PACKAGE, _spelled("over", "package", width=40), _OWN_ID)),
    _statement("would_sign", "#", says=(_PACKAGE, _OWN_ID)),
    _statement("would_walk_away", "#", says=(_PACKAGE, _OWN_ID)),
    Table(
        "Scales",
        _HOLDER,
        (
            _word("scale", choices=("native", "as_given")),
            _number("constant"),
            _number("cap"),
            _number("discount"),
        ),
        listed=False,
    ),
    Table(
        "No deal",
        ("no_deal", "@party"),
        (
            _DAY,
            _text("text"),
            _number("worth", "worth", 0, "value"),
            _number("low", "worth", 0, "interval", 0),
            _number("high", "worth", 0, "interval", 1),
            *_BASIS_WITHOUT_DATE,
        ),
    ),
    Table(
        "No deal compared",
        ("no_deal", "@party", "worth", "#"),
        (
            _spelled("as good as", "package", width=40),
            _spelled("better than", "package", width=40),
            _spelled("worse than", "package", width=40),
        ),
    ),
    Table(
        "Red lines",
        ("red_lines", "@owner", "@id"),
        (_spelled("refuses", "conditions", width=48), _text("reason"), *_STATEMENT),
    ),
    Table(
        "Linkages",
        ("linkages", "@id"),
        (
            _word("owner", sheet="Parties"),
            _spelled("if", "conditions", width=40),
            _spelled("requires", "conditions", width=40),
            _spelled("excludes", "conditions", width=40),
            _number("worth", "worth", "value"),
            _number("low", "worth", "interval", 0),
            _number("high", "worth", "interval", 1),
            _text("text"),
            *_BASIS,
        ),
    ),
    Table(
        "Constraints",
        ("constraints", "@id"),
        (_number("at most"), _text("unit", width=16), _text("text"), *_BASIS),
    ),
    Table(
        "Costs",
        ("constraints", "@constraint", "cost", "@issue", "@option"),
        (Column("cost", (), "number", width=10),),
        inside="Constraints",
    ),
    Table(
        "Bodies",
        ("bodies", "@id"),
        (
            _word("party", sheet="Parties"),
            _text("name"),
            _word("rule", choices=tuple(Rule)),
            _number("quota"),
            _spelled("not without", "list", width=20),
            _number("threshold"),
            _spelled("decides", "list", width=20),
            *_STATEMENT,
        ),
    ),
    Table(
        "Blocs",
        ("bodies", "@body", "blocs", "@bloc"),
        (
            _text("name"),
            _number("seats"),
            _word("votes like", sheet="Parties"),
            _spelled("refuses", "conditions", width=40),
            _spelled("supports", "conditions", width=40),
            _text("reason"),
            *_STATEMENT,
        ),
        inside="Bodies",
    ),
    Table(
        "Support",
        ("bodies", "@body", "support", "#"),
        (
            _spelled("if", "conditions", width=40),
            _number("in favour", "value"),
            *_INTERVAL,
            *_STATEMENT,
        ),
        inside="Bodies",
    ),
    Table(
        "Undo",
        ("undo", "@id"),
        (
            _word("party", sheet="Parties"),
            _spelled("together with", "list", width=20),
            _text("act"),
            _spelled("undoes", "conditions", width=40),
            _spelled("leaves", "package", width=32),
            _number("cost", "cost", "value"),
            _number("low", "cost", "interval", 0),
            _number("high", "cost", "interval", 1),
            _number("days"),
            *_STATEMENT,
        ),
    ),
    Table(
        "Events",
        ("events", "@id"),
        (
            _text("name"),
            Column("by", ("by",), "day", width=12),
            _spelled("verified by", "list", width=24),
            _text("proof"),
            _spelled("influenced by", "list", width=24),
            *_STATEMENT,
        ),
    ),
    Table(
        "Beliefs",
        ("events", "@event", "beliefs", "@party"),
        (_number("belief", "value"), *_INTERVAL, *_STATEMENT),
        inside="Events",
    ),
    Table(
        "Expectations",
        ("expectations", "@id"),
        (_word("holder"), _text("text", width=48), *_BASIS),
    ),
    Table(
        "Roadmap",
        ("roadmap", "@id"),
        (
            _word("issue", sheet="Issues"),
            _word("from"),
            _word("to"),
            _spelled("by", "list", width=20),
            _spelled("verified by", "list", width=20),
            _text("proof"),
            _number("days"),
            _number("grace"),
            _text("fallback"),
            _word("reversible", choices=("true", "false")),
            _spelled("needs", "list", width=20),
            _text("clause", width=20),
            *_STATEMENT,
        ),
    ),
    Table(
        "Sources",
        ("sources", "@id"),
        (
            _text("title"),
            _word("file"),
            _word("publisher"),
            _word("author"),
            _DAY,
            _word("url"),
            _word("language"),
            _text("note"),
            _spelled("origins", "package", width=24),
            _word("media type"),
            _word("sha256"),
            _word("text sha256"),
            _word("text", choices=tuple(TextKept)),
            _word("story"),
        ),
    ),
    Table(
        "Claims",
        ("claims", "@id"),
        (
            _word("source", sheet="Sources"),
            _number("line"),
            _spelled("holder", "list", width=20),
            _word("speaker"),
            _word("speaker kind", choices=tuple(SpeakerKind)),
            _word("party", sheet="Parties"),
            _word("predicted speaker"),
            _word("attribution", choices=tuple(Attribution)),
            _spelled("chain", "list", width=20),
            _word("mode", choices=tuple(Mode)),
            _word("mood", choices=tuple(Mood)),
            _spelled("type", "list", width=20),
            _word("issue", sheet="Issues"),
            _word("track", sheet="Tracks"),
            _word("stance"),
            _number("value"),
            _text("if", "condition", "if"),
            _text("then", "condition", "then"),
            _spelled("tracks", "list", "condition", "tracks", width=20),
            _word("strength", choices=tuple(Strength)),
            _word("target"),
            _text("text", width=48),
            _text("note"),
            _word("status", choices=tuple(ClaimStatus)),
            _word("coder"),
            _DAY,
        ),
    ),
    _passages("claim", "passages"),
    _passages("if", "condition", "if_passages"),
    _passages("then", "condition", "then_passages"),
    Table(
        "Links",
        ("claims", "@claim", "links", "#"),
        (
            Column("to", ("to",), width=40),
            _word("relation", choices=tuple(Relation)),
        ),
        inside="Claims",
    ),
    Table(
        "History",
        ("claims", "@claim", "history", "#"),
        (
            Column("when", ("when",), width=22),
            _word("who"),
            _word("changed"),
            Column("before", ("before",), width=32),
            Column("after", ("after",), width=32),
        ),
        inside="Claims",
    ),
)

ID_SHEETS = {
    "party": "Parties",
    "owner": "Parties",
    "issue": "Issues",
    "body": "Bodies",
    "event": "Events",
    "constraint": "Constraints",
    "claim": "Claims",
}
"""The sheet whose ids an id column of another sheet picks from."""


def sheets() -> dict[str, tuple[Table, ...]]:
    """The tables of every sheet, sheets in their order."""
    grouped: dict[str, tuple[Table, ...]] = {}
    for table in TABLES:
        grouped[table.sheet] = (*grouped.get(table.sheet, ()), table)
    return grouped


def columns_of(tables: tuple[Table, ...]) -> tuple[Column, ...]:
    """Every column of a sheet, the ids first; columns of one name are one column."""
    found: dict[str, Column] = {}
    for table in tables:
        for name in table.ids:
            chosen = ID_SHEETS.get(name, "")
            found.setdefault(name, Column(name, (), sheet=chosen if chosen != table.sheet else ""))
        if table.kind:
            kinds = tuple(other.kind for other in tables)
            found.setdefault("kind", Column("kind", (), choices=kinds))
    for table in tables:
        for column in table.columns:
            found.setdefault(column.name, column)
    return tuple(found.values())

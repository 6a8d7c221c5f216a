"""Which sheets a workbook has, which columns they have, and where their cells belong in a document.

A table names a pattern of keys: ``("issues", "@issue", "options", "@id")`` is a row per option, its
ids in the columns *issue* and *id*; ``#`` is the position in a list. Every other column says where
inside the element it stands. Reading and writing both follow this one description.
"""

from __future__ import annotations

from detente.case import (
    Attribution,
    ClaimStatus,
    Kind,
    Mode,
    Mood,
    Relation,
    Rule,
    SpeakerKind,
    Strength,
    TextKept,
)
from detente.formats.xlsx.columns import (
    BASIS,
    BASIS_WITHOUT_DATE,
    DAY,
    HISTORY,
    INTERVAL,
    STATED,
    Column,
    Table,
    number,
    spelled_as,
    text,
    word,
)
from detente.formats.xlsx.statement_tables import STATEMENT_TABLES

_PASSAGE = (
    word("source", sheet="Sources"),
    number("start"),
    number("end"),
    Column("exact", ("exact",), width=48),
    Column("prefix", ("prefix",), width=24),
    Column("suffix", ("suffix",), width=24),
    word("sha256"),
    number("length"),
    word("version"),
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
        (text("name"), word("kind", choices=tuple(Kind)), number("power"), text("note")),
    ),
    Table(
        "Delegations",
        ("parties", "@party", "delegation", "#"),
        (word("name"), text("role", width=20), spelled_as("mandate", "list", width=24)),
        inside="Parties",
    ),
    Table("Tracks", ("tracks", "@id"), (Column("name", (), "text", width=32),)),
    Table(
        "Issues",
        ("issues", "@id"),
        (
            text("name"),
            word("track", sheet="Tracks"),
            number("min", "range", "min"),
            number("max", "range", "max"),
            number("step", "range", "step"),
            text("unit", "range", "unit", width=16),
            word("status quo"),
            spelled_as("decided by", "list", width=24),
            spelled_as("carried out by", "list", width=24),
            text("note"),
            *HISTORY,
        ),
    ),
    Table(
        "Options",
        ("issues", "@issue", "options", "@id"),
        (
            text("name"),
            word("if", sheet="Events"),
            word("then"),
            word("else"),
            *HISTORY,
        ),
        inside="Issues",
    ),
    Table(
        "Readings",
        ("issues", "@issue", "options", "@option", "readings", "@party"),
        (Column("reading", (), "text", width=40),),
        inside="Options",
    ),
    *STATEMENT_TABLES,
    Table(
        "No deal",
        ("no_deal", "@party"),
        (
            DAY,
            text("text"),
            number("worth", "worth", 0, "value"),
            number("low", "worth", 0, "interval", 0),
            number("high", "worth", 0, "interval", 1),
            *BASIS_WITHOUT_DATE,
        ),
    ),
    Table(
        "No deal compared",
        ("no_deal", "@party", "worth", "#"),
        (
            spelled_as("as good as", "package", width=40),
            spelled_as("better than", "package", width=40),
            spelled_as("worse than", "package", width=40),
        ),
    ),
    Table(
        "Red lines",
        ("red_lines", "@owner", "@id"),
        (spelled_as("refuses", "conditions", width=48), text("reason"), *STATED),
    ),
    Table(
        "Linkages",
        ("linkages", "@id"),
        (
            word("owner", sheet="Parties"),
            spelled_as("if", "conditions", width=40),
            spelled_as("requires", "conditions", width=40),
            spelled_as("excludes", "conditions", width=40),
            number("worth", "worth", "value"),
            number("low", "worth", "interval", 0),
            number("high", "worth", "interval", 1),
            text("text"),
            *BASIS,
        ),
    ),
    Table(
        "Constraints",
        ("constraints", "@id"),
        (number("at most"), text("unit", width=16), text("text"), *BASIS),
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
            word("party", sheet="Parties"),
            text("name"),
            word("rule", choices=tuple(Rule)),
            number("quota"),
            spelled_as("not without", "list", width=20),
            number("threshold"),
            spelled_as("decides", "list", width=20),
            *STATED,
        ),
    ),
    Table(
        "Blocs",
        ("bodies", "@body", "blocs", "@bloc"),
        (
            text("name"),
            number("seats"),
            word("votes like", sheet="Parties"),
            spelled_as("refuses", "conditions", width=40),
            spelled_as("supports", "conditions", width=40),
            text("reason"),
            *STATED,
        ),
        inside="Bodies",
    ),
    Table(
        "Support",
        ("bodies", "@body", "support", "#"),
        (
            spelled_as("if", "conditions", width=40),
            number("in favour", "value"),
            *INTERVAL,
            *STATED,
        ),
        inside="Bodies",
    ),
    Table(
        "Undo",
        ("undo", "@id"),
        (
            word("party", sheet="Parties"),
            spelled_as("together with", "list", width=20),
            text("act"),
            spelled_as("undoes", "conditions", width=40),
            spelled_as("leaves", "package", width=32),
            number("cost", "cost", "value"),
            number("low", "cost", "interval", 0),
            number("high", "cost", "interval", 1),
            number("days"),
            *STATED,
        ),
    ),
    Table(
        "Events",
        ("events", "@id"),
        (
            text("name"),
            Column("by", ("by",), "day", width=12),
            spelled_as("verified by", "list", width=24),
            text("proof"),
            spelled_as("influenced by", "list", width=24),
            *STATED,
        ),
    ),
    Table(
        "Beliefs",
        ("events", "@event", "beliefs", "@party"),
        (number("belief", "value"), *INTERVAL, *STATED),
        inside="Events",
    ),
    Table(
        "Expectations",
        ("expectations", "@id"),
        (word("holder"), text("text", width=48), *BASIS),
    ),
    Table(
        "Roadmap",
        ("roadmap", "@id"),
        (
            word("issue", sheet="Issues"),
            word("from"),
            word("to"),
            spelled_as("by", "list", width=20),
            spelled_as("verified by", "list", width=20),
            text("proof"),
            number("days"),
            number("grace"),
            text("fallback"),
            word("reversible", choices=("true", "false")),
            spelled_as("needs", "list", width=20),
            text("clause", width=20),
            *STATED,
        ),
    ),
    Table(
        "Sources",
        ("sources", "@id"),
        (
            text("title"),
            word("file"),
            word("publisher"),
            word("author"),
            DAY,
            word("url"),
            word("language"),
            text("note"),
            spelled_as("origins", "package", width=24),
            word("media type"),
            word("sha256"),
            word("text sha256"),
            word("text", choices=tuple(TextKept)),
            word("story"),
        ),
    ),
    Table(
        "Claims",
        ("claims", "@id"),
        (
            word("source", sheet="Sources"),
            number("line"),
            spelled_as("holder", "list", width=20),
            word("speaker"),
            word("speaker kind", choices=tuple(SpeakerKind)),
            word("party", sheet="Parties"),
            word("predicted speaker"),
            word("attribution", choices=tuple(Attribution)),
            spelled_as("chain", "list", width=20),
            word("mode", choices=tuple(Mode)),
            word("mood", choices=tuple(Mood)),
            spelled_as("type", "list", width=20),
            word("issue", sheet="Issues"),
            word("track", sheet="Tracks"),
            word("stance"),
            number("value"),
            text("if", "condition", "if"),
            text("then", "condition", "then"),
            spelled_as("tracks", "list", "condition", "tracks", width=20),
            word("strength", choices=tuple(Strength)),
            word("target"),
            text("text", width=48),
            text("note"),
            word("status", choices=tuple(ClaimStatus)),
            word("coder"),
            DAY,
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
            word("relation", choices=tuple(Relation)),
        ),
        inside="Claims",
    ),
    Table(
        "History",
        ("claims", "@claim", "history", "#"),
        (
            Column("when", ("when",), width=22),
            word("who"),
            word("changed"),
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

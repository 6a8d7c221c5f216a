"""The sheets of what parties say: a row per statement, in their own words, instructed, answered."""

from __future__ import annotations

from detente.case import Word
from detente.formats.xlsx.columns import (
    BASIS_WITHOUT_DATE,
    DAY,
    INTERVAL,
    STATED,
    Column,
    Table,
    number,
    spelled_as,
    text,
    word,
)

STATEMENTS, INSTRUCTIONS = "Statements", "Instructions"
HOLDER = ("statements", "@party")

PRINCIPALS = Table(INSTRUCTIONS, (*HOLDER, "instructions", "@principal"), ())
"""Whoever instructs, in the order of the document: their rows are kept together."""

_ANSWER = (*HOLDER, "answers", "@answer")
_PACKAGE = spelled_as("package", "package", width=40)
_OVER = spelled_as("over", "package", width=40)
_AND = spelled_as("and", "package", width=40)
_ISSUE, _FROM, _TO = word("issue"), word("from"), word("to")
_TIMES = (number("at least", "times", "at_least"), number("at most", "times", "at_most"))
_LESS = tuple(word(f"over {key}", "over", key) for key in ("issue", "from", "to"))
_STRENGTH = (
    word("strength", "strength", 0, choices=tuple(Word)),
    word("up to", "strength", 1, choices=tuple(Word)),
)

_Kind = tuple[tuple[str, ...], tuple[Column, ...]]
_KINDS: tuple[_Kind, ...] = (
    (("wants", "@issue"), (spelled_as("says", "options", "wants", width=28),)),
    (("direction", "@issue"), (word("says", "direction"),)),
    (("order", "@issue"), (spelled_as("says", "tiers", "order", width=28),)),
    (("swings",), (spelled_as("says", "tiers", "order", width=28),)),
    (("weights", "@issue"), (number("says", "value"), *INTERVAL)),
    (("values", "@issue", "@option"), (number("says", "value"), *INTERVAL)),
    (("prefers", "#"), (_PACKAGE, _OVER)),
    (("would_sign", "#"), (_PACKAGE,)),
    (("would_walk_away", "#"), (_PACKAGE,)),
    (("ratios", "#"), (_ISSUE, _TO, *_TIMES)),
    (("steps", "#"), (_ISSUE, _FROM, _TO, *_LESS)),
    (("differs", "#"), (_ISSUE, word("better"), word("worse"), *_STRENGTH)),
    (("about_equal", "#"), (_PACKAGE, _AND, number("within"))),
    (("shape", "@issue"), (word("best at"), word("concave", choices=("true", "false")))),
    (("among_top", "#"), (spelled_as("issues", "list", width=28), number("top"))),
)
"""Every kind of statement: where its rows stand below a holder, and the columns of its own."""


def _rows(
    sheet: str, above: tuple[str, ...], basis: tuple[Column, ...], inside: str = ""
) -> list[Table]:
    """A table per kind of statement, below what stands above them; a list's items may have ids."""
    own = (word("id", "id"),) if basis else ()
    return [
        Table(
            sheet,
            (*above, *pattern),
            (*columns, *(own if pattern[-1] == "#" else ()), *basis),
            pattern[0],
            inside,
        )
        for pattern, columns in _KINDS
    ]


_RED_LINE = Table(
    "Said",
    (*_ANSWER, "says", "red_line"),
    (spelled_as("refuses", "conditions", width=48), text("reason")),
    "red_line",
    "Answers",
)

STATEMENT_TABLES: tuple[Table, ...] = (
    *_rows(STATEMENTS, HOLDER, STATED),
    Table(
        "Scales",
        HOLDER,
        (
            word("scale", choices=("native", "as_given")),
            word("same words", choices=("true",)),
            number("constant"),
            number("cap"),
            number("discount"),
        ),
        listed=False,
    ),
    *_rows(
        INSTRUCTIONS,
        PRINCIPALS.pattern,
        (*BASIS_WITHOUT_DATE[:-1], DAY, text("text")),
    ),
    Table(
        "Answers",
        (*HOLDER, "answers", "@id"),
        (
            Column("at", ("at",), width=22),
            word("question"),
            text("asked"),
            word("method"),
            *BASIS_WITHOUT_DATE,
            text("text"),
            word("declined", choices=("unknown", "skipped")),
            spelled_as("replaces", "list", width=20),
            spelled_as("keeps", "list", width=20),
            text("reason"),
        ),
    ),
    *_rows("Said", (*_ANSWER, "says"), (), inside="Answers"),
    _RED_LINE,
)
"""An answer is a row of *Answers*, and what it says a row of *Said*."""

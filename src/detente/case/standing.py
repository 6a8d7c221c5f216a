"""What stands on a day: statements of the file and the answers given by then, each voice apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from detente.case.answers import replaced
from detente.case.case import Case
from detente.case.demands import RedLine


def standing(case: Case, until: datetime | None = None) -> Case:
    """The case with the answers given by a moment (all, where none is named) joined to it.

    What a later answer replaced is out of force, statements and red lines of the file among it.
    The same object where nobody was asked.
    """
    if not case.answers:
        return case
    given = [a for a in case.answers if until is None or a.at <= until]
    gone = replaced(given)
    said = [answer.says for answer in given if answer.says is not None and answer.id not in gone]
    lines = tuple(one for one in said if isinstance(one, RedLine))
    statements = tuple(one for one in said if not isinstance(one, RedLine))
    return replace(
        case,
        statements=(*(s for s in case.statements if s.id not in gone), *statements),
        red_lines=(*(r for r in case.red_lines if f"red_lines.{r.id}" not in gone), *lines),
        answers=(),
    )


def principals(case: Case, party: str) -> tuple[str, ...]:
    """Those who have given a party's negotiators instructions, by name ("" where it has none)."""
    names = (s.basis.principal for s in standing(case).said_by(party))
    return tuple(dict.fromkeys(name for name in names if name is not None))


def in_voice(case: Case, party: str, principal: str | None = None) -> Case:
    """The case in which a party says only what its negotiators say, or one of its principals.

    ``principal`` is a name of `principals`; None: the negotiators. Red lines stay whose they are.
    """
    case = standing(case)
    kept = (s for s in case.statements if s.holder != party or s.basis.principal == principal)
    return replace(case, statements=tuple(kept))

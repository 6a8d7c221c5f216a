"""The line screen: for every line of a text a role, whether to keep it, and why. A proposal."""

from __future__ import annotations

from collections.abc import Mapping

from detente.sources.lines.dropping import dropped_lines
from detente.sources.lines.features import Features, features_of
from detente.sources.lines.line import Hint, LineDecision, Reason, Role, lines_of
from detente.sources.lines.roles import Named, kept_roles


def screen(text: str, hints: Mapping[int, Hint] | None = None) -> tuple[LineDecision, ...]:
    """What is proposed for every line of a text, in order (sources, section 2).

    ``hints`` are what a document's markup says, by line number. Blank lines are not kept, since
    there is nothing in them to keep. Works on the words alone: nothing is looked up elsewhere.
    """
    known = hints or {}
    lines = [features_of(line, known.get(line.number)) for line in lines_of(text)]
    dropped = dropped_lines(lines)
    kept = [i for i, one in enumerate(lines) if not one.blank and i not in dropped]
    gaps = [i == 0 or lines[i - 1].blank or i - 1 in dropped for i in kept]
    named = dict(zip(kept, kept_roles([lines[i] for i in kept], gaps), strict=True))
    return tuple(_decision(i, one, dropped.get(i), named.get(i)) for i, one in enumerate(lines))


def _decision(
    index: int, one: Features, dropped: Named | None, named: Named | None
) -> LineDecision:
    number = index + 1
    if one.blank:
        return LineDecision(number, Role.BLANK, False, (Reason.BLANK,))
    if dropped is not None:
        return LineDecision(number, dropped[0], False, dropped[1])
    assert named is not None
    doubt = (Reason.UNSURE, *one.reasons) if one.weight else ()
    return LineDecision(number, named[0], True, (*named[1], *doubt))

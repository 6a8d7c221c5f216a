"""What changed and flipped between two versions of a case, in words."""

from __future__ import annotations

from detente.analysis.overview import Change, Difference, Flipped
from detente.reports.words.names import Names, capital
from detente.reports.words.survival import survivors


def difference(names: Names, found: Difference) -> str:
    """The whole answer of ``diff``: what survives, what changed, what flipped because of what.

    ``names`` are those of the new version.
    """
    parts = [survivors(names, found)] if found.changes else []
    parts.append(_changes(names, found))
    if not found.flipped:
        parts.append(names.say("difference.nothing_flipped"))
    else:
        count = len(found.flipped)
        lines = [capital(names.say("difference.flipped", count=count, number=names.number(count)))]
        lines += [f"- {flipped(names, each)}" for each in found.flipped]
        parts.append("\n".join(lines))
    if not found.causes_tried:
        parts.append(names.say("difference.causes_not_tried"))
    return "\n\n".join(parts) + "\n"


def _changes(names: Names, found: Difference) -> str:
    if not found.changes:
        return names.say("difference.no_changes")
    count = len(found.changes)
    lines = [capital(names.say("difference.changes", count=count, number=names.number(count)))]
    lines += [f"- {change(names, each)}" for each in found.changes]
    return "\n".join(lines)


def change(names: Names, made: Change) -> str:
    """One change: ``red_lines.upland.toll: added``."""
    return names.say(f"difference.change.{made.how}", element=made.element)


def flipped(names: Names, found: Flipped) -> str:
    """One finding that is another now, and the changes each of which alone turns it back."""
    words = names.say(
        f"difference.finding.{found.kind}",
        about=_about(names, found),
        before=_value(names, found, found.before),
        after=_value(names, found, found.after),
    )
    if not found.because:
        return capital(words)
    causes = ", ".join(change(names, each) for each in found.because)
    return capital(names.say("difference.because", finding=words, causes=causes))


def _about(names: Names, found: Flipped) -> str:
    if found.kind == "cell":
        ref, party = found.about
        return f"{_row(names, ref)}, {names.party(party)}"
    if found.kind == "order":
        first, second, party = found.about
        rows = names.both([_row(names, first), _row(names, second)])
        return f"{names.party(party)}, {rows}"
    if found.kind == "authority":
        return names.quoted(names.issue(found.about[0]))
    if found.kind == "solution":
        return names.say(f"difference.solution.{found.about[0]}")
    if found.kind in ("step", "ratification", "roadmap"):
        return _row(names, ",".join(found.about))
    return ""


def _row(names: Names, ref: str) -> str:
    """A row's reference in words: ``Today``, ``No deal`` or what moves."""
    if ref in ("status-quo", "no-deal"):
        return names.say("brief.row.today" if ref == "status-quo" else "brief.row.no_deal")
    known = {issue.id for issue in names.case.issues}
    choices = [tuple(part.split("=", 1)) for part in ref.split(",") if "=" in part]
    if any(issue not in known for issue, _ in choices):
        return ref
    return names.quoted(names.choices((issue, option) for issue, option in choices))


def _value(names: Names, found: Flipped, value: str) -> str:
    if found.kind in ("conflicts", "ways_out", "solution"):
        if not value:
            return names.say("difference.none")
        if found.kind == "solution":
            count = value.count(" | ") + 1
            return names.say("difference.packages", count=count, number=names.number(count))
        return value
    word, *more = value.split(" | ")
    said = names.say(f"difference.value.{found.kind}.{word}")
    if found.kind == "ratification" and more:
        return names.say("difference.blocked", said=said, blockers=", ".join(more))
    if found.kind == "roadmap" and more:
        stage, kind, party = more
        return names.say(
            f"difference.widest.{kind}", said=said, stage=stage, party=names.party(party)
        )
    return said

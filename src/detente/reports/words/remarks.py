"""What to mend in a roadmap before anybody signs it, one sentence per remark."""

from __future__ import annotations

from detente.analysis.roadmap import Remark, Roadmap
from detente.reports.words import elements
from detente.reports.words.names import Names
from detente.reports.words.roadmap import steps_named

_OF_ONE_STEP = (
    *("verifier_carries_out", "owner_does_not_decide", "irreversible_first", "needs_dropped"),
)
_OF_PARTIES = ("single_verifier", "single_owner", "unasked")
_TIES = ("linkages", "red_lines", "constraints")


def remarks(names: Names, finding: Roadmap) -> tuple[str, ...]:
    """Every remark in a sentence, in the order of the finding; none is said twice.

    A vague word is told to those who read the text it stands in: in the other language of the case
    the same text may be clear.
    """
    read = (each for each in finding.remarks if _read(names, finding, each))
    return tuple(dict.fromkeys(remark(names, finding, each) for each in read))


def remark(names: Names, finding: Roadmap, found: Remark) -> str:
    """One remark in a sentence."""
    parties = names.parties(found.parties)
    steps = steps_named(names, finding, found.steps)
    step = steps_named(names, finding, [found.step] if found.step else [])
    if found.key == "vague":
        field = names.say(f"roadmap.field.{found.field}")
        return names.say("roadmap.remark.vague", step=step, words=found.words or "", field=field)
    if found.key == "not_a_condition":
        return names.say("roadmap.remark.not_a_condition", element=_tie(names, found.words or ""))
    if found.key in _OF_PARTIES:
        return names.say(f"roadmap.remark.{found.key}", parties=parties)
    if found.key in _OF_ONE_STEP:
        key = f"roadmap.remark.{found.key}"
        return names.say(key, step=step, steps=steps, parties=parties)
    return names.say(f"roadmap.remark.{found.key}", steps=steps)


def _read(names: Names, finding: Roadmap, found: Remark) -> bool:
    """Whether what a remark quotes stands in the text as this reader sees it, or in no other."""
    if found.key != "vague" or found.step is None or found.field is None:
        return True
    step = next((each for each in finding.steps if each.id == found.step), None)
    words = getattr(step, found.field, None)
    if words is None:
        written = (each for each in names.case.roadmap if each.id == found.step)
        words = next((each.basis.text for each in written), None)
    if words is None:
        return True
    vague = (found.words or "").casefold()
    elsewhere = any(vague in written.casefold() for _, written in words.by_language)
    return not elsewhere or vague in names.text(words).casefold()


def _tie(names: Names, element: str) -> str:
    """A linkage, red line or cap in full, by its id; a path or demand id does as well."""
    given = (element,) if ":" in element or element.startswith(_TIES) else ()
    for path in (*given, *(f"{kind}.{element}" for kind in _TIES)):
        if elements.find(names, path).value is not None:
            return elements.full(names, path)
    return element

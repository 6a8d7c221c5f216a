"""From an old tree to a new one, line by line: kept lines stay, differing elements are written."""

from __future__ import annotations

from detente.formats.document import Mapping, Scalar, Sequence
from detente.formats.editing.lines import Lines
from detente.formats.editing.located import Located
from detente.formats.editing.trees import Path, Tree, node_of, same
from detente.formats.reading.builder import CASE
from detente.formats.yaml_file import yaml_block


class _TooFine(Exception):  # noqa: N818 (no error: a sign to write the element around it)
    """What differs cannot be written as lines of its own."""


def rewritten(lines: Lines, there: Located, wanted: Tree, whole: Path | None = None) -> str | None:
    """The text after the change; None where only a new document would do.

    ``whole``: the path of an element that is written anew entirely, if it differs.
    """
    try:
        _change(lines, there, wanted, 0, whole)
    except _TooFine:
        return None
    return lines.made()


def with_order(lines: Lines, there: Located, wanted: Tree) -> str | None:
    """The text with its blocks in the order of the new tree; None where they are so already."""
    return lines.made() if _order(lines, there, wanted) else None


def _change(
    lines: Lines, there: Located, wanted: Tree, top: int, whole: Path | None = None
) -> None:
    """``top``: the line behind what comes before."""
    if whole == () or not there.block or not wanted:
        raise _TooFine
    if there.keys and isinstance(wanted, dict):
        _mapping(lines, there, wanted, top, whole)
    elif there.children and isinstance(wanted, list) and isinstance(there.tree, list):
        _list(lines, there, wanted)
    else:
        raise _TooFine


def _mapping(
    lines: Lines, there: Located, wanted: dict[str, Tree], top: int, whole: Path | None
) -> None:
    """Removed, changed and new keys of a mapping written over lines."""
    known = {key for key, _ in there.keys}
    _refuse_moved([key for key, _ in there.keys if key in wanted], wanted)
    behind: dict[str, int] = {}
    for (key, start), child in zip(there.keys, there.children, strict=True):
        behind[key] = _end(child, start)
        if key not in wanted:
            _remove(lines, start, behind[key], top)
        elif not same(child.tree, wanted[key]):
            deeper = whole[1:] if whole and whole[0] == key else None
            _value(lines, key, start, child, wanted[key], deeper)
        top = behind[key]
    at = _before_first(lines, there)
    for key, value in wanted.items():
        if key in known:
            at = behind[key]
        else:
            _insert(lines, key, value, at, there)


def _refuse_moved(kept: list[str], wanted: dict[str, Tree]) -> None:
    if kept != [key for key in wanted if key in set(kept)]:
        raise _TooFine


def _value(
    lines: Lines,
    key: str,
    start: tuple[int, int],
    child: Located,
    value: Tree,
    whole: Path | None,
) -> None:
    """A key's value changed inside, or the key's lines written anew."""
    before = len(lines.changes)
    try:
        _change(lines, child, value, start[0] + 1, whole)
    except _TooFine:
        del lines.changes[before:]
        line, column = start
        new = _block(Mapping(((Scalar(key), node_of(value, key)),)), column)
        prefix = lines.plain(line)[:column]
        if prefix.strip(" -"):
            raise
        new[0] = prefix + new[0][column:]
        end = _end(child, start)
        lines.put(line, end, _with_remark(lines, child, line, end, new))


def _with_remark(lines: Lines, child: Located, line: int, end: int, new: list[str]) -> list[str]:
    """The remark behind the first line, kept where the new first line can bear one."""
    first = lines.plain(line)
    if end == line + 1:
        tail = first[child.end[1] :]
    elif child.start[0] > line:
        tail = first[first.find(": ") + 1 if ": " in first else len(first) :]
    else:
        tail = ""
    bears = len(new) == 1 or new[0].endswith(":")
    return [new[0] + tail, *new[1:]] if tail.lstrip().startswith("#") and bears else new


def _remove(lines: Lines, start: tuple[int, int], end: int, top: int) -> None:
    line, column = start
    if lines.plain(line)[:column].strip():
        raise _TooFine
    lines.put(lines.remarks_above(line, column, top), end, [])


def _before_first(lines: Lines, there: Located) -> int:
    line, column = there.keys[0][1]
    return lines.remarks_above(line, column, 0)


def _insert(lines: Lines, key: str, value: Tree, at: int, there: Located) -> None:
    line, column = there.keys[0][1]
    if at <= line and lines.plain(line)[:column].strip():
        raise _TooFine
    part = column == 0 and key in CASE and isinstance(value, dict)
    gap = [""] if part and at > 0 and lines.plain(at - 1) else []
    lines.put(at, at, [*gap, *_block(Mapping(((Scalar(key), node_of(value, key)),)), column)])


def _list(lines: Lines, there: Located, wanted: list[Tree]) -> None:
    """The items of a list: what is alike at its head and its end stays."""
    old = [child.tree for child in there.children]
    head = _alike(old, wanted)
    tail = _alike(old[head:][::-1], wanted[head:][::-1])
    changed, new = range(head, len(old) - tail), wanted[head : len(wanted) - tail]
    starts = _dashes(lines, there)
    if len(changed) == len(new):
        for number, value in zip(changed, new, strict=True):
            _item(lines, there, number, value, starts)
        return
    column = there.start[1]
    at = starts[head] if head < len(old) else _end(there.children[-1], there.start)
    end = _end(there.children[changed[-1]], there.start) if changed else at
    if head < len(old) and lines.plain(at)[:column].strip():
        raise _TooFine
    lines.put(at, end, _block(Sequence(tuple(map(node_of, new))), column) if new else [])


def _item(lines: Lines, there: Located, number: int, value: Tree, starts: list[int]) -> None:
    child, column = there.children[number], there.start[1]
    before = len(lines.changes)
    try:
        _change(lines, child, value, starts[number] + 1)
    except _TooFine:
        del lines.changes[before:]
        line = starts[number]
        if lines.plain(line)[:column].strip():
            raise
        new = _block(Sequence((node_of(value),)), column)
        lines.put(line, _end(child, there.start), new)


def _dashes(lines: Lines, there: Located) -> list[int]:
    """The line on which each item's dash stands: at the item, or above it."""
    found, limit = [], there.start[0]
    for child in there.children:
        line = child.start[0]
        while line > limit and lines.plain(line)[there.start[1] : there.start[1] + 1] != "-":
            line -= 1
        found.append(line)
        limit = line + 1
    return found


def _alike(old: list[Tree], new: list[Tree]) -> int:
    count = 0
    while count < min(len(old), len(new)) and same(old[count], new[count]):
        count += 1
    return count


def _end(child: Located, start: tuple[int, int]) -> int:
    """The line behind an element that starts at a place."""
    return max(child.end[0], start[0]) + 1


def _block(node: Mapping | Sequence, column: int) -> list[str]:
    written = yaml_block(node).rstrip("\n").split("\n")
    return [f"{' ' * column}{line}" if line else line for line in written]


def _order(lines: Lines, there: Located, wanted: Tree) -> bool:
    """Move the blocks of every mapping whose kept keys stand in another order."""
    if not there.block or not isinstance(wanted, dict) or not there.keys:
        return False
    new = [key for key in wanted if key in dict(there.keys)]
    old = [key for key, _ in there.keys if key in wanted]
    if old != new:
        return _moved(lines, there, old, new)
    moved = False
    for (key, _), child in zip(there.keys, there.children, strict=True):
        moved = _order(lines, child, wanted.get(key)) or moved
    return moved


def _moved(lines: Lines, there: Located, old: list[str], new: list[str]) -> bool:
    """Each block with the remarks above it; what stands between blocks stays where it is."""
    spans: dict[str, tuple[int, int]] = {}
    top = 0
    for (key, (line, column)), child in zip(there.keys, there.children, strict=True):
        if lines.plain(line)[:column].strip():
            return False
        end = _end(child, (line, column))
        spans[key] = (lines.remarks_above(line, column, top), end)
        top = end
    for place, key in zip(old, new, strict=True):
        if place != key:
            start, end = spans[key]
            lines.put(*spans[place], [lines.plain(number) for number in range(start, end)])
    return True

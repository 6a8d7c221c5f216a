"""A file of statements, added to answer by answer: what stands there stays to the character."""

from __future__ import annotations

from pathlib import Path

from detente.case import Answer, fault
from detente.formats.document import Mapping, Node, Place, Scalar, Sequence, absent
from detente.formats.limits import ANSWERS, YAML_BYTES
from detente.formats.log import Log
from detente.formats.problems import BadFile, Problem, Refused
from detente.formats.reading.answers import read_answers
from detente.formats.reading.holder import Holder
from detente.formats.reading.spot import Spot
from detente.formats.writing.answers import answer_name
from detente.formats.writing.brief import abridged_answer
from detente.formats.yaml_file import parse_yaml, yaml_of

_KEY = "answers"
_INDENT = 2


def answer_ids(written: str, file: Path) -> tuple[str, ...]:
    """The ids of the answers in the text of a file ``statements/PARTY.yaml``: ``a1``, ``a2``.

    Raises `BadFile` for a text that is no such file.
    """
    found = _document(written, file).get(_KEY)
    return tuple(key.text for key, _ in found.entries) if isinstance(found, Mapping) else ()


def append_answer(written: str, file: Path, answer: Answer) -> str:
    """The text of a file ``statements/PARTY.yaml`` with one more answer behind those it has.

    Nothing that stands there is touched, remarks and the order of the file included. ``file`` is
    named in problems only: nothing is read or written here. Raises `BadFile` where the text is no
    such file, has an answer of that id, has its answers in braces, or would be too large to read,
    and for an answer that could not be read back.
    """
    root = _document(written, file)
    name, entry = answer_name(answer), abridged_answer(answer)
    there = root.get(_KEY)
    if isinstance(there, Mapping):
        _refuse_taken(there, name, file)
    ending = "\r\n" if "\r\n" in written else "\n"
    lines = written.replace("\r\n", "\n").split("\n") if written.strip() else []
    at, indent = _place_for(root, lines)
    block = yaml_of(Mapping(((Scalar(name), entry),))).rstrip("\n").split("\n")
    new = [f"{' ' * indent}{line}" if line else line for line in block]
    if there is None:
        new = [f"{_KEY}:", *new]
    whole = [*lines[:at], *new, *(lines[at:] or [""])]
    text = ending.join(whole)
    _refuse_unread(answer, name, entry, file)
    _refuse_changed(root, text, name, entry, file)
    return text


def _document(written: str, file: Path) -> Mapping:
    """The file as a document; one that is empty, or holds only remarks, has no keys."""
    log = Log()
    try:
        root: Node = parse_yaml(written, str(file), log) if written.strip() else Mapping(())
    except Refused as refused:
        raise _bad(refused.fault.code, file, refused.place, dict(refused.fault.values)) from None
    if log.faults:
        found, place = log.faults[0]
        raise _bad(found.code, file, place, dict(found.values))
    answers = root.get(_KEY) if isinstance(root, Mapping) else None
    if not isinstance(root, Mapping):
        raise _bad("needs_ids", file, root.place)
    if answers is not None and not absent(answers) and not isinstance(answers, Mapping):
        raise _bad("needs_ids", file, answers.place)
    if root.flow or (isinstance(answers, Mapping) and answers.flow):
        raise _bad("answers_in_braces", file, (answers or root).place)
    return root


def _refuse_taken(answers: Mapping, name: str, file: Path) -> None:
    known = next((key for key, _ in answers.entries if key.text == name), None)
    if known is not None:
        first = known.place.line if known.place else 1
        raise _bad("key_twice", file, known.place, {"key": name, "first": first})
    if len(answers.entries) >= ANSWERS:
        raise _bad("answers_full", file, answers.place, {"limit": ANSWERS})


def _place_for(root: Mapping, lines: list[str]) -> tuple[int, int]:
    """The line, counted from 0, before which an answer goes, and its indentation."""
    keys = [key.text for key, _ in root.entries]
    if _KEY not in keys:
        return _last(lines, len(lines), remarks=False), _INDENT
    position = keys.index(_KEY)
    key, answers = root.entries[position]
    following = root.entries[position + 1 :]
    limit = _start(following[0][0])[0] if following else len(lines)
    if isinstance(answers, Mapping) and answers.entries:
        return _last(lines, limit), _start(answers.entries[0][0])[1]
    line, column = _start(key)
    return line + 1, column + _INDENT


def _start(key: Scalar) -> tuple[int, int]:
    """Line and column of a key, both counted from 0."""
    place = key.place or Place("")
    return (place.line or 1) - 1, (place.column or 1) - 1


def _last(lines: list[str], limit: int, *, remarks: bool = True) -> int:
    """Behind the last line before a limit that is not blank, nor a remark (of what follows)."""
    while limit > 0:
        line = lines[limit - 1]
        if line.strip() and not (remarks and line.startswith("#")):
            break
        limit -= 1
    return limit


def _refuse_unread(answer: Answer, name: str, entry: Node, file: Path) -> None:
    """Refuse an answer that readers would not take: with signs no file may hold, or too long."""
    log = Log()
    path = f"statements.{answer.holder}.{_KEY}"
    spot = Spot(_document(yaml_of(Mapping(((Scalar(name), entry),))), file), path, log)
    read = list(read_answers(Holder(answer.holder, frozenset()), spot))
    if log.faults or not read:
        raise BadFile([Problem(str(file), found, None) for found, _ in log.faults])


def _refuse_changed(root: Mapping, text: str, name: str, entry: Node, file: Path) -> None:
    """Read the new text and refuse it unless it says what it said, and the answer besides.

    Text that YAML lets run over several lines, or an end marked by dots, cannot be told from lines.
    """
    if len(text.encode("utf-8", "surrogatepass")) > YAML_BYTES:
        raise _bad("statements_full", file, None, {"limit": YAML_BYTES // 1024})
    there = root.get(_KEY)
    known = there.entries if isinstance(there, Mapping) else ()
    answers = Mapping((*known, (Scalar(name), entry)))
    keys = dict.fromkeys([*(key.text for key, _ in root.entries), _KEY])
    wanted = [(key, _bare(answers if key == _KEY else root.get(key))) for key in keys]
    try:
        found = _bare(_document(text, file))
    except BadFile:
        found = None
    if found != wanted:
        raise _bad("answers_nowhere", file, None)


def _bare(node: Node | None) -> object:
    """A document without its places."""
    if isinstance(node, Mapping):
        return [(key.text, _bare(inner)) for key, inner in node.entries]
    if isinstance(node, Sequence):
        return tuple(_bare(item) for item in node.items)
    return None if node is None else node.text


def _bad(
    code: str, file: Path, place: Place | None, values: dict[str, object] | None = None
) -> BadFile:
    found = fault(f"statements.{file.stem}.{_KEY}", code, **(values or {}))
    return BadFile([Problem(str(file), found, place)])

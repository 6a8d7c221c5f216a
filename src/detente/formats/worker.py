"""Reads one path in a process of its own, under limits, and prints what came of it as JSON.

``python -P -m detente.formats.worker PATH REQUEST`` is run by the parent, which trusts the answer
no more than any JSON: values are rebuilt from it, nothing is unpickled. The limits are set here and
not by the parent, since a hook between fork and exec is unsafe beside threads.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Literal, cast

from detente.case import Fault, fault
from detente.formats.document import Mapping, Node, Place, Scalar, Sequence
from detente.formats.files import read
from detente.formats.log import Log
from detente.formats.problems import Problem, Reading
from detente.formats.reading.builder import build_case
from detente.formats.request import ReadingRequest
from detente.formats.writing.writer import case_document

MEMORY_BYTES = 1024**3
CPU_SECONDS = 10


def main() -> None:
    """Read the path given as the first argument, as the second one asks (JSON)."""
    _limit()
    path, asked = sys.argv[1:]
    try:
        answer = _answer(read(Path(path), request_of(asked)))
    except (MemoryError, RecursionError):
        too_much = Problem(path, fault("", "reading_took_too_much"), Place(path))
        answer = _answer(Reading(None, (too_much,)))
    sys.stdout.write(json.dumps(answer))


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows has none; the parent's clock still runs
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CPU, CPU_SECONDS)):
        hard = resource.getrlimit(what)[1]
        within = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (within, hard))


def request_text(request: ReadingRequest) -> str:
    """A request as the worker's second argument."""
    return json.dumps([list(request.profiles), request.repair, request.encoding])


def request_of(asked: str) -> ReadingRequest:
    """The request that `request_text` wrote."""
    profiles, repair, encoding = json.loads(asked)
    return ReadingRequest(tuple(profiles), repair, encoding)


def reading_of(answer: str) -> Reading:
    """The reading a worker printed; raises ``ValueError`` or ``KeyError`` for anything else."""
    plain = json.loads(answer)
    problems = tuple(_problem(one) for one in plain["problems"])
    case = None
    if plain["case"] is not None:
        case = build_case(_document(plain["case"]), Log())
    return Reading(case, problems)


def _answer(reading: Reading) -> dict[str, Any]:
    case = None if reading.case is None else _plain(case_document(reading.case))
    return {"case": case, "problems": [_plain_problem(p) for p in reading.problems]}


def _plain_problem(problem: Problem) -> dict[str, Any]:
    found, place = problem.fault, problem.place
    where = None
    if place is not None:
        where = [place.file, place.line, place.column, place.sheet, place.cell]
    return {
        "file": problem.file,
        "place": where,
        "path": found.path,
        "code": found.code,
        "values": [list(pair) for pair in found.values],
        "severity": found.severity,
    }


def _problem(plain: dict[str, Any]) -> Problem:
    severity = cast(Literal["error", "warning"], plain["severity"])
    values = tuple((name, words) for name, words in plain["values"])
    found = Fault(plain["path"], plain["code"], values, severity)
    return Problem(plain["file"], found, None if plain["place"] is None else Place(*plain["place"]))


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {key.text: _plain(value) for key, value in node.entries}


def _document(plain: Any) -> Node:
    if isinstance(plain, dict):
        return Mapping(tuple((Scalar(key), _document(value)) for key, value in plain.items()))
    if isinstance(plain, list):
        return Sequence(tuple(_document(value) for value in plain))
    return Scalar(str(plain))


if __name__ == "__main__":
    main()

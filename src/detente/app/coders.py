"""Several coders' cases read side by side: what ``detente source compare`` and ``merge`` share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from detente.app.documents.case_folder import file_of
from detente.app.documents.importing import import_documents
from detente.app.reading import read_isolated
from detente.app.requests import BadRequestError
from detente.case import Case, Claim
from detente.formats.document import Mapping, Scalar
from detente.formats.limits import YAML_BYTES
from detente.formats.log import Log
from detente.formats.problems import Problem, Refused
from detente.formats.reading.builder import VERSION, build_case
from detente.formats.text import decoded, refuse_above
from detente.formats.yaml_file import parse_yaml
from detente.i18n import say
from detente.sources.coders import Coding, coders_of, is_coding


@dataclass(frozen=True, slots=True)
class Coded:
    """One coder's work: under a name, with the case it is part of (only its claims, of a file)."""

    path: Path
    coding: Coding
    case: Case


def read_coded(paths: Sequence[Path], language: str = "en") -> tuple[Coded, ...]:
    """The cases, or files of claims alone, each under the name of its only coder or of its file.

    Raises `BadRequestError` for what cannot be read.
    """
    cases = [_case(path, language) for path in paths]
    names = _names(paths, cases)
    return tuple(
        Coded(path, Coding(name, case.claims), case)
        for path, name, case in zip(paths, names, cases, strict=True)
    )


def by_coder(coded: Coded) -> tuple[Coded, ...]:
    """One case as the codings of each of its coders; claims without a coder are left out."""
    claims: dict[str, list[Claim]] = {}
    for claim in coded.case.claims:
        for coder in coders_of([claim]):
            claims.setdefault(coder, []).append(claim)
    return tuple(
        replace(coded, coding=Coding(name, tuple(own))) for name, own in sorted(claims.items())
    )


def text_lengths(coded: Sequence[Coded]) -> dict[str, int]:
    """The code points of each text at hand, by the hash of its version and by its source's id."""
    files: dict[Path, str] = {}
    for one in coded:
        home = one.path if one.path.is_dir() else one.path.parent
        for source in one.case.sources:
            if (file := file_of(home, source)) is not None:
                files.setdefault(file, source.id)
    lengths: dict[str, int] = {}
    if files:
        for document in import_documents(list(files)).documents:
            lengths[document.document.version.sha256] = len(document.text)
            lengths.setdefault(files[document.path], len(document.text))
    return lengths


def _names(paths: Sequence[Path], cases: Sequence[Case]) -> list[str]:
    """A name each: the only coder if there is one, else the file's; a number where they collide.

    Coders whose claims stand in several of the cases (an earlier coding all began with) are no
    name.
    """
    coders = [set(coders_of(case.claims)) for case in cases]
    counts = Counter(coder for own in coders for coder in own)
    names = []
    for path, own in zip(paths, coders, strict=True):
        mine = sorted(coder for coder in own if counts[coder] == 1) or sorted(own)
        names.append(mine[0] if len(mine) == 1 else path.resolve().stem)
    doubled = Counter(names)
    order = sorted(range(len(names)), key=lambda i: str(paths[i].resolve()))
    number = {i: [names[j] for j in order[: order.index(i) + 1]].count(names[i]) for i in order}
    return [name if doubled[name] == 1 else f"{name}-{number[i]}" for i, name in enumerate(names)]


def _case(path: Path, language: str) -> Case:
    try:
        claims = _claims_alone(path)
    except Refused as refused:
        raise BadRequestError(_words(path, refused, language)) from None
    if claims is not None:
        return claims
    reading = read_isolated(path)
    if reading.case is None:
        raise BadRequestError("\n".join(problem.line(language) for problem in reading.errors))
    return reading.case


def _claims_alone(path: Path) -> Case | None:
    """The claims of a file like ``claims.yaml``, without a case around them; None for a case."""
    if path.suffix.lower() not in (".yaml", ".yml") or not path.is_file():
        return None
    with path.open("rb") as stream:
        content = stream.read(YAML_BYTES + 1)
    refuse_above(YAML_BYTES, content, str(path))
    log = Log()
    root = parse_yaml(decoded(content, str(path)), str(path), log)
    if not isinstance(root, Mapping) or root.get("detente") is not None:
        return None
    keys = (("detente", Scalar(VERSION)), ("id", Scalar("claims")), ("claims", root))
    case = build_case(Mapping(tuple((Scalar(key), node) for key, node in keys)), log)
    wrong = [(fault, place) for fault, place in log.faults if fault.severity == "error"]
    if wrong:
        raise Refused(*wrong[0])
    return case


def _words(path: Path, refused: Refused, language: str) -> str:
    place = refused.place
    return Problem(place.file if place else str(path), refused.fault, place).line(language)


def refuse_other_versions(coded: Sequence[Coded], language: str = "en") -> None:
    """Raises `BadRequestError` where one source has been coded in different versions."""
    versions: dict[str, set[str]] = {}
    for one in coded:
        for claim in one.coding.claims:
            for passage in claim.passages:
                if passage.version is not None and is_coding(claim):
                    versions.setdefault(passage.source, set()).add(passage.version)
    several = sorted(source for source, found in versions.items() if len(found) > 1)
    if several:
        raise BadRequestError(say("coding.versions_differ", language, sources=", ".join(several)))

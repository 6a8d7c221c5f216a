"""Codings made one case that loses nothing: ``detente source merge``."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from detente.app.coders import Coded, read_coded, refuse_other_versions
from detente.app.comparing import field_label
from detente.app.requests import BadRequestError
from detente.app.terminal import wrapped
from detente.case import Case, Claim, Source, case_hash
from detente.case.bases import bases_within, with_bases
from detente.case.elements import NAMEABLE
from detente.formats import claims_text
from detente.formats.limits import YAML_BYTES
from detente.i18n import say
from detente.sources.coders import Merge, merge, take

TAKE_BYTES = 1024 * 1024
_NewIds = Mapping[tuple[str, str], str]
"""What a claim of a coder is called now, by the coder's name and its id there."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The case of all codings, how it came about, and which disputes were resolved on the way."""

    case: Case
    merge: Merge
    names: tuple[str, ...]
    taken: tuple[str, ...]


def merge_coders(
    paths: Sequence[Path],
    who: str,
    now: Callable[[], datetime],
    language: str = "en",
    *,
    take_file: Path | None = None,
) -> Merged:
    """Merge cases that differ in nothing but their claims, and take what a person has decided.

    ``take_file`` lists ids of disputed claims, one a line. Raises `BadRequestError` for what cannot
    be read, for cases that differ otherwise, for an id that is not in dispute, and for more claims
    than a case may have.
    """
    coded = read_coded(paths, language)
    _refuse_different(coded, language)
    refuse_other_versions(coded, language)
    found = merge([one.coding for one in coded], who, now())
    taken = () if take_file is None else _taken(take_file, language)
    try:
        claims = tuple(take(found.claims, taken, who, now()))
    except KeyError as error:
        raise _bad("not_there", language, id=error.args[0]) from None
    except ValueError as error:
        raise _bad("not_disputed", language, id=error.args[0]) from None
    case = _with_claims(coded, found, claims)
    if len(claims_text(case).encode()) > YAML_BYTES:
        raise _bad("too_big", language, limit=f"{YAML_BYTES // 1024} KB")
    return Merged(case, found, tuple(one.coding.name for one in coded), taken)


def bring_documents(cases: Sequence[Path], merged: Merged, out: Path, language: str = "en") -> None:
    """Copy the documents of sources that stand beside any of the cases into a merged folder.

    Raises `BadRequestError` where that cannot be done.
    """
    named = [source.file for source in merged.case.sources if source.file is not None]
    for home in (case.resolve() for case in cases if case.is_dir() and out.is_dir()):
        for file in named:
            there, to = (home / file).resolve(), out / file
            inside = there.is_relative_to(home) and to.resolve().is_relative_to(out.resolve())
            if inside and there.is_file() and not to.exists():
                try:
                    to.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(there, to)
                except OSError as error:
                    values = {"file": to, "reason": error.strerror or str(error)}
                    raise BadRequestError(
                        say("requests.cannot_write", language, **values)
                    ) from error


def merge_values(merged: Merged) -> dict[str, Any]:
    """The merge as plain values; ``renamed`` are the claims whose id had to change."""
    return {
        "coders": list(merged.names),
        "claims": len(merged.case.claims),
        "united": merged.merge.united,
        "disputed": [
            {"claims": list(ids), "fields": list(fields)} for ids, fields in merged.merge.disputes
        ],
        "taken": list(merged.taken),
        "renamed": [
            {"coder": name, "was": was, "is": now}
            for (name, was), now in merged.merge.became
            if was != now
        ],
    }


def merge_text(merged: Merged, language: str) -> str:
    """The merge for a terminal: counts, then every dispute with what it is about."""
    values = merge_values(merged)
    counts = {key: values[key] for key in ("claims", "united")}
    lines = [
        wrapped(say("coding.merge.counts", language, disputes=len(values["disputed"]), **counts))
    ]
    for one in values["disputed"]:
        ids, fields = ", ".join(one["claims"]), _labels(one["fields"], language)
        lines.append(wrapped(say("coding.merge.dispute", language, ids=ids, fields=fields), "  "))
    lines += (
        wrapped(
            say("coding.merge.renamed", language, coder=o["coder"], was=o["was"], now=o["is"]), "  "
        )
        for o in values["renamed"]
    )
    if any(not set(ids) & set(merged.taken) for ids, _ in merged.merge.disputes):
        lines.append(wrapped(say("coding.merge.resolve", language)))
    return "\n".join(lines)


def _labels(fields: Iterable[str], language: str) -> str:
    return ", ".join(field_label(field, language) for field in fields)


def _refuse_different(coded: Sequence[Coded], language: str) -> None:
    for one in coded:
        if not one.case.parties:
            raise _bad("claims_alone", language, file=one.path)
    bare = [case_hash(_bare(one.case)) for one in coded]
    for one, found in zip(coded, bare, strict=True):
        if found != bare[0]:
            raise _bad("cases_differ", language, one=coded[0].path, other=one.path)
    sources: dict[str, Source] = {}
    for one in coded:
        for source in one.case.sources:
            if sources.setdefault(source.id, source) != source:
                raise _bad("sources_differ", language, id=source.id)


def _bare(case: Case) -> Case:
    """A case without claims, sources and what elements say of claims: what coders share."""
    parts: dict[str, Any] = {
        kind: tuple(_citing_none(e) for e in getattr(case, kind)) for kind in NAMEABLE
    }
    return replace(case, claims=(), sources=(), **parts)


def _citing_none(element: Any) -> Any:
    bases = (replace(basis, claims=()) for _, _, basis in bases_within(element))
    return with_bases(element, bases)


def _with_claims(coded: Sequence[Coded], found: Merge, claims: tuple[Claim, ...]) -> Case:
    """The first case with all sources and claims; elements cite what any of the cases cites."""
    first = coded[0].case
    new_id = dict(found.became)
    names = [one.coding.name for one in coded]
    sources = {source.id: source for one in coded for source in one.case.sources}
    parts: dict[str, Any] = {}
    for kind in NAMEABLE:
        rows = zip(*(getattr(one.case, kind) for one in coded), strict=True)
        parts[kind] = tuple(_united(row, names, new_id) for row in rows)
    return replace(first, sources=tuple(sources.values()), claims=claims, **parts)


def _united(row: Sequence[Any], names: Sequence[str], new_id: _NewIds) -> Any:
    """One element as every coder has it: each of its bases cites what any of them cites."""
    bases = []
    for of_coders in zip(*(list(bases_within(element)) for element in row), strict=True):
        claims = dict.fromkeys(
            new_id.get((name, claim), claim)
            for name, (_, _, basis) in zip(names, of_coders, strict=True)
            for claim in basis.claims
        )
        bases.append(replace(of_coders[0][2], claims=tuple(claims)))
    return with_bases(row[0], bases)


def _taken(file: Path, language: str) -> tuple[str, ...]:
    """The ids of a file, one a line; what follows # is a remark."""
    try:
        with file.open("rb") as stream:
            written = stream.read(TAKE_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise _bad("take_unreadable", language, file=file) from None
    found = (line.partition("#")[0].strip() for line in written.splitlines())
    return tuple(dict.fromkeys(one for one in found if one))


def _bad(code: str, language: str, **values: object) -> BadRequestError:
    return BadRequestError(say(f"coding.merge.{code}", language, **values))

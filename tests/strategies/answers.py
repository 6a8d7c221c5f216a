"""Logs of answers: what a party was asked, said, took back or left open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from detente.case import Answer, Case, Grade, RedLine
from strategies.draws import (
    IDS,
    MOMENTS,
    TEXTS,
    Draw,
    basis_of,
    conditions_of,
    maybe,
    seldom,
    some,
    some_ids,
)
from strategies.voices import Voice


def answers_of(draw: Draw, case: Case, holder: str, cited: tuple[str, ...]) -> Iterator[Answer]:
    """The answers of one party; each may replace what the file or an earlier answer says."""
    lines = [line for line in case.red_lines if line.owner == holder]
    taken = {line.name for line in lines}
    known = [s.id for s in case.said_by(holder)] + [f"red_lines.{line.id}" for line in lines]
    for name in draw(seldom(some_ids(1, 4))) or ():
        if name in taken:
            continue
        answer = _answer(draw, case, holder, name, cited, tuple(known))
        known.append(answer.id)
        yield answer


def _answer(
    draw: Draw, case: Case, holder: str, name: str, cited: tuple[str, ...], known: tuple[str, ...]
) -> Answer:
    path, at, author = f"statements.{holder}.answers.{name}", draw(MOMENTS), draw(maybe(IDS))
    says = _says(draw, case, holder, name, cited)
    if says is not None:
        grade = says.basis.grade or Grade.SAID
        basis = replace(says.basis, grade=grade, author=author, date=at.date())
        says = replace(says, basis=basis)
    declined = draw(st.sampled_from(["unknown", "skipped"])) if says is None else None
    words = {key: draw(maybe(TEXTS)) for key in ("reason", "asked")}
    names = {key: draw(maybe(IDS)) for key in ("method", "question")}
    found = {"replaces": draw(some(known)), "keeps": draw(some((*known, path)))}
    return Answer(path, holder, at, says, author, declined=declined, **words, **names, **found)


def _says(draw: Draw, case: Case, holder: str, name: str, cited: tuple[str, ...]) -> Any:
    """A statement of any kind, a red line, or nothing."""
    kind = draw(st.sampled_from(["statement", "statement", "red line", "nothing"]))
    if kind == "red line":
        refuses = conditions_of(draw, case.issues)
        return RedLine(holder, name, refuses, draw(maybe(TEXTS)), basis_of(draw, cited))
    voice = Voice(draw, holder, cited)
    said = list(voice.says(case.issues, native=True)) if kind == "statement" else []
    if not said:
        return None
    return replace(draw(st.sampled_from(said)), id=f"statements.{holder}.answers.{name}")

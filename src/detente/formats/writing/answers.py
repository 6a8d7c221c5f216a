"""Answers by id, each with what it says under its key."""

from __future__ import annotations

from detente.case import Answer, Basis, RedLine
from detente.formats.document import Mapping, Scalar
from detente.formats.reading.answers import PATHS
from detente.formats.writing import parts
from detente.formats.writing.demands import red_line_content
from detente.formats.writing.kinds import written_as


def write_answers(answers: tuple[Answer, ...]) -> Mapping | None:
    """The answers of one holder; None where it was never asked."""
    if not answers:
        return None
    return parts.keys((answer_name(answer), write_answer(answer)) for answer in answers)


def answer_name(answer: Answer) -> str:
    """The id of an answer among those of its holder: ``a3``."""
    return answer.id.removeprefix(_path(answer))


def write_answer(answer: Answer) -> Mapping:
    """One answer: when, what was asked, what was said."""
    basis = answer.says.basis if answer.says is not None else Basis()
    said = [entry for entry in parts.basis(basis) if entry[0] not in ("author", "date")]
    return parts.keys(
        [
            ("at", parts.moment(answer.at)),
            ("question", parts.word(answer.question)),
            ("asked", parts.words_of(answer.asked)),
            ("method", parts.word(answer.method)),
            ("says", _says(answer)),
            *said,
            ("author", parts.word(answer.author)),
            ("declined", Scalar(answer.declined) if answer.declined else None),
            ("replaces", parts.words(_short(answer, one) for one in answer.replaces)),
            ("keeps", parts.words(_short(answer, one) for one in answer.keeps)),
            ("reason", parts.words_of(answer.reason)),
        ]
    )


def _says(answer: Answer) -> Mapping | None:
    if answer.says is None:
        return None
    if isinstance(answer.says, RedLine):
        return parts.keys([("red_line", red_line_content(answer.says))])
    return written_as(answer.says)


def _path(answer: Answer) -> str:
    return f"statements.{answer.holder}.answers."


def _short(answer: Answer, element: str) -> str:
    """An answer of the holder by its own id; anything else by its path."""
    own = element.removeprefix(_path(answer))
    return element if own.startswith(PATHS) else own

"""What is wrong with a document, in words a person can act on."""

from __future__ import annotations

from dataclasses import dataclass

from detente.i18n import say


@dataclass(frozen=True, slots=True)
class Proposal:
    """A legacy code page that a text may be written in, with up to three lines as it reads them."""

    encoding: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentProblem:
    """Why a document cannot be read.

    ``code`` is a key of ``sources.document``, with the ``values`` of its placeholders;
    ``proposals`` stand where another encoding may help, the likeliest first.
    """

    code: str
    values: tuple[tuple[str, str], ...] = ()
    proposals: tuple[Proposal, ...] = ()

    def words(self, language: str) -> str:
        """What is wrong and how to mend it; below it each proposal with its lines."""
        lines = [say(f"sources.document.{self.code}", language, **dict(self.values))]
        for proposal in self.proposals:
            lines.append(say("sources.proposal", language, encoding=proposal.encoding))
            lines += [f"    {sample}" for sample in proposal.samples]
        return "\n".join(lines)


class BadDocument(ValueError):  # noqa: N818 (what it is, as the other public names of its kind)
    """A document that cannot be read; ``problem`` says why."""

    def __init__(self, problem: DocumentProblem) -> None:
        super().__init__(problem.words("en"))
        self.problem = problem


def bad(code: str, proposals: tuple[Proposal, ...] = (), /, **values: object) -> BadDocument:
    """The error of that code."""
    named = tuple((name, str(value)) for name, value in values.items())
    return BadDocument(DocumentProblem(code, named, proposals))

"""An imported document as a person reads it on a terminal: what is kept, what is not, and why."""

from __future__ import annotations

from collections.abc import Iterator

from detente.app.documents.imported import Imported
from detente.app.documents.importing import Import
from detente.i18n import say
from detente.sources.documents import Fact
from detente.sources.lines import LineDecision, Role, lines_of

_WIDTH = 78
_FACTS = ("title", "author", "publisher", "date", "url", "language")


def document_text(one: Imported, language: str) -> str:
    """Facts, then every line with its number, a sign (+ kept, - not), its role and the reasons."""
    return "\n".join([*_head(one, language), "", *_lines(one, language), "", _total(one, language)])


def group_lines(found: Import, language: str) -> tuple[str, ...]:
    """A sentence for each group of copies and for each proposed story."""
    sentences = []
    for kind, groups in (("copies", found.copies), ("story", found.stories)):
        for group in groups:
            files = ", ".join(str(found.documents[index].path) for index in group)
            sentences.append(say(f"sources.import.{kind}", language, files=files))
    return tuple(sentences)


def _head(one: Imported, language: str) -> Iterator[str]:
    document = one.document
    yield f"{one.path}: {document.id}"
    kind = say(f"sources.import.media.{document.media_type.name.lower()}", language)
    encodings = [v.encoding for v in document.versions if v.encoding is not None]
    yield f"  {', '.join([kind, *encodings])}, sha256 {document.sha256}"
    for name in _FACTS:
        fact: Fact = getattr(one.metadata, name)
        label = say(f"sources.import.fact.{name}", language)
        if fact.value is None or fact.origin is None:
            yield f"  {label}: {say('sources.import.unknown', language)}"
            continue
        origin = say(f"sources.import.origin.{fact.origin.name.lower()}", language)
        yield f"  {label}: {printable(fact.value)} ({origin}: {printable(fact.evidence or '')})"


def _lines(one: Imported, language: str) -> Iterator[str]:
    places = lines_of(one.text)
    for decision in one.lines:
        if decision.role is Role.BLANK:
            continue
        sign = "+" if decision.keep else "-"
        role = say(f"sources.role.{decision.role}", language)
        words = printable(places[decision.line - 1].text)
        yield f"{decision.line:>5} {sign} {role:<12} {_short(words)}"
        if not decision.keep or decision.by is not None or len(decision.reasons) > 1:
            yield f"{'':>21}{_reasons(decision, language)}"


def _reasons(decision: LineDecision, language: str) -> str:
    named = [
        say(f"sources.reason.{reason}", language, by=decision.by or "")
        for reason in decision.reasons
    ]
    return f"({'; '.join(named)})"


def _total(one: Imported, language: str) -> str:
    shown = [decision for decision in one.lines if decision.role is not Role.BLANK]
    kept = sum(decision.keep for decision in shown)
    blank = len(one.lines) - len(shown)
    return say("sources.import.total", language, kept=kept, dropped=len(shown) - kept, blank=blank)


def _short(words: str) -> str:
    return words if len(words) <= _WIDTH else f"{words[: _WIDTH - 1]}…"


def printable(text: str) -> str:
    """A text on one line without signs that a terminal would obey."""
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(shown.split())

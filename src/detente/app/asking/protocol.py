"""The answers of one voice as a Markdown file: what was asked, what was said, what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC

from detente.app.asking.answering import Answering
from detente.app.asking.said import in_words
from detente.case import Answer, RedLine, replaced
from detente.i18n import say
from detente.reports.words.names import Names


def protocol(answering: Answering) -> str:
    """Every answer in the order of the log; one that was replaced says so and stays."""
    answers = answering.interviewer.answers
    desk, names = answering.desk, answering.names
    gone = replaced(answers)
    lines = [f"# {say('asking.protocol.title', desk.language, party=desk.name)}", ""]
    lines += [say("asking.protocol.how", desk.language, file=desk.file.name), ""]
    for answer in answers:
        lines += [*_entry(names, answer, answer.id in gone), ""]
    return "\n".join(lines)


def _entry(names: Names, answer: Answer, gone: bool) -> Iterator[str]:
    short = answer.id.rpartition(".")[2]
    moment = answer.at.astimezone(UTC)
    when = f"{names.date(moment.date())}, {moment:%H:%M} UTC"
    who = answer.author or names.say("interview.said.nobody")
    yield f"## {short} · {_plain(when)} · {_plain(who)}"
    yield ""
    if answer.asked is not None:
        yield f"> {_plain(names.text(answer.asked))}"
        yield ""
    yield _plain(_told(names, answer))
    reason = answer.says.reason if isinstance(answer.says, RedLine) else answer.reason
    if answer.says is not None and reason is not None:
        yield ""
        yield _plain(names.say("asking.protocol.reason", reason=names.text(reason)))
    if gone:
        yield ""
        yield names.say("asking.protocol.gone")


def _told(names: Names, answer: Answer) -> str:
    if answer.says is not None:
        return in_words(names, answer.says)
    if answer.keeps:
        return names.say("asking.protocol.keeps", ids=names.both(_short(answer.keeps)))
    if answer.declined is None:
        return names.say("asking.protocol.taken_back", ids=names.both(_short(answer.replaces)))
    told = names.say(f"asking.declined.{answer.declined}")
    return told if answer.reason is None else names.text(answer.reason)


def _short(ids: Sequence[str]) -> list[str]:
    return [id_.rpartition(".answers.")[2] for id_ in ids]


def _plain(words: str) -> str:
    """Words that begin no mark of Markdown and no tag of HTML."""
    escaped = words.replace("\\", "\\\\")
    for sign in "`*_<>[]#|":
        escaped = escaped.replace(sign, f"\\{sign}")
    return escaped

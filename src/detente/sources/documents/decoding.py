"""Bytes to text: a byte order mark, else strict UTF-8, else what a person says after a proposal.

No character is ever replaced: a text that is wrong in one place is refused, not repaired.
"""

from __future__ import annotations

import codecs
from itertools import islice

from detente.sources.documents.problems import BadDocument, Proposal, bad

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CODE_PAGES = ("cp1252", "iso8859-15", "cp850", "mac-roman", "cp1250", "cp1251")
_UMLAUTS = frozenset("äöüÄÖÜß")
_LIKELY = _UMLAUTS | frozenset("éèàçêô„“”‚‘’«»–—…€§°•·\u00a0")
_PROPOSALS = 3
_SAMPLES = 3
_SAMPLE_LENGTH = 100


def decoded(content: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text of bytes and the encoding it was read by.

    ``encoding`` is asked only where neither a mark nor UTF-8 fits, so that naming one for many
    files spoils none. Raises `BadDocument`: with proposals where another encoding may fit.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _text(content, name), name.removesuffix("-sig")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        if encoding is None:
            raise _not_utf_8(content, error) from None
        return _text(content, encoding), encoding.lower()
    if "\0" not in text:
        return text, "utf-8"
    if encoding is None:
        raise _zeros(content)
    return _text(content, encoding), encoding.lower()


def _text(content: bytes, encoding: str) -> str:
    """The text in an encoding; raises `BadDocument` where there is none."""
    try:
        codec = codecs.lookup(encoding)
        if not codec._is_text_encoding:
            raise LookupError(encoding)
        text = codec.decode(content)[0]
        text.encode("utf-8")  # some codecs let half a character through
    except UnicodeError as error:
        start = getattr(error, "start", 0)
        line = content.count(b"\n", 0, start) + 1
        raise bad("not_in_encoding", found=encoding[:40], line=line, byte=start) from None
    except (LookupError, ValueError):
        raise bad("unknown_encoding", found=encoding[:40]) from None
    if "\0" in text:
        raise bad("binary")
    return text


def _not_utf_8(content: bytes, error: UnicodeDecodeError) -> BadDocument:
    if b"\0" in content:
        return _zeros(content)
    line = content.count(b"\n", 0, error.start) + 1
    return bad("not_utf_8", _proposals(content), line=line, byte=error.start)


def _zeros(content: bytes) -> BadDocument:
    """UTF-16 without a mark has a zero in every other byte of Latin text; else it is no text."""
    sample = content[:4096]
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = sample[first::2].count(0)
        if 2 * zeros > len(sample) // 2 and not sample[1 - first :: 2].count(0):
            try:
                text = _text(content, name)
            except BadDocument:
                continue
            return bad("utf_16", (Proposal(name, _samples(text)),))
    return bad("binary")


def _proposals(content: bytes) -> tuple[Proposal, ...]:
    """The code pages that fit, the one with the likeliest letters first, and no two alike."""
    fitting: list[tuple[float, Proposal]] = []
    for name in _CODE_PAGES:
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        proposal = Proposal(name, _samples(text))
        if all(proposal.samples != other.samples for _, other in fitting):
            fitting.append((_likelihood(text), proposal))
    fitting.sort(key=lambda one: -one[0])
    return tuple(proposal for _, proposal in fitting[:_PROPOSALS])


def _likelihood(text: str) -> float:
    """The share of signs beyond ASCII that German and English texts have."""
    beyond = [sign for sign in text if sign > "\x7f"]
    return sum(sign in _LIKELY for sign in beyond) / max(1, len(beyond))


def _samples(text: str) -> tuple[str, ...]:
    """Up to three lines that show what was decoded: with umlauts, else with other such signs."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    telling = [line for line in lines if _UMLAUTS & set(line)]
    telling = telling or [line for line in lines if not line.isascii()] or [x for x in lines if x]
    return tuple(_around(line) for line in islice(telling, _SAMPLES))


def _around(line: str) -> str:
    """The part of a line around its first sign beyond ASCII, without signs terminals obey."""
    place = next((i for i, sign in enumerate(line) if sign > "\x7f"), 0)
    start = max(0, place - _SAMPLE_LENGTH // 2)
    part = line[start : start + _SAMPLE_LENGTH]
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in part)

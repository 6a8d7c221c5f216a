from __future__ import annotations

import codecs

import hypothesis.strategies as st
import pytest
from hypothesis import given

from detente.sources.documents import BadDocument
from detente.sources.documents.decoding import decoded

TEXT = "Größe\r\n\u00a0und „Öl“\u00ad e\u0301 🙂\n"


@pytest.mark.parametrize(
    ("mark", "encoding", "name"),
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    ],
)
def test_a_mark_says_the_encoding(mark: bytes, encoding: str, name: str) -> None:
    """A byte order mark decides, and is no part of the text."""
    assert (TEXT, name) == decoded(mark + TEXT.encode(encoding))


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200))
def test_utf_8_is_kept_sign_by_sign(text: str) -> None:
    """Line ends, joined accents, soft hyphens: nothing is normalised."""
    assert text.removeprefix("\ufeff") == decoded(text.encode())[0]


@given(st.binary(max_size=200))
def test_any_bytes_are_a_text_or_refused(content: bytes) -> None:
    """Never is a sign replaced: what is read as UTF-8 is written back to the same bytes."""
    text, name = _or_none(content)
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""

    assert name != "utf-8" or mark + text.encode() == content


def _or_none(content: bytes) -> tuple[str, str]:
    try:
        return decoded(content)
    except BadDocument as error:
        return "", error.problem.code


def test_the_likeliest_code_page_comes_first() -> None:
    """Of the code pages that fit, the one with German letters, three lines each at most."""
    content = "Über Brücken\nohne\nGrüße\nMaß\nÄpfel\n".encode("cp1252")
    with pytest.raises(BadDocument) as refused:
        decoded(content)
    first = refused.value.problem.proposals[0]

    assert ("cp1252", ("Über Brücken", "Grüße", "Maß")) == (first.encoding, first.samples)
    assert dict(refused.value.problem.values) == {"line": "1", "byte": "0"}

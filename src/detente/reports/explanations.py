"""The pages of explanation inside the report: Markdown with formulas to HTML with MathML.

A report is sent around as one file, so the pages it rests on travel with it. Links lead to pages
that are in the same report; what is elsewhere is named in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.i18n import say
from detente.reports.mathml import mathml

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_DEMOTED = 2
"""The title of a page becomes a heading of the third order, its parts one of the fourth."""

_LONG = 24
"""Signs of a formula beyond which a telephone may be too narrow; it then scrolls by itself."""

_FORMULA = re.compile(r"(\$\$?)(?![\s$])(.+?)\1", re.DOTALL)
_PAGE = re.compile(r"([\w-]+)\.md")


@dataclass(frozen=True, slots=True)
class Explanation:
    """A page by its name (``kalai-smorodinsky``), its title, and the rest of it as HTML."""

    name: str
    title: str
    body: str


def explanations(names: Iterable[str], language: str) -> tuple[Explanation, ...]:
    """These pages, in this order, linked with one another.

    Raises ``FileNotFoundError`` for a page that there is not.
    """
    listed = tuple(names)
    return tuple(_explanation(name, language, frozenset(listed)) for name in listed)


def source(name: str, language: str) -> str:
    """A page as it was written, from the installed package or from a checkout."""
    packaged = Path(str(resources.files("detente"))) / "explanation"
    checkout = Path(__file__).resolve().parents[3] / "docs" / "explanation"
    for folder in (packaged, checkout):
        page = folder / language / f"{name}.md"
        if page.is_file():
            return page.read_text(encoding="utf-8")
    raise FileNotFoundError(f"{language}/{name}.md")


@cache
def _explanation(name: str, language: str, present: frozenset[str]) -> Explanation:
    reader = _reader()
    environment = {"language": language}
    tokens = reader.parse(source(name, language), environment)
    # The first three tokens are the title: its start, its words, its end.
    title, rest = tokens[1].content, tokens[3:]
    for token in rest:
        _fitted(token)
        if token.children:
            token.children = list(_relinked(token.children, language, present))
    return Explanation(name, title, reader.renderer.render(rest, reader.options, environment))


@cache
def _title(name: str, language: str) -> str:
    return source(name, language).partition("\n")[0].removeprefix("# ").strip()


@cache
def _reader() -> MarkdownIt:
    """Markdown with tables and formulas; markup and pictures in it stay text."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    reader.inline.ruler.before("escape", "formula", _formula)
    reader.add_render_rule("formula", _drawn)
    reader.add_render_rule("table_open", _table_open)
    reader.add_render_rule("table_close", _table_close)
    return reader


def _formula(state: StateInline, silent: bool) -> bool:
    """The rule for ``$...$`` and ``$$...$$``; a dollar without its fellow is a dollar."""
    found = _FORMULA.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        token = state.push("formula", "math", 0)
        token.content, token.markup = found[2], found[1]
    state.pos = found.end()
    return True


def _drawn(_: Any, tokens: list[Token], index: int, __: Any, environment: dict[str, str]) -> str:
    """A formula; one that is set apart or long in a box that scrolls by itself."""
    token = tokens[index]
    display = token.markup == "$$"
    drawn = mathml(token.content, display=display)
    if not display and len(re.sub(r"<[^>]*>", "", drawn)) <= _LONG:
        return drawn
    label = say("report.explanations.formula", environment["language"])
    kind = "formula apart" if display else "formula"
    return f'<span class="{kind}" role="group" aria-label="{label}" tabindex="0">{drawn}</span>'


def _table_open(_: Any, __: Any, ___: Any, ____: Any, environment: dict[str, str]) -> str:
    label = say("report.explanations.table", environment["language"])
    return f'<div class="scrolled" role="group" aria-label="{label}" tabindex="0"><table>\n'


def _table_close(*_: Any) -> str:
    return "</table></div>\n"


def _fitted(token: Token) -> None:
    """Headings lower, headers of tables said to be headers, nothing styled in place."""
    token.attrs.pop("style", None)
    if token.type in ("heading_open", "heading_close"):
        token.tag = f"h{min(6, int(token.tag[1]) + _DEMOTED)}"
    if token.type == "th_open":
        token.attrs["scope"] = "col"


def _relinked(tokens: list[Token], language: str, present: frozenset[str]) -> Iterator[Token]:
    """Links within the report kept; of others the words, and the title of the page they meant."""
    words, named, kept = "", "", True
    for token in tokens:
        if token.type == "link_open":
            words, named = "", _named(str(token.attrs["href"]))
            kept = named in present
            token.attrs["href"] = f"#page-{named}"
        words += token.content
        if kept or token.type not in ("link_open", "link_close"):
            yield token
        elif token.type == "link_close" and named:
            yield from _mention(_title(named, language), words, language)


def _named(address: str) -> str:
    """The page that an address within the folder of pages names; empty for any other address."""
    found = _PAGE.fullmatch(address)
    return found[1] if found else ""


def _mention(title: str, words: str, language: str) -> Iterator[Token]:
    """The title of a page in brackets, where the words do not say it themselves."""
    from markdown_it.token import Token

    if words.casefold() not in title.casefold():
        content = say("report.explanations.elsewhere", language, title=title)
        yield Token("text", "", 0, content=f" {content}")

"""HTML to text, block by block, with what the markup says of each.

HTML is data: no script is run, nothing it names is loaded. Every visible block becomes a line,
navigation too, since the line screen shows what it proposes to leave out. The text is therefore
the same whether an article extractor is installed or not; that only adds evidence.
"""

from __future__ import annotations

import re

from detente.sources.documents.document import Derived
from detente.sources.documents.html_meta import MetaElements
from detente.sources.documents.html_tokens import tokens
from detente.sources.documents.limits import HTML_DEPTH
from detente.sources.documents.problems import bad
from detente.sources.lines import Hint

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"}
    | {"param", "track", "wbr"}
)
_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "iframe", "object", "canvas"}
    | {"audio", "video", "head", "select", "datalist"}
)
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em"}
    | {"font", "i", "img", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike"}
    | {"strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "label"}
)
_ENDED_BY = {
    "li": frozenset({"li", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "td": frozenset({"td", "th", "p"}),
    "th": frozenset({"td", "th", "p"}),
    "tr": frozenset({"td", "th", "tr", "p"}),
    "tbody": frozenset({"td", "th", "tr", "tbody", "thead", "p"}),
    "option": frozenset({"option"}),
}
"""What may still be open where an element begins, and ends there; a block ends a paragraph."""

_PARAGRAPH = frozenset({"p"})
_FURNITURE = frozenset({"nav", "footer", "aside", "form", "button", "dialog", "menu"})
_FURNITURE_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog"}
)
_FURNITURE_CLASSES = frozenset(
    {"sidebar", "newsletter", "share", "sharing", "share-buttons", "social", "social-share"}
    | {"related", "related-articles", "breadcrumb", "breadcrumbs", "comments", "advertisement"}
    | {"ad", "ads", "promo", "cookie-banner", "cookie-notice", "subscribe", "paywall"}
)
_WHOLE = frozenset({"html", "body", "main", "article"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def html_text(markup: str) -> Derived:
    """The visible text of a page, a line per block; raises `BadDocument` where it nests too deep.

    Runs of white space are one space, as a browser shows them; entities are the signs they stand
    for; items of a list begin with ``- ``.
    """
    reader = _Blocks()
    for token in tokens(markup):
        if token.kind == "text":
            reader.text(token.value)
        elif token.kind == "start":
            reader.start(token.value, dict(token.attributes))
        else:
            reader.end(token.value)
    reader.end_block()
    text = "".join(f"{line}\n" for line, _ in reader.blocks)
    hints = ((n, hint) for n, (_, hint) in enumerate(reader.blocks, start=1) if hint is not None)
    return Derived(text, tuple(hints), reader.meta.metadata())


class _Blocks:
    """Gathers blocks: (text, hint). Depth is counted as a browser would nest, and capped."""

    def __init__(self) -> None:
        self.blocks: list[tuple[str, Hint | None]] = []
        self.meta = MetaElements()
        self._open: list[tuple[str, bool]] = []
        self._parts: list[str] = []
        self._linked = 0
        self._title_seen = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.meta.element(tag, attributes)
        if tag not in _INLINE:
            self.end_block()
        if tag in _VOID:
            return
        if tag not in _INLINE:
            ended = _ENDED_BY.get(tag, _PARAGRAPH)
            while self._open and self._open[-1][0] in ended:
                self._open.pop()
        self._open.append((tag, _furniture(tag, attributes)))
        if len(self._open) > HTML_DEPTH:
            raise bad("html_too_deep", limit=HTML_DEPTH)

    def end(self, tag: str) -> None:
        if tag not in _INLINE:
            self.end_block()
        if tag == "title":
            self.meta.end_title()
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                del self._open[place:]
                return

    def text(self, data: str) -> None:
        tags = {tag for tag, _ in self._open}
        if "title" in tags and "svg" not in tags:
            self.meta.title_text(data)
        elif not tags & _UNSEEN:
            self._parts.append(data)
            if "a" in tags:
                self._linked += len(data.strip())

    def end_block(self) -> None:
        """What has been gathered since the last block becomes one, if anything is to be seen."""
        text = " ".join("".join(self._parts).replace("\0", "").split())
        linked, self._linked, self._parts = self._linked, 0, []
        if not text:
            return
        hint = self._hint(all_linked=linked > 0 and linked >= 0.9 * len(text))
        if any(tag == "li" for tag, _ in self._open[-3:]) and not text.startswith(("-", "•", "–")):
            text = f"- {text}"
        self.blocks.append((text, hint))

    def _hint(self, *, all_linked: bool) -> Hint | None:
        if any(furniture for _, furniture in self._open):
            return Hint.FURNITURE
        tags = {tag for tag, _ in self._open}
        if "h1" in tags and not self._title_seen:
            self._title_seen = True
            return Hint.TITLE
        if tags & {"h1", "h2", "h3", "h4", "h5", "h6"}:
            return Hint.HEADING
        if "blockquote" in tags:
            return Hint.QUOTE
        return Hint.LINK if all_linked else None


def _furniture(tag: str, attributes: dict[str, str]) -> bool:
    """Whether an element says itself that it is not the article, or is not to be seen."""
    if tag in _WHOLE:
        return False
    classes = {*attributes.get("class", "").lower().split(), attributes.get("id", "").lower()}
    hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true"
    return (
        tag in _FURNITURE
        or attributes.get("role", "").lower() in _FURNITURE_ROLES
        or bool(classes & _FURNITURE_CLASSES)
        or hidden
        or bool(_HIDDEN.search(attributes.get("style", "")))
    )

"""The forms of a page as a browser would send them: what is hidden, chosen and typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class SentForm:
    """A form: where it goes, what it carries unasked, and every choice it offers by name."""

    action: str
    method: str
    hidden: list[tuple[str, str]] = field(default_factory=list)
    offered: dict[str, list[str]] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)

    def sending(self, **filled: str | list[str]) -> dict[str, str | list[str]]:
        """What is sent with these fields filled in; hidden fields of one name all stay."""
        data: dict[str, str | list[str]] = {}
        for name, value in self.hidden:
            before = data.get(name)
            data[name] = value if before is None else [*_several(before), value]
        return {**data, **{name.replace("__", "-"): value for name, value in filled.items()}}


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[SentForm] = []
        self._select: str | None = None
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a form, or add a field to the one that is open."""
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            form = SentForm(values.get("action", ""), values.get("method", "get"))
            form.attributes = values
            self.found.append(form)
            self._inside = True
        elif self._inside and self.found:
            self._field(tag, values)

    def _field(self, tag: str, values: dict[str, str]) -> None:
        form, name = self.found[-1], values.get("name", "")
        if tag == "input" and values.get("type") == "hidden":
            form.hidden.append((name, values.get("value", "")))
        elif tag in ("input", "button") and name:
            form.offered.setdefault(name, []).append(values.get("value", ""))
        elif tag == "select":
            self._select = name
            form.offered.setdefault(name, [])
        elif tag == "option" and self._select is not None and values.get("value"):
            form.offered[self._select].append(values["value"])

    def handle_endtag(self, tag: str) -> None:
        """End a form or a select."""
        if tag == "form":
            self._inside = False
        elif tag == "select":
            self._select = None


def forms_of(html: str) -> list[SentForm]:
    """Every form of a page in order."""
    parser = _Forms()
    parser.feed(html)
    return parser.found


def _several(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value

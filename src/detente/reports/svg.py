"""Charts drawn: a Vega-Lite specification to SVG that may stand inside a page.

The drawing comes out without inline style, script, name spaces or any host: HTML needs none of
them. It is one picture to a screen reader, with a name and a description; the numbers stand in the
table beside it. Where its shapes are links of ours it is a group of them instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

_SVG = "http://www.w3.org/2000/svg"
_KEPT = frozenset(
    (
        *("d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "dx", "dy"),
        *("width", "height", "viewBox", "transform", "fill", "stroke", "opacity"),
        *("stroke-width", "stroke-dasharray", "stroke-linejoin", "stroke-linecap"),
        *("stroke-opacity", "fill-opacity", "text-anchor", "font-size", "font-weight"),
    )
)
_LINK = "{http://www.w3.org/1999/xlink}href"
HERE = "https://here.invalid"
"""Stands for this site while a chart is drawn: the engine wants whole addresses. Never printed."""
_ELEMENTS = frozenset(("svg", "g", "path", "line", "rect", "circle", "text", "tspan"))


def drawn(specification: Mapping[str, Any], name: str, description: str, language: str) -> str:
    """The chart as an SVG element; ``name`` and ``description`` are read out in its place."""
    import vl_convert

    made = vl_convert.vegalite_to_svg(
        dict(specification),
        allowed_base_urls=[],
        format_locale="de-DE" if language == "de" else "en-GB",
    )
    return picture(made, name, description)


def picture(svg: str, name: str, description: str) -> str:
    """Somebody's SVG as a picture of ours: only shapes, text and links of ours are kept."""
    root = _clean(ElementTree.fromstring(svg))
    if root is None:
        return ""
    width, height = root.attrib.pop("width", "300"), root.attrib.pop("height", "300")
    root.attrib.setdefault("viewBox", f"0 0 {width} {height}")
    role = "img" if root.find(".//a") is None else "group"
    root.attrib |= {"role": role, "class": "chart", "aria-label": f"{name}. {description}"}
    title = ElementTree.Element("title")
    title.text = name
    explained = ElementTree.Element("desc")
    explained.text = description
    root[:0] = [title, explained]
    return ElementTree.tostring(root, encoding="unicode")


def _clean(element: ElementTree.Element) -> ElementTree.Element | None:
    """A copy with known elements and attributes only; other links become what they enclose."""
    name = element.tag.removeprefix(f"{{{_SVG}}}")
    if name == "a":
        return _link(element)
    if name not in _ELEMENTS:
        return None
    copy = ElementTree.Element(
        name, {key: value for key, value in element.attrib.items() if key in _KEPT}
    )
    return _filled(copy, element)


def _link(element: ElementTree.Element) -> ElementTree.Element:
    """A link to a page of ours, named by what it encloses; a group where it leads elsewhere."""
    leads = element.attrib.get(_LINK, "")
    if not leads.startswith(f"{HERE}/"):
        return _filled(ElementTree.Element("g"), element)
    # Two slashes in front would name a host.
    path = "/" + leads.removeprefix(HERE).lstrip("/")
    said = next((each.attrib["aria-label"] for each in element if "aria-label" in each.attrib), "")
    copy = ElementTree.Element("a", {"href": path, "aria-label": said})
    title = ElementTree.SubElement(copy, "title")
    title.text = said
    return _filled(copy, element)


def _filled(copy: ElementTree.Element, element: ElementTree.Element) -> ElementTree.Element:
    name = copy.tag
    copy.text = element.text if name in ("text", "tspan") else None
    for child in element:
        kept = _clean(child)
        if kept is not None:
            kept.tail = child.tail if name in ("text", "tspan") else None
            copy.append(kept)
    return copy

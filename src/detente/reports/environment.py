"""The template engine: every value is escaped, an unknown name is an error, nothing is fetched."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from detente.reports.words.names import Names

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("detente.reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def rendered(template: str, names: Names, /, **values: Any) -> str:
    """A template filled for a reader: ``say`` and ``language`` are there in every template.

    So are ``to``, which gives the address of an anchor, and ``links`` (`sections.Links`), the
    addresses of further pages, None where there are none.
    """
    page = _environment().get_template(template)
    given = {"to": within_page, "links": None} | values
    return page.render(say=names.say, language=names.language, **given)


def within_page(anchor: str) -> str:
    """Where a mark leads in a file that holds everything it speaks of."""
    return f"#{anchor}"


def style_sheet(template: str, **values: Any) -> str:
    """A style sheet on its own, for a page that links to it."""
    return _environment().get_template(template).render(**values)

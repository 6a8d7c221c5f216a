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
    """A template filled for a reader: ``say`` and ``language`` are there in every template."""
    page = _environment().get_template(template)
    return page.render(say=names.say, language=names.language, **values)

"""Links inside a drawing: ours are kept, all others become what they enclose."""

from __future__ import annotations

import pytest

from detente.reports.svg import HERE, picture

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'width="9" height="9"><a xlink:href="{address}"><path aria-label="A &lt;b&gt;" d="M0,0"/>'
    "</a></svg>"
)


def test_a_link_of_ours_is_a_path_of_this_site() -> None:
    """The host that stood in while drawing is gone; the words are the link's."""
    made = picture(DRAWING.format(address=f"{HERE}/cases/x?choose=a%3Ab"), "n", "d")

    assert '<a href="/cases/x?choose=a%3Ab" aria-label="A &lt;b&gt;">' in made
    assert "invalid" not in made
    assert 'role="group"' in made


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/x",
        "javascript:alert(1)",
        "//elsewhere.example",
        "data:text/html,x",
    ],
)
def test_a_link_elsewhere_is_no_link(address: str) -> None:
    """Whatever leads out of the site or runs something is a plain group."""
    made = picture(DRAWING.format(address=address), "n", "d")

    assert "<a" not in made.replace("aria", "")
    assert "elsewhere" not in made
    assert 'role="img"' in made


def test_two_slashes_name_no_host() -> None:
    """A path that would be read as a host is not."""
    made = picture(DRAWING.format(address=f"{HERE}//elsewhere.example/x"), "n", "d")

    assert 'href="/elsewhere.example/x"' in made

"""A case from nothing in the builder: by mouse, by keyboard alone, on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser


def _begun(page: Any, title: str) -> str:
    """A new case with nothing but placeholders; the address of its builder."""
    page.get_by_label(re.compile("^(Title|Titel)$")).fill(title)
    page.get_by_label(re.compile("^(Title|Titel)$")).press("Enter")
    page.wait_for_url(re.compile(r"/cases/[\w-]{10,}"))
    case = re.search(r"/cases/([\w-]+)", page.url)
    assert case is not None
    return f"/cases/{case[1]}/build"


def _river(page: Any) -> str:
    """The address of the builder of a new river treaty."""
    page.locator("button[value='example:river-treaty']").click()
    page.wait_for_url(re.compile(r"/cases/[\w-]{10,}"))
    return str(page.url).split("?")[0].rstrip("/") + "/build"


def _saved(page: Any) -> None:
    page.locator(".state.saved").wait_for()


Checked = Callable[[Any], None]


@pytest.fixture
def checked(axe_violations: Callable[[Any], list[str]]) -> Checked:
    """A page that everybody can use, without scrolling sideways."""

    def look(page: Any) -> None:
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    return look


def test_a_case_from_nothing_by_mouse(
    signed_in: Callable[..., Any], served: Any, checked: Checked
) -> None:
    """Party, issues, a red line, what a party says; a bad entry stays and is marked."""
    page = signed_in(width=1440)
    build = served.url + _begun(page, "A fence between two farms")
    page.goto(build)
    checked(page)
    page.get_by_role("link", name="Add a party").click()
    page.get_by_label("Name", exact=True).first.fill("Farm North")
    checked(page)
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url("**at=farm-north")
    page.get_by_label("Part in the negotiation").select_option("affected")
    _saved(page)
    page.get_by_text("More", exact=True).click()
    page.get_by_label("Weight of its voice").fill("much")
    page.get_by_label("Weight of its voice").blur()
    page.locator(".wrong").wait_for()
    assert page.get_by_label("Weight of its voice").get_attribute("aria-invalid") == "true"
    assert page.get_by_label("Weight of its voice").input_value() == "much"
    checked(page)
    page.get_by_label("Weight of its voice").fill("2")
    page.get_by_label("Weight of its voice").blur()
    _saved(page)

    page.goto(f"{build}/form?at=issues&new=1")
    page.get_by_label("Name", exact=True).first.fill("Height of the fence")
    page.get_by_label("New options, one to a line").fill("One metre\nTwo metres")
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url("**at=height-of-the-fence")
    checked(page)
    page.get_by_label("What holds today").select_option("one-metre")
    _saved(page)
    page.get_by_label("New options, one to a line").fill("Three metres")
    page.get_by_label("New options, one to a line").blur()
    page.locator("input[value='Three metres']").wait_for()
    page.goto(f"{build}/form?at=issues&new=1&numeric=1")
    page.get_by_label("Name", exact=True).first.fill("Cost")
    page.get_by_label("Lowest").fill("0")
    page.get_by_label("Highest").fill("9,5")
    page.get_by_label("What holds today").fill("0")
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url("**at=cost")

    page.goto(f"{build}/form?at=red_lines&at=farm-north&new=1")
    page.get_by_label("In a few words").first.fill("Not that high")
    page.get_by_label("Three metres").check()
    checked(page)
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url("**at=not-that-high")

    page.goto(f"{build}/form?at=statements&at=farm-north&on=height-of-the-fence")
    page.get_by_label("One metre").first.check()
    _saved(page)
    page.reload()
    assert page.get_by_label("One metre").first.is_checked()
    checked(page)
    page.goto(f"{build}/voice?at=statements&at=farm-north")
    assert page.get_by_text("One metre").is_visible()
    checked(page)


def _tab_to(page: Any, name: str) -> None:
    """Go on with the tabulator until what has the focus is named so."""
    for _ in range(80):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "(document.activeElement.innerText || document.activeElement.labels?.[0]?.innerText)"
            " || ''"
        )
        if here.strip().startswith(name):
            return
    raise AssertionError(f"no way to {name}")


def test_a_case_from_nothing_by_keyboard(
    signed_in: Callable[..., Any], served: Any, checked: Checked
) -> None:
    """The same on a phone's width, in German and in the dark, without touching the mouse."""
    page = signed_in(width=375, scheme="dark", locale="de-DE")
    build = served.url + _begun(page, "Ein Zaun")
    page.goto(build)
    checked(page)
    _tab_to(page, "Partei hinzufügen")
    page.keyboard.press("Enter")
    page.wait_for_url("**at=parties&new=1")
    _tab_to(page, "Name")
    page.keyboard.type("Müller & Söhne")
    _tab_to(page, "Hinzufügen")
    page.keyboard.press("Enter")
    page.wait_for_url("**at=mueller-soehne")
    checked(page)
    page.goto(f"{build}/form?at=issues&at=erstes-thema")
    _tab_to(page, "Name")
    page.keyboard.press("Control+a")
    page.keyboard.type("Höhe des Zauns")
    page.keyboard.press("Tab")
    _saved(page)
    assert page.evaluate("document.activeElement !== document.body")
    page.goto(f"{build}/form?at=red_lines&at=mueller-soehne&new=1")
    _tab_to(page, "Hinzufügen")
    page.keyboard.press("Enter")
    page.locator(".wrong").first.wait_for()
    checked(page)
    _tab_to(page, "In wenigen Worten")
    page.keyboard.type("Nie so hoch")
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.type") != "checkbox":
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    _tab_to(page, "Hinzufügen")
    page.keyboard.press("Enter")
    page.wait_for_url("**at=nie-so-hoch")
    checked(page)


def test_every_kind_of_form_is_open_to_all(signed_in: Callable[..., Any], checked: Checked) -> None:
    """Each kind of page of an example has no violation, in a narrow window."""
    page = signed_in(width=375)
    build = _river(page)
    for where in (
        *("", "/form", "/section/issues", "/section/red_lines", "/section/no_deal"),
        *("/voice?at=statements&at=delta", "/form?at=statements&at=delta"),
        *("/form?at=statements&at=delta&at=prefers&at=1", "/form?at=linkages&at=cheap-year"),
        *("/form?at=constraints&at=delta-budget", "/form?at=bodies&at=delta-parliament"),
        *("/form?at=undo&at=stop-the-dam", "/form?at=events&at=dry-year"),
        *("/form?at=roadmap&at=gauges", "/form?at=no_deal&at=upland"),
        *("/text?at=linkages&at=cheap-year", "/remove?at=parties&at=fishers"),
        *("/form?at=issues&at=release", "/form?at=statements&at=delta&on=toll"),
        "/form?at=bodies&at=delta-parliament&at=blocs&at=right",
    ):
        page.goto(f"{build}{where}")
        checked(page)


def test_what_it_rests_on_is_chosen_by_its_words(
    signed_in: Callable[..., Any], checked: Checked
) -> None:
    """A claim is named in the line, becomes a box with its quotation, and goes by its tick."""
    page = signed_in(width=375)
    build = _river(page)
    page.goto(f"{build}/form?at=undo&at=stop-the-dam")
    line = page.get_by_label("Add a claim")
    offered = page.locator(f"datalist#{line.get_attribute('list')} option[value='c1']")
    words = offered.inner_text(timeout=5000) or offered.evaluate("one => one.label")
    assert "let no water go" in words
    line.fill("c1")
    line.press("Tab")
    box = page.get_by_role("checkbox", name=re.compile("let no water go"))
    box.wait_for()
    assert box.is_checked()
    assert page.evaluate("document.activeElement !== document.body")
    checked(page)
    box.focus()
    page.keyboard.press("Space")
    box.wait_for(state="detached")
    _saved(page)
    assert page.evaluate("document.activeElement !== document.body")
    page.get_by_label("Add a claim").fill("c999")
    page.get_by_label("Add a claim").blur()
    page.locator(".wrong").wait_for()
    assert page.get_by_label("Add a claim").input_value() == "c999"
    assert page.get_by_label("Add a claim").get_attribute("aria-invalid") == "true"
    checked(page)


def test_instructions_begin_with_a_name(signed_in: Callable[..., Any], checked: Checked) -> None:
    """By keyboard: the principal's name, then what it tells the negotiators on an issue."""
    page = signed_in(width=375, scheme="dark")
    build = _river(page)
    page.goto(f"{build}/voice?at=statements&at=delta")
    checked(page)
    _tab_to(page, "Who gives the instructions?")
    page.keyboard.press("Enter")
    page.locator(".wrong").wait_for()
    checked(page)
    page.keyboard.type("Ministry")
    page.keyboard.press("Enter")
    page.wait_for_url("**at=instructions&at=ministry")
    checked(page)
    page.get_by_role("link", name="Release of water").click()
    page.get_by_label("All year").first.check()
    _saved(page)
    page.goto(f"{build}/voice?at=statements&at=delta")
    assert page.get_by_role("link", name=re.compile("^ministry, to the negotiators")).is_visible()


def test_no_deal_stands_beside_packages(signed_in: Callable[..., Any], checked: Checked) -> None:
    """A further comparison comes on request, has the focus, and is saved with its package."""
    page = signed_in()
    build = _river(page)
    page.goto(f"{build}/form?at=no_deal&at=fishers")
    page.get_by_role("button", name="Another comparison").click()
    last = page.get_by_role("group", name=re.compile(r"^Comparison \d")).last
    page.locator(".part :focus").wait_for()
    relation = last.get_by_label("No deal is")
    relation.select_option("worse_than")
    page.locator(".wrong").wait_for()
    last.get_by_label("Release of water").select_option("year")
    _saved(page)
    checked(page)
    page.reload()
    saved = page.locator("select[id^='i-worth.']").filter(has_text="worse than")
    assert "worse_than" in [saved.nth(n).input_value() for n in range(saved.count())]

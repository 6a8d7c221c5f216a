"""The tutorial as a walk: what docs/tutorial says, done on a page, in either language.

The words of buttons and tabs come from the catalogues, so that the walk follows them; what a
reader types stands here as it stands in the tutorial.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from detente.app.building.names import new_id
from detente.i18n import say
from helpers.hands import Hand
from helpers.needs import ROOT


@dataclass(frozen=True, slots=True)
class Claim:
    """A passage, and what its coder answers. ``speaker`` None: the text names nobody."""

    passage: str
    holder: str
    speaker: str | None
    type: str
    issue: str
    option: str
    make: str
    """``red_line`` or ``wants``."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """What is typed in one language."""

    title: str
    parties: tuple[str, str, str]
    issues: dict[str, tuple[str, tuple[str, str], str]]
    """Id to name, the two options that stand there, and a further one (empty: none)."""
    claims: tuple[Claim, ...]


STORIES = {
    "en": Story(
        "Winter ferry",
        ("Nordhaven", "Sundby", "Lerø islanders"),
        {
            "crossings-a-day": ("Crossings a day", ("Three", "Four"), "Six"),
            "harbour-fee": ("Harbour fee", ("As now", "Lowered"), ""),
        },
        (
            Claim(
                "Fewer than four crossings a day we will not sign.",
                *("nordhaven", "Ida Brandt", "red_line", "crossings-a-day", "as-it-is"),
                *("red_line", "Fewer than four crossings"),
            ),
            Claim(
                "Nordhaven wants six crossings a day instead of three.",
                *("nordhaven", None, "position", "crossings-a-day", "six", "wants"),
            ),
            Claim(
                "Four crossings are possible if Nordhaven lowers its harbour fee",
                *("sundby", "Jens Holm", "position", "harbour-fee", "otherwise", "wants"),
            ),
        ),
    ),
    "de": Story(
        "Winterfähre",
        ("Nordhaven", "Sundby", "Inselverein Lerø"),
        {
            "ueberfahrten-am-tag": ("Überfahrten am Tag", ("Drei", "Vier"), "Sechs"),
            "hafengebuehr": ("Hafengebühr", ("Wie bisher", "Gesenkt"), ""),
        },
        (
            Claim(
                "Weniger als vier Überfahrten am Tag unterschreiben wir nicht.",
                *("nordhaven", "Ida Brandt", "red_line", "ueberfahrten-am-tag", "as-it-is"),
                *("red_line", "Weniger als vier Überfahrten"),
            ),
            Claim(
                "Nordhaven will sechs Überfahrten am Tag statt drei.",
                *("nordhaven", None, "position", "ueberfahrten-am-tag", "sechs", "wants"),
            ),
            Claim(
                "Vier Überfahrten sind möglich, wenn Nordhaven die Hafengebühr senkt",
                *("sundby", "Jens Holm", "position", "hafengebuehr", "otherwise", "wants"),
            ),
        ),
    ),
}


@dataclass(slots=True)
class Walk:
    """One reader on one page. ``seen`` is called with the name of each place worth a look."""

    page: Any
    hand: Hand
    language: str
    seen: Callable[[str], None]

    @property
    def story(self) -> Story:
        """What is typed."""
        return STORIES[self.language]

    def whole(self) -> None:
        """From the list of cases to a file taken along."""
        self.begin()
        self.read_in()
        self.name_options()
        for number, claim in enumerate(self.story.claims, start=1):
            self.code(claim, number)
        self.read_brief()
        self.what_if()
        self.ask()
        self.look_back()

    def begin(self) -> None:
        """A case with its parties and issues."""
        page, story = self.page, self.story
        self.seen("cases")
        self.hand.write(page.locator("#title"), story.title)
        self.hand.write(page.locator("#parties"), "\n".join(story.parties))
        names = [name for name, _options, _more in story.issues.values()]
        self.hand.write(page.locator("#issues"), "\n".join(names))
        self._press_named("cases.begin")
        page.get_by_role("heading", name=story.title, level=1).wait_for()
        self.seen("case")

    def read_in(self) -> None:
        """The article: its lines decided."""
        self._room("sources")
        article = ROOT / "docs" / "tutorial" / self.language / "article.txt"
        self.hand.write(self.page.locator("#pasted"), article.read_text(encoding="utf-8"))
        self.hand.write(self.page.locator("#title"), self.story.title)
        self._press_named("desk.import.send")
        self.page.wait_for_url("**/lines*")
        self.seen("lines")

    def name_options(self) -> None:
        """The ways to settle each issue."""
        for issue, (name, options, more) in self.story.issues.items():
            self._room("build")
            self.hand.press(self.page.locator("main").get_by_role("link", name=name, exact=True))
            self.page.wait_for_url(f"**at={issue}*")
            for option, words in zip(("as-it-is", "otherwise"), options, strict=True):
                self.hand.write(self.page.locator(f"[id='i-options.{option}']"), words)
                self._saved()
            if more:
                self.hand.write(self.page.locator("[id='i-options.more']"), more)
                self.page.locator(f"[id='i-options.{new_id(more, ())}']").wait_for()
                self._saved()
            self.seen("issue" if more else "issue-2")

    def code(self, claim: Claim, number: int) -> None:
        """One passage marked, coded, made an element, confirmed."""
        page = self.page
        self._room("sources")
        link = page.locator("main").get_by_role("link", name=self.story.title, exact=True)
        self.hand.press(link)
        page.wait_for_url(re.compile(r"/sources/text/[^/]+$"))
        self.hand.mark(page, claim.passage)
        self.seen(f"marked-{number}")
        if type(self.hand).__name__ == "Keys":
            page.keyboard.press("Enter")
        else:
            self._press_named("desk.mark.code")
        page.wait_for_url("**/claims/*")
        self.hand.tick(page.locator(f"[name='holder'][value='{claim.holder}']"))
        self._kept()
        if claim.speaker is not None:
            self.hand.write(page.locator("#speaker"), claim.speaker)
            page.locator("#party").wait_for()
            self.hand.choose(page.locator("#party"), claim.holder)
        else:
            self.hand.choose(page.locator("#speaker_kind"), "author")
        self._kept()
        self.hand.tick(page.locator(f"[name='type'][value='{claim.type}']"))
        self._kept()
        self.hand.choose(page.locator("#issue"), claim.issue)
        option = page.locator(f"[name='option'][value='{claim.option}']")
        option.wait_for()
        self.hand.tick(option)
        if claim.reason:
            self.hand.write(page.locator("#make-reason"), claim.reason)
        self.hand.press(page.locator(f"button[name='kind'][value='{claim.make}']"))
        page.wait_for_url("**done=made*")
        self.seen(f"coded-{number}")
        self.hand.press(page.locator("button[name='act'][value='confirm']").first)
        page.wait_for_url("**done=confirm*")

    def read_brief(self) -> None:
        """The first brief: today is refused by one, and the rest says what is unknown."""
        self._room("brief")
        self.page.locator(".matrix").wait_for()
        self.seen("brief")

    def what_if(self) -> None:
        """Without the red line: the cell flips, and back."""
        page = self.page
        self.hand.tick(page.locator("[name='without'][value^='red_lines.']").first)
        page.locator("[data-headline]").wait_for()
        self.seen("what-if")
        self.hand.press(page.locator("[data-as-it-is]").first)
        page.locator("[data-headline]").wait_for(state="detached")

    def ask(self) -> None:
        """One question to one party, then a stop."""
        page = self.page
        self._room("interview")
        self.hand.tick(page.locator("[name='party'][value='sundby']"))
        self._press_named("asking.choose.begin")
        page.wait_for_url("**/interview/sundby*")
        self.hand.tick(page.locator("[name='best']").nth(0))
        self.hand.tick(page.locator("[name='worst']").nth(1))
        self.seen("question")
        before = page.url
        self._press_named("asking.send")
        page.wait_for_url(lambda url: url != before)
        self.hand.press(page.locator("a[href*='/standing']").last)
        page.wait_for_url("**/standing*")
        self.seen("standing")

    def look_back(self) -> None:
        """What happened, and the file taken along."""
        page = self.page
        self._room("versions")
        self.seen("versions")
        self.hand.press(page.locator(".case-title a"))
        page.get_by_role("heading", name=self.story.title, level=1).wait_for()
        with page.expect_download() as download:
            self.hand.press(page.locator("a[href$='/out']"))
        assert download.value.suggested_filename.endswith(".zip")

    def _room(self, name: str) -> None:
        words = say(f"web.room.{name}", self.language)
        self.hand.press(self.page.locator(".rooms").get_by_role("link", name=words, exact=True))
        self.page.wait_for_url(re.compile(rf"/{name}(\?.*)?$"))

    def _press_named(self, key: str) -> None:
        name = say(key, self.language)
        self.hand.press(self.page.locator("main").get_by_role("button", name=name, exact=True))

    def _saved(self) -> None:
        """The builder has said that it is saved, and nothing else is on its way."""
        self.page.locator("save-form .state.saved").wait_for()

    def _kept(self) -> None:
        """The source desk has said the same."""
        for _ in range(200):
            if self.page.evaluate("document.querySelector('coding-form')?.busy") == 0:
                return
            self.page.wait_for_timeout(50)
        raise AssertionError("the source desk does not save")

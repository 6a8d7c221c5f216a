"""Whatever is answered: the browser and the terminal keep the same, byte for byte but for times."""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from helpers.harbour import HARBOUR
from helpers.workbench import Bench

from .asked import FILE, Browser, typed, without_times

FOUND_ONLY = (Phase.explicit, Phase.reuse, Phase.generate)
"""A seed has nothing to shrink, and each try costs seconds."""

Step = tuple[dict[str, Any], tuple[str, ...]]
"""The fields of a form, and the lines of a terminal, that say the same."""


def _ordered(random: Random, count: int) -> Step:
    """An order with ties now and then."""
    numbers = random.sample(range(1, count + 1), count)
    places, place = {}, 0
    for number in numbers:
        place += not place or random.random() < 0.8
        places[number] = place
    tiers = [[n for n in sorted(numbers) if places[n] == p] for p in range(1, place + 1)]
    fields = {f"place-{number}": str(at) for number, at in places.items()}
    return fields, (" ".join("=".join(map(str, tier)) for tier in tiers),)


def _number(random: Random) -> Step:
    about, low, high = random.randint(0, 100), random.randint(0, 50), random.randint(51, 100)
    return random.choice(
        [
            ({"about": str(about), "sure": "sure"}, (f"{about}!",)),
            ({"about": str(about), "sure": ""}, (str(about),)),
            ({"about": str(about), "sure": "guess"}, (f"{about}~",)),
            ({"about": str(about), "sure": "exact"}, (f"={about}",)),
            ({"about": "7", "low": str(low), "high": str(high)}, (f"{low}-{high}",)),
        ]
    )


def _answer(random: Random, kind: str, count: int) -> Step:
    """A random answer to a kind of question."""
    if kind in ("order", "swings"):
        return _ordered(random, count)
    if kind in ("rate", "ratio"):
        return _number(random)
    if kind == "best_worst":
        best, worst = random.sample(range(1, count + 1), 2)
        return {"best": str(best), "worst": str(worst)}, (f"{best} {worst}",)
    if kind == "end":
        at = random.randint(1, 8)
        ways: list[Step] = [({"choice": "at", "at": str(at)}, (f"{at}.0",))]
        ways += [({"choice": side}, (side,)) for side in "12"]
        return random.choice(ways)
    if kind == "refused":
        why = {"what": "1.2", "why": "no, never"}
        ways = [({"same": "1"}, ("0",)), (why, ("1.2: no, never", ""))]
        ways.append(({"what": "2>", "what-number": "7", "with": "3.1"}, ("2>7+3.1", "")))
        return random.choice(ways)
    side = random.choice(["1", "2"] if kind in ("sign", "link") else ["1", "2", "="])
    sure = random.choice(["", "!", "~"]) if kind != "link" else ""
    return {"choice": side, "sure": {"!": "sure", "~": "guess"}.get(sure, "")}, (f"{side}{sure}",)


def _step(random: Random, tab: Browser) -> Step:
    """What is done at the page that is open."""
    if tab.kind == "clash":
        back = [one for one in tab.form.offered["choice"] if one.startswith("back")]
        number = random.randrange(len(back))
        return random.choice(
            [({"choice": "keep"}, ("k",)), ({"choice": back[number]}, (str(number + 1),))]
        )
    if tab.kind != "refused" and random.random() < 0.2:
        return random.choice([({"how": "unknown"}, ("?",)), ({"how": "skipped"}, ("-",))])
    offered = tab.form.offered
    count = len(offered.get("worst", [])) or sum(name.startswith("place-") for name in offered)
    return _answer(random, tab.kind, count)


def _walked(
    bench: Bench, seed: int, steps: int, *, cut_short: bool = False
) -> tuple[str, str, int]:
    """The file of a browser and that of a terminal after the same random answers, and how many."""
    random = Random(seed)
    tab = Browser.at(bench)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "case.yaml").write_text(HARBOUR, encoding="utf-8")
        done = 0
        while done < steps and tab.kind != "over":
            done += 1
            fields, lines = _step(random, tab)
            typed(folder, *lines, cut_short=cut_short)
            tab.send(**fields)
            assert tab.status == 200, tab.words
            tab.open()
            if tab.back and "refused" not in tab.back and random.random() < 0.2:
                typed(folder, "<", "on reflection", "?", cut_short=cut_short)
                tab.go_back()
                tab.send(how="unknown", reason="on reflection")
                tab.open()
        return tab.kept, (folder / FILE).read_text(encoding="utf-8"), done


@settings(max_examples=2, phases=FOUND_ONLY)
@given(st.integers(0, 10**6))
def test_random_answers_give_the_same_file(bench: Bench, seed: int) -> None:
    """Ten answers of many kinds, corrections and contradictions among them."""
    browser, terminal, _ = _walked(bench, seed, 10)

    assert without_times(terminal) == without_times(browser)


@pytest.mark.nightly
@pytest.mark.parametrize("block", range(12))
def test_many_random_answers_give_the_same_file(bench: Bench, block: int) -> None:
    """The same over thirty answers in each of sixty walks, five at a time."""
    for seed in range(1_000 + 5 * block, 1_005 + 5 * block):
        browser, terminal, answers = _walked(bench, seed, 30, cut_short=True)

        print(f"\nwalk {seed}: {answers} answers, {len(browser.splitlines())} lines")
        assert (seed, without_times(terminal)) == (seed, without_times(browser))

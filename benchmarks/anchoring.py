"""How fast passages are found again: bar 1,000 quotes in a text of 1 MB in 3 s.

`python benchmarks/anchoring.py [seed]` prints versions, load and seed, then a line per kind of
change. The text is made of invented words, as rare and as frequent as in German prose (Zipf), with
umlauts, quotes, paragraphs and an emoji on top; the passages are 40 to 200 code points long, with
32 code points around them. Each time is that of a fresh text: folding and index included. *wrong*:
a place found that overlaps the true one by less than 90 %, or a deleted passage found unasked.
"""

from __future__ import annotations

import os
import platform
import sys
import time
from collections import Counter
from collections.abc import Callable
from importlib.metadata import version
from itertools import accumulate
from random import Random

from detente.sources.anchors import (
    Anchor,
    SearchedText,
    Status,
    Target,
    find_anchor,
    selectors_for,
    withheld_selector,
)

SIZE = 1_000_000
PASSAGES = 1_000
LETTERS = "eeeeennnniiissrrraattdhulcgmobwfkzvpüäöß"
Span = tuple[int, int]


def prose(random: Random, size: int) -> str:
    """Invented sentences of about a size in code points."""
    words = ["".join(random.choices(LETTERS, k=random.randint(2, 12))) for _ in range(20_000)]
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    parts, length = ["👩‍🚀 "], 0
    while length < size:
        chosen = random.choices(words, cum_weights=weights, k=random.randint(5, 25))
        sentence = " ".join(chosen).capitalize()
        if random.random() < 0.2:
            sentence = f'"{sentence}", {random.randint(2, 2000)}'
        sentence += ".\n\n" if random.random() < 0.2 else ". "
        parts.append(sentence)
        length += len(sentence)
    return "".join(parts)


def spans(random: Random, text: str, count: int) -> list[Span]:
    """Spans of whole words, apart from one another, in order."""
    step = len(text) // count
    found = []
    for at in range(count):
        start = text.index(" ", at * step + random.randrange(step // 4)) + 1
        end = text.index(" ", start + random.randint(40, 200))
        found.append((start, end))
    return found


def noisy(random: Random, text: str, share: float) -> str:
    """A share of the signs replaced, the length kept."""
    signs = list(text)
    for at in random.sample(range(len(text)), int(share * len(text))):
        signs[at] = random.choice("abcdefghijklmnopqrstuvwxyz")
    return "".join(signs)


def judged(anchors: list[Anchor], true: list[Span | None]) -> int:
    """How many anchors are wrong."""
    wrong = 0
    for anchor, span in zip(anchors, true, strict=True):
        if anchor.start is None or anchor.end is None:
            continue
        if span is None:
            wrong += anchor.status is not Status.FUZZY
            continue
        common = min(anchor.end, span[1]) - max(anchor.start, span[0])
        wrong += common < 0.9 * (max(anchor.end, span[1]) - min(anchor.start, span[0]))
    return wrong


def run(name: str, text: str, targets: list[Target], true: list[Span | None]) -> None:
    """Anchor all and print a line."""
    began, busy = time.perf_counter(), time.process_time()
    searched = SearchedText(text)
    anchors = [find_anchor(searched, target) for target in targets]
    spent, busy = time.perf_counter() - began, time.process_time() - busy
    counted = Counter(anchor.status.value for anchor in anchors)
    kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(counted.items()))
    wrong = judged(anchors, true)
    print(
        f"{name:<40} {len(targets):>5} in {spent:5.2f} s ({busy:5.2f} CPU)   "
        f"wrong {wrong}   {kinds}",
        flush=True,
    )


def main() -> None:
    """Run every kind of change."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    random = Random(seed)
    print(
        f"Python {platform.python_version()}, detente {version('detente')}, {os.cpu_count()} cores,"
        f" load {os.getloadavg()[0]:.2f}, seed {seed}"
    )
    text = prose(random, SIZE)
    places = spans(random, text, PASSAGES)
    targets = [Target(selectors_for(text, *span)) for span in places]
    quotes = [Target((target.selectors[1],)) for target in targets]
    teaser = "Lesen Sie auch: was heute wichtig ist.\n"
    top = [(start + len(teaser), end + len(teaser)) for start, end in places]
    straight: Callable[[str], str] = lambda one: one.replace('"', "„").replace("\n", "\r\n")  # noqa: E731
    spelled = [(len(straight(text[:start])), len(straight(text[:end]))) for start, end in places]
    run("unchanged", text, targets, list(places))
    run("a teaser on top", teaser + text, targets, list(top))
    run("quotes and line ends spelled otherwise", straight(text), quotes, list(spelled))
    for share in (0.01, 0.05, 0.10):
        run(f"{share:.0%} noise", noisy(random, text, share), quotes, list(places))
    foreign = prose(random, SIZE)
    run("another text: all are gone", foreign, quotes, [None] * PASSAGES)
    short = text[:7_000]
    inside = [span for span in places if span[1] < len(short)] * 5
    again = [Target(selectors_for(text, *span)) for span in inside]
    run("a short text with 5 % noise", noisy(random, short, 0.05), again, list(inside))
    hidden = [Target((withheld_selector(text, *span),)) for span in places[:3]]
    run("withheld, moved by a teaser", teaser + text, hidden, list(top[:3]))


if __name__ == "__main__":
    main()

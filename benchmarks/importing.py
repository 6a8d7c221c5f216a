"""Importing documents: 1,000 articles of 7 kB read under limits, screened line by line, compared.

Prints the time of `import_documents` as the command line calls it: files read in worker processes,
lines screened, near-duplicates looked for among all of them. Once for plain text, once for HTML
(with the article extractor where it is installed, and without). One article in twenty is a copy of
another with some lines changed, so that there are stories to find. Articles are put together from
the texts of `tests/sources/lines/texts` by a seeded generator. Says versions, seed and load.

Run: python benchmarks/importing.py [--articles 1000] [--workers 2] [--html]
"""

from __future__ import annotations

import argparse
import html
import os
import platform
import tempfile
import time
from pathlib import Path
from random import Random

from detente.app.documents.importing import Import, import_documents

TEXTS = Path(__file__).resolve().parents[1] / "tests" / "sources" / "lines" / "texts"
SIZE = 7_000
SEED = 20261122
BAR = 60.0


def articles(count: int, seed: int = SEED) -> list[list[str]]:
    """Articles of about 7 kB as lines: title, paragraphs of shuffled sentences, a page's tail."""
    random = Random(seed)
    words = sorted(
        {word for path in TEXTS.glob("*.txt") for word in path.read_text("utf-8").split()}
    )
    tails = [["Jetzt den Newsletter abonnieren", "Anmelden", "Impressum", "Datenschutz", "AGB"]]
    tails += [["Sign up to our free daily briefing", "Share", "Facebook", "Terms of use"]]
    made: list[list[str]] = []
    for number in range(count):
        if number % 20 == 19:
            copy = [line for line in made[-1] if random.random() > 0.1]
            made.append(copy)
            continue
        lines = [f"Bericht {number} aus {random.choice(words)}", ""]
        size = 0
        while size < SIZE:
            sentence = " ".join(random.choices(words, k=random.randint(8, 40))).rstrip(".,;:") + "."
            lines += [sentence] if random.random() < 0.7 else [sentence, ""]
            size += len(sentence.encode())
        made.append([*lines, "", *random.choice(tails)])
    return made


def as_page(lines: list[str]) -> str:
    """The same article as a page."""
    blocks = "".join(f"<p>{html.escape(line)}</p>\n" for line in lines[1:] if line)
    return f"<!DOCTYPE html><html><body><h1>{html.escape(lines[0])}</h1>{blocks}</body></html>"


def measured(paths: list[Path], workers: int, *, extract: bool) -> tuple[float, Import]:
    """Seconds of one import of all files."""
    start = time.perf_counter()
    found = import_documents(paths, workers=workers, extract=extract)
    return time.perf_counter() - start, found


def main() -> None:
    """Print a line per kind of file."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=1_000)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument(
        "--html", action="store_true", help="pages too, with and without extractor"
    )
    asked = options.parse_args()
    load = os.getloadavg()[0]
    print(f"Python {platform.python_version()}, seed {SEED}, load {load:.1f}")
    made = articles(asked.articles)
    kinds = [("text", ".txt", False)]
    kinds += [("HTML", ".html", False), ("HTML, extractor", ".html", True)] if asked.html else []
    with tempfile.TemporaryDirectory() as scratch:
        for name, ending, extract in kinds:
            paths = []
            for number, lines in enumerate(made):
                path = Path(scratch) / f"{number:04}{ending}"
                path.write_text(as_page(lines) if ending == ".html" else "\n".join(lines), "utf-8")
                paths.append(path)
            size = sum(path.stat().st_size for path in paths) / len(paths)
            seconds, found = measured(paths, asked.workers, extract=extract)
            dropped = sum(not line.keep for one in found.documents for line in one.lines)
            print(
                f"{name}: {len(found.documents)} of {len(paths)} read, {size:,.0f} bytes each, "
                f"{seconds:.1f} s with {asked.workers} processes (bar {BAR:.0f} s); "
                f"{dropped} lines not kept, {len(found.stories)} stories"
            )


if __name__ == "__main__":
    main()

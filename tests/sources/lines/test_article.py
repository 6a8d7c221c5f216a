"""The article of the shared data, read in place; no sentence of it stands here."""

from __future__ import annotations

import json

from detente.sources.lines import lines_of, screen
from helpers.needs import shared_path


def test_its_lines_are_as_coded_by_hand() -> None:
    """25 lines kept and 21 dropped, each with the role a reader gave it; 8 are blank."""
    folder = shared_path("data/source")
    text = (folder / "article.txt").read_bytes().decode("utf-8")
    gold = json.loads((folder / "article-gold.json").read_text(encoding="utf-8"))["lines"]
    expected = [
        (line["n"], {"tags_label": "tag"}.get(line["role"], line["role"]), line["keep"])
        for line in gold
    ]
    found = screen(text)
    dropped = [one for one in found if not one.keep and one.role != "blank"]

    assert expected == [(one.line, one.role.value, one.keep) for one in found]
    assert (25, 21) == (sum(one.keep for one in found), len(dropped))
    assert all(one.reasons for one in found)
    assert [(line["start"], line["end"]) for line in gold] == [
        (line.start, line.end) for line in (*lines_of(text),)
    ]

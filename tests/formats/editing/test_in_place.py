"""An edit changes one element: the tree is the one expected, all other lines stay."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.app.new import NAMES, template
from detente.formats.editing import at_path, replaced, text_of_tree, tree_of_text, with_value
from detente.formats.editing.trees import Path as Ids
from detente.formats.editing.trees import Tree, same

EXAMPLES = sorted(Path("examples").glob("*/case.yaml"))
VALUES: tuple[Tree, ...] = (
    None,
    "plain",
    "a: b # c",
    "two\nlines",
    "",
    {"a": "1", "b": ["x", "y"]},
    ["p", {"q": "yes"}],
)

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=12) | st.just(
    "a b"
)
KEYS = st.text(st.characters(codec="utf-8", categories=("Ll", "Nd")), min_size=1, max_size=8)
TREES = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(KEYS, st.none() | inner, max_size=4)
    ),
    max_leaves=12,
)


def _paths(tree: Tree, path: Ids = ()) -> list[Ids]:
    found = [path] if path else []
    if isinstance(tree, dict):
        for key, inner in tree.items():
            found += _paths(inner, (*path, key))
    elif isinstance(tree, list):
        for number, inner in enumerate(tree, 1):
            found += _paths(inner, (*path, str(number)))
    return found


def _texts() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in EXAMPLES] + [
        template(name) for name in NAMES
    ]


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=4), TREES, st.data())
def test_random_edits_of_random_files(
    root: dict[str, Tree], value: Tree, data: st.DataObject
) -> None:
    """Whatever stands at a path and whatever is to stand there, that and only that is read back."""
    text = f"# head\n{text_of_tree(root)}"
    path = data.draw(st.sampled_from(_paths(root)))
    wanted = replaced(root, path, value)

    assert same(wanted, tree_of_text(with_value(text, path, value)))


@pytest.mark.parametrize("number", range(len(EXAMPLES) + len(NAMES)))
def test_edits_of_shipped_cases(number: int) -> None:
    """In every example and template any element can become anything or nothing."""
    text = _texts()[number]
    tree = tree_of_text(text)
    chosen = random.Random(number).sample(_paths(tree), 3)
    for path in chosen:
        for value in VALUES:
            wanted = replaced(tree, path, value)
            assert same(wanted, tree_of_text(with_value(text, path, value))), (path, value)


@pytest.mark.nightly
@pytest.mark.parametrize("number", range(len(EXAMPLES) + len(NAMES)))
def test_edits_of_every_path_of_shipped_cases(number: int) -> None:
    """The same for every path there is."""
    text = _texts()[number]
    tree = tree_of_text(text)
    for path in _paths(tree):
        for value in VALUES:
            wanted = replaced(tree, path, value)
            assert same(wanted, tree_of_text(with_value(text, path, value))), (path, value)


@pytest.mark.parametrize("number", range(len(EXAMPLES) + len(NAMES)))
def test_what_is_the_same_changes_nothing(number: int) -> None:
    """A value put where it stands already leaves the text as it is to the byte."""
    text = _texts()[number]
    tree = tree_of_text(text)
    for path in _paths(tree)[::40]:
        assert text == with_value(text, path, at_path(tree, path))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_only_the_lines_of_the_element_change(path: Path) -> None:
    """A new name of an issue is one new line; everything else, remarks included, is as before."""
    text = path.read_text(encoding="utf-8")
    tree = tree_of_text(text)
    issues = at_path(tree, ("issues",))
    assert isinstance(issues, dict)
    issue = next(key for key in issues if at_path(issues, (key, "note")) is None)
    changed = with_value(text, ("issues", issue, "note"), "A remark")
    lines = changed.splitlines()
    lines.remove("    note: A remark")

    assert text.splitlines() == lines


CASE = """\
# The head stays.
detente: case/1
title: {en: One, de: Eins}   # both languages
issues:
  # Water first.
  release:
    options: {none: None, summer: In summer}   # in braces
    status_quo: none         # as today

  # Then money.
  toll:
    range:
      min: 0   # lowest
      max: 12
      step: 0.5
# about nothing in particular
parties:
- odd: list
"""


def test_a_remark_behind_a_value_stays() -> None:
    """The remark on the line of a value that changes."""
    assert CASE.replace("none         # as", "summer         # as") == with_value(
        CASE, ("issues", "release", "status_quo"), "summer"
    )


def test_a_mapping_in_braces_is_written_anew_alone() -> None:
    """What stands in braces becomes lines; its neighbours stay."""
    expected = CASE.replace("title: {en: One, de: Eins}", "title:").replace(
        "title:   # both languages", "title:   # both languages\n  en: Two\n  de: Eins"
    )

    assert expected == with_value(CASE, ("title", "en"), "Two")


def test_what_is_removed_takes_its_own_remark_along() -> None:
    """The remark right above an element goes with it, that of the next one stays."""
    changed = with_value(CASE, ("issues", "release"), None)

    assert "Water first" not in changed
    assert "# Then money.\n  toll:" in changed
    assert changed.startswith("# The head stays.\n")


def test_moving_takes_remarks_along() -> None:
    """Two issues change places with the remarks above them."""
    tree = tree_of_text(CASE)
    issues = at_path(tree, ("issues",))
    assert isinstance(issues, dict)
    changed = with_value(CASE, ("issues",), {key: issues[key] for key in ("toll", "release")})

    assert changed.index("# Then money.") < changed.index("toll:") < changed.index("# Water first.")
    assert sorted(CASE.splitlines()) == sorted(changed.splitlines())


def test_a_missing_section_comes_where_our_writer_puts_it() -> None:
    """Tracks stand between parties and issues, red lines behind both."""
    text = "detente: case/1\nparties:\n  a:\n    name: A\nissues:\n  i:\n    options: [x, y]\n"
    changed = with_value(text, ("tracks", "t"), "Track")
    changed = with_value(changed, ("red_lines", "a", "never", "refuses"), {"i": "x"})
    tree = tree_of_text(changed)

    assert isinstance(tree, dict)
    assert ["detente", "parties", "tracks", "issues", "red_lines"] == list(tree)
    assert "\n\ntracks:\n  t: Track\n" in changed


def test_line_ends_stay_as_they_are() -> None:
    """A file from another system keeps its line ends, in new lines too."""
    text = "a: 1\r\nb:\r\n  c: 2\r\n"

    assert "a: 1\r\nb:\r\n  c: 2\r\n  d: 3\r\n" == with_value(text, ("b", "d"), "3")


def test_a_file_of_remarks_gets_its_first_key() -> None:
    """Where nothing stands yet, the remarks stay on top."""
    assert "# nothing yet\na:\n  b: c\n" == with_value("# nothing yet", ("a", "b"), "c")


def test_a_path_through_a_text_is_refused() -> None:
    """There is no place below a word."""
    with pytest.raises(KeyError):
        with_value("a: word\n", ("a", "b"), "c")

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.sources.anchors import (
    Annotation,
    BadSelectors,
    Kept,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
    WithheldSelector,
    read_annotations,
    targets_of,
    write_annotations,
)

POSITION = {"type": "TextPositionSelector", "start": 3, "end": 7}
QUOTE = {"type": "TextQuoteSelector", "exact": "née", "prefix": "", "suffix": "👩‍🚀"}
WITHHELD = {"type": "WithheldTextSelector", "start": 3, "length": 4, "sha256": "0" * 64}


def _read(*items: Any) -> tuple[Any, ...]:
    return read_annotations(json.dumps(items))


def test_what_a_list_may_hold() -> None:
    """A selector, a list of them, an object with source and selector, a whole annotation."""
    resource = {"source": "doc:sha256:ab", "selector": QUOTE}
    annotation = {"type": "Annotation", "id": "urn:a", "target": [resource, "urn:b"]}
    read = _read(POSITION, [POSITION, QUOTE], resource, annotation)
    position, quote = TextPositionSelector(3, 7), TextQuoteSelector("née", "", "👩‍🚀")
    named = Target((quote,), "doc:sha256:ab", single=True)

    assert (
        Target((position,), single=True, bare=True),
        Target((position, quote), bare=True),
        named,
        Annotation(
            (named, Kept('"urn:b"')), (("type", '"Annotation"'), ("id", '"urn:a"')), single=False
        ),
    ) == read
    assert 5 == len(targets_of(read))
    assert "ab" == named.version


def test_withheld_selector() -> None:
    """Position, length and hash; the position may be missing."""
    placed, unplaced = _read(WITHHELD, {key: WITHHELD[key] for key in ("type", "length", "sha256")})

    assert (WithheldSelector(3, 4, "0" * 64),) == placed.selectors
    assert (WithheldSelector(None, 4, "0" * 64),) == unplaced.selectors


def test_absent_context_stays_absent() -> None:
    """No prefix and an empty prefix are two things, and stay so."""
    (target,) = _read({"type": "TextQuoteSelector", "exact": "a", "prefix": ""})

    assert (TextQuoteSelector("a", "", None),) == target.selectors


def test_digits_stay() -> None:
    """A number that nobody reads keeps every digit, and its way of writing."""
    text = (
        '[{"type": "TextPositionSelector", "start": 1, "end": 2, "x": 0.10000000000000000000001e2}]'
    )
    assert "0.10000000000000000000001e2" in write_annotations(read_annotations(text))


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8")),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
WORDS = st.text(st.characters(codec="utf-8"), max_size=8)


def _with_others(known: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    others = st.dictionaries(
        WORDS.map(lambda key: f"x-{key}")
        | st.sampled_from(["id", "@context", "refinedBy", "value"]),
        JSON,
        max_size=3,
    )
    return st.builds(lambda one, more: {**more, **one}, known, others)


SPANS = st.tuples(st.integers(0, 10**9), st.integers(0, 10**6))
SELECTORS = st.one_of(
    _with_others(
        SPANS.map(lambda span: {"type": "TextPositionSelector", "start": span[0], "end": sum(span)})
    ),
    _with_others(
        st.fixed_dictionaries(
            {"type": st.just("TextQuoteSelector"), "exact": WORDS.filter(bool)},
            optional={"prefix": WORDS, "suffix": WORDS},
        )
    ),
    _with_others(
        st.fixed_dictionaries(
            {
                "type": st.just("WithheldTextSelector"),
                "length": st.integers(1, 99),
                "sha256": st.text("0123456789abcdefABCDEF", min_size=64, max_size=64),
            },
            optional={"start": st.integers(0, 10**9)},
        )
    ),
    _with_others(st.just({"type": "XPathSelector", "value": "/p[1]"})),
)
SELECTED = SELECTORS | st.lists(SELECTORS, min_size=1, max_size=3)
RESOURCES = _with_others(
    st.fixed_dictionaries({"selector": SELECTED}, optional={"source": WORDS | JSON})
)
TARGETS = RESOURCES | st.just("urn:whole")
ANNOTATIONS = _with_others(
    st.fixed_dictionaries(
        {"type": st.just("Annotation"), "target": TARGETS | st.lists(TARGETS, max_size=3)},
        optional={"body": JSON},
    )
)
ITEMS = st.one_of(SELECTED, RESOURCES, ANNOTATIONS)


@given(st.lists(ITEMS, max_size=4))
def test_there_and_back(items: list[Any]) -> None:
    """Whatever is read comes back equal, unknown keys and selectors of other kinds included."""
    read = read_annotations(json.dumps(items))
    written = write_annotations(read)

    assert items == json.loads(written)
    assert read == read_annotations(written)


DEEP = "[" * 65 + "]" * 65


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ('{"type": "TextQuoteSelector"}', "", "no_list"),
        ('[\n{"type": ]', "2:10", "no_json"),
        ("", "1:1", "no_json"),
        (DEEP, "1", "too_deep"),
        ("[3]", "[0]", "no_selector"),
        ('["urn:a"]', "[0]", "no_selector"),
        ("[{}]", "[0]", "no_selector"),
        ("[[]]", "[0]", "empty_list"),
        ("[[[]]]", "[0][0]", "no_selector"),
        ("[[{}]]", "[0][0]", "no_selector"),
        ('[{"target": {"selector": [1]}}]', "[0].target.selector[0]", "no_selector"),
        ('[{"target": [{"selector": {}}]}]', "[0].target[0].selector", "no_selector"),
        ('[{"type": "TextQuoteSelector"}]', "[0]", "missing"),
        ('[{"type": "TextQuoteSelector", "exact": ""}]', "[0].exact", "empty_exact"),
        ('[{"type": "TextQuoteSelector", "exact": 3}]', "[0].exact", "no_words"),
        ('[{"type": "TextQuoteSelector", "exact": "a", "prefix": null}]', "[0].prefix", "no_words"),
        ('[{"type": "TextPositionSelector", "start": 1}]', "[0]", "missing"),
        ('[{"type": "TextPositionSelector", "start": 1, "end": "2"}]', "[0].end", "no_offset"),
        ('[{"type": "TextPositionSelector", "start": 1, "end": 2.0}]', "[0].end", "no_offset"),
        ('[{"type": "TextPositionSelector", "start": -1, "end": 2}]', "[0].start", "no_offset"),
        ('[{"type": "TextPositionSelector", "start": 3, "end": 2}]', "[0].end", "end_first"),
        ('[{"type": "TextPositionSelector", "start": true, "end": 2}]', "[0].start", "no_offset"),
        (
            '[{"type": "WithheldTextSelector", "length": 0, "sha256": "ab"}]',
            "[0].sha256",
            "no_hash",
        ),
        (f'[{{"type": "WithheldTextSelector", "sha256": "{"0" * 64}"}}]', "[0]", "missing"),
        ('[{"type": "X", "a": 1, "a": 2}]', "", "key_twice"),
        ('[{"type": "X", "a": NaN}]', "", "no_number"),
        ('[{"type": "X", "a": -Infinity}]', "", "no_number"),
        (f'[{{"type": "X", "a": {"9" * 65}}}]', "", "long_number"),
        ('[{"type": "X", "a": "\\ud83d"}]', "[0].a", "surrogate"),
        ('[{"type": "X", "\\ud83d": 1}]', "[0]", "surrogate"),
        (f"[{','.join(['3'] * 50_001)}]", "", "too_many"),
    ],
)
def test_refused(text: str, place: str, code: str) -> None:
    """What is no list of selectors is refused with its place, in both languages."""
    with pytest.raises(BadSelectors) as caught:
        read_annotations(text)
    first = caught.value.problems[0]

    assert (place, code) == (first.place, first.code)
    for language in ("en", "de"):
        assert first.line("selectors.json", language).startswith("selectors.json")


def test_every_problem_at_once() -> None:
    """Several mistakes are said together, at most fifty."""
    wrong = {"type": "TextPositionSelector", "start": "a", "end": "b"}
    with pytest.raises(BadSelectors) as caught:
        _read(*[wrong] * 40)

    assert 50 == len(caught.value.problems)
    assert ["[0].start", "[0].end"] == [one.place for one in caught.value.problems[:2]]

"""What no deal is worth: a number, a package, or nothing stated (formats, 5)."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from detente import formats
from detente.analysis.problem import compile_case
from detente.analysis.solutions import count_zone
from detente.case import Grade, Package
from detente.formats.json_file import parse_json
from detente.formats.log import Log
from detente.formats.problems import Refused
from helpers.imported import case_of, codes
from helpers.negmas import (
    NOT_STATED,
    Document,
    Word,
    additive,
    affine,
    discounted,
    domain,
    issue,
    read_json,
    read_yaml,
    table,
    words,
)

CROSSING = words("crossing", "open", "no")
HOURS = issue("hours", "ContiguousIssue", 8, 12)
VALUES = [table({"open": 1, "no": 0.25}), affine(0.25, -2)]
PLAIN = {**additive([0.6, 0.4], VALUES), "reserved_value": NOT_STATED}
SILENT = {key: value for key, value in PLAIN.items() if key != "reserved_value"}
DOMAIN = domain(CROSSING, HOURS)


def _with(value: object, of: Document = PLAIN) -> Document:
    return {**of, "reserved_value": value}


@pytest.mark.parametrize("value", [0, 0.0, -0.5, 0.4, 12])
@pytest.mark.parametrize("read", [read_yaml, read_json])
def test_a_stated_value_stays_as_written(tmp_path: Path, read: Any, value: float) -> None:
    """Also 0, also below the worst package, also above the best."""
    reading = read(tmp_path, d=DOMAIN, p=_with(value))
    no_deal = case_of(reading).no_deal_of("p")

    assert (Fraction(str(value)), Grade.SAID) == (no_deal.value, no_deal.basis.grade)
    assert set() == codes(reading)


@pytest.mark.parametrize(
    ("read", "profile"),
    [
        (read_yaml, PLAIN),
        (read_json, PLAIN),
        (read_yaml, SILENT),
        (read_json, SILENT),
        (read_yaml, _with(None)),
        (read_json, _with(None)),
        (read_yaml, _with(Word("-.Inf"))),
        (read_yaml, _with(Word("-.INF"))),
        (read_yaml, _with(Word("~"))),
        (read_yaml, _with(Word(""))),
    ],
)
def test_minus_infinity_means_not_stated(tmp_path: Path, read: Any, profile: Document) -> None:
    """It is no number and not 0: no package is excluded, and a note says that nobody stated it."""
    reading = read(tmp_path, d=DOMAIN, p=profile)
    case = case_of(reading)

    assert () == case.no_deal
    assert {"import_no_reservation"} == codes(reading)
    assert 10 == count_zone(compile_case(case, ["p"]).problem)


@pytest.mark.parametrize(
    "word", [".inf", "+.inf", ".nan", "-inf", "1e999", "-.infinity", "none", "[0.4]", "'-.inf'"]
)
def test_no_other_word_is_a_reservation_value(tmp_path: Path, word: str) -> None:
    """Above all not plus infinity, which would refuse every package."""
    reading = read_yaml(tmp_path, d=DOMAIN, p=_with(Word(word)))

    assert ["import_not_a_number"] == [problem.code for problem in reading.errors]


@pytest.mark.parametrize("word", ["Infinity", "NaN", "-NaN", "-infinity", "1e999", '"-Infinity"'])
def test_no_other_word_is_one_in_json(tmp_path: Path, word: str) -> None:
    """The door for -Infinity is as narrow as the word."""
    reading = read_json(tmp_path, d=DOMAIN, p=_with(Word(word)))

    assert reading.case is None
    assert {"needs_number", "import_not_a_number", "json_broken"} & {
        problem.code for problem in reading.errors
    }


@pytest.mark.parametrize(
    ("read", "code"), [(read_yaml, "import_not_a_number"), (read_json, "needs_number")]
)
@pytest.mark.parametrize("key", ["weights", "slope", "mapping", "bias", "discount"])
def test_minus_infinity_is_refused_everywhere_else(
    tmp_path: Path, read: Any, code: str, key: str
) -> None:
    """As a weight, a score, a slope or a discount it is an error with its place."""
    hours = {**affine(0.25, -2), **({"slope": NOT_STATED} if key == "slope" else {})}
    crossing = table({"open": NOT_STATED if key == "mapping" else 1, "no": 0})
    first = NOT_STATED if key == "weights" else 0.6
    more = {"bias": NOT_STATED} if key == "bias" else {}
    profile = additive([first, 0.4], [crossing, hours], **more)
    if key == "discount":
        profile = discounted(profile, discount=NOT_STATED)
    reading = read(tmp_path, d=DOMAIN, p=profile)

    assert [code] == [problem.code for problem in reading.errors]
    assert all(problem.place and problem.place.line for problem in reading.errors)


@pytest.mark.parametrize(
    "inside",
    ['{"reserved_value": [-Infinity]}', '{"a": {"reserved_valu": -Infinity}}', "[-Infinity]"],
)
def test_json_lets_the_word_through_under_its_key_alone(inside: str) -> None:
    """Neither inside a list nor under a key that is nearly the one."""
    with pytest.raises(Refused) as refused:
        parse_json(inside, "f.json", Log(), ("reserved_value",))

    assert "needs_number" == refused.value.fault.code


def test_our_own_files_refuse_the_word_under_any_key(tmp_path: Path) -> None:
    """A case of ours has no place for it, whatever the key is called."""
    text = '{"detente": "case/1", "reserved_value": -Infinity}'
    (tmp_path / "case.json").write_text(text, encoding="utf-8")

    assert "needs_number" in {p.code for p in formats.read(tmp_path / "case.json").errors}


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        (0.4, NOT_STATED, Fraction(2, 5)),
        (NOT_STATED, 0.3, Fraction(3, 10)),
        (0, 0.0, Fraction(0)),
        (0.50, 0.5, Fraction(1, 2)),
        (NOT_STATED, NOT_STATED, None),
    ],
)
@pytest.mark.parametrize("kind", ["ExpDiscountedUFun", "LinearDiscountedUFun"])
def test_the_inner_reservation_value_counts(
    tmp_path: Path, inner: object, outer: object, expected: Fraction | None, kind: str
) -> None:
    """Inside a discount wrapper: the inner one, else that of the wrapper, else none."""
    wrapped = discounted(_with(inner), kind, discount=1, reserved_value=outer)
    reading = read_yaml(tmp_path, d=DOMAIN, p=wrapped)

    assert expected == case_of(reading).no_deal_of("p").value
    assert ("negmas_outer_reservation" in codes(reading)) == (expected == Fraction(3, 10))


def test_two_reservation_values_that_differ_are_asked_about(tmp_path: Path) -> None:
    """Neither is chosen: the error shows both and asks to correct one, also where one is 0."""
    for inner, outer in ((0.4, 0.3), (0, 0.5), (0.5, 0)):
        wrapped = discounted(_with(inner), reserved_value=outer)
        reading = read_yaml(tmp_path, d=DOMAIN, p=wrapped)
        assert [("negmas_reservations_differ", (("inner", f"{inner}"), ("outer", f"{outer}")))] == [
            (problem.code, problem.fault.values) for problem in reading.errors
        ]


@pytest.mark.parametrize("read", [read_yaml, read_json])
@pytest.mark.parametrize("package", [["no", 12], {"hours": 12, "crossing": "no"}])
def test_a_reserved_outcome_is_a_package_and_its_utility(
    tmp_path: Path, read: Any, package: object
) -> None:
    """Its utility is the reservation value; the package stays as the stated fallback."""
    reading = read(tmp_path, d=DOMAIN, p={**PLAIN, "reserved_outcome": package})
    no_deal = case_of(reading).no_deal_of("p")

    assert Fraction(55, 100) == no_deal.value
    assert [("as_good_as", Package((("crossing", "no"), ("hours", "12"))))] == [
        (one.relation, one.package) for one in no_deal.comparisons
    ]
    assert set() == codes(reading)


def test_a_reserved_outcome_on_a_range_without_a_step(tmp_path: Path) -> None:
    """A number between the ends has the worth of the straight line."""
    profile = {**additive([2], [affine(0.5, 1)], bias=-1), "reserved_value": NOT_STATED}
    prices = domain(issue("price", "ContinuousIssue", 0, 10))
    case = case_of(read_yaml(tmp_path, d=prices, p={**profile, "reserved_outcome": [2.5]}))

    assert Fraction(7, 2) == case.no_deal_of("p").value


def test_a_reserved_outcome_of_a_table_over_packages(tmp_path: Path) -> None:
    """Its worth is what the table says of it."""
    profile = {
        "type": "MappingUtilityFunction",
        "mapping": [[["open"], 0.25], [["no"], 0.75]],
        "reserved_outcome": ["no"],
    }
    case = case_of(read_yaml(tmp_path, d=domain(CROSSING), p=profile))

    assert Fraction(3, 4) == case.no_deal_of("p").value


def test_a_stated_value_comes_before_a_reserved_outcome(tmp_path: Path) -> None:
    """The number counts, wherever it stands, and the package is left aside with a note."""
    package = {"reserved_outcome": ["no", 12]}
    for number, profile in enumerate(
        (
            {**_with(0.1), **package},
            discounted({**PLAIN, **package}, reserved_value=0.1),
        )
    ):
        reading = read_yaml(tmp_path / str(number), d=DOMAIN, p=profile)
        no_deal = case_of(reading).no_deal_of("p")
        assert (Fraction(1, 10), ()) == (no_deal.value, no_deal.comparisons)
        assert "negmas_package_beside" in codes(reading)


def test_reserved_outcomes_in_and_around_a_wrapper(tmp_path: Path) -> None:
    """The inner one counts, the outer one where it is alone, and two that differ are an error."""
    no, yes = ({"reserved_outcome": [option, 12]} for option in ("no", "open"))
    alone = discounted(PLAIN, **no)
    same = discounted({**PLAIN, **no}, **no)
    for number, profile in enumerate((alone, same)):
        case = case_of(read_yaml(tmp_path / str(number), d=DOMAIN, p=profile))
        assert Fraction(55, 100) == case.no_deal_of("p").value
    differ = read_yaml(tmp_path / "differ", d=DOMAIN, p=discounted({**PLAIN, **no}, **yes))

    assert ["negmas_packages_differ"] == [problem.code for problem in differ.errors]


@pytest.mark.parametrize(
    ("package", "code"),
    [
        (["no"], "negmas_package_length"),
        (["no", 12, 1], "negmas_package_length"),
        ([12, "no"], "negmas_package_option"),
        (["nein", 12], "negmas_package_option"),
        (["no", 13], "negmas_package_option"),
        (["no", 8.5], "negmas_package_option"),
        (["no", Word("010")], "negmas_package_option"),
        (["no", Word("24/2")], "negmas_package_option"),
        (["no", [12]], "negmas_package_option"),
        ({"crossing": "no"}, "negmas_package_length"),
        ({"crossing": "no", "hour": 12}, "negmas_package_length"),
        ("no, 12", "negmas_package_length"),
    ],
)
def test_a_reserved_outcome_that_is_no_package(tmp_path: Path, package: object, code: str) -> None:
    """Missing issues and unknown values are errors: a floor is never made up."""
    reading = read_yaml(tmp_path, d=DOMAIN, p={**PLAIN, "reserved_outcome": package})

    assert reading.case is None
    assert code in {problem.code for problem in reading.errors}

"""Hostile and broken NegMAS files through the isolated reader: typed, placed, in words, no case."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.app.reading import read_isolated
from detente.formats import Reading, read
from detente.formats.limits import JSON_BYTES, YAML_BYTES
from detente.i18n import LANGUAGES
from helpers.imported import folder_of
from helpers.needs import shared_path
from helpers.negmas import (
    Document,
    Word,
    additive,
    affine,
    discounted,
    domain,
    issue,
    json_text,
    table,
    ufun,
    words,
    yaml_text,
)

DOMAIN = domain(words("crossing", "open", "no"), issue("hours", "ContiguousIssue", 8, 12))
HOURS = affine("SLOPE", -2)
PROFILE = additive(["WEIGHT", 0.4], [table({"open": 1, "no": 0.25}), HOURS])


def _yaml(slope: str = "0.25", weight: str = "0.6", **more: object) -> str:
    written = yaml_text({**PROFILE, **more})
    return written.replace('"SLOPE"', slope).replace('"WEIGHT"', weight)


def _json(slope: str = "0.25", weight: str = "0.6", **more: object) -> str:
    written = json_text({**PROFILE, **more})
    return written.replace('"SLOPE"', slope).replace('"WEIGHT"', weight)


def _merge_bomb(levels: int, width: int, size: int) -> str:
    """Merge keys that double a mapping again and again, filled up to a size in bytes."""
    lines = ["type: UFun", "a0: &a0 {k: v}"]
    for n in range(1, levels + 1):
        merged = ", ".join([f"*a{n - 1}"] * width)
        lines.append(f"a{n}: &a{n}\n  <<: [{merged}]")
    return "\n".join(lines).ljust(size, "\n")


_LEVELS = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10))
_PLAIN_MERGE = "".join(f"  <<: {{k{n}: v}}\n" for n in range(30))
_MILES = "0x" + "f" * (YAML_BYTES - 1000)
_SEXAGESIMAL = ":".join(["59"] * 3000)
_DEEP = "[" * 20_000 + "]" * 20_000

YAML: dict[str, tuple[str | bytes, str]] = {
    "alias bomb": (f"type: UFun\na0: &a0 [lol]\n{_LEVELS}", "yaml_anchor"),
    "merge bomb of 533 bytes": (_merge_bomb(8, 9, 533), "yaml_anchor"),
    "merge bomb of 637 bytes": (_merge_bomb(9, 10, 637), "yaml_anchor"),
    "merge keys without anchors": (f"type: UFun\nufun:\n{_PLAIN_MERGE}", "yaml_merge"),
    "20,000 deep": (f"type: UFun\nvalues: {_DEEP}", "too_deep"),
    "65 deep": (_yaml(uncertainty=Word("[" * 64 + "]" * 64)), "too_deep"),
    "tag of Python": (_yaml("!!python/object/apply:os.system ['id']"), "yaml_tag"),
    "tag of a tuple": (_yaml("!!python/tuple [1, 2]"), "yaml_tag"),
    "tag at the root": (f"--- !!python/object:negmas.UFun\n{_yaml()}", "yaml_tag"),
    "hexadecimal of 255 KB": (_yaml(_MILES), "import_not_a_number"),
    "hexadecimal of 2 MB": (_yaml("0x" + "f" * JSON_BYTES), "too_big"),
    "sexagesimal of 3,000 parts": (_yaml(_SEXAGESIMAL), "import_not_a_number"),
    "over 256 KB": (_yaml() + "# harmless\n" * 25_000, "too_big"),
    "key twice": (_yaml() + "weights: [0.5, 0.5]\n", "key_twice"),
    "two documents": (f"{_yaml()}---\n{_yaml()}", "yaml_several"),
    "key that is a list": ("type: UFun\n? [a, b]\n: 1\n", "yaml_key"),
    "cut off": (_yaml()[:-3], "yaml_broken"),
    "tab": (_yaml().replace("name:", "\tname:"), "yaml_start"),
    "zero byte": (_yaml(name="u\0").replace("\\u0000", "\0"), "binary"),
    "not UTF-8": (_yaml(name="Zürich").encode("latin-1"), "not_utf_8"),
    "UTF-16": (_yaml().encode("utf-16"), "utf_16"),
    "not a number": (_yaml(".nan"), "import_not_a_number"),
    "infinity": (_yaml(weight=".inf"), "import_not_a_number"),
    "minus infinity as a weight": (_yaml(weight="-.inf"), "import_not_a_number"),
    "huge exponent": (_yaml("1e-999999999"), "import_not_a_number"),
    "65 digits": (_yaml("1" * 65), "import_not_a_number"),
    "number in eights": (_yaml("010"), "negmas_leading_zero"),
    "score too fine": (_yaml("9" * 64), "import_too_fine"),
    "list of numbers for functions": (_yaml(values=[1, 2]), "negmas_function"),
    "function we do not read": (_yaml(values=[{"type": "QuadraticFun"}] * 2), "negmas_function"),
    "profile of another domain": (_yaml(values=[table({"x": 1}), HOURS]), "negmas_table_unknown"),
    "weight too many": (_yaml(weights=[0.5, 0.3, 0.2]), "negmas_length"),
    "constraints": (_yaml(constraints=["hours < 9"]), "negmas_constraints"),
    "two reservation values": (
        yaml_text(discounted(additive([0.6, 0.4], PROFILE["values"]), reserved_value=0.3)),
        "negmas_reservations_differ",
    ),
    "unknown package": (
        _yaml(reserved_value=None, reserved_outcome=["maybe", 9]),
        "negmas_package_option",
    ),
    "kind we do not read": (yaml_text(ufun("RankOnlyUtilityFunction")), "negmas_profile_kind"),
}

JSON: dict[str, tuple[str | bytes, str]] = {
    "200,000 deep": ('{"type": "UFun", "values": ' + "[" * 200_000, "too_deep"),
    "65 deep": (_json(uncertainty=Word("[" * 64 + "]" * 64)), "too_deep"),
    "NaN": (_json("NaN"), "needs_number"),
    "infinity": (_json(reserved_value=Word("Infinity")), "needs_number"),
    "minus infinity as a slope": (_json("-Infinity"), "needs_number"),
    "minus infinity in a list": (_json(reserved_value=[Word("-Infinity")]), "needs_number"),
    "overflow": (_json("1e999"), "import_not_a_number"),
    "huge exponent": (_json("1e-999999999"), "import_not_a_number"),
    "lone surrogate": (_json(name="u").replace('"u"', '"\\ud800"'), "control_character"),
    "5,000 digits": (_json("1" * 5000), "needs_number"),
    "65 digits": (_json("1" * 65), "needs_number"),
    "key twice": (_json().replace('"weights"', '"type": "UFun", "weights"'), "key_twice"),
    "over 2 MB": (_json(name="u" * JSON_BYTES), "too_big"),
    "cut off": (_json()[:-40], "json_broken"),
    "comma too many": (_json().replace("}]", "},]"), "json_broken"),
    "comment": (_json().replace("{", "{ // here", 1), "json_broken"),
    "two roots": (_json() + _json(), "json_broken"),
    "zero byte": (_json(name="u\0").replace("\\u0000", "\0"), "binary"),
    "not UTF-8": (_json(name="Zürich").encode("latin-1"), "not_utf_8"),
    "number in quotes": (_json('"0.25"'), "import_not_a_number"),
    "truth for a number": (_json("true"), "import_not_a_number"),
    "control character in an option": (
        _json(values=[table({"op\nen": 1, "no": 0}), HOURS]),
        "negmas_table_unknown",
    ),
    "weights by name": (_json(weights={"crossing": 0.6, "hours": 0.4}), "import_needs_list"),
    "function without a type": (_json(values=[{"open": 1}, HOURS]), "negmas_function"),
    "table too large": (
        json_text(ufun("MappingUtilityFunction", mapping=[], default=Word("1e999"))),
        "import_not_a_number",
    ),
    "kind we do not read": (json_text(ufun("RankOnlyUtilityFunction")), "negmas_profile_kind"),
}

DOMAINS: dict[str, tuple[Document, str]] = {
    "name with a control character": (domain(words("a\nb", "x", "y")), "control_character"),
    "option with a control character": (domain(words("a", "x\x07", "y")), "control_character"),
    "name of 1,001 characters": (domain(words("a" * 1001, "x", "y")), "too_long"),
    "1,001 issues": (domain(*(words(f"i{n}", "x", "y") for n in range(1001))), "too_many"),
    "10,001 options": (domain(words("a", *map(str, range(10_001)))), "too_many"),
    "range of 10^30 steps": (domain(issue("a", "ContiguousIssue", 0, 10**30)), "range_too_fine"),
    "bounds reversed": (domain(issue("a", "ContiguousIssue", 3, 1)), "negmas_bounds"),
    "issue of another kind": (domain(issue("a", "CallableIssue", 3, 1)), "negmas_issue_kind"),
    "issue that is a word": (domain("a"), "import_needs_group"),  # type: ignore[arg-type]
    "space that lists packages": (
        domain(words("a", "x", "y"), type="EnumeratingOutcomeSpace"),
        "negmas_space_kind",
    ),
}


def _refused(reading: Reading, file: Path, code: str) -> None:
    """No case, and every error has its file, line, column and words in both languages."""
    assert reading.case is None
    assert code in {problem.code for problem in reading.errors}
    for problem in reading.errors:
        assert problem.place is not None
        assert str(file) == problem.place.file
        if problem.code not in ("too_big", "binary"):
            assert problem.place.line
            assert problem.place.column
        lines = {problem.line(language) for language in LANGUAGES}
        assert len(LANGUAGES) == len(lines)
        assert not any("Traceback" in line for line in lines)


@pytest.mark.parametrize("name", YAML)
def test_a_bad_yaml_profile_is_refused(name: str, tmp_path: Path) -> None:
    """The profile is named with line and column, in both languages, and there is no case."""
    content, code = YAML[name]
    files = {"domain.yml": yaml_text(DOMAIN), "profile.yml": content}
    folder = folder_of(tmp_path / "case", files)

    _refused(read_isolated(folder), folder / "profile.yml", code)


@pytest.mark.parametrize("name", JSON)
def test_a_bad_json_profile_is_refused(name: str, tmp_path: Path) -> None:
    """The same in the other spelling."""
    content, code = JSON[name]
    files = {"domain.json": json_text(DOMAIN), "profile.json": content}
    folder = folder_of(tmp_path / "case", files)

    _refused(read_isolated(folder), folder / "profile.json", code)


@pytest.mark.parametrize("name", DOMAINS)
def test_a_bad_domain_is_refused(name: str, tmp_path: Path) -> None:
    """Whatever is wrong with the issues is told of the domain."""
    content, code = DOMAINS[name]
    profile = additive([1], [{"type": "ConstFun", "bias": 0}])
    files = {"domain.yml": yaml_text(content), "profile.yml": yaml_text(profile)}
    folder = folder_of(tmp_path / "case", files)

    _refused(read_isolated(folder), folder / "domain.yml", code)


@pytest.mark.parametrize("name", ["alias bomb", "merge bomb of 533 bytes", "20,000 deep"])
def test_a_bad_file_alone_is_refused(name: str, tmp_path: Path) -> None:
    """The same without a folder, and whatever the file is called."""
    content, code = YAML[name]
    path = folder_of(tmp_path / "case", {"bad": content}) / "bad"

    assert [code] == [problem.code for problem in read_isolated(path).errors]


def test_isolated_reading_is_the_same_reading(tmp_path: Path) -> None:
    """What crosses from the child process is the case, to the last digit, and every note."""
    wrapped = discounted({**PROFILE, "weights": [0.6, 0.4]}, discount=0.9, factor="step")
    written = yaml_text(wrapped).replace('"SLOPE"', "0.3333333333333333")
    folder = folder_of(tmp_path / "case", {"d.yml": yaml_text(DOMAIN), "p.yml": written})
    reading = read_isolated(folder)

    assert reading.case is not None
    assert read(folder) == reading


@pytest.mark.parametrize("folder", ["anac2012/LaptopA", "anac2015/Vacation"])
def test_well_formed_given_files_are_never_refused(folder: str) -> None:
    """What hostile files are refused for, real ones do not have."""
    reading = read_isolated(shared_path(f"data/formats/negmas-yaml/{folder}"))

    assert () == reading.errors
    assert reading.case is not None

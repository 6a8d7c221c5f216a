"""Which files are NegMAS files, in either spelling, and which stand beside them (formats, 5)."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente import formats
from detente.formats import Reading
from helpers.imported import case_of, codes, folder_of
from helpers.negmas import (
    Document,
    additive,
    discounted,
    domain,
    json_text,
    read_json,
    read_yaml,
    table,
    words,
    yaml_text,
)

DOMAIN = domain(words("i", "a", "b"))
PROFILE = additive([1], [table({"a": 1, "b": 0})])
OTHER = domain(words("j", "c", "d"))
OTHER_PROFILE = additive([1], [table({"c": 1, "d": 0})])
DOTTED = "negmas.preferences.crisp.linear.LinearAdditiveUtilityFunction"


def _parties(reading: Reading) -> list[str]:
    return [party.id for party in case_of(reading).parties]


@pytest.mark.parametrize("read", [read_yaml, read_json])
def test_files_are_known_by_their_keys(tmp_path: Path, read: object) -> None:
    """A list of issues is a domain, a type that is a function a profile, whatever their names."""
    assert callable(read)
    reading = read(tmp_path, profile=DOMAIN, domain=PROFILE, other=discounted(PROFILE))

    assert ["domain", "other"] == _parties(reading)
    assert ["i"] == [issue.id for issue in case_of(reading).issues]


@pytest.mark.parametrize("kind", [DOTTED, "LinearAdditiveUtilityFunction"])
@pytest.mark.parametrize("key", ["type", "__python_class__"])
@pytest.mark.parametrize("read", [read_yaml, read_json])
def test_type_may_be_a_path_and_the_key_an_old_one(
    tmp_path: Path, read: object, key: str, kind: str
) -> None:
    """The last part of a dotted path counts; old files say ``__python_class__``."""
    assert callable(read)
    old = {key: kind, **{name: value for name, value in PROFILE.items() if name != "type"}}

    assert ["p"] == _parties(read(tmp_path, d=DOMAIN, p=old))


def test_domain_without_a_type(tmp_path: Path) -> None:
    """The list of issues is enough."""
    bare = {"issues": DOMAIN["issues"]}

    assert ["p"] == _parties(read_yaml(tmp_path, d=bare, p=PROFILE))


def test_keys_in_quotes_and_in_any_order(tmp_path: Path) -> None:
    """A YAML file may quote its keys, and its type may stand behind thousands of characters."""
    quoted = yaml_text(DOMAIN).replace("issues:", "'issues':")
    late: Document = {"mapping": [[[o], 1] for o in "ab"], "name": "n" * 5000}
    late |= {"reserved_value": 0, "type": "MappingUtilityFunction"}

    assert ["p"] == _parties(read_yaml(tmp_path, d=quoted, p=yaml_text(late)))


@pytest.mark.parametrize("write", [yaml_text, json_text])
def test_named_domain_file_brings_the_profiles_beside_it(tmp_path: Path, write: object) -> None:
    """Of two domains in a folder the named one is read, with the profiles that fit it."""
    assert callable(write)
    files = {"d": DOMAIN, "e": OTHER, "p": PROFILE, "q": OTHER_PROFILE}
    folder = folder_of(tmp_path / "f", {name: write(one) for name, one in files.items()})

    assert [["p"], ["q"]] == [_parties(formats.read(folder / name)) for name in "de"]
    assert ["import_two_domains"] == [problem.code for problem in formats.read(folder).errors]


def test_side_files_are_left_out(tmp_path: Path) -> None:
    """Names that begin with _ or . are results and settings, and not even parsed."""
    files = {"d.yml": yaml_text(DOMAIN), "p.yml": yaml_text(PROFILE)}
    aside = {"_stats.yaml": "type: {broken", "_q.yml": yaml_text(PROFILE), ".info.json": "{broken"}
    reading = formats.read(folder_of(tmp_path / "f", files | aside))

    assert ["p"] == _parties(reading)
    assert set() == codes(reading)


def test_other_documents_are_noted_and_left_alone(tmp_path: Path) -> None:
    """A file of another kind does not stop the reading."""
    reading = read_json(tmp_path, d=DOMAIN, p=PROFILE, results={"nash": 1, "type": "Results"})

    assert ["p"] == _parties(reading)
    assert {"import_other_file"} == codes(reading)


def test_yaml_and_json_in_one_folder_are_one_case(tmp_path: Path) -> None:
    """The spelling of a file does not matter."""
    files = {"d.yml": yaml_text(DOMAIN), "p.json": json_text(PROFILE), "q.yml": yaml_text(PROFILE)}

    assert ["p", "q"] == _parties(formats.read(folder_of(tmp_path / "f", files)))


def test_profiles_without_a_domain_are_refused(tmp_path: Path) -> None:
    """A profile names no issue, so that nothing could stand in for the domain."""
    assert ["negmas_no_domain"] == [p.code for p in read_yaml(tmp_path, p=PROFILE).errors]


def test_a_profile_alone_is_refused(tmp_path: Path) -> None:
    """A party's file is no case, and the error asks for the folder."""
    folder = folder_of(tmp_path / "f", {"d.yml": yaml_text(DOMAIN), "p.yml": yaml_text(PROFILE)})

    assert ["import_lone_profile"] == [p.code for p in formats.read(folder / "p.yml").errors]


def test_a_profile_of_another_domain_is_refused(tmp_path: Path) -> None:
    """It is not left out in silence: what does not fit is told, and where."""
    reading = read_yaml(tmp_path, d=DOMAIN, p=PROFILE, q=OTHER_PROFILE)

    assert {str(tmp_path / "q.yml")} == {problem.file for problem in reading.errors}
    assert {"negmas_table_unknown", "negmas_table_missing"} == {p.code for p in reading.errors}


def test_two_formats_in_a_folder_are_refused(tmp_path: Path) -> None:
    """A NegMAS file among those of another format may be its converted, changed copy."""
    files = {"d.yml": yaml_text(DOMAIN), "p.yml": yaml_text(PROFILE)}
    files["g.xml"] = "<negotiation_template><utility_space/></negotiation_template>"
    reading = formats.read(folder_of(tmp_path / "f", files))

    assert ["two_formats"] == [problem.code for problem in reading.errors]


def test_our_own_case_is_none_of_them(tmp_path: Path) -> None:
    """A case of ours with issues, or one that forgot its first line, is not read as NegMAS."""
    ours = "issues:\n  i: {options: {a: A, b: B}}\n"
    for text, wrong in ((f"detente: case/1\n{ours}", "no_parties"), (ours, "not_a_case")):
        (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
        assert wrong in {problem.code for problem in formats.read(tmp_path / "case.yaml").errors}


def test_the_case_holds_no_name_of_a_file_s_origin(tmp_path: Path) -> None:
    """Paths that the files name, in any key, never reach the case."""
    hint = "D:/somebody/scenarios/u.xml"
    loud: Document = {**PROFILE, "name": hint, "path": hint, "stability": hint, "id": hint}
    reading = read_yaml(
        tmp_path,
        d={**DOMAIN, "name": hint, "path": hint},
        p=discounted({**loud, "dynamic_reservation": True}, name=hint, path=hint),
    )

    assert "somebody" not in formats.yaml_text(case_of(reading))


def test_unknown_keys_are_noted(tmp_path: Path) -> None:
    """What we do not know is left aside, and said so."""
    reading = read_yaml(tmp_path, d=DOMAIN, p={**PROFILE, "uncertainty": 0.3})

    assert ["uncertainty"] == [
        dict(problem.fault.values)["key"]
        for problem in reading.warnings
        if problem.code == "negmas_left_aside"
    ]

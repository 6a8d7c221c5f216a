from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from detente.app.batch import Batch, Options, analyze_all
from detente.app.requests import BadRequestError
from helpers.needs import shared_path
from strategies.big_case import write_big_case

QUICK = Options(time_limit=20)


def _case(price: int) -> str:
    """A small case; the number makes it another one."""
    return f"""
detente: case/1
id: small
parties:
  a: {{name: A}}
  b: {{name: B}}
issues:
  price: {{name: Price, options: {{low: Low, mid: Mid, high: High}}, status_quo: low}}
statements:
  a: {{weights: {{price: 1}}, values: {{price: {{low: 100, mid: {price}, high: 0}}}}}}
  b: {{weights: {{price: 1}}, values: {{price: {{low: 0, mid: 50, high: 100}}}}}}
"""


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """Two cases of one name in two folders, one as a folder, a broken one, and no case at all."""
    folder = tmp_path / "cases"
    for name in ("a", "b"):
        (folder / name).mkdir(parents=True)
        (folder / name / "same.yaml").write_text(_case(1), encoding="utf-8")
    (folder / "whole").mkdir()
    (folder / "whole" / "case.yaml").write_text(_case(3), encoding="utf-8")
    (folder / "broken.yaml").write_text("detente: case/1\nid: [", encoding="utf-8")
    (folder / "README.md").write_text("cases", encoding="utf-8")
    (folder / "settings.json").write_text('{"colour": "blue"}', encoding="utf-8")
    return folder


def _answers(out: Path) -> dict[str, dict[str, Any]]:
    found = {
        file.relative_to(out).as_posix(): json.loads(file.read_text(encoding="utf-8"))
        for file in sorted(out.rglob("*.json"))
    }
    for values in found.values():
        values.pop("made_on", None)
    return found


def _statuses(batch: Batch) -> dict[str, str]:
    return {Path(record.path).name: record.status for record in batch.records}


def test_every_case_has_its_answer_where_it_stood(cases: Path, tmp_path: Path) -> None:
    """Relative paths are mirrored, equal names do not meet, what is no case is passed over."""
    out = tmp_path / "out"
    batch = analyze_all([cases], out, QUICK)
    answers = _answers(out)

    assert {
        *("cases/a/same.yaml.json", "cases/b/same.yaml.json"),
        *("cases/whole.json", "cases/broken.yaml.json"),
    } == set(answers)
    assert answers["cases/a/same.yaml.json"] == answers["cases/b/same.yaml.json"]
    assert "error" == answers["cases/broken.yaml.json"]["status"]
    assert "no_case" == _statuses(batch)["settings.json"]


def test_one_bad_file_stops_no_other(cases: Path, tmp_path: Path) -> None:
    """It is listed in the index with the words of the reader; the others are answered."""
    batch = analyze_all([cases], tmp_path / "out", QUICK)
    lines = [json.loads(line) for line in batch.index.read_text(encoding="utf-8").splitlines()]
    bad = [line for line in lines if line["status"] == "error"]

    assert {"answered": 3, "error": 1, "no_case": 1, "kept": 0} == batch.counts
    assert [str(cases / "broken.yaml")] == [line["path"] for line in bad]
    assert "broken.yaml:" in bad[0]["errors"][0]
    assert {"path", "status", "seconds", "kept", "file", "errors"} == set(lines[0])


def test_answers_do_not_depend_on_the_number_of_workers(cases: Path, tmp_path: Path) -> None:
    """One process or two: the same bytes, apart from the date."""
    for workers in (1, 2):
        analyze_all([cases], tmp_path / str(workers), QUICK, workers=workers)

    assert _answers(tmp_path / "1") == _answers(tmp_path / "2")


def test_what_is_there_is_not_made_again(cases: Path, tmp_path: Path) -> None:
    """Same bytes, same options: kept. A changed file, or another question: made anew."""
    out = tmp_path / "out"
    analyze_all([cases], out, QUICK)
    again = analyze_all([cases], out, replace(QUICK, time_limit=30))
    (cases / "a" / "same.yaml").write_text(_case(4), encoding="utf-8")
    changed = analyze_all([cases], out, QUICK)
    asked = analyze_all([cases], out, replace(QUICK, language="de"))

    assert (3, 2, 0) == tuple(batch.counts["kept"] for batch in (again, changed, asked))
    made = [r.path for r in changed.records if r.status == "answered" and not r.kept]
    assert [str(cases / "a" / "same.yaml")] == made


def test_a_case_that_breaks_leaves_no_old_answer(cases: Path, tmp_path: Path) -> None:
    """What was answered once and cannot be read any more says so in the answer's place."""
    out = tmp_path / "out"
    analyze_all([cases], out, QUICK)
    (cases / "a" / "same.yaml").write_text("detente: case/1\nid: [", encoding="utf-8")
    analyze_all([cases], out, QUICK)

    assert "error" == _answers(out)["cases/a/same.yaml.json"]["status"]


def test_a_stopped_run_goes_on_where_it_was(cases: Path, tmp_path: Path) -> None:
    """Finished answers stay and are kept; the end is that of a run nobody stopped."""
    out = tmp_path / "out"
    done: list[int] = []
    stopped = analyze_all(
        [cases],
        out,
        QUICK,
        progress=lambda *now: done.append(now[0]),
        stop=lambda: len(done) >= 2,
    )
    kept = [record for record in stopped.records if record.status == "answered"]
    resumed = analyze_all([cases], out, QUICK)
    analyze_all([cases], tmp_path / "whole", QUICK)

    assert stopped.cancelled
    assert "unfinished" in _statuses(stopped).values()
    assert not list(out.rglob(".*"))
    assert {r.path for r in kept} <= {r.path for r in resumed.records if r.kept}
    assert _answers(tmp_path / "whole") == _answers(out)


def test_a_stop_while_cases_are_looked_for_leaves_all_as_it_is(cases: Path, tmp_path: Path) -> None:
    """No answer, no new index: half of a list of cases would be taken for all of it."""
    (cases / "folder").mkdir()
    for name in ("x", "y"):
        (cases / "folder" / f"{name}.yaml").write_text(_case(5), encoding="utf-8")
    stopped = analyze_all([cases], tmp_path / "out", QUICK, stop=lambda: True)

    assert (True, ()) == (stopped.cancelled, stopped.records)
    assert [] == list((tmp_path / "out").iterdir())


def test_a_case_that_hangs_is_ended_and_the_others_answered(
    cases: Path, tmp_path: Path, hanging: Path
) -> None:
    """Beyond its time a case is ended with its process; why stands in the answer's place."""
    shutil.copy(hanging, cases / "c.yaml")
    batch = analyze_all([cases], tmp_path / "out", QUICK, longest=4)

    assert "stopped" == _statuses(batch)["c.yaml"]
    assert 3 == batch.counts["answered"]
    assert "stop" in _answers(tmp_path / "out")["cases/c.yaml.json"]["errors"][0]


def test_a_time_limit_gives_part_of_an_answer_and_is_tried_again(
    cases: Path, tmp_path: Path, hanging: Path
) -> None:
    """A labelled part is written; the next run does not take it for the whole."""
    out = tmp_path / "out"
    short = Options(time_limit=0.05)
    first = analyze_all([hanging], out, short)
    again = analyze_all([hanging], out, short)

    assert ("partial", "partial") == tuple(batch.records[0].status for batch in (first, again))
    assert not again.records[0].kept
    assert "time" == next(iter(_answers(out).values()))["partial"]


@pytest.fixture(scope="module")
def hanging(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case that keeps any machine busy for minutes."""
    return write_big_case(tmp_path_factory.mktemp("big") / "big.yaml")


def test_paths_named_twice_are_answered_once(cases: Path, tmp_path: Path) -> None:
    """A folder and a case in it: the case is one case."""
    batch = analyze_all([cases / "a", cases / "a" / "same.yaml"], tmp_path / "out", QUICK)

    assert {"answered": 1, "kept": 0} == batch.counts


def test_answers_are_not_taken_for_cases(cases: Path) -> None:
    """The folder of answers may lie among the cases."""
    first = analyze_all([cases], cases / "out", QUICK)
    second = analyze_all([cases], cases / "out", QUICK)

    assert len(first.records) == len(second.records)


def test_a_folder_without_a_case_and_a_missing_file_say_so(tmp_path: Path) -> None:
    """What a person names is never passed over."""
    (tmp_path / "empty").mkdir()
    batch = analyze_all([tmp_path / "empty", tmp_path / "gone.yaml"], tmp_path / "out", QUICK)

    assert ["error", "error"] == [record.status for record in batch.records]
    assert all(record.errors for record in batch.records)


def test_parties_a_case_does_not_have_are_its_error(cases: Path, tmp_path: Path) -> None:
    """The other cases are answered for them."""
    wanted = replace(QUICK, parties=("no-such-party",))
    batch = analyze_all([cases / "a"], tmp_path / "out", wanted)

    assert {"error": 1, "kept": 0} == batch.counts
    assert "no-such-party" in batch.records[0].errors[0]


def test_a_file_is_no_folder_for_answers(cases: Path, tmp_path: Path) -> None:
    """Said before any time is spent."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(BadRequestError, match="folder"):
        analyze_all([cases], tmp_path / "file", QUICK)


def test_an_estimate_comes_with_the_progress(cases: Path, tmp_path: Path) -> None:
    """Done counts up to the total; what may be left shrinks to nothing."""
    told: list[tuple[int, int, float | None]] = []
    analyze_all([cases], tmp_path / "out", QUICK, progress=lambda *now: told.append(now))

    assert [(n, 5) for n in range(1, 6)] == [(done, total) for done, total, _ in told]
    assert 0.0 == told[-1][2]


def test_a_folder_of_another_program_is_one_case(tmp_path: Path) -> None:
    """A GENIUS folder of domain and profiles has one answer, in the name of the folder."""
    source = shared_path("data/genius/real-issue")
    folder = next(path for path in sorted(source.iterdir()) if path.is_dir())
    shutil.copytree(folder, tmp_path / "cases" / "deep" / folder.name)
    batch = analyze_all([tmp_path / "cases"], tmp_path / "out", QUICK)

    assert [f"cases/deep/{folder.name}.json"] == [record.file for record in batch.records]


def test_full_is_part_of_what_was_asked() -> None:
    """An answer without consents and roadmap is not taken for one with them."""
    assert Options().marking() != Options(full=True).marking()

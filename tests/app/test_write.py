from __future__ import annotations

import json
from pathlib import Path

import pytest

import detente
from detente.app.requests import BadRequestError
from detente.app.write import check_targets, write_whole
from strategies.shipped_cases import analysed


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    """The content is there, in a folder made for it, and nothing beside it."""
    target = tmp_path / "new" / "page.html"
    write_whole(target, "Grüße")

    assert "Grüße" == target.read_text(encoding="utf-8")
    assert [target] == list(target.parent.iterdir())


def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full in the middle: the old file stays as it was, no half one beside it."""
    target = tmp_path / "page.html"
    target.write_text("old", encoding="utf-8")

    def full(self: Path, other: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(BadRequestError, match="No space left"):
        write_whole(target, "new")

    assert "old" == target.read_text(encoding="utf-8")
    assert [target] == list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """A file in the way of a folder, or a folder in the way of a file: words, no traceback."""
    blocker = tmp_path / "file"
    blocker.write_text("", encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()

    for target in (blocker / "page.html", folder):
        with pytest.raises(BadRequestError, match="cannot be written"):
            write_whole(target, "new")
    assert [] == list(folder.iterdir())


def test_a_report_is_html_and_a_brief_html_or_docx(tmp_path: Path) -> None:
    """Another ending is refused by name; nothing is written."""
    analysis = analysed("alaska-2025")
    for name in ("report.pdf", "report", "report.docx"):
        with pytest.raises(BadRequestError, match=r"\.html"):
            detente.write_report(analysis, tmp_path / name)
    with pytest.raises(BadRequestError, match=r"\.docx"):
        detente.write_brief(analysis, tmp_path / "brief.pdf")
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("language", ["en", "de"])
def test_brief_and_report_are_written(tmp_path: Path, language: str) -> None:
    """Text or path, either language: pages with the title of the case."""
    analysis = analysed("alaska-2025", ("russia", "usa"))
    detente.write_report(analysis, str(tmp_path / "report.html"), lang=language)
    detente.write_brief(analysis, tmp_path / "brief.html", lang=language)
    detente.write_brief(analysis, tmp_path / "brief.docx", lang=language)

    title = analysis.case.title
    assert title is not None
    for name in ("report.html", "brief.html"):
        assert title.in_language(language) in (tmp_path / name).read_text(encoding="utf-8")
    assert (tmp_path / "brief.docx").read_bytes().startswith(b"PK")


def test_every_analysis_is_json() -> None:
    """Plain values: what is written is read back the same."""
    for name in ("alaska-2025", "river-treaty", "wage-round", "peace"):
        values = detente.as_json(analysed(name))
        assert values == json.loads(json.dumps(values, allow_nan=False))


def test_targets_are_checked_before_the_work(tmp_path: Path) -> None:
    """A wrong ending, one file for two, or the case itself as target: refused at once."""
    case = tmp_path / "case.yaml"
    page = tmp_path / "page.html"
    check_targets([case], brief=page, report=tmp_path / "other.html")
    with pytest.raises(BadRequestError, match=r"page\.html"):
        check_targets([case], brief=page, report=page)
    with pytest.raises(BadRequestError, match=r"case\.yaml"):
        check_targets([tmp_path], others=[case])
    with pytest.raises(BadRequestError, match=r"report\.pdf"):
        check_targets([case], brief=page, report=tmp_path / "report.pdf")


def test_the_answers_of_a_folder_are_no_target(tmp_path: Path) -> None:
    """Values or a page never take the place of what parties answered."""
    answers = tmp_path / "statements" / "nord.yaml"
    answers.parent.mkdir()
    answers.write_text("answers: {}\n", encoding="utf-8")
    with pytest.raises(BadRequestError, match="there already"):
        check_targets([tmp_path], others=[answers])

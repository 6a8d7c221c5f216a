"""The workbook in people's hands: LibreOffice saves it anew, somebody mistypes a cell."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from detente import formats
from detente.case import Case, Option, Party, text
from detente.i18n import LANGUAGES
from helpers.needs import ROOT, need_tool
from strategies.draws import AWKWARD

RIVER = ROOT / "tests" / "formats" / "river.yaml"
DAM = ROOT / "tests" / "formats" / "dam.yaml"
UNION = ROOT / "tests" / "formats" / "union.yaml"


@pytest.fixture
def river(tmp_path: Path) -> Path:
    """The workbook of the case that the specification sketches."""
    path = tmp_path / "river.xlsx"
    formats.convert(RIVER, path)
    return path


def _edit(path: Path, change: Callable[[openpyxl.Workbook], None]) -> None:
    workbook = openpyxl.load_workbook(path)
    change(workbook)
    workbook.save(path)


def _find(sheet: object, word: str) -> tuple[int, int]:
    """Row and column of the first cell with a text."""
    for row in sheet.iter_rows():  # type: ignore[attr-defined]
        for cell in row:
            if cell.value == word:
                return cell.row, cell.column
    raise KeyError(word)


def _awkward() -> Case:
    """A case whose ids and texts a spreadsheet program likes to turn into something else."""
    case = formats.load(RIVER)
    options = tuple(Option(word, text(f"{word}\n{word}")) for word in AWKWARD)
    issue = case.issues[0]
    changed = type(issue)(issue.id, options=(*issue.options, *options), status_quo="none")
    more = tuple(Party(word, text(de=word, en=word)) for word in AWKWARD[:5])
    parties = (*case.parties, *more)
    return type(case)(
        case.id, parties=parties, tracks=case.tracks, issues=(changed, *case.issues[1:])
    )


def test_libreoffice_keeps_every_cell(tmp_path: Path) -> None:
    """Saved anew by LibreOffice, a workbook is still the same case: 007 stays 007."""
    soffice = need_tool("soffice")
    written = {
        "plain.xlsx": formats.load(RIVER),
        "dam.xlsx": formats.load(DAM),
        "union.xlsx": formats.load(UNION),
        "awkward.xlsx": _awkward(),
    }
    for name, case in written.items():
        formats.write(case, tmp_path / name)
    out = tmp_path / "out"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out)]
    files = [str(tmp_path / name) for name in written]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=180)
    for name, case in written.items():
        reading = formats.read(out / name)
        assert [] == [problem.line("en") for problem in reading.errors]
        assert case == reading.case


@pytest.mark.parametrize(
    ("sheet", "word", "typed", "code"),
    [
        ("Issues", "none", "nonne", "unknown_option"),
        ("Parties", "mediator", "meditator", "needs_choice"),
        ("Statements", "none > summer > year", "none > > year", "xlsx_syntax"),
        ("Statements", "think_so", "think so", "needs_choice"),
        ("Statements", "release = summer; toll = 4", "release = summer; toll = 40", "off_step"),
        ("Red lines", "release = summer | year; toll < 4", "rilease = summer", "unknown_issue"),
        ("Linkages", "toll >= 2", "toll => 2", "xlsx_syntax"),
        ("Claims", "s1", "s2", "unknown_source"),
        ("Options", "release", "relaese", "xlsx_no_row"),
        ("Delegations", "upland", "uplnd", "xlsx_no_row"),
        ("Statements", "direction", "directoin", "needs_choice"),
        ("Case", "2026-11-01", "1.11.2026", "needs_date"),
        ("Tracks", "Water", "=1+1", "xlsx_formula"),
    ],
)
def test_a_wrong_cell_is_named(river: Path, sheet: str, word: str, typed: str, code: str) -> None:
    """What is typed wrongly is told at exactly that sheet, row and column, in both languages."""
    _is_named(river, sheet, word, typed, code)


@pytest.mark.parametrize(
    ("sheet", "word", "typed", "code"),
    [
        ("Bodies", "referendum", "plebiscite", "needs_choice"),
        ("Bodies", "rural", "rurla", "unknown_bloc"),
        ("Blocs", "delta-parliament", "delta-parlament", "xlsx_no_row"),
        ("Blocs", "fishers", "fisher", "unknown_party"),
        ("Blocs", "release = summer | year or dam = none", "release = sumer", "unknown_option"),
        ("Support", "league-ballot", "ballot", "xlsx_no_row"),
        ("Support", "toll <= 2", "toll =< 2", "xlsx_syntax"),
        ("Undo", "dam = first | full", "dam = dry-summer", "unknown_option"),
        ("Undo", "dam = none", "dam : none", "xlsx_syntax"),
        ("Events", "upland", "upalnd", "unknown_party"),
        ("Beliefs", "dry-year", "wet-year", "xlsx_no_row"),
        ("Options", "dry-year", "wet-year", "unknown_event"),
        ("Options", "true", "maybe", "needs_day_or_truth"),
        ("Roadmap", "gauges, sluice", "gauges, sluise", "unknown_step"),
    ],
)
def test_a_wrong_cell_of_what_must_be_consented_to_is_named(
    tmp_path: Path, sheet: str, word: str, typed: str, code: str
) -> None:
    """The same in the sheets of bodies, acts, events and tranches."""
    path = tmp_path / "dam.xlsx"
    formats.convert(DAM, path)
    _is_named(path, sheet, word, typed, code)


def _is_named(path: Path, sheet: str, word: str, typed: str, code: str) -> None:
    where: list[str] = []

    def mistype(workbook: openpyxl.Workbook) -> None:
        row, column = _find(workbook[sheet], word)
        cell = workbook[sheet].cell(row, column, typed)
        where.append(cell.coordinate)

    _edit(path, mistype)
    errors = formats.read(path).errors
    found = [(e.code, e.place.sheet, e.place.cell) for e in errors if e.place is not None]
    assert [(code, sheet, where[0])] == [one for one in found if one[0] == code][:1]
    wrong = next(error for error in errors if error.code == code)
    assert all(f"{sheet}," in wrong.line(language) for language in LANGUAGES)


def test_a_wrong_heading_is_named(river: Path) -> None:
    """A misspelt column is told at its heading, with the columns there are."""

    def rename(workbook: openpyxl.Workbook) -> None:
        row, column = _find(workbook["Parties"], "power")
        workbook["Parties"].cell(row, column, "powr")

    _edit(river, rename)
    error = formats.read(river).errors[0]
    assert ("xlsx_unknown_column", 1) == (error.code, 1)
    assert "power" in error.words("en")


def test_a_wrong_sheet_is_named(river: Path) -> None:
    """A renamed sheet is told, with the nearest name; one that begins with # is left alone."""

    def rename(workbook: openpyxl.Workbook) -> None:
        workbook["Red lines"].title = "Red line"
        workbook.create_sheet("# my notes")["A1"] = "=1/0"

    _edit(river, rename)
    errors = formats.read(river).errors
    assert [("xlsx_unknown_sheet", "Red line")] == [
        (e.code, e.place and e.place.sheet) for e in errors
    ]
    assert "Red lines" in errors[0].words("en")


def test_a_row_said_twice_is_named(river: Path) -> None:
    """A second row for the same party is told, with the first."""

    def repeat(workbook: openpyxl.Workbook) -> None:
        workbook["Parties"].append(["delta"])

    _edit(river, repeat)
    error = formats.read(river).errors[0]
    assert ("key_twice", "Parties", "A6") == (
        error.code,
        error.place and error.place.sheet,
        error.place and error.place.cell,
    )
    assert "A3" in error.words("en")


def test_typed_numbers_and_dates_are_read(river: Path) -> None:
    """A number, a truth and a date typed as such count like their texts."""
    from datetime import datetime

    def retype(workbook: openpyxl.Workbook) -> None:
        row, column = _find(workbook["Case"], "2026-11-01")
        workbook["Case"].cell(row, column).value = datetime(2026, 11, 1)
        row, column = _find(workbook["Roadmap"], "true")
        workbook["Roadmap"].cell(row, column).value = True
        row, column = _find(workbook["Issues"], "0")
        workbook["Issues"].cell(row, column).value = 0.0

    _edit(river, retype)
    assert formats.load(RIVER) == formats.read(river).case


def test_headings_stay_in_sight(river: Path) -> None:
    """Every sheet has its heading frozen and bold, and words to pick where there are few."""
    workbook = openpyxl.load_workbook(river)
    for sheet in workbook.worksheets:
        if not sheet.title.startswith("#"):
            assert "A2" == sheet.freeze_panes
            assert sheet["A1"].font.bold
    offered = workbook["Red lines"].data_validations.dataValidation
    assert any("reported" in str(rule.formula1) for rule in offered)


def test_a_text_too_long_for_a_cell_is_refused(tmp_path: Path) -> None:
    """Nothing is cut off in silence: a list longer than a cell holds stops the writing."""
    case = formats.load(RIVER)
    many = tuple(f"party-{'x' * 900}-{number}" for number in range(40))
    issue = type(case.issues[0])("big", options=case.issues[0].options, decided_by=many)
    with pytest.raises(formats.BadFile, match="32767"):
        formats.write(type(case)("big", issues=(issue,)), tmp_path / "big.xlsx")
    assert [] == list(tmp_path.iterdir())

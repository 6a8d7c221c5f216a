"""Plain CSV: what is recognised, what a row says, and what is never guessed."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from detente import formats
from detente.analysis.problem import central_utility
from detente.app.reading import read_isolated
from helpers.genius import case_of, utility
from helpers.tables import points, read_table, table

GOOD = "issue,option,A,B\nline,river,1,0\nline,ridge,0.25,2/3\nhours,8,3,-1\n"


def test_points_add_up(tmp_path: Path) -> None:
    """The utility of a package is the sum of its cells, exactly, neither scaled nor cut off."""
    case = case_of(read_table(tmp_path, GOOD))

    assert Fraction("3.25") == utility(case, "A", "ridge", "8")
    assert Fraction(-1, 3) == utility(case, "B", "ridge", "8")
    assert ["line", "hours"] == [issue.id for issue in case.issues]
    assert ("river", "ridge") == case.issues[0].option_ids()


@pytest.mark.parametrize("name", ["a.csv", "a.txt", "a.yaml", "a.json", "a"])
def test_known_by_its_first_line(name: str, tmp_path: Path) -> None:
    """The name of the file says nothing."""
    reading = formats.read(table(tmp_path, GOOD, name))

    assert ["A", "B"] == [party.id for party in case_of(reading).parties]


@pytest.mark.parametrize("first", ["detente: case/1", "option,issue,A", "issues,option,A", ""])
def test_another_first_line_is_no_table(first: str, tmp_path: Path) -> None:
    """What does not begin with the columns issue and option is read as something else."""
    codes = {problem.code for problem in read_table(tmp_path, f"{first}\na,b,1\n").errors}

    assert codes
    assert not {code for code in codes if code.startswith("csv")}


@pytest.mark.parametrize(
    "content",
    [
        "issue;option;A\nline;river;0,5\nline;ridge;-1,25\n",
        "issue;option;A\nline;river;0.5\nline;ridge;-1.25\n",
        "issue\toption\tA\nline\triver\t0,5\nline\tridge\t-1,25\n",
        "Thema;Option;A\r\nline;river;0,5\r\nline;ridge;-1,25\r\n",
        "sep=;\r\nissue;option;A\r\nline;river;0,5\r\nline;ridge;-1,25\r\n",
        "sep=,\nissue,option,A\nline,river,0.5\nline,ridge,-1.25",
        '"issue","option","A"\r"line","river","0.5"\r"line","ridge","-1.25"\r',
        "\ufeffIssue,Option,A\n\nline,river, 0.5 \n,,\nline,ridge,-1.25\n",
    ],
)
def test_spellings_of_one_table(content: str, tmp_path: Path) -> None:
    """Commas, semicolons and tabs, decimal comma, line ends, BOM and Excel's first line."""
    expected = {("line", "river"): Fraction(1, 2), ("line", "ridge"): Fraction(-5, 4)}

    assert expected == points(case_of(read_table(tmp_path, content)), "A")


def test_an_empty_cell_is_a_gap(tmp_path: Path) -> None:
    """Nothing is taken for 0: the value is missing, the party's utility is not known, and noted."""
    reading = read_table(tmp_path, "issue,option,A,B\nline,river,1,\nline,ridge,0,0\n")
    case = case_of(reading)

    assert {("line", "ridge"): 0} == points(case, "B")
    assert central_utility(case, "B") is None
    assert central_utility(case, "A") is not None
    (gap,) = [problem for problem in reading.warnings if problem.code == "csv_gaps"]
    assert (2, 14) == (gap.place and gap.place.line, gap.place and gap.place.column)


def test_an_empty_column_says_nothing(tmp_path: Path) -> None:
    """A party of whom nothing is known has no statement at all."""
    case = case_of(read_table(tmp_path, "issue,option,A,B\nline,river,1,\nline,ridge,0,\n"))

    assert () == case.said_by("B")


@pytest.mark.parametrize("words", ["no deal", "No Deal", "keine Einigung", "kein Abschluss"])
def test_no_deal(words: str, tmp_path: Path) -> None:
    """The row without an option holds reservation values, 0 too; an empty cell is none stated."""
    case = case_of(read_table(tmp_path, f"issue,option,A,B\ni,x,1,1\ni,y,2,2\n{words},,0,\n"))

    assert [0, None] == [case.no_deal_of(party).value for party in ("A", "B")]
    assert ["i"] == [issue.id for issue in case.issues]


def test_an_issue_may_be_called_no_deal(tmp_path: Path) -> None:
    """With an option beside it the row is an option like any other."""
    case = case_of(read_table(tmp_path, "issue,option,A\nno deal,x,1\nno deal,y,2\n"))

    assert ["no deal"] == [issue.id for issue in case.issues]


def test_rows_of_an_issue_may_stand_apart(tmp_path: Path) -> None:
    """Issues and options keep the order in which they first appear."""
    case = case_of(read_table(tmp_path, "issue,option,A\ni,x,1\nj,x,1\ni,w,2\nj,a,2\n"))

    assert [("i", ("x", "w")), ("j", ("x", "a"))] == [
        (issue.id, issue.option_ids()) for issue in case.issues
    ]


def test_quoted_cells(tmp_path: Path) -> None:
    """Separators and quotes belong to the text, a line break is read as a blank and noted."""
    reading = read_table(tmp_path, 'issue,option,A\n"a, b","x ""y""",1\n"a, b","two\nlines",2\n')
    case = case_of(reading)

    assert [("a, b", 'x "y"'), ("a, b", "two lines")] == list(points(case, "A"))
    (note,) = [problem for problem in reading.warnings if problem.code == "csv_line_break"]
    assert (3, 8) == (note.place and note.place.line, note.place and note.place.column)


def test_places_behind_a_line_break(tmp_path: Path) -> None:
    """A row after a cell of several lines has the line that an editor shows."""
    (error,) = read_table(tmp_path, 'issue,option,A\ni,"x\n\ny",1\ni,z,bad\n').errors

    assert (5, 5) == (error.place and error.place.line, error.place and error.place.column)


def test_formulas_are_text(tmp_path: Path) -> None:
    """A name that a spreadsheet would run is a name; its guarding apostrophe is not."""
    case = case_of(read_table(tmp_path, "issue,option,A\n=1+1,'@x,1\n=1+1,''-y,2\n=1+1,'z,2\n"))

    assert [("=1+1", "@x"), ("=1+1", "'-y"), ("=1+1", "'z")] == list(points(case, "A"))


def test_the_isolated_reader_gives_the_same_case(tmp_path: Path) -> None:
    """What crosses from the child process is the case, to the last digit, and every note."""
    file = table(tmp_path, GOOD + "no deal,,1/7,\n")

    assert formats.read(file) == read_isolated(file)

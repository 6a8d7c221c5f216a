"""Which test holds us to which row of the list of known differences (agreements, section 9)."""

from __future__ import annotations

import ast
import runpy

import pytest

from helpers.needs import ROOT

SOLVING = "analysis/solutions/test_errors_of_peers.py"
FORMULAS = "peers/test_formulas.py"
READING = "peers/test_reading_files.py"
ANSWERS = "peers/test_answers.py"

ROWS = {
    1: ("analysis/solutions/test_brute_force.py", "test_small_problems_equal_brute_force"),
    2: (SOLVING, "test_packages_with_equal_utilities_all_survive"),
    3: (
        FORMULAS,
        "test_kalai_smorodinsky_prefers_large_shares_to_equal_ones",
        "test_kalai_smorodinsky_compares_the_next_share_too",
    ),
    4: (READING, "test_evaluations_are_shares_of_the_best_of_their_issue"),
    5: (
        "formats/genius/test_utility.py",
        "test_discount_does_not_erase_the_reservation_value",
    ),
    6: (READING, "test_a_discount_counts_shares_of_the_deadline_unless_it_says_rounds"),
    7: (READING, "test_integer_scores_start_at_the_lower_bound"),
    8: (READING, "test_rectangles_are_shares_of_their_maximum"),
    9: (SOLVING, "test_a_reservation_value_below_the_worst_package_stays"),
    10: (FORMULAS, "test_nash_does_not_multiply_losses"),
    11: (READING, "test_a_number_that_is_none_is_refused"),
    12: (
        SOLVING,
        "test_the_reservation_value_itself_is_acceptable",
        "test_an_empty_zone_is_said",
    ),
    13: (
        "peers/test_writing_files.py",
        "test_what_is_written_is_read_again",
        "test_what_is_exported_is_read_again",
    ),
    14: (READING, "test_numeric_issues_of_geniusweb_are_read"),
    15: (READING, "test_what_cannot_be_parsed_is_named_and_mended_on_request"),
    16: (ANSWERS, "test_every_index_is_given_once", "test_everything_public_is_tested"),
    17: (ANSWERS, "test_no_package_is_left_out_by_a_sample", "test_a_cap_is_said_in_the_finding"),
    18: (ANSWERS, "test_every_number_of_a_party_is_on_its_own_scale"),
}


def test_no_row_is_without_a_test() -> None:
    """All eighteen rows are listed here, and on the page of the record."""
    record = runpy.run_path(str(ROOT / "benchmarks" / "peer" / "promises.py"))

    assert list(range(1, 19)) == sorted(ROWS)
    assert sorted(ROWS) == sorted(record["PROMISES"])


@pytest.mark.parametrize("row", sorted(ROWS))
def test_the_named_tests_exist(row: int) -> None:
    """Each test that a row names is a function of that file."""
    file, *names = ROWS[row]
    tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}

    assert set() == set(names) - functions

"""The caps of every format, in one place, with the reason beside the number."""

from __future__ import annotations

YAML_BYTES = 256 * 1024
"""A harmless file of 672 KB already costs seconds to parse."""

JSON_BYTES = 2 * 1024 * 1024
XML_BYTES = 2 * 1024 * 1024
"""The largest real GENIUS file has 16 KB."""

XML_ELEMENTS = 100_000
"""Empty elements alone could otherwise keep a reader busy for seconds."""

CSV_BYTES = 2 * 1024 * 1024
CSV_CELLS = 50_000
"""Of a CSV: each number becomes a statement, which costs far more than its text."""

XLSX_BYTES = 5 * 1024 * 1024
"""Of the packed file; what it unpacks to is counted separately."""

DEPTH = 64
"""Levels of nesting; a real case has eight."""

UNPACKED_BYTES = 20 * 1024 * 1024
ARCHIVE_ENTRIES = 200
ARCHIVE_RATIO = 100
"""Unpacked size over packed size; a zip bomb has a thousand."""

ROWS = 50_000
"""Rows of a sheet that are looked at; more are refused."""

COLUMNS = 200

FOLDER_FILES = 200

PARTIES = 100
ISSUES = 1_000
OPTIONS = 10_000
"""Options of an issue, or steps of a range."""

ANSWERS = 2_000
"""Answers of one party; an interview of a day has a hundred."""

TABLED_PACKAGES = 1_000
"""Packages of a table over packages; each becomes an amount on a combination of all issues."""

NAME_LENGTH = 1_000
CELL_LENGTH = 32_767
"""Characters a spreadsheet cell holds."""

TEXT_LENGTH = 30_000
"""Characters of any text, so that a cell can hold it."""

FAULTS = 1_000
"""Faults after which reading stops: a hostile file could otherwise have a million."""

PROBLEMS = 200
"""Problems listed for one file; the rest are counted."""

"""Importing documents: read under limits, screened line by line, kept beside a case if asked."""

from detente.app.documents.case_folder import add_to_case
from detente.app.documents.decisions import (
    Change,
    decide_lines,
    line_changes,
    remember_changes,
)
from detente.app.documents.imported import Imported, imported_values
from detente.app.documents.importing import Failed, Import, import_documents
from detente.app.documents.telling import document_text, group_lines

__all__ = [
    "Change",
    "Failed",
    "Import",
    "Imported",
    "add_to_case",
    "decide_lines",
    "document_text",
    "group_lines",
    "import_documents",
    "imported_values",
    "line_changes",
    "remember_changes",
]

"""The spreadsheet twin: the same document, a sheet per part of the case."""

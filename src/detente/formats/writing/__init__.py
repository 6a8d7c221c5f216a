"""From a case to a document: one writer for all formats."""

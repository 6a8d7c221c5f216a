"""Findings in words: one file per finding, the same words for page, document and JSON."""

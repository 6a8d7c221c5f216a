"""Importing documents: read under limits, screened line by line, kept beside a case if asked.

Nothing is imported here: the process that reads a file loads what it needs and no more.
"""

"""Writing for other programs: what every writer shares.

The utilities of a case as tables, what a format cannot carry, names and numbers as files hold them.
"""

"""Chains that walk what is compatible where statements tie issues together."""

"""Samples of compatible utilities, drawn issue by issue where nothing ties them together."""

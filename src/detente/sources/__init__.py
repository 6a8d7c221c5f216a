"""Sources: documents, the passages in them, and what is claimed there."""

"""The pages of findings: an analysis once per version, and a section of it per page."""

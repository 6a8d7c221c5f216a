"""What the formats of other programs share: issues and profiles on the way to a case."""

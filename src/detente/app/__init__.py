"""The use cases: the only place that wires the rest together."""

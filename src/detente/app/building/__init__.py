"""Building a case element by element: what a form shows, and what it changes."""

"""Plain CSV: a row per option, a column per party, points that add up."""

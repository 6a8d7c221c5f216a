"""Everything a party said as one linear programme: its rows, its bounds, and their proofs."""

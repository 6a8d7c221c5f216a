"""The single checks, one file per part of a case; each yields faults and knows no other."""

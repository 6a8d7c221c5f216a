"""NegoLog JSON: a profile per party and no domain file."""

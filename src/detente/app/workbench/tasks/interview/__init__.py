"""The pages of the interview: what is at hand, and what becomes of an answer."""

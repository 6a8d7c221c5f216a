"""One room per question, each on a compiled `Problem` or on what the statements imply."""

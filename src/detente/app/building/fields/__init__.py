"""Fields of a form: one file per kind, each from a tree to texts and back."""

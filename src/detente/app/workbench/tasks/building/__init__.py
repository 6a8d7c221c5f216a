"""The pages of the builder: what a form shows, what it changes, what a removal takes along."""

"""The pages of the source desk: documents, their lines, passages, claims, who is heard."""

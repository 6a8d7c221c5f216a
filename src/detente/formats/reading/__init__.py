"""From a document to a case: one file per part of the case, every fault gathered."""

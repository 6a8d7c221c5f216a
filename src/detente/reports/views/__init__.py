"""One view per section: a finding turned into the plain values that its template prints."""

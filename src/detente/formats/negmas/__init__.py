"""NegMAS YAML and JSON: a domain, and a utility function per party in the order of its issues."""

"""GeniusWeb JSON: a domain, a profile per party, and a bid in place of a reservation value."""

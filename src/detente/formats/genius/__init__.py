"""GENIUS XML, the field's oldest format: a folder of one domain and a profile per party."""

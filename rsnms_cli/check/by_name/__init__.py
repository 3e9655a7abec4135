"""Rows without a number of a person, and whose they are by name and organisation."""

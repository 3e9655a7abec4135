"""Rules about the number of a person."""

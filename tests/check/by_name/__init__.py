"""Rows without a number of a person."""

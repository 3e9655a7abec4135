"""A cell's text to a typed value."""

"""A small region, and how its offices send it."""

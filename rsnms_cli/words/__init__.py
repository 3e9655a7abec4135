"""One wording for all outputs: numbers, points, units, conditions as people read them."""

"""Step 2, check: all problems of the tables at once, and the tables without what is left out."""

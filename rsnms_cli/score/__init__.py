"""Step 4, score: facts and answers to points. Pure functions, exact arithmetic."""

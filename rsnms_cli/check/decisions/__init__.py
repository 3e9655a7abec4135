"""What the analyst is asked: a question per thing that is unclear, a file per kind."""

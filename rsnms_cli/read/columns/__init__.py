"""What a column means: the words of its header, its values, and what the sheet has beside it."""

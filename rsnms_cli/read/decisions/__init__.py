"""What the analyst has decided: the mapping file."""

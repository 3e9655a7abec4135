"""How the cells of each format are read, with what its readers do not tell."""

"""How people spell what the columns ask for: data, and what its words explain."""

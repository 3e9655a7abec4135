"""Step 3, facts: people's rows to counts per unit. The only step that touches people."""

"""Step 5, render: results to tables, files and the terminal. No arithmetic here."""

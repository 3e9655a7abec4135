"""Empty tables for offices to fill in: workbooks with lists, comments and an example."""

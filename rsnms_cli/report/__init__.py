"""The report: one view of a period's results, and its formats."""

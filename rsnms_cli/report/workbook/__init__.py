"""report.xlsx with live formulas, and scores.xlsx laid out as in the document."""

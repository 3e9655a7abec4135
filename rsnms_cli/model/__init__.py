"""The words every step speaks: periods, problems, tables, answers, results. Imports no step."""

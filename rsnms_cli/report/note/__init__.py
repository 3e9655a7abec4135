"""The analytical note, docx and pdf."""

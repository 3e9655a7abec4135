"""What is said of columns."""

"""The commands: options to one request, and what is said of the outcome."""

"""One region as a dozen offices send it."""

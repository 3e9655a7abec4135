"""Results as csv and JSON for machines."""

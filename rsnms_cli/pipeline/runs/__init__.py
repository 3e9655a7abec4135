"""A workspace: its half-yearly runs, their history, and what a run is known by."""

"""Where a sheet's tables begin and end, and which of its rows are data."""

"""Sheets of the six kinds that a ministry is sent, two of each, as they are met."""

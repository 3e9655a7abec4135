"""Efficiency indicators of the regional system of methodical support for teachers (РСНМС)."""

__version__ = "0.1.0"

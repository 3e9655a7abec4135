"""Copies of faulty files with their cells marked."""

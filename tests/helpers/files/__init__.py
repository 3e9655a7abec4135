"""Files made by hand, byte by byte."""

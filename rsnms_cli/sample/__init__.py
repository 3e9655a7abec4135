"""Synthetic regions: made-up people and organisations for trials, tests and benchmarks.

Everything is invented: names are assembled from syllables, СНИЛС start with «900-», places belong
to no real region. One seed gives one region, byte for byte, under every Python version.
"""

from rsnms_cli.sample.exports import HEADERS, export_files, write_exports
from rsnms_cli.sample.model import Cell, Region, Row, Size
from rsnms_cli.sample.region import make_region

__all__ = [
    "HEADERS",
    "Cell",
    "Region",
    "Row",
    "Size",
    "export_files",
    "make_region",
    "write_exports",
]

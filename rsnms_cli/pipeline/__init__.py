"""The whole jobs, read → check → facts → score → render: the only place that sees every step.

Only what every command needs is imported here: reading starts before the rest is loaded.
"""

from rsnms_cli.pipeline.job import Inputs, Outcome, Refused, Request, check, score
from rsnms_cli.pipeline.making import create_forms, create_sample

__all__ = [
    "Inputs",
    "Outcome",
    "Refused",
    "Request",
    "check",
    "create_forms",
    "create_sample",
    "score",
]

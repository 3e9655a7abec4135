"""The whole jobs, read → check → facts → score → render: the only place that sees every step."""

from rsnms_cli.pipeline.job import Inputs, Outcome, Refused, Request, check, score
from rsnms_cli.pipeline.making import create_forms, create_sample
from rsnms_cli.pipeline.rereading import compare_readings

__all__ = [
    "Inputs",
    "Outcome",
    "Refused",
    "Request",
    "check",
    "compare_readings",
    "create_forms",
    "create_sample",
    "score",
]

"""The whole jobs, read → check → facts → score → report: the only place that sees every step."""

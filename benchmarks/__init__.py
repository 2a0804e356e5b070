"""Measurements of the program; run each with ``python -m benchmarks.NAME``."""

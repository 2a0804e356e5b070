"""Shared, pure knowledge of language: tokens, dates, the ladder of strength. Stages build on it."""

"""Features of a pair of sentences: what speaks for or against their carrying one proposition."""

from tracker.match.features.table import FeatureTable, build_features

__all__ = ["FeatureTable", "build_features"]

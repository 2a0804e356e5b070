"""Stage: labelled sentences in, ordered findings out. Pure; see ``docs/digest.md`` for the reasoning."""

from tracker.report.digest import build_digest, count
from tracker.report.identity import finding_id
from tracker.report.weight import weigh

__all__ = ["build_digest", "count", "finding_id", "weigh"]

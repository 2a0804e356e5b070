"""Which newer sentence carries on which older one, how surely, and why."""

from tracker.match.compare import compare
from tracker.match.side import Side

__all__ = ["Side", "compare"]

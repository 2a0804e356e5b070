"""Threads: one proposition followed through the meetings, its deadlines, and what became of them."""

from tracker.threads.build import build_threads
from tracker.threads.held import announced_for, meeting_held
from tracker.threads.material import Cosine, Material
from tracker.threads.meetings import meeting_outlooks
from tracker.threads.occurrences import Judge

__all__ = [
    "Cosine",
    "Judge",
    "Material",
    "announced_for",
    "build_threads",
    "meeting_held",
    "meeting_outlooks",
]

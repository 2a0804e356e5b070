"""``tracker doctor``: is everything in order, and how to mend what is not. One file for each organ."""

from tracker.run.doctor.diagnosis import Diagnosis, Health
from tracker.run.doctor.examine import examine

__all__ = ["Diagnosis", "Health", "examine"]

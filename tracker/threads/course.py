"""A deadline under way, and how it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from tracker.language.until import ends_a_state
from tracker.model import Deadline, DeadlineRecord, Outcome, Passage, Precision
from tracker.threads.fulfilment import Confirmation
from tracker.threads.material import Material
from tracker.threads.promise import Promise

_START = re.compile(
    r"^(?:with effect|as|beginning|starting|effective)?\s*(?:from|of|on|in)?\b.*\bonwards?$"
    r"|^(?:with effect|as) (?:from|of)\b|^(?:beginning|starting|effective)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Course:
    """One deadline from the sentence that set it."""

    promise: Promise
    deadline: Deadline
    confirmation: Confirmation | None
    repeated: list[Passage] = field(default_factory=list)
    rivals: list[str] = field(default_factory=list)
    """Other dates that the same statement gives for the same thing."""

    @property
    def is_term(self) -> bool:
        """Whether the date ends a state ('extends the mandate until …') instead of asking for a deed."""
        return ends_a_state(self.deadline.phrase, self.promise.passage.layout.text)

    @property
    def is_start(self) -> bool:
        """Whether something holds from the date on ('with effect from …'): nothing can be late."""
        return bool(_START.search(self.deadline.phrase))

    def stands_on(self, day: date) -> bool:
        """Whether the date is known and has not passed."""
        return self.deadline.end is not None and self.deadline.end >= day

    def narrowed_by(self, deadline: Deadline) -> bool:
        """Whether another wording names a shorter time within the one that stands."""
        old, new = self.deadline, deadline
        if not (old.start and old.end and new.start and new.end):
            return False
        return old.start <= new.start and new.end <= old.end and new.end - new.start < old.end - old.start

    def says(self, deadline: Deadline) -> bool:
        """Whether another wording names the same date."""
        return self.deadline.end == deadline.end

    def close(self, outcome: Outcome, by: Passage, material: Material) -> DeadlineRecord:
        """End it by what a later wording says."""
        return self._record(material, outcome, by)

    def met(self, found: Confirmation, material: Material) -> DeadlineRecord:
        """End it by the sentence that says it was kept."""
        end, day = self.deadline.end, material.statement(found.passage).meeting_date
        late = f", said after {end.isoformat()}" if end and day > end else ""
        return self._record(material, Outcome.MET, found.passage, found.reason + late)

    def settle(self, material: Material, today: date) -> DeadlineRecord:
        """Say how it stands when no later wording touched it."""
        if self.confirmation:
            return self.met(self.confirmation, material)
        return self._record(material, self._standing(today), reason=self._doubt())

    def _standing(self, today: date) -> Outcome:
        end = self.deadline.end
        if end is None or end < self.promise.statement.meeting_date:
            return Outcome.OPEN
        if today <= end:
            return Outcome.DUE
        if self.is_start:
            return Outcome.STARTED
        return Outcome.ENDED if self.is_term else Outcome.OVERDUE

    def _doubt(self) -> str | None:
        """Say what is wrong with the date, if anything."""
        if self.rivals:
            return f"the same statement also says “{'”, “'.join(self.rivals)}”"
        if self.deadline.end is None:
            unclear = self.deadline.precision is Precision.UNKNOWN
            return f"no date can be told from “{self.deadline.phrase}”" if unclear else "no date given"
        if self.deadline.end < self.promise.statement.meeting_date:
            return "the date lies before the meeting that names it"
        return None

    def _record(
        self, material: Material, outcome: Outcome, by: Passage | None = None, reason: str | None = None
    ) -> DeadlineRecord:
        return DeadlineRecord(
            set_in=material.ref(self.promise.passage),
            deadline=self.deadline,
            outcome=outcome,
            evidence=material.ref(by) if by else None,
            reason=reason,
            repeated=tuple(material.ref(passage) for passage in self.repeated),
        )

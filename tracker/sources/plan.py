"""Deciding which links to follow, and what to remember of how it went. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.model import Changed, CouldNotCheck, Found, HttpRules, Known, Seen, Unchanged
from tracker.sources.links import Candidate
from tracker.sources.retry_later import failed, forget_body
from tracker.sources.twins import add

_REMEMBERED = 50_000
"""Links; what is no longer listed is forgotten first, oldest first."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do about the candidates of one list."""

    fetch: tuple[Candidate, ...]
    passed_over: tuple[Candidate, ...] = ()
    """There before the first look, and too old to be fetched."""
    waiting: bool = False
    """Whether some are left for the next check."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One candidate that was followed, with what came of it."""

    candidate: Candidate
    result: Found | CouldNotCheck
    mark: str | None = None
    """Fingerprint, where it was had."""


def plan(candidates: Sequence[Candidate], known: Known, *, backlog: int, limit: int) -> Plan:
    """Decide which of ``candidates``, newest first, to fetch.

    At the first look ``backlog`` of them, later all that are new; never more than ``limit`` at once. Those
    that failed before come last, so that a few dead links cannot keep out the living.
    """
    seen = {item.key: item for item in known.seen}
    fresh = [item for item in candidates if item.key not in seen]
    again = [item for item in candidates if item.key in seen and seen[item.key].failures]
    passed_over: list[Candidate] = []
    if not known.seeded:
        fresh, passed_over = fresh[:backlog], fresh[backlog:]
    wanted = fresh + again
    return Plan(tuple(wanted[:limit]), tuple(passed_over), waiting=len(wanted) > limit)


def conclude(
    known: Known,
    plan: Plan,
    tried: Sequence[Tried],
    *,
    listed: Sequence[Candidate],
    rules: HttpRules,
    body: Known,
) -> Changed | Unchanged:
    """Turn what came of a plan into the outcome of the check.

    Args:
        known: what was known before.
        plan: what was to be fetched.
        tried: what was fetched, in order; fewer than planned when the host stopped answering.
        listed: all candidates of the list as it is now.
        rules: for the number of attempts.
        body: the validators and the mark of the list itself, to be kept when nothing is left to do.
    """
    found, problems, fresh = _sort(known, tried, rules.attempts)
    seen = _remember(known, (*(Seen(item.key) for item in plan.passed_over), *fresh), listed)
    left_over = plan.waiting or len(tried) < len(plan.fetch)
    keys = {item.key for item in listed}
    settled = not left_over and not any(item.failures for item in seen if item.key in keys)
    after = replace(body, seen=seen, seeded=True)
    after = after if settled else forget_body(after)
    if found:
        return Changed(found, after, problems)
    return Unchanged(after, problems)


def _sort(
    known: Known, tried: Sequence[Tried], attempts: int
) -> tuple[tuple[Found, ...], tuple[CouldNotCheck, ...], list[Seen]]:
    """Part what was had from what failed; a text that is known under another address is not had again."""
    before = {item.key: item for item in known.seen}
    marks = {item.mark for item in known.seen if item.mark is not None}
    found: dict[str | None, Found] = {}
    problems, seen = [], []
    for attempt in tried:
        key = attempt.candidate.key
        if isinstance(attempt.result, CouldNotCheck):
            item = before.get(key, Seen(key))
            seen.append(failed(item, item.failures, attempts))
            problems.append(replace(attempt.result, key=key))
            continue
        seen.append(Seen(key, attempt.mark))
        if attempt.mark not in marks:
            add(found, attempt.mark, attempt.result)
    return tuple(found.values()), tuple(problems), seen


def _remember(known: Known, fresh: Sequence[Seen], listed: Sequence[Candidate]) -> tuple[Seen, ...]:
    merged = {item.key: item for item in known.seen} | {item.key: item for item in fresh}
    keys = {item.key for item in listed}
    gone = [item for item in merged.values() if item.key not in keys and not item.failures]
    still = [item for item in merged.values() if item.key in keys]
    return (*gone[max(0, len(gone) + len(still) - _REMEMBERED) :], *still)

"""Looking at sources one after another."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from store.engine import CollisionError
from tracker.errors import TrackerError
from tracker.model import CheckRecord, Source
from tracker.run.look import Looker
from tracker.run.workspace import Workspace
from tracker.sources import LateClient

LOG = logging.getLogger("tracker.run")

Stop = Callable[[], bool]


def never() -> bool:
    """Answer the question whether to stop: no."""
    return False


def look_at(
    workspace: Workspace, sources: Sequence[Source], run: int, stop: Stop = never
) -> list[CheckRecord]:
    """Look at sources one after another; one that fails does not keep the others from being looked at."""
    store = workspace.store
    with store.write():
        store.watched.register(sources)
    checks = []
    with LateClient(workspace.config.http.rules(), now=workspace.clock) as client:
        looker = Looker(workspace, client, run)
        for source in sources:
            if stop():
                break
            check = look(looker, source)
            tell(run, check)
            checks.append(check)
    return checks


def look(looker: Looker, source: Source) -> CheckRecord:
    """Look at one source and keep what came of it, be it that the look failed.

    Raises:
        StoreError: not even that could be kept.
        CollisionError: another worker was in the way; it can be done again.
    """
    state = looker.workspace.store.watched.states()[source.id]
    try:
        return looker.look(source, state)
    except CollisionError:
        raise
    except TrackerError as error:
        return looker.failed(source, state, str(error))
    except Exception as error:
        # One odd document must not cost the user all other sources; the log has the whole story.
        LOG.exception("source failed", extra={"location": source.location})
        return looker.failed(source, state, f"{source.location}: failed inside ({type(error).__name__}).")


def tell(run: int, check: CheckRecord) -> None:
    """Write to the log what came of a source."""
    level = logging.WARNING if check.detail else logging.INFO
    about = {
        "series": check.series,
        "location": check.location,
        "result": check.result.value,
        "detail": check.detail,
        "statements": list(check.statements),
        "findings": check.findings,
    }
    LOG.log(level, "source", extra={"run": run, **about})

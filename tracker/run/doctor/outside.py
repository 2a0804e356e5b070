"""Sources and channels: whatever lies beyond this machine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tracker.errors import SourceError
from tracker.model import CouldNotCheck, Medium, Source
from tracker.report.phrases import plural
from tracker.run.channels import channel_names, open_channel
from tracker.run.doctor.diagnosis import Diagnosis, Health, diagnose
from tracker.run.round import sources_of
from tracker.run.workspace import Workspace
from tracker.sources import Fetcher, HttpClient, load_known

_NAMED = 5


def sources(workspace: Workspace) -> Iterator[Diagnosis]:
    """Ask every source for its page, feed or folder; nothing of it is taken in."""
    with HttpClient(workspace.config.http.rules(), now=workspace.clock) as client:
        for source in sources_of(workspace):
            yield diagnose("source", partial(_reach, source, client))


def documents(workspace: Workspace) -> Iterator[Diagnosis]:
    """Name what the last runs could not read at sources, while it is still tried."""
    states = workspace.store.watched.states()
    for source in sources_of(workspace):
        state = states.get(source.id)
        failing = [s for s in load_known(state.known).seen if s.failures] if state else []
        if failing:
            names = ", ".join(item.key for item in failing[:_NAMED]) + (", …" if failing[_NAMED:] else "")
            number = plural(len(failing), "document", "documents")
            found = f"{source.series}: {number} could not be read so far ({names})"
            yield Diagnosis("documents", Health.POOR, found, "'tracker log' says why; mend or remove them")


def _reach(source: Source, client: Fetcher) -> str:
    if source.kind is Medium.FOLDER:
        if not Path(source.location).is_dir():
            raise SourceError("there is no such folder", where=source.location, do="check the path")
        return f"{source.series}: {source.location} is there"
    answer = client.fetch(source.location, allow_private=source.allow_private)
    if isinstance(answer, CouldNotCheck):
        do = None if ". " in answer.detail else "open it in a browser; if it is there, it was a passing fault"
        raise SourceError(answer.detail, where=f"{source.series}: {source.location}", do=do)
    return f"{source.series}: {source.location} answers"


def channels(workspace: Workspace) -> Iterator[Diagnosis]:
    """Connect with every channel and log in; no message is sent."""
    for name in channel_names(workspace):
        yield diagnose(f"channel {name}", partial(_log_in, workspace, name))


def _log_in(workspace: Workspace, name: str) -> str:
    channel = open_channel(workspace, name)
    try:
        return channel.check()
    finally:
        channel.close()

"""What is well-formed in the config and still cannot be meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tracker.report.phrases import plural
from tracker.run.doctor.diagnosis import Diagnosis, Health
from tracker.run.readers import readers_of
from tracker.run.round import sources_of
from tracker.run.workspace import Workspace


def settings(workspace: Workspace) -> Iterator[Diagnosis]:
    """Say what the config leads to, and what in it leads nowhere."""
    config = workspace.config
    sources, readers = sources_of(workspace), readers_of(config)
    numbers = (
        plural(len(sources), "source", "sources"),
        plural(len(readers), "reader", "readers"),
        plural(len(config.rules), "alert rule", "alert rules"),
    )
    found = f"{workspace.path}: {', '.join(numbers)}"
    yield Diagnosis("config", Health.WELL, found)
    if sources and not readers:
        mend = "name a host and readers under [mail], or a channel under [[channels]]"
        yield Diagnosis("config", Health.POOR, "there are sources, but nobody is told", mend)
    yield from _unknown(workspace, "[[readers]]", [name for r in config.readers for name in r.series])
    yield from _unknown(workspace, "[[rules]]", [name for r in config.rules for name in r.series])


def _unknown(workspace: Workspace, table: str, names: Iterable[str]) -> Iterator[Diagnosis]:
    known = {series.name.casefold() for series in workspace.config.series}
    known |= {series.name.casefold() for series in workspace.store.statements.series()}
    for name in dict.fromkeys(names):
        if name.casefold() not in known:
            found = f"{table} names the series '{name}', which is neither in the config nor in the archive"
            yield Diagnosis("config", Health.POOR, found, "correct the name")

"""A workspace: its settings, its store, its model and its clock, opened when they are needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from store import Server, Store
from tracker.config import CONFIG_NAME, Config, find_config, load_config
from tracker.errors import ConfigError, TrackerError
from tracker.language.ladder import Ladder, default_ladder, load_ladder
from tracker.resources import resource
from tracker.run.database import database_of

if TYPE_CHECKING:
    # What embeds and what matches takes a while to import, and most commands need neither.
    from tracker.embed import Embedder
    from tracker.match import Scorer
    from tracker.run.matching import Matcher
    from tracker.run.nearby import Nearby
    from tracker.run.vectors import VectorSource

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Return the present time, with its zone."""
    return datetime.now(UTC)


@dataclass
class Workspace:
    """Everything a command works on.

    ``clock`` is an argument so that a test, or a demo, can move it.
    """

    config: Config
    path: Path | None = None
    """The config file; null for a workspace in memory."""
    clock: Clock = field(default=system_clock)

    @property
    def place(self) -> Path | Server | None:
        """Where the archive lies: a file, a server, or in memory."""
        return database_of(self.config.store) if self.path else None

    @cached_property
    def store(self) -> Store:
        """The archive. Opened (and brought up to date) at first use."""
        return Store(self.place)

    @cached_property
    def ladder(self) -> Ladder:
        """The ladder of strength: the shipped one, or the user's own."""
        own = self.config.strength.ladder
        return load_ladder(own) if own else default_ladder()

    @cached_property
    def matcher(self) -> Matcher:
        """The matcher, with the shipped weights or those of this workspace."""
        from tracker.run.matching import Matcher

        own = self.config.match.scorer
        return Matcher(self.vectors.of, read_own_scorer(own) if own else None)

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """Folders whose templates replace the shipped ones."""
        own = self.config.templates.folder
        return (own,) if own else ()

    @cached_property
    def embedder(self) -> Embedder:
        """The model; it is loaded when a sentence must be embedded."""
        from tracker.embed import BUNDLED, ModelSpec, open_embedder

        model = self.config.model
        if model.location == "bundled":
            return open_embedder(BUNDLED, model.cache)
        return open_embedder(ModelSpec(model.location, model.revision, model.sha256), model.cache)

    @cached_property
    def vectors(self) -> VectorSource:
        """Vectors of sentences, from the store where they are there."""
        from tracker.run.vectors import VectorSource

        return VectorSource(self.embedder, self.store)

    @cached_property
    def nearby(self) -> Nearby:
        """The vectors of the whole archive."""
        from tracker.run.nearby import Nearby

        return Nearby(self.store, self.vectors.model)

    @property
    def folder(self) -> Path:
        """The folder of the workspace."""
        return (self.path or Path.cwd() / "config.toml").parent


def open_workspace(explicit: Path | None, start: Path, clock: Clock = system_clock) -> Workspace:
    """Open the workspace that a command means.

    Raises:
        ConfigError: there is none, or its config is wrong.
    """
    path = find_config(explicit, start)
    if path is None:
        raise ConfigError(
            "there is no workspace here",
            where=str(start),
            do="run 'tracker init' first, or name one with --config",
        )
    return Workspace(load_config(path), path, clock)


def init_workspace(folder: Path) -> Path:
    """Make a workspace in ``folder``: config, inbox and database. Return the path of its config.

    Raises:
        TrackerError: the folder already holds a config; nothing is overwritten.
    """
    target = folder / CONFIG_NAME
    if target.exists():
        raise TrackerError("there is a workspace already", where=str(target), do="choose another folder")
    try:
        (folder / "inbox").mkdir(parents=True, exist_ok=True)
        target.write_bytes(resource(CONFIG_NAME).read_bytes())
    except OSError as error:
        raise TrackerError(
            f"cannot be made ({error.strerror})", where=str(folder), do="choose another folder"
        ) from error
    Workspace(load_config(target), target).store.close()
    return target


def read_own_scorer(path: Path) -> Scorer:
    """Read the weights that a config names.

    Raises:
        ConfigError: they are not there or not readable.
    """
    from tracker.match import read_scorer

    try:
        return read_scorer(path.read_text(encoding="utf-8"), where=str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            "the scorer cannot be read",
            where=str(path),
            do="run 'tracker calibrate' again, or remove match.scorer from config",
        ) from error

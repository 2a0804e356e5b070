"""Backup and restore: a workspace as one file."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

from store import Store
from store.copying import copy_database
from tracker.config import CONFIG_NAME, Config, load_config
from tracker.errors import NotFoundError, ReadError, TrackerError
from tracker.run.workspace import Workspace

_DATABASE = "tracker.sqlite"


def back_up(workspace: Workspace, target: Path) -> int:
    """Write config, database, and what the config names (ladder, scorer) to one zip file; return its size.

    Secrets are not in it: they are in the environment or in files of their own. The workspace may be in
    use meanwhile.

    Raises:
        TrackerError: the file exists already, or cannot be written; the database is on a server.
    """
    database_file = workspace.place
    if not isinstance(database_file, Path):
        raise TrackerError(
            "a database on a server is backed up with the tools of PostgreSQL",
            where=str(database_file),
            do="run pg_dump, or 'tracker migrate-store --to FILE.sqlite' for a copy in one file",
        )
    if target.exists():
        raise TrackerError("there is such a file already", where=str(target), do="choose another name")
    partial = target.with_name(target.name + ".partial")
    try:
        with tempfile.TemporaryDirectory() as folder:
            database = Path(folder) / _DATABASE
            copy_database(database_file, database)
            with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.write(database, _DATABASE)
                for path, name in _companions(workspace):
                    archive.write(path, name)
        partial.replace(target)
    except OSError as error:
        raise TrackerError(
            f"cannot be written ({error.strerror})", where=str(target), do="choose another place"
        ) from error
    finally:
        partial.unlink(missing_ok=True)
    return target.stat().st_size


def restore(backup: Path, folder: Path) -> Config:
    """Unpack a backup into a folder that holds no workspace yet, and check the database.

    Raises:
        NotFoundError: there is no such file.
        ReadError: the file is no backup of a workspace.
        TrackerError: the folder holds a workspace already, or cannot be written.
    """
    if (folder / CONFIG_NAME).exists():
        raise TrackerError("there is a workspace already", where=str(folder), do="choose another folder")
    if not backup.is_file():
        raise NotFoundError("there is no such file", where=str(backup), do="check the path")
    try:
        with zipfile.ZipFile(backup) as archive:
            names = archive.namelist()
            if not {CONFIG_NAME, _DATABASE} <= set(names) or archive.testzip():
                raise ReadError("is no backup of a workspace", where=str(backup), do="check the file")
            folder.mkdir(parents=True, exist_ok=True)
            for name in names:
                (folder / Path(name).name).write_bytes(archive.read(name))
    except zipfile.BadZipFile as error:
        raise ReadError("is no backup of a workspace", where=str(backup), do="check the file") from error
    except OSError as error:
        raise TrackerError(f"cannot be written ({error.strerror})", where=str(folder)) from error
    return _checked(folder)


def _checked(folder: Path) -> Config:
    config = load_config(folder / CONFIG_NAME)
    unpacked, wanted = folder.resolve() / _DATABASE, config.store.path
    if wanted != unpacked:
        if wanted.exists():
            raise TrackerError(
                f"its config places the database at {wanted}, where there is one already",
                where=str(folder),
                do="move that one away, or change store.path in the unpacked config",
            )
        wanted.parent.mkdir(parents=True, exist_ok=True)
        unpacked.replace(wanted)
    Store(config.store.path).close()
    return config


def _companions(workspace: Workspace) -> list[tuple[Path, str]]:
    """The config and the files beside it that it names."""
    config = workspace.config
    named = [workspace.path, config.strength.ladder, config.match.scorer]
    found = [path for path in named if path is not None and path.is_file()]
    return [(path, CONFIG_NAME if path == workspace.path else path.name) for path in found]

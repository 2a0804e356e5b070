"""Writes the archive for other tools: CSV, JSONL, and a database for Datasette."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any, Literal

from store.export import VIEWS, write_database
from tracker.errors import TrackerError
from tracker.run.export_rows import Row, Tables, columns, described, export_tables
from tracker.run.workspace import Workspace

Kind = Literal["csv", "jsonl", "sqlite"]
KINDS: tuple[Kind, ...] = ("csv", "jsonl", "sqlite")

_DATABASE = "commitments.db"


def export(workspace: Workspace, folder: Path, kinds: tuple[Kind, ...] = KINDS) -> list[Path]:
    """Write everything into a folder; return the files that were written.

    Files of an earlier export are replaced, each in one piece.

    Raises:
        TrackerError: the folder cannot be written.
    """
    tables = export_tables(workspace)
    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in tables.items():
            if "csv" in kinds:
                written.append(_replace(folder / f"{name}.csv", _csv(name, rows)))
            if "jsonl" in kinds:
                written.append(_replace(folder / f"{name}.jsonl", _jsonl(rows)))
        if "sqlite" in kinds:
            written.append(_database(folder / _DATABASE, tables))
            written.append(_replace(folder / "metadata.json", _metadata()))
    except OSError as error:
        raise TrackerError(
            f"cannot be written ({error.strerror})", where=str(folder), do="choose another folder"
        ) from error
    return written


def _replace(path: Path, text: str) -> Path:
    partial = path.with_name(path.name + ".partial")
    partial.write_text(text, encoding="utf-8")
    return partial.replace(path)


def _csv(table: str, rows: list[Row]) -> str:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns(table), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def _jsonl(rows: list[Row]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _database(path: Path, tables: Tables) -> Path:
    partial = path.with_name(path.name + ".partial")
    partial.unlink(missing_ok=True)
    names = {name: columns(name) for name in tables}
    write_database(partial, names, tables, {name: described()[name]["_key"] for name in tables})
    return partial.replace(path)


def _metadata() -> str:
    """Return the metadata that Datasette shows beside tables and columns."""
    shown: dict[str, Any] = {
        name: {
            "description": table["_about"],
            "columns": {column: table[column] for column in columns(name)},
        }
        for name, table in described().items()
    }
    shown |= {name: {"description": about} for name, (about, _) in VIEWS.items()}
    return json.dumps(
        {
            "title": "Commitments",
            "description": "Statements, sentences, threads, deadlines and decisions of a commitment tracker.",
            "databases": {Path(_DATABASE).stem: {"tables": shown}},
        },
        ensure_ascii=False,
        indent=2,
    )

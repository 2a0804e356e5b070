"""``tracker extract``."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from tracker.cli.options import format_option, output_option
from tracker.cli.output import as_json, emit
from tracker.formats import DEFAULT_LIMIT
from tracker.model import Extracted
from tracker.run.arrival import read_bytes
from tracker.run.extraction import extract

_FIELDS = (
    "title",
    "meeting_date",
    "published_date",
    "meeting_name",
    "series",
    "number",
    "place",
    "source_kind",
    "language",
)


@click.command("extract")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--url", help="Where the document came from.")
@format_option("text", "json")
@output_option
def command(file: Path, url: str | None, format_: str, output: Path | None) -> None:
    """Show what is read from FILE ('-' is standard input): sentences, metadata, and every line left out."""
    name = "standard input" if str(file) == "-" else str(file)
    extracted = extract(read_bytes(file, DEFAULT_LIMIT), name=name, url=url)
    emit(as_json(_as_dict(extracted)) if format_ == "json" else _as_text(extracted), output)


def _as_dict(extracted: Extracted) -> dict[str, Any]:
    data = asdict(extracted)
    data["why"] = dict(extracted.why)
    return data


def _as_text(extracted: Extracted) -> str:
    why = dict(extracted.why)
    lines = []
    for name in _FIELDS:
        value = getattr(extracted, name)
        reason = f"   ({why[name]})" if name in why and value is not None else ""
        lines.append(f"{name.replace('_', ' '):<15} {'—' if value is None else value}{reason}")
    lines += ["", f"{len(extracted.sentences)} sentences"]
    lines += [f"{number:>4}  {text}" for number, text in enumerate(extracted.sentences, start=1)]
    lines += ["", f"{len(extracted.discarded)} lines left out"]
    lines += [f"{d.line:>4}  {d.reason}: {_short(d.text)}   ({d.why})" for d in extracted.discarded]
    return "\n".join(lines)


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"

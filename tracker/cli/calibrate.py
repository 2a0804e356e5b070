"""``tracker calibrate``."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from tracker.cli.options import config_option, format_option, workspace
from tracker.cli.output import as_json, count, emit, progress, write_whole
from tracker.match import shipped_scorer
from tracker.run.calibrating import Calibration, calibrate
from tracker.run.rebuild import relabel_all
from tracker.run.workspace import read_own_scorer

_MEASURES = ("pairs", "new", "dropped")


@click.command("calibrate")
@click.argument("gold", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--write", is_flag=True, help="Use the new weights in this workspace and label all anew.")
@config_option
@format_option("text", "json")
def command(gold: tuple[Path, ...], write: bool, config_path: Path | None, format_: str) -> None:
    """Refit the matcher on labelled pairs (GOLD.jsonl) and on this workspace's own review decisions.

    Prints F1 by source, before and after, each source measured with weights fitted on the others. Needed
    after a change of the embedding model; no threshold is set by hand.
    """
    space = workspace(config_path)
    with progress("Embedding, fitting and cross-validating…"):
        own = space.config.match.scorer
        current = read_own_scorer(own) if own and own.is_file() else shipped_scorer()
        result = calibrate(gold, space.store, space.embedder, current)
    emit(as_json(asdict(result.report)) if format_ == "json" else _text(result))
    if write:
        target = space.config.match.scorer or space.folder / "scorer.json"
        write_whole(target, result.scorer.to_json().encode())
        click.echo(f"Weights written to {target}", err=True)
        if space.config.match.scorer is None:
            click.echo('To use them, set match.scorer = "scorer.json" in config.toml.', err=True)
            return
        number = relabel_all(workspace(config_path))
        click.echo(f"{count(number, 'statement')} labelled anew; a rebuild is not news", err=True)


def _text(result: Calibration) -> str:
    lines = [f"{result.documents} labelled documents, {result.decided} of them from your own decisions", ""]
    lines.append(f"{'F1 by source':<28}" + "".join(f"{name:>22}" for name in _MEASURES))
    before = result.report.before or {}
    for source, row in result.report.after.items():
        cells = [
            f"{before[source][name]:.3f} → {row[name]:.3f}" if source in before else f"{row[name]:.3f}"
            for name in _MEASURES
        ]
        lines.append(f"{source[:27]:<28}" + "".join(f"{cell:>22}" for cell in cells))
    lines += ["", "Probability said, and how often it came true"]
    lines += [
        f"  {b.low:.2f}–{b.high:.2f}  said {b.said:.2f}  true {b.true:.2f}  ({b.pairs} pairs)"
        for b in result.report.reliability
    ]
    return "\n".join(lines)

"""``tracker review``."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from tracker.cli.options import config_option, format_option, series_option, workspace
from tracker.cli.output import as_json, emit, progress, terminal_width, write_whole
from tracker.model import DecisionKind
from tracker.render.wrap import wrap
from tracker.run.review import Doubt, Ruling, doubtful, rule
from tracker.run.review_file import doubt_row, read_rulings, write_doubts
from tracker.run.workspace import Workspace

_ANSWERS = {"c": DecisionKind.CONFIRM, "r": DecisionKind.REJECT, "l": DecisionKind.RELINK}


@click.command("review")
@click.option(
    "--between", type=(float, float), default=(0.3, 0.9), show_default=True, help="Probabilities to list."
)
@series_option
@click.option("--confirm", "confirmed", multiple=True, metavar="ID", help="This match is right.")
@click.option("--reject", "rejected", multiple=True, metavar="ID", help="These two have nothing in common.")
@click.option(
    "--relink",
    "relinked",
    multiple=True,
    type=(str, str),
    metavar="ID STATEMENT#INDEX",
    help="The newer sentence carries on this older one instead (index as in JSON, from 0).",
)
@click.option("--why", default="", help="The reason, kept with the decision.")
@click.option("--who", default=getpass.getuser, show_default="your login name", help="Who decides.")
@click.option("--seen", type=int, help="The 'version' of the match that you know of.")
@click.option(
    "--export",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a .csv or .jsonl to fill in.",
)
@click.option(
    "--apply", "filled", type=click.Path(path_type=Path, dir_okay=False, exists=True), help="Read it back."
)
@format_option("text", "json")
@config_option
def command(
    between: tuple[float, float],
    series: str | None,
    confirmed: Sequence[str],
    rejected: Sequence[str],
    relinked: Sequence[tuple[str, str]],
    why: str,
    who: str,
    seen: int | None,
    target: Path | None,
    filled: Path | None,
    format_: str,
    config_path: Path | None,
) -> None:
    """Go through matches that are neither sure nor excluded, and decide.

    On a terminal it asks about one after another. Decisions are by a person, outrank the program, survive
    every rebuild, and label the group anew at once.
    """
    space = workspace(config_path)
    rulings = [Ruling(i, DecisionKind.CONFIRM, why, who, seen) for i in confirmed]
    rulings += [Ruling(i, DecisionKind.REJECT, why, who, seen) for i in rejected]
    rulings += [Ruling(i, DecisionKind.RELINK, why, who, seen, to) for i, to in relinked]
    rulings += read_rulings(filled, who) if filled else []
    if rulings or filled:
        _record(space, rulings, format_)
        return
    doubts = doubtful(space, *between, series)
    if target is not None:
        write_whole(target, write_doubts(doubts, target.suffix).encode())
        click.echo(
            f"{len(doubts)} matches written to {target}; fill in 'decision' and read it with --apply",
            err=True,
        )
    elif format_ == "json":
        emit(as_json({"version": 1, "matches": [doubt_row(doubt) for doubt in doubts]}))
    elif sys.stdin.isatty() and doubts:
        _record(space, _ask(doubts, who), format_)
    else:
        emit(_listed(doubts))


def _record(space: Workspace, rulings: Sequence[Ruling], format_: str) -> None:
    with progress("Labelling anew…"):
        count = rule(space, rulings)
    emit(as_json({"version": 1, "decided": count}) if format_ == "json" else f"{count} decided")


def _ask(doubts: Sequence[Doubt], who: str) -> list[Ruling]:
    """Ask about each match in turn; what was decided before 'q' counts."""
    rulings: list[Ruling] = []
    for number, doubt in enumerate(doubts, start=1):
        click.echo(f"\n{number} of {len(doubts)}\n{_shown(doubt)}")
        answer = click.prompt(
            "[c]onfirm, [r]eject, re[l]ink, [s]kip or [q]uit",
            type=click.Choice([*_ANSWERS, "s", "q"]),
            default="s",
            show_choices=False,
        )
        if answer == "q":
            break
        if answer in _ANSWERS:
            to = click.prompt("It carries on (statement#index)") if answer == "l" else None
            why = click.prompt("Why", default="", show_default=False)
            rulings.append(Ruling(doubt.id, _ANSWERS[answer], why, who, doubt.version, to))
    return rulings


def _listed(doubts: Sequence[Doubt]) -> str:
    if not doubts:
        return "No match lies between these bounds."
    return "\n\n".join(_shown(doubt) for doubt in doubts)


def _shown(doubt: Doubt) -> str:
    width = terminal_width()
    old, new = (f"{p.statement_id}#{p.index}" for p in (doubt.old, doubt.new))
    return "\n".join(
        [
            f"{doubt.id}  {doubt.score:.2f}  {doubt.relation}",
            wrap(f"{doubt.old.layout.text} ({old})", width, first="  older  "),
            wrap(f"{doubt.new.layout.text} ({new})", width, first="  newer  "),
        ]
    )

"""The container file, as far as it can be checked without building it."""

from __future__ import annotations

import json

import tracker.cli.app as app
from contrib.conftest import ROOT

FILE = ROOT / "contrib/container/Containerfile"


def instructions() -> list[tuple[str, str]]:
    text = FILE.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(name, rest) for name, _, rest in (line.partition(" ") for line in lines)]


def test_all_that_is_copied_is_there() -> None:
    wanted = [
        name
        for what, rest in instructions()
        if what == "COPY" and not rest.startswith("--from")
        for name in rest.split()[:-1]
    ]
    assert "tracker" in wanted
    assert [name for name in wanted if not (ROOT / name).exists()] == []


def test_it_starts_a_command_that_there_is() -> None:
    given = dict(instructions())
    assert json.loads(given["ENTRYPOINT"]) == ["tracker"]
    name, *options = json.loads(given["CMD"])
    known = {option for each in app.cli.get_command(None, name).params for option in each.opts}  # type: ignore[union-attr, arg-type]
    assert {option for option in options if option.startswith("--")} <= known

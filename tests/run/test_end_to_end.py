"""The whole program on real texts with the real model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import newsworthy
from tracker.cli.app import run
from tracker.language.keys import text_key
from tracker.model import Label
from tracker.run.workspace import open_workspace

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def workspace_of_rates(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Path:
    folder = tmp_path_factory.mktemp("rates")
    assert run(["init", str(folder)]) == 0
    series = shared / "series" / "fomc.jsonl"
    assert run(["ingest", str(series), "--changelog", "--config", str(folder)]) == 0
    return folder


def test_a_whole_series_is_read_and_its_changelog_written(workspace_of_rates: Path) -> None:
    space = open_workspace(workspace_of_rates, workspace_of_rates)
    assert len(space.store.statements.of("fomc")) == 74
    assert any((workspace_of_rates / "site").rglob("*.html"))


def test_no_sentence_that_was_said_before_word_for_word_is_called_first_ever(
    workspace_of_rates: Path,
) -> None:
    store = open_workspace(workspace_of_rates, workspace_of_rates).store
    heard: set[str] = set()
    revivals = 0
    for statement in store.statements.of("fomc"):
        passages = {p.id: p for p in store.sentences.of(statement.id)}
        for verdict in store.links.verdicts(statement.id):
            passage = passages.get(verdict.sentence_id)
            if passage is None or text_key(passage.layout.text) not in heard:
                continue
            first_ever = verdict.label is Label.NEW and verdict.returns_after is None
            assert not first_ever, f"{statement.id}: {passage.layout.text}"
            revivals += verdict.returns_after is not None
        heard |= {text_key(p.layout.text) for p in passages.values()}
    assert revivals > 0


@pytest.mark.parametrize("name", sorted(newsworthy.COMPARISONS))
def test_the_digest_of_two_captures_leads_with_what_readers_want(
    name: str, shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, _, new, _ = newsworthy.COMPARISONS[name]
    files = [str(next((shared / "seeds").glob(f"{doc}_*"))) for doc in (old, new)]
    capsys.readouterr()
    assert run(["compare", *files, "--format", "json"]) == 0
    findings = json.loads(capsys.readouterr().out)["digest"]["findings"][:12]
    told = [
        {(doc, f[side]["index"]) for side, doc in (("old", old), ("new", new)) if f[side]} for f in findings
    ]
    wanted = newsworthy.read_lists((shared / "gold" / "newsworthy.md").read_text(encoding="utf-8"))[name]
    found = sum(any(item & places for places in told) for item in wanted)
    assert found >= 8, f"{found} of {len(wanted)}"

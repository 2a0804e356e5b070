"""An archive for tests of the site: the demo series, and beside it everything that could break a page."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import pytest

from conftest import hashed_words
from tracker.model import Decision, DecisionKind
from tracker.run.ingest import Wish
from tracker.run.intake import take_in
from tracker.run.workspace import Workspace, init_workspace, open_workspace

NOW = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
DEMO = "Straits Security Dialogue"
HOSTILE = (
    "The two sides <script>window.hacked = 1</script> agreed to share data with"
    ' <img src=x onerror="window.hacked = 2"> and \u202egpj.exe\u202c until 31 May 2026.'
)
LONG_WORD = "Rind" + "fleisch" * 1400
ATTRIBUTE = 'They welcomed the "onmouseover=window.hacked=3 x=" clause and [a](javascript:window.hacked=4).'
CJK = (
    "四か国は、共同訓練を引き続き実施することを確認した。",
    "四か国は、共同訓練を今後も継続することで一致した。",
)


def record(number: int, day: str, title: str, text: str, url: str | None = None) -> str:
    fields = {"id": f"r{number}", "date": day, "title": title, "text": text, "url": url}
    return json.dumps(fields, ensure_ascii=False)


def write_series(folder: Path) -> dict[str, Path]:
    """Write the odd series as JSONL files, by the name under which they are taken in."""
    hostile = [
        record(1, "2025-03-01", "<b>Pact</b> & “co”", f"{HOSTILE}\n{ATTRIBUTE}\nThe {LONG_WORD} stands."),
        record(
            2,
            "2025-09-01",
            "<b>Pact</b> II",
            f"{HOSTILE.replace('share', 'hide')}\nThey noted the {LONG_WORD} with concern.",
            "javascript:alert(1)",
        ),
    ]
    series = {
        "Pact <script>/ 🌊 / ../../x \u202ecod": hostile,
        "海峡対話": [record(1, "2024-05-01", "第1回", CJK[0]), record(2, "2025-05-01", "第2回", CJK[1])],
        "Port  Talks!": [record(1, "2025-06-01", "Port Talks", "Both ports will open by 1 June 2026.")],
        "Port Talks": [record(1, "2025-07-01", "Port Talks", "Both ports agreed to close in due course.")],
    }
    paths = {}
    for number, (name, lines) in enumerate(series.items()):
        paths[name] = folder / f"odd-{number}.jsonl"
        paths[name].write_text("\n".join(lines), encoding="utf-8")
    return paths


def build_archive(folder: Path) -> Workspace:
    """Make the archive in ``folder``. The model is stood in for: what is tested here is what is shown."""
    space = open_workspace(init_workspace(folder / "ws"), folder, lambda: NOW)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "tracker.embed.reference.SentenceTransformerEmbedder.encode",
            lambda _self, texts: hashed_words(list(texts)),
        )
        demo = [folder / text.name for text in files("tracker.demo").iterdir() if text.name.endswith(".txt")]
        for path in demo:
            path.write_bytes((files("tracker.demo") / path.name).read_bytes())
        take_in(space, sorted(demo), Wish(series=DEMO))
        for name, path in write_series(folder).items():
            tally = take_in(space, [path], Wish(series=name))
            assert not tally.errors, tally.errors
    _decide(space)
    return space


def _decide(space: Workspace) -> None:
    thread = next(p.thread for p in space.store.sentences.all() if "helicopters" in p.layout.text)
    with space.store.write():
        space.store.decisions.add(
            Decision(DecisionKind.NOTE, "an <i>analyst</i>", NOW, "Seen on the pad & counted", thread=thread)
        )

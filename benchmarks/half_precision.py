"""What rounding vectors to half precision changes: cosines, and matches between documents.

python benchmarks/half_precision.py ../shared/gold/pairs_dev.jsonl
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

from tracker.embed import default_embedder
from tracker.match import Side, compare


def main() -> None:
    documents = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    texts = sorted({text for document in documents for side in ("old", "new") for text in document[side]})
    full = dict(zip(texts, default_embedder().encode(texts), strict=True))
    half = {text: row.astype(np.float16).astype(np.float32) for text, row in full.items()}
    drift, matches, differing = 0.0, 0, 0
    for document in documents:
        sides = [
            [Side(document[side], np.stack([rows[t] for t in document[side]])) for side in ("old", "new")]
            for rows in (full, half)
        ]
        cosines = [old.vectors @ new.vectors.T for old, new in sides]
        drift = max(drift, float(np.abs(cosines[0] - cosines[1]).max()))
        found = [{(m.old, m.new) for m in compare(old, new).matches} for old, new in sides]
        matches += len(found[0])
        differing += len(found[0] ^ found[1])
    print(f"{len(documents)} document pairs, {matches} matches")
    print(f"largest change of a cosine  {drift:.5f}")
    print(f"matches that differ         {differing}")


if __name__ == "__main__":
    main()

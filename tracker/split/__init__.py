"""From the lines of a page to blocks, and from the text of a block to sentences.

The block pass does what no sentence splitter does: it undoes hard wraps and keeps headings, bullets and
numbered paragraphs apart. The sentence pass then only ever sees one block.
"""

from __future__ import annotations

from tracker.split.blocks import split_blocks
from tracker.split.sentences import split_sentences

__all__ = ["split_blocks", "split_sentences"]

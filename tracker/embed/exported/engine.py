"""Runs an exported model with onnxruntime and tokenizers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import numpy as np

from tracker.embed.exported.batches import TOKENS, batches
from tracker.embed.exported.package import Package
from tracker.embed.interface import Vectors, checked

_ERRORS_ONLY = 3
_NO_TELEMETRY = "ORT_DISABLE_TELEMETRY"
"""Unless it is set before the import, onnxruntime keeps an id of the machine and events for its maker."""


class OnnxEmbedder:
    """Encodes with an exported graph.

    Args:
        name: that of the model whose export it is: an export is only used where it gives the same vectors.
        package: the exported model.
        threads: how many to compute with.

    Raises:
        ImportError: onnxruntime or tokenizers is not installed.
        Exception: the graph cannot be run by this version of onnxruntime (its errors share no base).
    """

    def __init__(self, name: str, package: Package, threads: int = 1) -> None:
        os.environ.setdefault(_NO_TELEMETRY, "1")
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer

        options = SessionOptions()
        options.log_severity_level = _ERRORS_ONLY
        options.inter_op_num_threads = 1
        options.intra_op_num_threads = threads
        # Threads that wait by turning in circles take the cores from everybody else.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = InferenceSession(package.graph, options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_str(package.tokenizer)
        self._tokenizer.enable_truncation(package.manifest.max_length)
        self._tokenizer.no_padding()
        self._manifest = package.manifest
        self._name = name

    @property
    def name(self) -> str:
        """Model with revision."""
        return self._name

    def encode(self, texts: Sequence[str], *, tokens: int = TOKENS) -> Vectors:
        """Return unit rows, ``float32[len(texts), dimension]``; ``tokens`` is the size of a batch."""
        encoded = self._tokenizer.encode_batch([text.strip() for text in texts])
        lengths = [len(each.ids) for each in encoded]
        rows = np.empty((len(texts), self._manifest.dimension), dtype=np.float32)
        for batch in batches(lengths, tokens):
            rows[batch] = self._run([encoded[index] for index in batch])
        return checked(rows, len(texts), self._name) if texts else rows

    def _run(self, encoded: Sequence[Any]) -> Vectors:
        shape = (len(encoded), max(len(each.ids) for each in encoded))
        columns = {
            "input_ids": np.full(shape, self._manifest.pad_id, dtype=np.int64),
            "attention_mask": np.zeros(shape, dtype=np.int64),
            "token_type_ids": np.zeros(shape, dtype=np.int64),
        }
        for row, each in enumerate(encoded):
            width = len(each.ids)
            columns["input_ids"][row, :width] = each.ids
            columns["attention_mask"][row, :width] = 1
            columns["token_type_ids"][row, :width] = each.type_ids
        feed = {name: columns[name] for name in self._manifest.inputs}
        found: Vectors = self._session.run(None, feed)[0]
        return found

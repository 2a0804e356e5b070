"""A model of eight words, real to onnxruntime and tokenizers and made in milliseconds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from tracker.embed.exported.package import Manifest, Package

WORDS = {"[PAD]": 0, "[UNK]": 1, "the": 2, "ferry": 3, "resumes": 4, "in": 5, "may": 6, "not": 7}
TABLE = np.random.default_rng(7).standard_normal((len(WORDS), 5)).astype(np.float32)
LONGEST = 6


def tiny_package(table: np.ndarray = TABLE) -> Package:
    """Mean of word vectors under the mask, as a graph."""
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["rows"]),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "last"], ["wide"]),
        helper.make_node("Mul", ["rows", "wide"], ["masked"]),
        helper.make_node("ReduceSum", ["masked", "middle"], ["sum"], keepdims=0),
        helper.make_node("ReduceSum", ["wide", "middle"], ["count"], keepdims=0),
        helper.make_node("Div", ["sum", "count"], ["vectors"]),
    ]
    axes = ["batch", "length"]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info(n, TensorProto.INT64, axes) for n in ("input_ids", "attention_mask")],
        [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["batch", 5])],
        [
            numpy_helper.from_array(table, "table"),
            numpy_helper.from_array(np.array([2]), "last"),
            numpy_helper.from_array(np.array([1]), "middle"),
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model)
    tokenizer = Tokenizer(WordLevel(WORDS, "[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    manifest = Manifest(("input_ids", "attention_mask"), LONGEST, 0, 5)
    return Package(manifest, tokenizer.to_str(), model.SerializeToString())


def word_means(texts: Sequence[str]) -> np.ndarray:
    """What the tiny model must give, computed the plain way."""
    rows = []
    for text in texts:
        ids = Tokenizer.from_str(tiny_package().tokenizer).encode(text.strip()).ids[:LONGEST]
        mean = TABLE[ids].mean(axis=0)
        rows.append(mean / np.linalg.norm(mean))
    return np.array(rows, dtype=np.float32)

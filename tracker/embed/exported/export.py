"""Turns a loaded sentence-transformers model into an ONNX graph. The only module that needs torch."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

from tracker.embed.exported.package import Manifest, Package

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_OPSET = 17
_SAMPLE = ["They met in spring.", "Both sides decided to extend the arrangement until the end of next year."]


class ExportError(Exception):
    """The model cannot be exported; the reference must go on doing the work."""


def export(model: SentenceTransformer) -> Package:
    """Export a model of transformer, mean pooling and normalisation, with its tokenizer.

    Raises:
        ExportError: torch cannot export it, or it takes other inputs than tokens.
    """
    tokenizer = model.tokenizer
    backend = getattr(tokenizer, "backend_tokenizer", None)
    dimension, longest = model.get_embedding_dimension(), model.max_seq_length
    if backend is None or not dimension or not longest or tokenizer.pad_token_id is None:
        raise ExportError("its tokenizer cannot be used alone")
    if any(str(weights.dtype) != "torch.float32" for weights in model.parameters()):
        raise ExportError("its weights are not of single precision")
    sample = tokenizer(_SAMPLE, padding=True, return_tensors="pt")
    names = tuple(sample)
    if not set(names) <= set(_INPUTS):
        raise ExportError(f"it takes {', '.join(names)}")
    # A tensor that is passed twice becomes one input of the graph; copies stay apart.
    tensors = tuple(sample[name].clone() for name in names)
    graph = _graph(_pooled(model, names), names, tensors)
    return Package(Manifest(names, longest, tokenizer.pad_token_id, dimension), backend.to_str(), graph)


def _pooled(model: SentenceTransformer, names: tuple[str, ...]) -> Any:
    """Wrap the transformer with the mean over its tokens; torch is imported here, not with this module."""
    import torch

    class Pooled(torch.nn.Module):
        def __init__(self, transformer: torch.nn.Module) -> None:
            super().__init__()
            self.transformer = transformer

        def forward(self, *tensors: torch.Tensor) -> torch.Tensor:
            inputs = dict(zip(names, tensors, strict=True))
            hidden = self.transformer(**inputs).last_hidden_state
            mask = inputs["attention_mask"].unsqueeze(-1).to(hidden.dtype)
            mean = (hidden * mask).sum(1) / mask.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(mean, p=2.0, dim=1)

    # A module left in training mode drops activations at random, and says nothing.
    transformer: Any = model[0]
    return Pooled(transformer.auto_model).eval()


def _graph(module: Any, names: tuple[str, ...], tensors: tuple[Any, ...]) -> bytes:
    """Export by tracing, which takes a second; where torch no longer can, by ``torch.export`` (ten)."""
    failed: Exception | None = None
    for way in (_traced, _captured):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # the tracer warns of branches that the check would catch
                return way(module, names, tensors)
        except Exception as error:
            failed = error
    raise ExportError(str(failed).splitlines()[0] if str(failed) else type(failed).__name__)


def _traced(module: Any, names: tuple[str, ...], tensors: tuple[Any, ...]) -> bytes:
    import torch

    buffer: Any = io.BytesIO()  # taken by this exporter, though its types do not say so
    axes: dict[str, dict[int, str]] = {name: {0: "batch", 1: "length"} for name in names}
    torch.onnx.export(
        module,
        tensors,
        buffer,
        dynamo=False,
        opset_version=_OPSET,
        input_names=list(names),
        output_names=["vectors"],
        dynamic_axes={**axes, "vectors": {0: "batch"}},
    )
    graph: bytes = buffer.getvalue()
    return graph


def _captured(module: Any, names: tuple[str, ...], tensors: tuple[Any, ...]) -> bytes:
    import torch

    free = torch.export.Dim.DYNAMIC
    program: Any = torch.onnx.export(
        module,
        tensors,
        dynamo=True,
        verbose=False,
        input_names=list(names),
        output_names=["vectors"],
        dynamic_shapes=(tuple({0: free, 1: free} for _ in tensors),),
    )
    graph: bytes = program.model_proto.SerializeToString()
    return graph

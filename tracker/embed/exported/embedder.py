"""An embedder that exports its model at first use and needs no torch from then on."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.embed.exported.package import VERSION, pack, unpack
from tracker.embed.exported.place import Draft, cache_folder
from tracker.embed.exported.structure import is_exportable
from tracker.embed.exported.threads import Load, free_cores, load_now
from tracker.embed.interface import Embedder, Vectors
from tracker.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.embed.exported.engine import OnnxEmbedder
    from tracker.embed.reference import SentenceTransformerEmbedder

_log = logging.getLogger("tracker.embed")


@dataclass(frozen=True, slots=True)
class Weights:
    """A model's folder with the SHA-256 of the weights in it."""

    folder: Path
    sha256: str


class ExportingEmbedder:
    """Gives the reference's vectors, by an exported graph where that is possible and by itself where not.

    Args:
        reference: loads the model with sentence-transformers.
        weights: finds and checks the model's files; null where they are not on this machine yet. Raises
            ``ModelError`` where they must not be used.
        cache: folder for the export; the platform's cache folder unless given.
    """

    def __init__(
        self,
        reference: SentenceTransformerEmbedder,
        weights: Callable[[], Weights | None],
        cache: Path | None = None,
    ) -> None:
        self._reference = reference
        self._weights = weights
        self._cache = cache

    @property
    def name(self) -> str:
        """Model with revision: both engines give the same vectors, so they share it."""
        return self._reference.name

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit rows, ``float32[len(texts), dimension]``."""
        return self._engine.encode(texts)

    @cached_property
    def _engine(self) -> Embedder:
        started = load_now()
        weights = self._weights()
        runtime = _runtime()
        if weights is None or runtime is None or not is_exportable(weights.folder):
            return self._reference
        folder = (self._cache or cache_folder()) / "models"
        path = folder / f"{weights.sha256[:32]}-{VERSION}-onnxruntime-{runtime}.model"
        return self._kept(path, started) or self._made(path, started) or self._reference

    def _kept(self, path: Path, started: Load | None) -> Embedder | None:
        """Open an export that was kept; null where there is none or it is damaged."""
        from tracker.embed.exported.engine import OnnxEmbedder

        try:
            package = unpack(path.read_bytes())
            if package is not None:
                return OnnxEmbedder(self.name, package, free_cores(started))
            _log.warning("%s is damaged and is made anew", path)
        except OSError:
            pass  # not there, or not readable: writing it will tell
        except Exception as error:
            _log.warning("%s cannot be used and is made anew (%s)", path, _first_line(error))
        return None

    def _made(self, path: Path, started: Load | None) -> Embedder | None:
        """Export the model and keep it; null where it cannot be exported or kept."""
        try:
            draft = Draft(path)
        except OSError as error:
            _log.warning("the exported model cannot be kept in %s (%s)", path.parent, error.strerror)
            return None
        try:
            return self._exported(draft, started)
        except ModelError:
            raise  # not the export's fault: the reference would say the same
        except OSError as error:
            _log.warning("the exported model cannot be kept in %s (%s)", path.parent, error.strerror)
        except Exception as error:
            _log.warning("%s cannot be exported (%s)", self.name, _first_line(error))
        finally:
            draft.drop()
        return None

    def _exported(self, draft: Draft, started: Load | None) -> OnnxEmbedder | None:
        from tracker.embed.exported.agreement import agrees
        from tracker.embed.exported.engine import OnnxEmbedder
        from tracker.embed.exported.export import export

        package = export(self._reference.model)
        engine = OnnxEmbedder(self.name, package, free_cores(started))
        if not agrees(engine, self._reference):
            _log.warning("the export of %s gives other vectors and is not used", self.name)
            return None
        draft.finish(pack(package))
        return engine


def _runtime() -> str | None:
    """Return the version of onnxruntime without importing it; null where it is not installed.

    An export is accepted for the runtime it was tested with, and tested anew for another.
    """
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("onnxruntime")
    except PackageNotFoundError:
        return None


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__

"""Which models can be exported: what their own module list says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_CHAIN = ("Transformer", "Pooling", "Normalize")
_MEAN = "pooling_mode_mean_tokens"


def is_exportable(folder: Path) -> bool:
    """Whether the model is a transformer, the mean of its tokens and a normalisation, and nothing else.

    Anything more (another pooling, a dense layer, a default prompt, lower-casing) is left to
    sentence-transformers, which knows what it means.
    """
    modules = _read(folder / "modules.json")
    if not isinstance(modules, list) or not (folder / "tokenizer.json").is_file():
        return False
    kinds = tuple(str(module.get("type", "")).rsplit(".", 1)[-1] for module in modules)
    if kinds != _CHAIN:
        return False
    pooling = _settings(folder / str(modules[1].get("path", "")) / "config.json")
    settings = _settings(folder / "config_sentence_transformers.json")
    lowers = _settings(folder / "sentence_bert_config.json").get("do_lower_case", False)
    return _takes_the_mean(pooling) and not settings.get("default_prompt_name") and not lowers


def _takes_the_mean(pooling: dict[str, Any]) -> bool:
    if "pooling_mode" in pooling:
        return bool(pooling["pooling_mode"] in ("mean", ["mean"]))
    on = [name for name, value in pooling.items() if name.startswith("pooling_mode") and value is True]
    return on == [_MEAN]


def _settings(path: Path) -> dict[str, Any]:
    found = _read(path)
    return found if isinstance(found, dict) else {}


def _read(path: Path) -> Any:
    """Return the JSON in a file; null where there is none or it is broken."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None

"""An exported model as one file: what is in it, and a hash over all of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

VERSION = 1
"""Raise it when the export changes: files of another version are made anew."""

_HASH = 64


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the engine must know to run the graph as the reference would."""

    inputs: tuple[str, ...]
    """Names of the graph's inputs, ``int64[batch, length]`` each."""
    max_length: int
    """Tokens, the special ones included; longer texts are cut as the reference cuts them."""
    pad_id: int
    dimension: int


@dataclass(frozen=True, slots=True)
class Package:
    """An exported model: ``tokenizer`` is the JSON of ``tokenizers``, ``graph`` a serialised ONNX model."""

    manifest: Manifest
    tokenizer: str
    graph: bytes


def pack(package: Package) -> bytes:
    """Return the bytes of the cache file: SHA-256 of the rest, a line of JSON, tokenizer, graph."""
    tokenizer = package.tokenizer.encode()
    head = {"version": VERSION, "tokenizer": len(tokenizer), "graph": len(package.graph)}
    head |= asdict(package.manifest)
    rest = b"".join((json.dumps(head).encode(), b"\n", tokenizer, package.graph))
    return hashlib.sha256(rest).hexdigest().encode() + rest


def unpack(data: bytes) -> Package | None:
    """Read a cache file; null where it was cut short, altered, or is of another version."""
    rest = memoryview(data)[_HASH:]
    if hashlib.sha256(rest).hexdigest().encode() != data[:_HASH]:
        return None
    end = data.index(b"\n", _HASH) + 1
    head = json.loads(data[_HASH:end])
    if head["version"] != VERSION:
        return None
    manifest = Manifest(tuple(head["inputs"]), head["max_length"], head["pad_id"], head["dimension"])
    middle = end + int(head["tokenizer"])
    return Package(manifest, data[end:middle].decode(), data[middle:])

"""libpostal's CRF file (``address_parser_crf.dat``): writing and reading it. Layout: src/crf.c, sparse_matrix.c, matrix.h; big-endian."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

_SIGNATURE = 0xCFCFCFCF

Trie = Callable[[Mapping[str, int]], bytes]


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear-chain CRF: its labels, state weights by (feature, label) and transition weights by (from, to)."""

    labels: tuple[str, ...]
    states: Mapping[tuple[str, str], float]
    transitions: Mapping[tuple[str, str], float]


def to_bytes(weights: Weights, trie: Trie) -> bytes:
    """Return the file; ``trie`` makes the bytes of a libpostal trie (`addrnorm.model.tries`)."""
    number = {label: i for i, label in enumerate(weights.labels)}
    features: dict[str, int] = {}
    rows: list[list[tuple[int, float]]] = []
    for (feature, label), weight in sorted(weights.states.items()):
        if feature not in features:
            features[feature] = len(rows)
            rows.append([])
        rows[features[feature]].append((number[label], weight))
    count = len(weights.labels)
    dense = [weights.transitions.get((a, b), 0.0) for a in weights.labels for b in weights.labels]
    names = b"".join(label.encode() + b"\0" for label in weights.labels)
    return b"".join(
        (
            struct.pack(">IIQ", _SIGNATURE, count, len(names)),
            names,
            trie(features),
            _sparse(rows, count),
            trie({"__none__": 0}),
            _sparse([[]], count * count),
            struct.pack(">QQ", count, count),
            _packed("d", dense),
        )
    )


def labels_of(data: bytes) -> tuple[str, ...]:
    """Return the labels that a CRF file can give."""
    signature, count, length = struct.unpack_from(">IIQ", data)
    if signature != _SIGNATURE:
        raise ValueError("not a CRF file of libpostal")
    names = tuple(name.decode() for name in data[16 : 16 + length].split(b"\0") if name)
    if len(names) != count:
        raise ValueError("damaged CRF file")
    return names


def transitions_of(data: bytes) -> dict[tuple[str, str], float]:
    """Return the transition weights of a CRF file (they stand at its end)."""
    labels = labels_of(data)
    count = len(labels)
    values = struct.unpack(f">{count * count}d", data[-8 * count * count :])
    return {(a, b): values[i * count + j] for i, a in enumerate(labels) for j, b in enumerate(labels)}


def _sparse(rows: Sequence[Sequence[tuple[int, float]]], columns: int) -> bytes:
    starts, columns_of, values = [0], [], []
    for row in rows:
        for column, value in sorted(row):
            columns_of.append(column)
            values.append(value)
        starts.append(len(values))
    head = struct.pack(">II", len(rows), columns)
    return head + _counted("I", starts) + _counted("I", columns_of) + _counted("d", values)


def _counted(kind: str, values: Sequence[float]) -> bytes:
    return struct.pack(">Q", len(values)) + _packed(kind, values)


def _packed(kind: str, values: Sequence[float]) -> bytes:
    packed = array(kind, values)
    packed.byteswap()
    return packed.tobytes()

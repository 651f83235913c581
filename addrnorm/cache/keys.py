"""Every form of a cache key.

    name    addrnorm:1:<32 hex>   what Redis sees: a keyed hash of request, model, rules, options and key version
    seal    32 bytes              the key that encrypts the value: another hash of the same, which Redis never sees

An address can be read from Redis only by who knows it already, and the secret if there is one. A new model, rule, option or
recipe of keys makes new names, so that an old answer is never served.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from addrnorm.address import AddressInput, Options, Provenance
from addrnorm.key import KEY_VERSION

FORMAT = 1
PREFIX = f"addrnorm:{FORMAT}:"


@dataclass(frozen=True, slots=True)
class Entry:
    """The name of a cached result, and the key that its value is sealed with."""

    name: str
    seal: bytes


def entry(request: AddressInput, options: Options, provenance: Provenance, secret: bytes = b"") -> Entry:
    """Return the entry of a request."""
    text = repr((request, options, provenance.model_id, provenance.rules_version, KEY_VERSION, FORMAT))
    raw = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=48, key=secret[:64]).digest()
    return Entry(PREFIX + raw[:16].hex(), raw[16:])

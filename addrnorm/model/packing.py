"""Numbers and strings as libpostal's files hold them: big-endian, strings with a closing zero."""

from __future__ import annotations

import struct
from collections.abc import Iterable


def u8(number: int) -> bytes:
    """Pack an unsigned byte."""
    return struct.pack(">B", number)


def u16(number: int) -> bytes:
    """Pack an unsigned 16-bit integer."""
    return struct.pack(">H", number)


def u32(number: int) -> bytes:
    """Pack a 32-bit integer; negative ones in two's complement."""
    return struct.pack(">I", number & 0xFFFFFFFF)


def u64(number: int) -> bytes:
    """Pack an unsigned 64-bit integer."""
    return struct.pack(">Q", number)


def i64(number: int) -> bytes:
    """Pack a signed 64-bit integer."""
    return struct.pack(">q", number)


def zero_ended(text: str) -> bytes:
    """Pack a string with its closing zero."""
    return text.encode() + b"\0"


def sized32(text: str) -> bytes:
    """Pack a string behind its length (32 bits, the zero counts)."""
    raw = zero_ended(text)
    return u32(len(raw)) + raw


def sized64(text: str) -> bytes:
    """Pack a string behind its length (64 bits, the zero counts)."""
    raw = zero_ended(text)
    return u64(len(raw)) + raw


def joined(parts: Iterable[bytes]) -> bytes:
    """Join packed parts."""
    return b"".join(parts)

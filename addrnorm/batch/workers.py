"""Normalize rows in several processes, forked on one copy of the libpostal data, results in the order of the rows."""

from __future__ import annotations

import multiprocessing
import multiprocessing.pool
import os
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from addrnorm.address import AddressInput, Options, Result
from addrnorm.errors import InvalidRequest
from addrnorm.normalizer import Normalizer

Outcome = Result | InvalidRequest
T = TypeVar("T")
Row = TypeVar("Row")
CHUNK = 500

#: What the workers inherit when they are forked.
_normalizer: Normalizer | None = None
_options = Options()


def normalize_all(
    rows: Iterable[Row],
    address: Callable[[Row], AddressInput],
    keep: Callable[[Outcome], T],
    normalizer: Normalizer,
    processes: int = 0,
    *,
    canonical: bool = False,
) -> Iterator[tuple[Row, T]]:
    """Yield each row with what ``keep`` makes of its result, in order.

    ``processes`` 0 takes as many as there are processors; 1 works in this process. ``keep`` runs in the workers and must be a
    function of a module, so that only what it returns travels between processes.
    """
    global _normalizer, _options
    _normalizer, _options = normalizer, Options(include_canonical=canonical)
    count = processes or os.cpu_count() or 1
    chunks = _chunks(iter(rows))
    if count == 1:
        for chunk in chunks:
            yield from zip(chunk, _work(([address(row) for row in chunk], keep)), strict=True)
        return
    with multiprocessing.get_context("fork").Pool(count) as pool:
        waiting: list[list[Row]] = []

        def asked() -> Iterator[tuple[list[AddressInput], Callable[[Outcome], T]]]:
            for chunk in chunks:
                waiting.append(chunk)
                yield [address(row) for row in chunk], keep

        for answers in _bounded(pool, asked(), 4 * count):
            yield from zip(waiting.pop(0), answers, strict=True)


def _bounded(
    pool: multiprocessing.pool.Pool, tasks: Iterator[tuple[list[AddressInput], Callable[[Outcome], T]]], most: int
) -> Iterator[list[T]]:
    """Like imap, but with a bound on what is read ahead: memory stays flat however long the table is."""
    pending = [pool.apply_async(_work, (task,)) for task in islice(tasks, most)]
    while pending:
        answer = pending.pop(0).get()
        pending += [pool.apply_async(_work, (task,)) for task in islice(tasks, 1)]
        yield answer


def _chunks(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def _work(task: tuple[list[AddressInput], Callable[[Outcome], T]]) -> list[T]:
    asked, keep = task
    return [keep(_outcome(item)) for item in asked]


def _outcome(asked: AddressInput) -> Outcome:
    assert _normalizer is not None
    try:
        return _normalizer.normalize(asked, _options)
    except InvalidRequest as error:
        return error

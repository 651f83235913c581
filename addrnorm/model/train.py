"""From nothing to the shipped files: corpus, vocabulary, phrases, features, weights, ``meta.json``.

Every step reads and writes files in a work directory; the same configuration and seed give the same bytes.
"""

from __future__ import annotations

import gc
import logging
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from addrnorm.model import align, corpus, crf_file, features, phrases, vocabulary
from addrnorm.model.basefiles import write_base
from addrnorm.model.config import Config
from addrnorm.model.tries import trie_bytes

log = logging.getLogger(__name__)

_PLACE_LABELS = frozenset({"city", "suburb", "city_district", "state_district", "state", "country"})
_PARTS = 2


@dataclass(frozen=True, slots=True)
class Aligned:
    """The labelled tokens of every row that could be aligned."""

    rows: list[corpus.Row]
    tokens: list[list[tuple[str, str]]]


def align_rows(rows: Iterable[corpus.Row]) -> Aligned:
    """Label the tokens of rows; rows whose separators the parser would keep are left out."""
    kept = Aligned([], [])
    for row in rows:
        if found := align.labelled_tokens(row.segments):
            kept.rows.append(row)
            kept.tokens.append(found)
    return kept


def everyday_words(tokens: Iterable[Sequence[tuple[str, str]]], minimum: int = 12) -> frozenset[str]:
    """Return words that mostly stand outside of place names: as phrases they would hide their own features."""
    inside: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    for token, label in chain.from_iterable(tokens):
        (inside if label in _PLACE_LABELS else outside)[vocabulary.normalized(token)] += 1
    return frozenset(word for word, count in outside.items() if count >= minimum and count > inside[word])


def write_knowledge(data: Path, aligned: Aligned, config: Config) -> None:
    """Write vocabulary, phrases and postal codes; and a CRF that knows nothing, so that the library loads and prints features."""
    parser = data / "address_parser"
    parser.mkdir(parents=True, exist_ok=True)
    counts = vocabulary.count(token for row in aligned.tokens for token, _ in row)
    (parser / "address_parser_vocab.trie").write_bytes(trie_bytes(vocabulary.kept(counts, config.vocabulary_minimum)))
    names = phrases.collect(everyday_words(aligned.tokens), config.knowledge)
    (parser / "address_parser_phrases.dat").write_bytes(phrases.to_bytes(names, trie_bytes))
    (parser / "address_parser_postal_codes.dat").write_bytes(phrases.no_postal_codes(len(names), trie_bytes))
    empty = crf_file.Weights(("city", "road"), {("bias", "road"): 1.0}, {})
    (parser / "address_parser_crf.dat").write_bytes(crf_file.to_bytes(empty, trie_bytes))
    log.info("vocabulary of %d words, %d phrases", len(counts), len(names))


def print_features(data: Path, rows: Sequence[corpus.Row], work: Path) -> list[Path]:
    """Have libpostal print the features of all rows, in parallel processes; return the files, in order."""
    size = -(-len(rows) // _PARTS)
    outputs = []
    with ExitStack() as stack:
        running = []
        for part in range(_PARTS):
            source, target = work / f"rows-{part}.jsonl", work / f"features-{part}.txt"
            corpus.write(islice(rows, part * size, (part + 1) * size), source)
            command = [sys.executable, "-m", "addrnorm.model.features", str(data), str(source)]
            running.append(subprocess.Popen(command, stdout=stack.enter_context(target.open("wb"))))
            outputs.append(target)
        if any(process.wait() for process in running):
            raise RuntimeError("libpostal could not print features")
    return outputs


def fit(files: Sequence[Path], tokens: Sequence[Sequence[tuple[str, str]]], model: Path, config: Config) -> crf_file.Weights:
    """Learn the weights by L-BFGS."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    used = 0
    for found, wanted in zip(chain.from_iterable(features.read_features(f) for f in files), tokens, strict=True):
        if len(found) == len(wanted):
            trainer.append(found, [label for _, label in wanted])
            used += 1
    log.info("learning from %d of %d addresses", used, len(tokens))
    trainer.set_params({"c1": config.c1, "c2": config.c2, "max_iterations": config.iterations, "feature.minfreq": config.feature_minimum})
    trainer.train(str(model))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    info = tagger.info()
    states = {key: weight for key, weight in info.state_features.items() if abs(weight) > config.smallest_weight}
    return crf_file.Weights(tuple(sorted(info.labels)), states, dict(info.transitions))


def learn_breaks(data: Path, work: Path, config: Config) -> None:
    """Learn the weights for commas and numbers from addresses that the CRF has not seen."""
    source = work / "breaks.jsonl"
    corpus.write(corpus.generate(config.break_addresses, config.seed + 1), source)
    command = [sys.executable, "-m", "addrnorm.model.breaks", str(data), str(source), str(config.break_weight)]
    subprocess.run(command, check=True)


def train(config: Config, out: Path, work: Path, extra: Sequence[corpus.Row] = ()) -> None:
    """Make a data directory in ``out``: base files from the language files, the parser's files from the corpus."""
    work.mkdir(parents=True, exist_ok=True)
    write_base(out)
    log.info("generating %d addresses", config.addresses)
    aligned = align_rows(chain(corpus.generate(config.addresses, config.seed), extra))
    write_knowledge(out, aligned, config)
    files = print_features(out, aligned.rows, work)
    tokens = aligned.tokens
    gc.collect()
    weights = fit(files, tokens, work / "model.crfsuite", config)
    (out / "address_parser" / "address_parser_crf.dat").write_bytes(crf_file.to_bytes(weights, trie_bytes))
    learn_breaks(out, work, config)
    log.info("%d weights, labels %s", len(weights.states), ", ".join(weights.labels))
    for file in files:
        file.unlink()

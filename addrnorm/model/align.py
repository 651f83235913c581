"""Labels for the tokens that libpostal's parser sees."""

from __future__ import annotations

from collections.abc import Iterable

from addrnorm.libpostal.breaks import UNSEEN
from addrnorm.model.grammar import Segment


def labelled_tokens(segments: Iterable[Segment]) -> list[tuple[str, str]] | None:
    """Return (token, label) for each token that the parser keeps; None when a separator between parts is kept as well."""
    from postal.tokenize import tokenize

    text, labels = "", []
    for part, label in segments:
        text += part
        labels += [label] * len(part)
    found, at = [], 0
    for token, kind in tokenize(text):
        start = text.find(token, at)
        if start < 0:
            return None
        at = start + len(token)
        if kind.name in UNSEEN:
            continue
        label = next((x for x in labels[start:at] if x), "")
        if not label:
            return None
        found.append((token, label))
    return found

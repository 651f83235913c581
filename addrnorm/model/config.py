"""The training configuration: one commented TOML file (`config.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from addrnorm.model.phrases import Knowledge, Limits


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that decides the bytes of the trained data, beside the generation data themselves."""

    seed: int
    addresses: int
    vocabulary_minimum: int
    feature_minimum: int
    c1: float
    c2: float
    iterations: int
    smallest_weight: float
    break_addresses: int
    break_weight: float
    knowledge: Knowledge


def load(path: Path | None = None) -> Config:
    """Read a configuration; without a path the one that ships."""
    text = path.read_text(encoding="utf-8") if path else (files("addrnorm.model") / "config.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    knowledge = Knowledge(
        limits=Limits(**data.pop("phrases")),
        country_languages=tuple(data.pop("country_languages")),
        names={kind: tuple(names) for kind, names in data.pop("names").items()},
        abbreviations=data.pop("abbreviations"),
    )
    return Config(knowledge=knowledge, **data)

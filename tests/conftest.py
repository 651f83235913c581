"""Fixtures that every test may use: one real normalizer per run."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from addrnorm.normalizer import Normalizer
from addrnorm.settings import Settings

# The same examples in every run, so that CI says the same of the same commit; `--hypothesis-profile=hunt` looks for new ones.
settings.register_profile("steady", derandomize=True)
settings.register_profile("hunt", derandomize=False)
settings.load_profile("steady")


def pytest_configure() -> None:
    """Tests see no settings of the machine they run on."""
    for name in [name for name in os.environ if name.startswith("ADDRNORM_") or name == "LIBPOSTAL_DATA_DIR"]:
        del os.environ[name]


@pytest.fixture(scope="session")
def normalizer() -> Normalizer:
    """The real pipeline over the data that ships."""
    return Normalizer(Settings())

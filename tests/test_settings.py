"""Settings come from the environment; what cannot be read is named."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from addrnorm.errors import InvalidRequest
from addrnorm.settings import VARIABLES, Settings

WRONG = {
    "ADDRNORM_PORT": ["65536", "-1", "x", "²"],
    "ADDRNORM_CACHE_TTL": ["0", "1.5"],
    "ADDRNORM_CACHE_SIZE": ["many", "9" * 10],
    "ADDRNORM_LOG_LEVEL": ["LOUD"],
    "ADDRNORM_OVERRIDES": ["/nonexistent"],
    "ADDRNORM_KEY_SECRET": ["x" * 65],
}


def test_every_setting_has_a_variable() -> None:
    assert {spec.name for spec in fields(Settings)} == set(VARIABLES)


def test_settings_are_read(tmp_path: Path) -> None:
    env = {"ADDRNORM_PORT": "7", "ADDRNORM_OVERRIDES": str(tmp_path), "ADDRNORM_LOG_LEVEL": "debug", "ADDRNORM_CACHE_TTL": ""}
    assert Settings.from_env(env) == Settings(port=7, overrides=tmp_path, log_level="DEBUG")
    assert Settings.from_env({}) == Settings()


@pytest.mark.parametrize(("variable", "value"), [(variable, value) for variable, values in WRONG.items() for value in values])
def test_a_wrong_value_names_its_variable(variable: str, value: str) -> None:
    with pytest.raises(InvalidRequest, match=f"^{variable}: ") as caught:
        Settings.from_env({variable: value})
    assert value not in caught.value.reason


def test_secrets_are_not_shown() -> None:
    shown = repr(Settings.from_env({"ADDRNORM_KEY_SECRET": "hush", "ADDRNORM_REDIS_URL": "redis://:hush@host/0"}))
    assert "hush" not in shown
